package id.sigap.it.admin;

import static id.sigap.it.harness.Patience.PATIENCE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.sigap.it.harness.Api;
import id.sigap.it.harness.Rows;
import id.sigap.it.harness.SigapServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What strangers send to a channel's public address: forged, oversized, cut short, of the wrong type, too slow, too many.
 * Each is refused with its status and counted, and leaves nothing but a line in the ledger.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WebhookAttacks {
    private static final String CHANNEL = "laman";
    private static final String PATH = "/api/channels/" + CHANNEL + "/webhook";
    private static final String SECRET = "rahasia-aplikasi-laman";
    private static final int MOST_MILLIS = 35_000;

    private final SigapServer server;
    private final Rows rows;

    WebhookAttacks(SigapServer server) {
        this.server = server;
        this.rows = new Rows(server.database());
    }

    /** Or goes on with the one that an earlier try of the same tests left paused. */
    @BeforeAll
    void openAChannel() throws SQLException {
        rows.execute("update channel set active = true where id = '" + CHANNEL + "'");
        Api.Reply opened = server.api("admin1")
                .post(
                        "/api/admin/channels",
                        Json.createObjectBuilder()
                                .add("id", CHANNEL)
                                .add("connector", "facebook")
                                .add("label", "Laman uji")
                                .add(
                                        "settings",
                                        Json.createObjectBuilder()
                                                .add("page-id", "1001")
                                                .add("api-url", "http://127.0.0.1:9"))
                                .add(
                                        "secrets",
                                        Json.createObjectBuilder()
                                                .add("app-secret", SECRET)
                                                .add("verify-token", "token-uji-laman")
                                                .add("access-token", "akses-uji-laman"))
                                .add(
                                        "registration",
                                        Json.createObjectBuilder()
                                                .add("owner", "Diskominfo")
                                                .add("accountable", "Kabag Humas")
                                                .add("legalBasis", "SK 1/2026")
                                                .add("purpose", "Aduan warga")));
        assertThat(opened.status()).as(opened.body()).isIn(201, 409);
    }

    @AfterAll
    void pauseIt() throws SQLException {
        rows.execute("update channel set active = false where id = '" + CHANNEL + "'");
    }

    @Test
    void refusesAForgedDeliveryAndKeepsNothingButALine() throws Exception {
        long before = deliveries();

        Answer unsigned = send(post("application/json", null, "{\"object\":\"page\"}"));
        Answer forged = send(post("application/json", signed("lain", "{}"), "{}"));

        assertThat(List.of(unsigned.status(), forged.status())).containsExactly(401, 401);
        assertThat(deliveries()).isEqualTo(before);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(refusals("signature-wrong")).isPositive());
        assertThat(refusals("signature-missing")).isPositive();
    }

    @Test
    void refusesWhatIsTooLargeBeforeItComes() throws Exception {
        Answer answer = send(head(9 * 1024 * 1024, "application/json", "sha256=00"));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text()).contains("too-large");
        assertThat(answer.millis()).isLessThan(15_000);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(refusals("too-large")).isPositive());
    }

    @Test
    void refusesWhatEndsBeforeItsAnnouncedLength() throws Exception {
        try (Socket socket = server.socket()) {
            socket.getOutputStream()
                    .write((head(500, "application/json", "sha256=00") + "{\"obj").getBytes(ISO_8859_1));
            socket.shutdownOutput();

            assertThat(read(socket, Instant.now()).status()).isIn(400, 0);
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(refusals("cut-short")).isPositive());
    }

    @Test
    void refusesAnotherTypeOfContent() throws Exception {
        String body = "<a/>";

        assertThat(send(post("text/xml", signed(SECRET, body), body)).status()).isEqualTo(415);
    }

    @Test
    void keepsWhatIsGenuineButDoesNotParseForInspection() throws Exception {
        String body = "{\"object\":\"page\",\"entry\":[";

        Answer answer = send(post("application/json", signed(SECRET, body), body));

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
                socket.getOutputStream()
                        .write((head(length, "application/json", "sha256=00") + "{").getBytes(ISO_8859_1));
            }
            for (int i = 0; i < 10; i++) {
                Answer ready = send("GET /api/health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                assertThat(ready.status()).isEqualTo(200);
                assertThat(ready.millis()).isLessThan(15_000);
            }
            String body = comments("tembus", 1);
            assertThat(send(post("application/json", signed(SECRET, body), body))
                            .status())
                    .isEqualTo(200);

            for (Socket socket : stuck) {
                assertThat(read(socket, begun).status()).isEqualTo(408);
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
                        .write(head(5000, "application/json", null)
                                .replace(PATH, "/api/public/complaints")
                                .getBytes(ISO_8859_1));
            }
            Answer ready = send("GET /api/health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(ready.status()).isEqualTo(200);
            assertThat(ready.millis()).isLessThan(10_000);
            for (Socket socket : stuck) {
                socket.setSoTimeout(60_000);
                assertThat(read(socket, Instant.now()).status()).isIn(0, 400, 408, 500);
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
                socket.getOutputStream()
                        .write((head(2 * 1024 * 1024, "application/json", "sha256=00") + "{").getBytes(ISO_8859_1));
            }
            await().atMost(PATIENCE)
                    .until(() -> send(head(2 * 1024 * 1024, "application/json", "sha256=00"), 500)
                                    .status()
                            == 503);
            String body = comments("kecil", 1);
            assertThat(send(post("application/json", signed(SECRET, body), body))
                            .status())
                    .isEqualTo(200);
        } finally {
            for (Socket socket : large) {
                socket.close();
            }
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            String body = comments("sesudah", 1) + " ".repeat(64 * 1024);
            assertThat(body.length()).isGreaterThan(64 * 1024);
            assertThat(send(post("application/json", signed(SECRET, body), body))
                            .status())
                    .isEqualTo(200);
        });
    }

    /** How fast is the benchmark's to tell. */
    @Test
    void everyEventOfALargeBatchIsTakenInOnce() throws Exception {
        String body = comments("seratus", 100);

        Answer answer = send(post("application/json", signed(SECRET, body), body));
        Answer again = send(post("application/json", signed(SECRET, body), body));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                rows.text("select count(*) from intake_event where native_id like '1001_seratus%'"))
                        .isEqualTo("100"));
    }

    private record Answer(int status, String text, long millis) {}

    private Answer send(String bytes) throws IOException {
        return send(bytes, MOST_MILLIS);
    }

    private Answer send(String bytes, int patience) throws IOException {
        try (Socket socket = server.socket()) {
            socket.setSoTimeout(patience);
            Instant begun = Instant.now();
            socket.getOutputStream().write(bytes.getBytes(UTF_8));
            return read(socket, begun);
        }
    }

    /** The first answer on the connection; status 0 where none came. */
    private static Answer read(Socket socket, Instant begun) throws IOException {
        if (socket.getSoTimeout() == 0) {
            socket.setSoTimeout(MOST_MILLIS);
        }
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                received.write(buffer, 0, n);
                if (received.toString(ISO_8859_1).contains("\r\n\r\n")) {
                    break;
                }
            }
        } catch (SocketTimeoutException nothing) {
            assertThat(received.size()).isZero();
        }
        String text = received.toString(UTF_8);
        int status = text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        return new Answer(status, text, Duration.between(begun, Instant.now()).toMillis());
    }

    private static String head(int length, String type, String signature) {
        return "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nContent-Length: "
                + length + (signature == null ? "" : "\r\nX-Hub-Signature-256: " + signature) + "\r\n\r\n";
    }

    private static String post(String type, String signature, String body) {
        return head(body.getBytes(UTF_8).length, type, signature) + body;
    }

    private static String signed(String secret, String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
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

    private long deliveries() throws SQLException {
        return Long.parseLong(rows.text("select count(*) from delivery where channel_id = '" + CHANNEL + "'"));
    }

    private long refusals(String code) throws SQLException {
        return Long.parseLong(rows.text(
                "select count(*) from ledger_entry where act = 'delivery.refused' and data like '%\"" + code + "\"%'"));
    }
}
