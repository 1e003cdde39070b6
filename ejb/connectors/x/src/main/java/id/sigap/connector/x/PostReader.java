package id.sigap.connector.x;

import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.http.Json;
import id.sigap.connector.http.TicketMentions;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads posts. A post is one event, whichever of its events (mention, reply, quote) or looks brought it. An edited post is
 * a new post to X, which names the earlier ones: here it is an edit of the first, with the new post's id as its version,
 * since X may name a deleted post by that id alone.
 *
 * @param account user id of the office's account
 * @param delivery that holds the posts
 */
record PostReader(String account, RawDelivery delivery) {
    /** Whether the author mentioned or quoted the account, as {@code true} or {@code false}. */
    static final String SUMMONED = "summoned";

    private static final String QUOTED = "quoted";

    InboundEvent read(JsonObject post, Includes includes, String eventType, int index) {
        Optional<String> id = Ids.at(post, "id");
        Optional<String> author = Ids.at(post, "author_id");
        if (id.isEmpty() || author.isEmpty()) {
            return ActivitySplitter.unreadable(
                    delivery, index, "post-incomplete", "Pos X tanpa ID atau tanpa penulis; lihat kiriman aslinya.");
        }
        Instant at = time(post).orElse(delivery.receivedAt());
        String text = PostText.written(post);
        Content content = new Content(
                text, Optional.empty(), Optional.empty(), Media.of(post, id.get(), includes), includes.place(post));
        ThreadReference thread = thread(post, text);
        if (author.get().equals(account)) {
            return new InboundEvent.OwnMessage(
                    id.get(),
                    "1",
                    at,
                    Ids.at(post, "in_reply_to_user_id")
                            .filter(to -> !to.equals(account))
                            .map(includes::person),
                    content,
                    thread,
                    Visibility.PUBLIC,
                    Optional.empty());
        }
        Person person = includes.person(author.get());
        List<String> history = history(post);
        if (history.indexOf(id.get()) > 0) {
            return new InboundEvent.Edit(history.get(0), id.get(), at, person, content, thread, Visibility.PUBLIC);
        }
        return new InboundEvent.Message(
                id.get(),
                "1",
                at,
                person,
                content,
                thread,
                Visibility.PUBLIC,
                Set.of(),
                Map.of(SUMMONED, Boolean.toString(summoned(post, includes, eventType))));
    }

    /** The ids of the post's versions, the first one first. */
    private static List<String> history(JsonObject post) {
        return Json.items(post, "edit_history_tweet_ids").stream()
                .map(v -> Json.asText(v).orElse(""))
                .filter(Ids::isId)
                .distinct()
                .sorted(Ids.BY_AGE)
                .toList();
    }

    static ThreadReference thread(JsonObject post, String text) {
        List<String> repliesTo = new ArrayList<>(referenced(post, "replied_to"));
        Ids.at(post, "in_reply_to_tweet_id").ifPresent(repliesTo::add);
        repliesTo.addAll(referenced(post, QUOTED));
        return new ThreadReference(Ids.at(post, "conversation_id"), repliesTo, TicketMentions.in(text));
    }

    static List<String> referenced(JsonObject post, String type) {
        return Json.objects(post, "referenced_tweets")
                .filter(r -> Json.text(r, "type").filter(type::equals).isPresent())
                .map(r -> Ids.at(r, "id"))
                .flatMap(Optional::stream)
                .toList();
    }

    private boolean summoned(JsonObject post, Includes includes, String eventType) {
        return eventType.equals("post.mention.create")
                || eventType.equals("post.quote.create")
                || mentions(post)
                || Json.object(post, "note_tweet").filter(this::mentions).isPresent()
                || referenced(post, QUOTED).stream()
                        .map(includes.posts()::get)
                        .anyMatch(p -> p != null
                                && Ids.at(p, "author_id")
                                        .filter(account::equals)
                                        .isPresent());
    }

    private boolean mentions(JsonObject words) {
        return Json.objects(words, "entities", "mentions")
                .anyMatch(m -> Ids.at(m, "id").filter(account::equals).isPresent());
    }

    static Optional<Instant> time(JsonObject item) {
        return Json.text(item, "created_at").flatMap(text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        });
    }
}
