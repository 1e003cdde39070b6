package id.sigap.bench;

import id.sigap.demo.citizens.ChannelPlan;
import id.sigap.standin.WebhookSender;
import id.sigap.standin.whatsapp.Citizen;
import id.sigap.standin.whatsapp.WhatsAppStandIn;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** Signed deliveries as Meta and X send them; every event is a new citizen's, so that each makes a complaint. */
final class WebhookEvents {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AtomicLong NEXT = new AtomicLong(1);

    private final String url;
    private final WhatsAppStandIn whatsApp;

    /** @param url Sigap's address */
    /** @param whatsApp hears of each citizen, so that receipts reach them */
    WebhookEvents(String url, WhatsAppStandIn whatsApp) {
        this.url = url;
        this.whatsApp = whatsApp;
    }

    /** A delivery of WhatsApp's with so many messages, each with a text of that many more characters. */
    HttpRequest whatsApp(ChannelPlan account, int messages, int more) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (int i = 0; i < messages; i++) {
            long number = NEXT.getAndIncrement();
            String phone = "62812" + (10_000_000 + number);
            whatsApp.wrote(Citizen.withNumber("Warga " + number, phone), words(number));
            all.add(Json.createObjectBuilder()
                    .add("from", phone)
                    .add("id", "wamid.BENCH" + number)
                    .add("timestamp", Long.toString(Instant.now().getEpochSecond()))
                    .add("type", "text")
                    .add("text", Json.createObjectBuilder().add("body", words(number) + " gelap".repeat(more / 6))));
        }
        String body = Json.createObjectBuilder()
                .add("object", "whatsapp_business_account")
                .add(
                        "entry",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("id", "1")
                                        .add(
                                                "changes",
                                                Json.createArrayBuilder()
                                                        .add(Json.createObjectBuilder()
                                                                .add("field", "messages")
                                                                .add(
                                                                        "value",
                                                                        Json.createObjectBuilder()
                                                                                .add("messaging_product", "whatsapp")
                                                                                .add(
                                                                                        "metadata",
                                                                                        Json.createObjectBuilder()
                                                                                                .add(
                                                                                                        "display_phone_number",
                                                                                                        "62542100")
                                                                                                .add(
                                                                                                        "phone_number_id",
                                                                                                        account.settings()
                                                                                                                .get(
                                                                                                                        "phone-number-id")))
                                                                                .add("messages", all))))))
                .build()
                .toString();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String signature =
                HexFormat.of().formatHex(WebhookSender.hmac(account.secrets().get("app-secret"), bytes));
        return post(account, "X-Hub-Signature-256", "sha256=" + signature, bytes);
    }

    /** A delivery of X's: one mention. */
    HttpRequest mention(ChannelPlan account) {
        long number = 1_900_000_000_000_000_000L + NEXT.getAndIncrement();
        String office = account.settings().get("account-id");
        String body = Json.createObjectBuilder()
                .add(
                        "data",
                        Json.createObjectBuilder()
                                .add("event_uuid", Long.toString(number))
                                .add("event_type", "post.mention.create")
                                .add("filter", Json.createObjectBuilder().add("user_id", office))
                                .add(
                                        "payload",
                                        Json.createObjectBuilder()
                                                .add("id", Long.toString(number))
                                                .add("author_id", Long.toString(number / 7))
                                                .add("conversation_id", Long.toString(number))
                                                .add("created_at", Instant.now().toString())
                                                .add("text", "@kantor " + words(number))))
                .build()
                .toString();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String signature = Base64.getEncoder()
                .encodeToString(WebhookSender.hmac(account.secrets().get("consumer-secret"), bytes));
        return post(account, "x-twitter-webhooks-signature", "sha256=" + signature, bytes);
    }

    private static String words(long number) {
        return "Lampu jalan di depan toko nomor " + number + " mati.";
    }

    private HttpRequest post(ChannelPlan account, String header, String signature, byte[] body) {
        return HttpRequest.newBuilder(URI.create(url + "/api/channels/" + account.id() + "/webhook"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header(header, signature)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }
}
