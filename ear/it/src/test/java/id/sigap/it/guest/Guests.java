package id.sigap.it.guest;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.sigap.it.harness.Api;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Project;
import id.sigap.it.harness.SigapServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What tests of guest connectors do and see: over REST as people of the office, over the webhook as a platform. */
public final class Guests {
    private static final String JARS = "/api/admin/connector-jars";

    private final SigapServer server;
    private Path letters;

    public Guests(SigapServer server) {
        this.server = server;
    }

    /** A channel of that connector; its answers lie in {@link #letters()}. */
    public void open(String channel, String connector) {
        String settings = Json.createObjectBuilder()
                .add("folder", letters().toString())
                .build()
                .toString();
        try (Connection owner = server.database().asOwner();
                PreparedStatement insert = owner.prepareStatement(
                        "insert into channel (id, connector, label, active, settings) values (?, ?, ?, true, ?)")) {
            insert.setString(1, channel);
            insert.setString(2, connector);
            insert.setString(3, "Kanal " + channel);
            insert.setString(4, settings);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Path letters() {
        if (letters == null) {
            letters = Project.freshFolder("drop-in-letters");
        }
        return letters;
    }

    /** What stands in all letters. */
    public String sent() {
        try (Stream<Path> files = Files.list(letters())) {
            List<String> all = new ArrayList<>();
            for (Path file : files.toList()) {
                all.add(Files.readString(file));
            }
            return String.join("\n", all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The platform calls; its status. */
    public int write(String channel, String text) {
        return server.api()
                .with("X-Guest", "yes")
                .with("Content-Type", "text/plain")
                .send("POST", "/api/channels/" + channel + "/webhook", BodyPublishers.ofString(text))
                .status();
    }

    public void awaitStatus(String channel, int status, String text) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(write(channel, text)).isEqualTo(status));
    }

    /** The complaint that came of the only message with these words. */
    public Desk.Ticket awaitTicket(String channel, int place) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tickets(channel)).hasSizeGreaterThan(place));
        return new Desk.Ticket(tickets(channel).get(place), "");
    }

    public List<String> tickets(String channel) {
        List<String> tickets = new ArrayList<>();
        try (Connection app = server.database().asApp();
                PreparedStatement query =
                        app.prepareStatement("select ticket from complaint where channel_id = ? order by id")) {
            query.setString(1, channel);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    tickets.add(rows.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return tickets;
    }

    /** The jar as the administrator sees it, once it was noticed. */
    public JsonObject awaitJar(GuestJar jar) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(jar(jar)).as(jar.toString()).isPresent());
        return jar(jar).orElseThrow();
    }

    private Optional<JsonObject> jar(GuestJar jar) {
        return list("jars").stream()
                .filter(one -> one.getString("sha256").equals(jar.sha256()))
                .findFirst();
    }

    /** The administrator decides: {@code accept} or {@code refuse}. */
    public void decide(GuestJar jar, String act) {
        Api.Reply reply = server.api("admin1").post(JARS + "/" + awaitJar(jar).getString("id") + "/" + act, "{}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    public int decideAs(String person, GuestJar jar, String act) {
        return server.api(person)
                .post(JARS + "/" + awaitJar(jar).getString("id") + "/" + act, "{}")
                .status();
    }

    public int resume(String standing) {
        return server.api("admin1")
                .post(JARS + "/resume", "{\"standing\":\"" + standing + "\"}")
                .status();
    }

    /** Of the connector in that file now. */
    public Optional<JsonObject> installed(String file) {
        return list("connectors").stream()
                .filter(one -> one.getString("file", "").equals(file))
                .findFirst();
    }

    public void awaitState(String file, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(installed(file).map(one -> one.getString("state")))
                        .as(file)
                        .contains(state));
    }

    public List<JsonObject> list(String name) {
        Api.Reply reply = server.api("auditor1").get(JARS);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().getJsonArray(name).getValuesAs(JsonObject.class);
    }

    /** Kind and words of what waits for a person. */
    public List<String> incidents() {
        return server
                .api("admin1")
                .get("/api/incidents")
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(one -> one.getString("kind") + " " + one.getString("what"))
                .toList();
    }

    public void awaitIncident(String kind, String... words) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(incidents())
                        .anySatisfy(
                                one -> assertThat(one).startsWith(kind + " ").contains(words)));
    }

    /** {@code running, paused, failing} or {@code connector-away}. */
    public String channelState(String channel) {
        return server
                .api("admin1")
                .get("/api/admin/channels")
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(one -> one.getString("id").equals(channel))
                .map(one -> one.getString("state"))
                .findFirst()
                .orElseThrow();
    }
}
