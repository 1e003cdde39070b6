package id.sigap.connector.graph;

import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The conversations of a page or an Instagram account, the latest first, and their messages. Of a conversation Meta shows the
 * 20 latest messages only; whether another app held it, and whether a citizen wrote or pressed a button, is not told.
 *
 * @param platform as the Graph API names it: {@code messenger} or {@code instagram}
 * @param account whose conversations are asked for: its id, or {@code me}
 */
public record Conversations(String platform, String account) implements GraphLists {

    @Override
    public String things() {
        return HttpCall.segment(account) + "/conversations";
    }

    @Override
    public Map<String, String> thingsAsked() {
        return Map.of("platform", platform, "fields", "id,updated_time");
    }

    /** Instagram's ids of conversations have more than a hundred characters. */
    @Override
    public int longestId() {
        return 150;
    }

    @Override
    public int atATime() {
        return 8;
    }

    @Override
    public int most() {
        return 100;
    }

    @Override
    public boolean latestFirst() {
        return true;
    }

    @Override
    public boolean mayHaveNews(JsonObject conversation, Instant since) {
        return !GraphLists.isOld(conversation, "updated_time", since);
    }

    @Override
    public String below(String conversation) {
        return HttpCall.segment(conversation) + "/messages";
    }

    @Override
    public Map<String, String> belowAsked() {
        return Map.of("fields", MessageList.fields(platform.equals("messenger")));
    }

    @Override
    public int belowAtATime() {
        return 20;
    }

    @Override
    public String belowAttribute() {
        return MessageList.CONVERSATION;
    }

    @Override
    public Optional<JsonObject> news(JsonObject message, Instant since) {
        return Optional.of(message)
                .filter(m -> Json.text(m, "id").isPresent())
                .filter(m -> !GraphLists.isOld(m, "created_time", since));
    }
}
