package id.sigap.connector.facebook;

import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.graph.GraphApi;
import id.sigap.connector.graph.GraphSearch;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Public replies. Facebook hangs the reply to a reply under the comment at the top, so it is looked for there too. */
record CommentReplies(GraphApi api, String page) {
    private static final Map<String, String> PARAMETERS = Map.of(
            "fields", "id,message,from{id},created_time",
            "filter", "stream",
            "order", "reverse_chronological");

    static SendOutcome send(GraphApi api, OutboundMessage message, String answered) {
        return FacebookConnector.OUTCOMES.sent(
                api.postForm(HttpCall.segment(answered) + "/comments", Map.of("message", message.body())),
                done -> done.text("id"));
    }

    FindOutcome find(OutboundMessage message, Instant attemptedAt, Instant now) {
        Set<String> places = new LinkedHashSet<>();
        message.conversation().answered().ifPresent(places::add);
        message.conversation().conversationId().ifPresent(places::add);
        FindOutcome least = places.isEmpty() ? new FindOutcome.CannotTell("no-comment") : new FindOutcome.Absent();
        for (String place : places) {
            FindOutcome here = below(place).find(message, attemptedAt, now, this::isOurs);
            if (here instanceof FindOutcome.Found) {
                return here;
            }
            if (here instanceof FindOutcome.CannotTell) {
                least = here;
            }
        }
        return least;
    }

    private GraphSearch below(String place) {
        return new GraphSearch(
                api,
                FacebookConnector.OUTCOMES,
                HttpCall.segment(place) + "/comments",
                PARAMETERS,
                "message",
                "created_time",
                true,
                true);
    }

    private boolean isOurs(JsonObject comment) {
        return Json.text(comment, "from", "id").filter(page::equals).isPresent();
    }
}
