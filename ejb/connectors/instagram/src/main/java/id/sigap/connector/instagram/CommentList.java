package id.sigap.connector.instagram;

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

/**
 * Reads a page of a medium's comments as a replay brings it. The same comment gives the same event as by webhook.
 *
 * @param account the office's
 */
record CommentList(String account) {
    /** Attribute of such a delivery: whose comments. */
    static final String MEDIA = "media-comments";

    /** Member of a comment: its new replies. */
    static final String REPLIES = "new-replies";

    /** A comment with nothing but its id and its new replies is an old one. */
    private static final int PLACE_ONLY = 2;

    List<InboundEvent> split(RawDelivery delivery) {
        Optional<JsonObject> body = Json.object(delivery.body());
        if (body.isEmpty()) {
            return List.of(new InboundEvent.Unreadable(
                    delivery.key(),
                    delivery.receivedAt(),
                    "json-unreadable",
                    "Daftar komentar dari Instagram tidak dapat dibaca."));
        }
        List<InboundEvent> events = new ArrayList<>();
        Json.objects(body.get(), "data").forEach(comment -> {
            if (comment.size() > PLACE_ONLY) {
                events.addAll(read(delivery, comment, Optional.empty()));
            }
            Json.objects(comment, REPLIES)
                    .forEach(reply -> events.addAll(read(delivery, reply, Json.text(comment, "id"))));
        });
        return events.stream()
                .distinct()
                .sorted(Comparator.comparing(InboundEvent::occurredAt))
                .toList();
    }

    private List<InboundEvent> read(RawDelivery delivery, JsonObject comment, Optional<String> parent) {
        return new InstagramReader(account)
                .read(new GraphDelivery.Item(
                        account,
                        "comments",
                        asChange(
                                comment, GraphIds.storable(delivery.attributes().getOrDefault(MEDIA, "")), parent),
                        GraphTime.at(comment, "timestamp").orElse(delivery.receivedAt())));
    }

    /** The comment as a webhook would have told it. */
    private static JsonObject asChange(JsonObject comment, String media, Optional<String> parent) {
        JsonObjectBuilder value = Json.provider()
                .createObjectBuilder()
                .add("media", Json.provider().createObjectBuilder().add("id", media));
        Json.text(comment, "id").ifPresent(id -> value.add("id", id));
        parent.ifPresent(id -> value.add("parent_id", id));
        Json.text(comment, "text").ifPresent(text -> value.add("text", text));
        Json.text(comment, "timestamp").ifPresent(time -> value.add("timestamp", time));
        JsonObjectBuilder from = Json.provider().createObjectBuilder();
        Json.text(comment, "from", "id").ifPresent(id -> from.add("id", id));
        Json.text(comment, "from", "username")
                .or(() -> Json.text(comment, "username"))
                .ifPresent(name -> from.add("username", name));
        return value.add("from", from).build();
    }
}
