package id.sigap.connector.youtube;

import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.UnicodeText;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.http.Json;
import id.sigap.connector.http.TicketMentions;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads comments: one delivery is one comment. */
final class Comments {
    /** What {@link Replying} wants back. */
    static final String CAN_REPLY = "youtube-can-reply";

    private static final String FIRST = "1";

    private Comments() {}

    /** @param own the id of the office's channel */
    static List<InboundEvent> read(Optional<String> own, RawDelivery delivery) {
        Optional<JsonObject> comment = Json.object(delivery.body())
                .filter(json -> Json.text(json, "id").isPresent()
                        && Json.object(json, "snippet").isPresent());
        try {
            return comment.isPresent() ? events(own, comment.get(), delivery) : List.of(unreadable(delivery));
        } catch (IllegalArgumentException e) {
            // an id that no event takes
            return List.of(unreadable(delivery));
        }
    }

    private static InboundEvent unreadable(RawDelivery delivery) {
        return new InboundEvent.Unreadable(
                delivery.key(),
                delivery.receivedAt(),
                "comment-unreadable",
                "Komentar YouTube ini tidak dapat dibaca; periksa di YouTube Studio.");
    }

    private static List<InboundEvent> events(Optional<String> own, JsonObject comment, RawDelivery delivery) {
        String id = Json.text(comment, "id").orElseThrow();
        Instant published = Moments.of(comment, "snippet", "publishedAt").orElse(delivery.receivedAt());
        Instant changed = Moments.changed(comment).orElse(published);
        boolean edited = changed.isAfter(published);
        Content content = Content.of(text(comment));
        Person author = author(id, comment);
        ThreadReference thread = thread(id, comment, delivery, content);
        if (own.filter(author.id()::equals).isPresent()) {
            return List.of(new InboundEvent.OwnMessage(
                    id,
                    edited ? changed.toString() : FIRST,
                    changed,
                    Optional.empty(),
                    content,
                    thread,
                    Visibility.PUBLIC,
                    Optional.empty()));
        }
        InboundEvent message = new InboundEvent.Message(
                id,
                FIRST,
                published,
                author,
                content,
                thread,
                Visibility.PUBLIC,
                Set.of(),
                attributes(delivery.attributes()));
        // a comment may have been changed before it was first seen: then this is the message as well
        return edited
                ? List.of(
                        message,
                        new InboundEvent.Edit(
                                id, changed.toString(), changed, author, content, thread, Visibility.PUBLIC))
                : List.of(message);
    }

    /** The words as they were typed are told to few; the plain form replaces a link by its title at most. */
    static String text(JsonObject comment) {
        return Json.text(comment, "snippet", "textOriginal")
                .or(() -> Json.text(comment, "snippet", "textDisplay"))
                .orElse("");
    }

    /** The author's channel is absent where it was closed. */
    private static Person author(String comment, JsonObject json) {
        Optional<String> name = Json.text(json, "snippet", "authorDisplayName");
        return new Person(
                authorId(json).orElse("comment:" + comment),
                name,
                name.filter(text -> text.startsWith("@")),
                Optional.empty(),
                Set.of());
    }

    static Optional<String> authorId(JsonObject comment) {
        return Json.text(comment, "snippet", "authorChannelId", "value");
    }

    private static ThreadReference thread(String id, JsonObject comment, RawDelivery delivery, Content content) {
        Optional<String> parent = Json.text(comment, "snippet", "parentId");
        String top = parent.or(() -> Optional.ofNullable(delivery.attributes().get(CommentDelivery.THREAD)))
                .orElse(id);
        return new ThreadReference(Optional.of(top), parent.stream().toList(), TicketMentions.in(content.text()));
    }

    private static Map<String, String> attributes(Map<String, String> told) {
        Map<String, String> attributes = new TreeMap<>();
        Optional.ofNullable(told.get(CommentDelivery.VIDEO))
                .ifPresent(video -> attributes.put("youtube-video", UnicodeText.storable(video)));
        Optional.ofNullable(told.get(CommentDelivery.CAN_REPLY))
                .ifPresent(can -> attributes.put(CAN_REPLY, UnicodeText.storable(can)));
        return attributes;
    }
}
