package id.sigap.connector.instagram;

import id.sigap.connector.graph.GraphLists;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The media of an account and their comments. A medium does not tell when it was last commented, so for a gap the comments
 * of the last 100 media are looked at, with the first 50 replies to each. Of a medium with more than 50 comments, a reply to
 * an older one is found only where a page of comments holds something else that is new. Nothing lists mentions elsewhere.
 *
 * @param account the office's
 */
record AccountLists(String account) implements GraphLists {

    @Override
    public String things() {
        return HttpCall.segment(account) + "/media";
    }

    @Override
    public Map<String, String> thingsAsked() {
        return Map.of("fields", "id,comments_count");
    }

    @Override
    public int atATime() {
        return 20;
    }

    @Override
    public int most() {
        return 5;
    }

    @Override
    public boolean mayHaveNews(JsonObject media, Instant since) {
        return Json.number(media, "comments_count").filter(count -> count == 0).isEmpty();
    }

    @Override
    public String below(String media) {
        return HttpCall.segment(media) + "/comments";
    }

    @Override
    public Map<String, String> belowAsked() {
        return Map.of("fields", "id,text,timestamp,username,from,replies.limit(50){id,text,timestamp,username,from}");
    }

    @Override
    public int belowAtATime() {
        return 50;
    }

    @Override
    public String belowAttribute() {
        return CommentList.MEDIA;
    }

    /** Of an older comment with a new reply only the id is kept, for its place. */
    @Override
    public Optional<JsonObject> news(JsonObject comment, Instant since) {
        List<JsonObject> replies = Json.objects(comment, "replies", "data")
                .filter(reply -> !GraphLists.isOld(reply, "timestamp", since))
                .toList();
        boolean old = GraphLists.isOld(comment, "timestamp", since);
        if (old && replies.isEmpty()) {
            return Optional.empty();
        }
        JsonObjectBuilder kept = Json.provider().createObjectBuilder();
        comment.forEach((name, value) -> {
            if (!name.equals("replies") && (!old || name.equals("id"))) {
                kept.add(name, value);
            }
        });
        return Optional.of(kept.add(CommentList.REPLIES, Json.provider().createArrayBuilder(replies))
                .build());
    }
}
