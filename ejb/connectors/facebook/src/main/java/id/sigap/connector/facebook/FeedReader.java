package id.sigap.connector.facebook;

import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.graph.GraphDelivery;
import id.sigap.connector.graph.GraphIds;
import id.sigap.connector.graph.GraphTime;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the changes of a page's feed: comments, and the posts of its visitors. Likes, reactions, the page's own posts and
 * all else say nothing to a complaint desk.
 *
 * @param page the office's
 */
record FeedReader(String page) implements GraphDelivery.ItemReader {
    private static final Set<String> POSTS = Set.of("post", "status", "photo", "video", "share");

    @Override
    public List<InboundEvent> read(GraphDelivery.Item item) {
        if (!item.field().equals("feed")) {
            return List.of();
        }
        String what = Json.text(item.value(), "item").orElse("");
        boolean comment = what.equals("comment");
        if (!comment && !POSTS.contains(what)) {
            return List.of();
        }
        if (!page.isEmpty() && !item.account().isEmpty() && !item.account().equals(page)) {
            return List.of(item.unreadable(
                    "account-unknown", "Kiriman ini untuk halaman lain; periksa id halaman di pengaturan kanal."));
        }
        return comment ? comment(item) : post(item);
    }

    private List<InboundEvent> comment(GraphDelivery.Item item) {
        JsonObject value = item.value();
        Optional<String> id = GraphIds.at(value, "comment_id");
        if (id.isEmpty()) {
            return List.of(item.unreadable("id-missing", "Komentar dari Facebook tidak memuat id."));
        }
        Optional<String> post = GraphIds.at(value, "post_id");
        Optional<String> parent = GraphIds.at(value, "parent_id").filter(p -> !p.equals(post.orElse("")));
        return events(item, PageWriting.comment(item, id.get(), parent, post));
    }

    private List<InboundEvent> post(GraphDelivery.Item item) {
        Optional<String> id = GraphIds.at(item.value(), "post_id");
        boolean own = author(item.value()).filter(a -> isPage(item, a)).isPresent();
        return id.isEmpty() || own ? List.of() : events(item, PageWriting.post(item, id.get()));
    }

    private List<InboundEvent> events(GraphDelivery.Item item, PageWriting writing) {
        boolean own = author(item.value()).filter(a -> isPage(item, a)).isPresent();
        String verb = Json.text(item.value(), "verb").orElse("");
        Instant happened = item.time();
        return switch (verb) {
            case "add" -> List.of(own ? writing.ownMessage("1") : writing.message());
            case "edited", "edit", "update" ->
                List.of(
                        own
                                ? writing.ownMessage("edited-" + writing.fingerprint())
                                : writing.edit(writing.fingerprint(), changedAt(item)));
            case "remove", "delete" -> List.of(writing.deletion("removed", happened));
            case "hide" -> List.of(writing.deletion("hidden-" + happened.getEpochSecond(), happened));
            case "unhide" ->
                List.of(
                        own
                                ? writing.ownMessage("unhidden-" + happened.getEpochSecond())
                                : writing.edit("unhidden-" + happened.getEpochSecond(), happened));
            default -> List.of(item.unreadable("verb-unknown", "Perubahan dari Facebook tidak dikenal."));
        };
    }

    private static Instant changedAt(GraphDelivery.Item item) {
        Instant created = GraphTime.at(item.value(), "created_time").orElse(item.time());
        return created.isAfter(item.time()) ? created : item.time();
    }

    static Optional<String> author(JsonObject value) {
        return GraphIds.at(value, "from", "id").or(() -> GraphIds.at(value, "sender_id"));
    }

    private boolean isPage(GraphDelivery.Item item, String author) {
        return author.equals(page) || author.equals(item.account());
    }
}
