package id.sigap.connector.graph;

import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.http.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads a page of a conversation's messages as a replay brings it. The same message gives the same event as by webhook.
 *
 * @param outcomes of the platform
 * @param account the office's own id
 */
public record MessageList(GraphOutcomes outcomes, String account) {
    /** Attribute of such a delivery: whose messages. */
    public static final String CONVERSATION = "conversation";

    private static final String FIELDS =
            "id,message,from,to,created_time,attachments{mime_type,image_data,video_data,file_url}";

    /** What is asked of each message. */
    static String fields(boolean hasStickers) {
        return hasStickers ? FIELDS + ",sticker" : FIELDS;
    }

    /** The events of such a delivery, the oldest first. */
    public List<InboundEvent> split(RawDelivery delivery) {
        Optional<JsonObject> body = Json.object(delivery.body());
        if (body.isEmpty()) {
            return List.of(new InboundEvent.Unreadable(
                    delivery.key(),
                    delivery.receivedAt(),
                    "json-unreadable",
                    "Daftar pesan dari " + outcomes.platform() + " tidak dapat dibaca."));
        }
        List<InboundEvent> events = new ArrayList<>();
        Json.objects(body.get(), "data")
                .forEach(message -> events.addAll(new MessagingReader(account, false)
                        .read(new GraphDelivery.Item(
                                account,
                                "messaging",
                                asEvent(message),
                                GraphTime.at(message, "created_time").orElse(delivery.receivedAt())))));
        return events.stream()
                .distinct()
                .sorted(Comparator.comparing(InboundEvent::occurredAt))
                .toList();
    }

    /** The message as a webhook would have told it. */
    private JsonObject asEvent(JsonObject listed) {
        JsonObjectBuilder message = Json.provider().createObjectBuilder();
        Json.text(listed, "id").ifPresent(id -> message.add("mid", id));
        Optional<String> text = Json.text(listed, "message").filter(t -> !t.isEmpty());
        text.ifPresent(t -> message.add("text", t));
        Optional<String> author = Json.text(listed, "from", "id");
        author.filter(account::equals).ifPresent(own -> message.add("is_echo", true));
        JsonArrayBuilder files = Json.provider().createArrayBuilder();
        Json.text(listed, "sticker").ifPresent(url -> files.add(file("image", url)));
        Json.objects(listed, "attachments", "data").forEach(one -> files.add(attachment(one)));
        var all = files.build();
        message.add("attachments", all);
        if (text.isEmpty() && all.isEmpty()) {
            message.add("is_unsupported", true);
        }
        JsonObjectBuilder event = Json.provider().createObjectBuilder().add("message", message);
        author.ifPresent(id -> event.add("sender", side(id)));
        Json.objects(listed, "to", "data")
                .flatMap(to -> Json.text(to, "id").stream())
                .findFirst()
                .ifPresent(id -> event.add("recipient", side(id)));
        Json.text(listed, "created_time").ifPresent(time -> event.add("timestamp", time));
        return event.build();
    }

    private static JsonObjectBuilder side(String id) {
        return Json.provider().createObjectBuilder().add("id", id);
    }

    private static JsonObjectBuilder attachment(JsonObject one) {
        Optional<String> image = Json.text(one, "image_data", "url");
        Optional<String> video = Json.text(one, "video_data", "url");
        String other = Json.text(one, "mime_type")
                        .filter(type -> type.startsWith("audio/"))
                        .isPresent()
                ? "audio"
                : "file";
        return file(
                image.isPresent() ? "image" : video.isPresent() ? "video" : other,
                image.or(() -> video).or(() -> Json.text(one, "file_url")).orElse(""));
    }

    private static JsonObjectBuilder file(String type, String url) {
        JsonObjectBuilder payload = Json.provider().createObjectBuilder();
        if (!url.isEmpty()) {
            payload.add("url", url);
        }
        return Json.provider().createObjectBuilder().add("type", type).add("payload", payload);
    }
}
