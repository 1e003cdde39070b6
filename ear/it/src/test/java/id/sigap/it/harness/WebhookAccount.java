package id.sigap.it.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.standin.WebhookSender;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * A channel of a platform that nobody answers for, and how the platform proves what it delivers there.
 *
 * @param header that carries the proof
 * @param proofs of a secret and a body
 * @param missing code of a refusal where the proof is missing
 * @param wrong code of a refusal where it is wrong
 * @param empty a genuine delivery with nothing in it for a complaint desk
 */
public record WebhookAccount(
        String channel,
        String connector,
        Map<String, String> settings,
        Map<String, String> secrets,
        String header,
        BinaryOperator<String> proofs,
        String missing,
        String wrong,
        String empty) {
    private static final String SECRET = "rahasia-uji-0123456789";

    /** A page on Facebook, with the id 1001. */
    public static WebhookAccount facebook(String channel) {
        return graph(channel, "facebook", "page-id", "{\"object\":\"page\",\"entry\":[]}");
    }

    public static WebhookAccount messenger(String channel) {
        return graph(channel, "messenger", "page-id", "{\"object\":\"page\",\"entry\":[]}");
    }

    public static WebhookAccount instagram(String channel) {
        return graph(channel, "instagram", "instagram-id", "{\"object\":\"instagram\",\"entry\":[]}");
    }

    public static WebhookAccount whatsApp(String channel) {
        return graph(channel, "whatsapp", "phone-number-id", "{\"object\":\"whatsapp_business_account\",\"entry\":[]}");
    }

    private static WebhookAccount graph(String channel, String connector, String account, String empty) {
        return new WebhookAccount(
                channel,
                connector,
                Map.of(account, "1001"),
                Map.of("app-secret", SECRET, "verify-token", "token-uji-kanal", "access-token", "akses-uji-kanal"),
                "X-Hub-Signature-256",
                (secret, body) ->
                        "sha256=" + HexFormat.of().formatHex(WebhookSender.hmac(secret, body.getBytes(UTF_8))),
                "signature-missing",
                "signature-wrong",
                empty);
    }

    public static WebhookAccount x(String channel) {
        return new WebhookAccount(
                channel,
                "x",
                Map.of("account-id", "1001", "client-id", "klien-uji"),
                Map.of("consumer-secret", SECRET, "app-token", "aplikasi-uji", "refresh-token", "segar-uji"),
                "X-Twitter-Webhooks-Signature",
                (secret, body) -> "sha256="
                        + Base64.getEncoder().encodeToString(WebhookSender.hmac(secret, body.getBytes(UTF_8))),
                "signature-invalid",
                "signature-invalid",
                "{\"for_user_id\":\"1001\"}");
    }

    public static WebhookAccount telegram(String channel) {
        return new WebhookAccount(
                channel,
                "telegram",
                Map.of("bot-username", "uji_bot", "mode", "webhook"),
                Map.of("bot-token", "1001:AAAAAAAAAAAAAAAAAAAA", "webhook-secret", SECRET),
                "X-Telegram-Bot-Api-Secret-Token",
                (secret, body) -> secret,
                "secret-token-wrong",
                "secret-token-wrong",
                "{\"update_id\":4711}");
    }

    /** Opens it, or goes on with the one that an earlier try of the same tests left paused. */
    public WebhookAccount openOn(SigapServer server) throws SQLException {
        new Rows(server.database()).execute("update channel set active = true where id = '" + channel + "'");
        Api.Reply opened = server.api("admin1")
                .post(
                        "/api/admin/channels",
                        Json.createObjectBuilder()
                                .add("id", channel)
                                .add("connector", connector)
                                .add("label", "Akun uji " + connector)
                                .add("settings", object(settings).add("api-url", "http://127.0.0.1:9"))
                                .add("secrets", object(secrets))
                                .add(
                                        "registration",
                                        Json.createObjectBuilder()
                                                .add("owner", "Diskominfo")
                                                .add("accountable", "Kabag Humas")
                                                .add("legalBasis", "SK 1/2026")
                                                .add("purpose", "Aduan warga")));
        assertThat(opened.status()).as(opened.body()).isIn(201, 409);
        return this;
    }

    private static JsonObjectBuilder object(Map<String, String> members) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        members.forEach(object::add);
        return object;
    }

    /** Nothing goes out or is polled any more. */
    public void pauseOn(SigapServer server) throws SQLException {
        new Rows(server.database()).execute("update channel set active = false where id = '" + channel + "'");
    }

    public String path() {
        return "/api/channels/" + channel + "/webhook";
    }

    /** As the platform proves this body. */
    public String proof(String body) {
        return proofs.apply(SECRET, body);
    }

    /** As somebody proves it who does not know the secret. */
    public String forged(String body) {
        return proofs.apply("rahasia-orang-lain", body);
    }

    /** The head of a delivery; without a proof where that is null. */
    public String head(int length, String type, String proof) {
        return "POST " + path() + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nContent-Length: "
                + length + (proof == null ? "" : "\r\n" + header + ": " + proof) + "\r\n\r\n";
    }

    /** A whole delivery. */
    public String post(String type, String proof, String body) {
        return head(body.getBytes(UTF_8).length, type, proof) + body;
    }

    /** A whole delivery as the platform sends it. */
    public String genuine(String body) {
        return post("application/json", proof(body), body);
    }

    /** Its name in a test's report. */
    @Override
    public String toString() {
        return connector;
    }
}
