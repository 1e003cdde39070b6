package id.sigap.connector.instagram;

import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.graph.GraphApi;
import id.sigap.connector.graph.GraphSearch;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Replies under comments and to mentions. A reply to a reply hangs under the comment at the top. */
record PublicReplies(GraphApi api, String account) {

    SendOutcome send(OutboundMessage message) {
        Conversation conversation = message.conversation();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("message", message.body());
        Optional<String> mentionedUnder =
                Optional.ofNullable(conversation.attributes().get(Mention.MEDIA));
        if (mentionedUnder.isPresent()) {
            fields.put("media_id", mentionedUnder.get());
            Optional.ofNullable(conversation.attributes().get(Mention.IN_COMMENT))
                    .ifPresent(comment -> fields.put("comment_id", comment));
            return sent(HttpCall.segment(account) + "/mentions", fields);
        }
        return conversation
                .answered()
                .map(comment -> sent(HttpCall.segment(comment) + "/replies", fields))
                .orElseGet(() -> new SendOutcome.Rejected(
                        "no-comment",
                        "Instagram hanya dapat menjawab komentar; tidak ada komentar yang dijawab.",
                        SendOutcome.Cause.RULE));
    }

    private SendOutcome sent(String path, Map<String, String> fields) {
        return InstagramConnector.OUTCOMES.sent(api.postForm(path, fields), done -> done.text("id"));
    }

    FindOutcome find(OutboundMessage message, Instant attemptedAt, Instant now) {
        Conversation conversation = message.conversation();
        if (conversation.attributes().containsKey(Mention.MEDIA)) {
            return new FindOutcome.CannotTell("Instagram: mentions-not-shown");
        }
        Optional<String> top = conversation.conversationId().or(conversation::answered);
        if (top.isEmpty()) {
            return new FindOutcome.CannotTell("no-comment");
        }
        return new GraphSearch(
                        api,
                        InstagramConnector.OUTCOMES,
                        HttpCall.segment(top.get()) + "/replies",
                        Map.of("fields", "id,text,timestamp,from{id}"),
                        "text",
                        "timestamp",
                        false,
                        false)
                .find(message, attemptedAt, now, this::isOurs);
    }

    private boolean isOurs(JsonObject reply) {
        return Json.text(reply, "from", "id").filter(account::equals).isPresent();
    }
}
