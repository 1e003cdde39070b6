package id.sigap.connector.facebook;

import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.graph.GraphDelivery;
import id.sigap.connector.graph.GraphIds;
import id.sigap.connector.graph.GraphTime;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Reads a page of a post's comments as polling brings it. The same comment gives the same event as by webhook.
 *
 * @param page the office's
 */
record CommentList(String page) {
    /** Attribute of such a delivery: whose comments. */
    static final String POST = "post";

    static final String FIELDS = "id,message,from{id,name},created_time,parent{id},attachment{media}";

    List<InboundEvent> split(RawDelivery delivery) {
        String post = GraphIds.storable(delivery.attributes().getOrDefault(POST, ""));
        return split(delivery, comment -> asChange(comment, post));
    }

    /** The elements of a list, each told as a webhook would have. */
    List<InboundEvent> split(RawDelivery delivery, UnaryOperator<JsonObject> asChange) {
        Optional<JsonObject> body = Json.object(delivery.body());
        if (body.isEmpty()) {
            return List.of(new InboundEvent.Unreadable(
                    delivery.key(),
                    delivery.receivedAt(),
                    "json-unreadable",
                    "Daftar komentar dari Facebook tidak dapat dibaca."));
        }
        List<InboundEvent> events = new ArrayList<>();
        Json.objects(body.get(), "data").forEach(element -> {
            GraphDelivery.Item item = new GraphDelivery.Item(
                    page,
                    "feed",
                    asChange.apply(element),
                    GraphTime.at(element, "created_time").orElse(delivery.receivedAt()));
            events.addAll(new FeedReader(page).read(item));
        });
        return events.stream()
                .distinct()
                .sorted(Comparator.comparing(InboundEvent::occurredAt))
                .toList();
    }

    /** The comment as a webhook would have told it. */
    private static JsonObject asChange(JsonObject comment, String post) {
        JsonObjectBuilder value = Json.provider()
                .createObjectBuilder()
                .add("item", "comment")
                .add("verb", "add")
                .add("post_id", post);
        Json.text(comment, "id").ifPresent(id -> value.add("comment_id", id));
        Json.text(comment, "parent", "id").ifPresent(id -> value.add("parent_id", id));
        Json.text(comment, "message").ifPresent(text -> value.add("message", text));
        Json.text(comment, "created_time").ifPresent(time -> value.add("created_time", time));
        Json.object(comment, "from").ifPresent(from -> value.add("from", from));
        Json.text(comment, "attachment", "media", "source")
                .ifPresentOrElse(
                        url -> value.add("video", url),
                        () -> Json.text(comment, "attachment", "media", "image", "src")
                                .ifPresent(url -> value.add("photo", url)));
        return value.build();
    }
}
