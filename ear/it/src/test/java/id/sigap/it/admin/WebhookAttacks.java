package id.sigap.it.admin;

import static id.sigap.it.harness.Patience.PATIENCE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.sigap.it.harness.Rows;
import id.sigap.it.harness.SigapServer;
import id.sigap.it.harness.WebhookAccount;
import id.sigap.it.harness.Wire;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What strangers send to a channel's public address in numbers: too much, too slow, too many at once. Nobody else is held up.
 * What is kept of each single one is told by {@link ForgedDeliveries}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WebhookAttacks {
    private static final String CHANNEL = "laman";
    private static final String JSON = "application/json";
    private static final String UNKNOWN = "sha256=00";

    private final WebhookAccount page = WebhookAccount.facebook(CHANNEL);
    private final SigapServer server;
    private final Rows rows;
    private final Wire wire;

    WebhookAttacks(SigapServer server) {
        this.server = server;
        this.rows = new Rows(server.database());
        this.wire = new Wire(server);
    }

    @BeforeAll
    void openAChannel() throws SQLException {
        page.openOn(server);
    }

    @AfterAll
    void pauseIt() throws SQLException {
        page.pauseOn(server);
    }

    @Test
    void keepsWhatIsGenuineButDoesNotParseForInspection() throws Exception {
        Wire.Answer answer = wire.send(page.genuine("{\"object\":\"page\",\"entry\":["));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(rows.text("select error from delivery where state = 'dead' and channel_id = '" + CHANNEL + "'"))
                .isEqualTo("bad-json");
        assertThat(server.api("admin1").get("/api/dead-letters").body()).contains("bad-json");
    }

    @Test
    void sixtyBodiesThatNeverComeHoldNobodyUp() throws Exception {
        List<Socket> stuck = new ArrayList<>();
        Instant begun = Instant.now();
        try {
            for (int i = 0; i < 60; i++) {
                Socket socket = server.socket();
                stuck.add(socket);
                int length = i % 4 == 0 ? 1024 * 1024 : 100;
                socket.getOutputStream().write((page.head(length, JSON, UNKNOWN) + "{").getBytes(ISO_8859_1));
            }
            for (int i = 0; i < 10; i++) {
                Wire.Answer ready =
                        wire.send("GET /api/health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                assertThat(ready.status()).isEqualTo(200);
                assertThat(ready.millis()).isLessThan(15_000);
            }
            String body = comments("tembus", 1);
            assertThat(wire.send(page.genuine(body)).status()).isEqualTo(200);

            for (Socket socket : stuck) {
                assertThat(Wire.read(socket, begun).status()).isEqualTo(408);
            }
            assertThat(Duration.between(begun, Instant.now())).isBetween(Duration.ofSeconds(19), PATIENCE);
        } finally {
            for (Socket socket : stuck) {
                socket.close();
            }
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(refusals("slow-delivery")).isPositive());
    }

    @Test
    void formsThatStopInTheMiddleHoldNoMonitorUp() throws Exception {
        List<Socket> stuck = new ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) {
                Socket socket = server.socket();
                stuck.add(socket);
                socket.getOutputStream()
                        .write(page.head(5000, JSON, null)
                                .replace(page.path(), "/api/public/complaints")
                                .getBytes(ISO_8859_1));
            }
            Wire.Answer ready =
                    wire.send("GET /api/health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(ready.status()).isEqualTo(200);
            assertThat(ready.millis()).isLessThan(10_000);
            for (Socket socket : stuck) {
                socket.setSoTimeout(60_000);
                assertThat(Wire.read(socket, Instant.now()).status()).isIn(0, 400, 408, 500);
            }
        } finally {
            for (Socket socket : stuck) {
                socket.close();
            }
        }
    }

    @Test
    void readsOnlySoManyLargeBodiesAtOnce() throws Exception {
        List<Socket> large = new ArrayList<>();
        try {
            for (int i = 0; i < 16; i++) {
                Socket socket = server.socket();
                large.add(socket);
                socket.getOutputStream().write((page.head(2 * 1024 * 1024, JSON, UNKNOWN) + "{").getBytes(ISO_8859_1));
            }
            await().atMost(PATIENCE)
                    .until(() -> wire.send(page.head(2 * 1024 * 1024, JSON, UNKNOWN), 500)
                                    .status()
                            == 503);
            String body = comments("kecil", 1);
            assertThat(wire.send(page.genuine(body)).status()).isEqualTo(200);
        } finally {
            for (Socket socket : large) {
                socket.close();
            }
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            String body = comments("sesudah", 1) + " ".repeat(64 * 1024);
            assertThat(body.length()).isGreaterThan(64 * 1024);
            assertThat(wire.send(page.genuine(body)).status()).isEqualTo(200);
        });
    }

    /** How fast is the benchmark's to tell. */
    @Test
    void everyEventOfALargeBatchIsTakenInOnce() throws Exception {
        String body = comments("seratus", 100);

        Wire.Answer answer = wire.send(page.genuine(body));
        Wire.Answer again = wire.send(page.genuine(body));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                rows.text("select count(*) from intake_event where native_id like '1001_seratus%'"))
                        .isEqualTo("100"));
    }

    private static String comments(String run, int count) {
        JsonArrayBuilder changes = Json.createArrayBuilder();
        IntStream.range(0, count)
                .forEach(i -> changes.add(Json.createObjectBuilder()
                        .add("field", "feed")
                        .add(
                                "value",
                                Json.createObjectBuilder()
                                        .add("item", "comment")
                                        .add("verb", "add")
                                        .add("comment_id", "1001_" + run + i)
                                        .add("post_id", "1001_55")
                                        .add("parent_id", "1001_55")
                                        .add(
                                                "from",
                                                Json.createObjectBuilder()
                                                        .add("id", "77" + i)
                                                        .add("name", "Warga " + i))
                                        .add("message", "Lampu jalan mati di RT " + i + " sejak kemarin malam")
                                        .add("created_time", 1_795_000_000L + i))));
        return Json.createObjectBuilder()
                .add("object", "page")
                .add(
                        "entry",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("id", "1001")
                                        .add("time", 1_795_000_000L)
                                        .add("changes", changes)))
                .build()
                .toString();
    }

    private long refusals(String code) throws SQLException {
        return Long.parseLong(rows.text(
                "select count(*) from ledger_entry where act = 'delivery.refused' and data like '%\"" + code + "\"%'"));
    }
}
