package id.sigap.connector.instagram;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.graph.GraphDelivery;
import id.sigap.connector.graph.GraphIds;
import id.sigap.connector.graph.GraphTime;
import id.sigap.connector.graph.MessagingReader;
import id.sigap.connector.http.Json;
import id.sigap.connector.http.TicketMentions;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what an Instagram account's webhook tells. Instagram tells neither edits nor deletions of comments.
 *
 * @param account the office's
 */
record InstagramReader(String account) implements GraphDelivery.ItemReader {
    /** Attribute of a comment; its presence tells that a private answer is a private reply. */
    static final String COMMENT = "comment";

    private static final String BY_NAME = "username:";
    private static final String UNKNOWN = "unknown:";

    @Override
    public List<InboundEvent> read(GraphDelivery.Item item) {
        return switch (item.field()) {
            case "messaging", "standby" -> new MessagingReader(account, false).read(item);
            case "comments", "live_comments" -> List.of(comment(item));
            case "mentions" -> List.of(mention(item));
            default -> List.of();
        };
    }

    private boolean isOfAnotherAccount(GraphDelivery.Item item) {
        return !account.isEmpty()
                && !item.account().isEmpty()
                && !item.account().equals(account);
    }

    private static InboundEvent ofAnotherAccount(GraphDelivery.Item item) {
        return item.unreadable("account-unknown", "Kiriman ini untuk akun lain; periksa id akun di pengaturan kanal.");
    }

    private InboundEvent comment(GraphDelivery.Item item) {
        JsonObject value = item.value();
        Optional<String> found = GraphIds.at(value, "id").or(() -> GraphIds.at(value, "comment_id"));
        if (isOfAnotherAccount(item)) {
            return ofAnotherAccount(item);
        }
        if (found.isEmpty()) {
            return item.unreadable("id-missing", "Komentar dari Instagram tidak memuat id.");
        }
        String id = found.get();
        String text = Json.text(value, "text").orElse("");
        Optional<String> parent = GraphIds.at(value, "parent_id");
        Instant at = GraphTime.at(value, "timestamp").orElse(item.time());
        ThreadReference thread = new ThreadReference(
                Optional.of(parent.orElse(id)), parent.stream().toList(), TicketMentions.in(text));
        Optional<String> author = GraphIds.at(value, "from", "id");
        if (author.filter(a -> a.equals(account) || a.equals(item.account())).isPresent()) {
            return new InboundEvent.OwnMessage(
                    id, "1", at, Optional.empty(), Content.of(text), thread, Visibility.PUBLIC, Optional.empty());
        }
        Map<String, String> attributes = new HashMap<>();
        attributes.put(COMMENT, parent.isPresent() ? "reply" : "top");
        GraphIds.at(value, "media", "id").ifPresent(media -> attributes.put("media", media));
        return new InboundEvent.Message(
                id,
                "1",
                at,
                person(author, Json.text(value, "from", "username"), id),
                Content.of(text),
                thread,
                Visibility.PUBLIC,
                Set.of(),
                attributes);
    }

    /** Someone by id, else by user name, else nobody that can be told apart. */
    static Person person(Optional<String> id, Optional<String> username, String messageId) {
        String known = id.or(() -> username.map(name -> GraphIds.storable(BY_NAME + name)))
                .orElseGet(() -> UNKNOWN + Bytes.utf8(messageId).sha256());
        return new Person(known, username, username.map(name -> "@" + name), Optional.empty(), Set.of());
    }

    /** Whether a person's id is Instagram's own. */
    static boolean isAccount(Person person) {
        return !person.id().startsWith(BY_NAME) && !person.id().startsWith(UNKNOWN);
    }

    private InboundEvent mention(GraphDelivery.Item item) {
        Optional<String> media = GraphIds.at(item.value(), "media_id");
        Optional<String> comment = GraphIds.at(item.value(), "comment_id");
        if (isOfAnotherAccount(item)) {
            return ofAnotherAccount(item);
        }
        Optional<Mention> mention = media.map(m -> new Mention(m, comment)).filter(Mention::isUsable);
        return mention.<InboundEvent>map(m -> new InboundEvent.Pointer(
                        comment.or(() -> media).orElseThrow(), "1", item.time(), m.reference()))
                .orElseGet(() -> item.unreadable("id-missing", "Sebutan di Instagram tidak memuat id."));
    }
}
