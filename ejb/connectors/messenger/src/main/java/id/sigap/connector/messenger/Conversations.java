package id.sigap.connector.messenger;

import id.sigap.connector.graph.GraphLists;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The conversations of a page, the latest first, and their messages. Of a conversation Meta shows the 20 latest messages
 * only; whether another app held it, and whether a citizen wrote or pressed a button, is not told.
 *
 * @param page the office's
 */
record Conversations(String page) implements GraphLists {

    @Override
    public String things() {
        return HttpCall.segment(page) + "/conversations";
    }

    @Override
    public Map<String, String> thingsAsked() {
        return Map.of("platform", "messenger", "fields", "id,updated_time");
    }

    @Override
    public int atATime() {
        return 10;
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
        return Map.of("fields", MessageList.FIELDS);
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
