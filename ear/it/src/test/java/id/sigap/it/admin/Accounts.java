package id.sigap.it.admin;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.sigap.it.harness.Api;
import id.sigap.it.harness.Api.Reply;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Rows;
import id.sigap.it.harness.SigapServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * An account of a platform is opened, changed, rotated, watched and closed in the browser's own calls; its secrets never
 * come back. The mailboxes of these tests are at a port where nothing listens.
 */
abstract class Accounts {
    private static final String SECRET = "kata-sandi-yang-tak-boleh-terbaca";
    private static final String NEXT_SECRET = "kata-sandi-berikutnya-juga-tidak";

    private final SigapServer server;
    private final Rows rows;
    private final Api admin;
    private final Api auditor;

    Accounts(SigapServer server) {
        this.server = server;
        this.rows = new Rows(server.database());
        this.admin = server.api("admin1");
        this.auditor = server.api("auditor1");
    }

    /** A second mailbox must not carry the notices of other tests. */
    @AfterEach
    void pauseWhatWasOpened() throws SQLException {
        rows.execute("update channel set active = false where opened_at is not null");
    }

    @Test
    void aChannelIsOpenedFromItsConnectorsDescriptionAndTestedAgainstItsServer() {
        JsonObject email = one(json(200, admin.get("/api/admin/connectors")), "email");
        assertThat(email.getJsonArray("settings").getValuesAs(JsonObject.class)).anySatisfy(setting -> {
            assertThat(setting.getString("name")).isEqualTo("password");
            assertThat(setting.getString("type")).isEqualTo("SECRET");
            assertThat(setting.getJsonObject("label").getString("en")).isEqualTo("Password");
        });

        Reply opened = admin.post("/api/admin/channels", mailbox("bukaan"));

        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        JsonObject channel = opened.json().getJsonObject("opened").getJsonObject("channel");
        assertThat(channel.getString("id")).isEqualTo("bukaan");
        assertThat(channel.getJsonObject("health").getString("state")).isEqualTo("DOWN");
        assertThat(json(200, admin.post("/api/admin/channels/bukaan/test", "{}"))
                        .getString("state"))
                .isEqualTo("DOWN");
        assertThat(one(json(200, auditor.get("/api/admin/channels")), "bukaan").getString("state"))
                .isEqualTo("failing");
        assertThat(admin.post("/api/admin/channels", mailbox("bukaan")).status())
                .isEqualTo(409);
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingIsOpened() {
        Reply refused = admin.post(
                "/api/admin/channels",
                Json.createObjectBuilder()
                        .add("id", "keliru")
                        .add("connector", "email")
                        .add("label", "Keliru")
                        .add(
                                "settings",
                                Json.createObjectBuilder()
                                        .add("address", "bukan surel")
                                        .add("imap-port", "banyak"))
                        .add("registration", Json.createObjectBuilder().add("owner", "Diskominfo")));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().getJsonArray("faults").getValuesAs(JsonObject.class))
                .extracting(fault -> fault.getString("field"))
                .contains(
                        "settings.address",
                        "settings.imap-port",
                        "settings.imap-host",
                        "secrets.password",
                        "registration.accountable",
                        "registration.legalBasis",
                        "registration.purpose")
                .doesNotContain("registration.owner");
        assertThat(admin.get("/api/admin/channels/keliru").status()).isEqualTo(404);
        assertThat(admin.post("/api/admin/channels", mailbox("Huruf Besar")).status())
                .isEqualTo(422);
    }

    @Test
    void aSecretIsRotatedWithoutARestartAndIsReadableNowhere() throws IOException, SQLException {
        assertThat(admin.post("/api/admin/channels", mailbox("rahasia")).status())
                .isEqualTo(201);
        Reply rotated = put("/api/admin/channels/rahasia/secrets/password", "{\"value\":\"" + NEXT_SECRET + "\"}");

        assertThat(rotated.status()).as(rotated.body()).isEqualTo(200);
        assertThat(secret("rahasia").getBoolean("rotating")).isTrue();
        assertThat(delete("/api/admin/channels/rahasia/secrets/password/previous")
                        .status())
                .isEqualTo(200);
        assertThat(secret("rahasia").getBoolean("rotating")).isFalse();
        assertThat(delete("/api/admin/channels/rahasia/secrets/password/previous")
                        .status())
                .isEqualTo(409);
        assertThat(put("/api/admin/channels/rahasia/secrets/address", "{\"value\":\"x\"}")
                        .status())
                .isEqualTo(404);

        List<String> acts = json(200, auditor.get("/api/admin/changes?kind=channel&subject=rahasia"))
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(change -> change.getString("act"))
                .toList();
        assertThat(acts).containsExactly("rotation-ended", "secret-changed", "opened");
        String everything = rotated.body()
                + admin.get("/api/admin/channels").body()
                + admin.get("/api/admin/channels/rahasia").body()
                + admin.with("Accept", "text/csv")
                        .get("/api/admin/channel-register/csv")
                        .body()
                + auditor.get("/api/admin/changes?kind=channel").body()
                + auditor.get("/api/ledger?act=channel.opened").body()
                + auditor.get("/api/ledger?act=channel.secret-changed").body()
                + rows.text(
                        "select string_agg(coalesce(before_json, '') || coalesce(after_json, ''), ' ') from change_log")
                + rows.text("select string_agg(cast(c as text), ' ') from channel c")
                + rows.text("select string_agg(cast(l as text), ' ') from ledger_entry l")
                + Files.readString(server.log());
        assertThat(everything).contains("rahasia").doesNotContain(SECRET, NEXT_SECRET);
    }

    @Test
    void aChannelIsChangedOnlyAsItWasSeen() {
        admin.post("/api/admin/channels", mailbox("ubahan"));
        Reply seen = admin.get("/api/admin/channels/ubahan");
        String changed = withoutSecrets(
                mailbox("ubahan").add("label", "Nama baru").build().toString());

        assertThat(put("/api/admin/channels/ubahan", changed).status()).isEqualTo(428);
        assertThat(put(admin.with("If-Match", "\"99\""), "/api/admin/channels/ubahan", changed)
                        .status())
                .isEqualTo(412);
        Reply done = put(admin.with("If-Match", seen.header("ETag")), "/api/admin/channels/ubahan", changed);
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.json().getJsonObject("channel").getString("label")).isEqualTo("Nama baru");
        assertThat(done.header("ETag")).isNotEqualTo(seen.header("ETag"));
        assertThat(secret("ubahan").getBoolean("stored")).isTrue();
    }

    @Test
    void aChannelIsPointedAtAnotherServerOnlyWithItsSecretsGivenAgain() {
        admin.post("/api/admin/channels", mailbox("pindahan"));
        String tag = admin.get("/api/admin/channels/pindahan").header("ETag");
        String elsewhere = mailbox("pindahan").build().toString().replace("127.0.0.1", "localhost");

        Reply refused = put(admin.with("If-Match", tag), "/api/admin/channels/pindahan", withoutSecrets(elsewhere));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().getString("code")).isEqualTo("secrets-needed");
        assertThat(refused.body()).contains("secrets.password").doesNotContain(SECRET);

        Reply done = put(admin.with("If-Match", tag), "/api/admin/channels/pindahan", elsewhere);
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.body()).doesNotContain(SECRET);
        assertThat(secret("pindahan").getBoolean("rotating")).isFalse();
    }

    @Test
    void administratorsKeepTheRegisterAndAuditorsReadIt() {
        assertThat(server.api("operator1").get("/api/admin/channels").status()).isEqualTo(403);
        assertThat(server.api("approver1").get("/api/admin/channel-register").status())
                .isEqualTo(403);
        assertThat(auditor.post("/api/admin/channels", mailbox("auditor")).status())
                .isEqualTo(403);
        assertThat(put(auditor, "/api/admin/channels/web/secrets/password", "{\"value\":\"x\"}")
                        .status())
                .isEqualTo(403);

        admin.post("/api/admin/channels", mailbox("daftar"));
        JsonObject entry = one(json(200, auditor.get("/api/admin/channel-register")), "daftar");
        assertThat(entry.getJsonObject("registration").getString("accountable")).isEqualTo("Kabag Humas");
        JsonObject shipped = one(json(200, auditor.get("/api/admin/channel-register")), "web");
        assertThat(shipped.getJsonObject("registration").getString("owner")).contains("(contoh)");
        assertThat(auditor.with("Accept", "text/csv")
                        .get("/api/admin/channel-register/csv")
                        .body())
                .startsWith("\uFEFFid,platform,label,owner,")
                .contains("daftar,email,Surel uji,Diskominfo,Kabag Humas,SK 1/2026,");
    }

    @Test
    void aPausedChannelIsNotReplayedAndOnlyWhatNothingWaitsOnIsClosed() {
        admin.post("/api/admin/channels", mailbox("tutupan"));
        String since = "{\"since\":\"" + new Desk(server).now().minusSeconds(3600) + "\"}";

        Reply replayed = admin.post("/api/admin/channels/tutupan/replay", since);
        assertThat(replayed.status()).isEqualTo(409);
        assertThat(replayed.json().getString("code")).isEqualTo("replay-unsupported");
        json(200, admin.post("/api/admin/channels/tutupan/pause", "{\"reason\":\"Uji\"}"));
        assertThat(admin.post("/api/admin/channels/tutupan/replay", since)
                        .json()
                        .getString("code"))
                .isEqualTo("channel-paused");

        new Desk(server).complain("Lampu jalan mati di Jalan Ahmad Yani depan kantor pos");
        Reply busy = admin.post("/api/admin/channels/web/close", "{\"reason\":\"Uji\"}");
        assertThat(busy.status()).isEqualTo(409);
        assertThat(busy.json().getString("code")).isEqualTo("channel-in-use");

        assertThat(admin.post("/api/admin/channels/tutupan/close", "{}").status())
                .isEqualTo(422);
        JsonObject closed = json(200, admin.post("/api/admin/channels/tutupan/close", "{\"reason\":\"Akun dihapus\"}"));
        assertThat(closed.getJsonObject("channel").getString("state")).isEqualTo("closed");
        assertThat(admin.post("/api/admin/channels/tutupan/resume", "{}").status())
                .isEqualTo(409);
    }

    @Test
    void aChannelThatIsSilentTooLongCallsAPersonUntilItIsPaused() {
        admin.post("/api/admin/channels", mailbox("senyap").add("silentAfterHours", 2));

        new Desk(server).later("PT3H");

        await().atMost(PATIENCE).until(() -> silent("senyap"));
        json(200, admin.post("/api/admin/channels/senyap/pause", "{\"reason\":\"Uji\"}"));
        await().atMost(PATIENCE).until(() -> !silent("senyap"));
    }

    private boolean silent(String channel) {
        return json(200, server.api("approver1").get("/api/incidents"))
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .anyMatch(incident -> incident.getString("kind").equals("channel-silent")
                        && incident.getString("what").contains("Surel " + channel));
    }

    private static JsonObjectBuilder mailbox(String id) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("connector", "email")
                .add("label", id.equals("senyap") ? "Surel senyap" : "Surel uji")
                .add(
                        "settings",
                        Json.createObjectBuilder()
                                .add("address", "kantor@sigap.example")
                                .add("username", "kantor@sigap.example")
                                .add("archive-address", "arsip@sigap.example")
                                .add("imap-host", "127.0.0.1")
                                .add("imap-port", "9")
                                .add("smtp-host", "127.0.0.1")
                                .add("smtp-port", "9"))
                .add("secrets", Json.createObjectBuilder().add("password", SECRET))
                .add(
                        "registration",
                        Json.createObjectBuilder()
                                .add("owner", "Diskominfo")
                                .add("accountable", "Kabag Humas")
                                .add("legalBasis", "SK 1/2026")
                                .add(
                                        "purpose",
                                        "Aduan warga " + UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8))));
    }

    private static String withoutSecrets(String channel) {
        return channel.replaceFirst("\"secrets\":[{][^}]*[}],?", "");
    }

    private JsonObject secret(String channel) {
        return json(200, admin.get("/api/admin/channels/" + channel))
                .getJsonArray("secrets")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(one -> one.getString("name").equals("password"))
                .findFirst()
                .orElseThrow();
    }

    private Reply put(String path, String body) {
        return put(admin, path, body);
    }

    private static Reply put(Api api, String path, String body) {
        return api.with("Content-Type", "application/json").send("PUT", path, BodyPublishers.ofString(body));
    }

    private Reply delete(String path) {
        return admin.with("Content-Type", "application/json").send("DELETE", path, BodyPublishers.ofString("{}"));
    }

    private static JsonObject one(JsonObject list, String id) {
        return list.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(item -> item.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject json(int status, Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        return reply.json();
    }
}
