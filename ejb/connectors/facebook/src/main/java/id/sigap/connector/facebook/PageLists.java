package id.sigap.connector.facebook;

import id.sigap.connector.graph.GraphLists;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The posts of a page and of its visitors, and their comments. For a gap the last 500 posts are looked at, below those of
 * them that changed since then.
 *
 * @param page the office's
 */
record PageLists(String page) implements GraphLists {

    @Override
    public String things() {
        return HttpCall.segment(page) + "/feed";
    }

    @Override
    public Map<String, String> thingsAsked() {
        return Map.of("fields", PostList.FIELDS);
    }

    @Override
    public int atATime() {
        return 20;
    }

    @Override
    public int most() {
        return 25;
    }

    @Override
    public boolean mayHaveNews(JsonObject post, Instant since) {
        return !GraphLists.isOld(post, "updated_time", since);
    }

    /** Whoever wrote it, but the page: Facebook hides a visitor who shares nothing with the app, never the page. */
    @Override
    public boolean isNew(JsonObject post, Instant since) {
        return !GraphLists.isOld(post, "created_time", since)
                && Json.text(post, "from", "id").filter(page::equals).isEmpty();
    }

    @Override
    public String thingsAttribute() {
        return PostList.POSTS;
    }

    @Override
    public String below(String post) {
        return HttpCall.segment(post) + "/comments";
    }

    @Override
    public Map<String, String> belowAsked() {
        return Map.of("fields", CommentList.FIELDS, "filter", "stream", "order", "reverse_chronological");
    }

    @Override
    public int belowAtATime() {
        return 100;
    }

    @Override
    public String belowAttribute() {
        return CommentList.POST;
    }

    @Override
    public Optional<JsonObject> news(JsonObject comment, Instant since) {
        return Optional.of(comment).filter(c -> !GraphLists.isOld(c, "created_time", since));
    }
}
