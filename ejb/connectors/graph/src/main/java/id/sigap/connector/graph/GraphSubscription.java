package id.sigap.connector.graph;

import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.MissingSettingException;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An account's subscription to its app's webhook. Meta ends it by itself where the webhook fails for too long, so that
 * {@link #health} looks for it.
 *
 * @param outcomes of the platform
 * @param account the id of the account, or {@code me}
 * @param fields what is subscribed to
 */
public record GraphSubscription(GraphOutcomes outcomes, String account, List<String> fields) {

    /** Subscribes; repeating it does no harm. */
    public Health activate(ChannelContext context) {
        Instant now = context.clock().instant();
        try {
            GraphAnswer answer =
                    GraphApi.of(context).postForm(path(), Map.of("subscribed_fields", String.join(",", fields)));
            return answer instanceof GraphAnswer.Done ? health(context) : outcomes.health(answer, now);
        } catch (MissingSettingException e) {
            return GraphOutcomes.incomplete(e, now);
        }
    }

    /** Ends the subscription, as far as Meta can be reached. */
    public void deactivate(ChannelContext context) {
        try {
            GraphApi.of(context).delete(path());
        } catch (MissingSettingException e) {
            // a channel that was never complete has no subscription
        }
    }

    /** Whether the token is valid and the subscription of its own app stands; another app's says nothing. */
    public Health health(ChannelContext context) {
        Instant now = context.clock().instant();
        try {
            GraphApi api = GraphApi.of(context);
            GraphAnswer answer = api.get(path(), Map.of());
            if (!(answer instanceof GraphAnswer.Done done)) {
                return outcomes.health(answer, now);
            }
            GraphToken token = GraphToken.of(api);
            Set<String> subscribed = Json.objects(done.body(), "data")
                    .filter(app -> token.mayBeOf(Json.text(app, "id")))
                    .flatMap(app -> Json.items(app, "subscribed_fields").stream())
                    .flatMap(field -> Json.asText(field).stream())
                    .collect(Collectors.toSet());
            List<String> missing =
                    fields.stream().filter(f -> !subscribed.contains(f)).toList();
            return token.within(missing.isEmpty() ? outcomes.health(answer, now) : unsubscribed(missing, now));
        } catch (MissingSettingException e) {
            return GraphOutcomes.incomplete(e, now);
        }
    }

    private Health unsubscribed(List<String> missing, Instant now) {
        String names = String.join(", ", missing);
        return Health.down(
                "unsubscribed",
                new LocalizedText(
                        outcomes.platform() + " tidak lagi mengirim ke webhook kanal ini (" + names
                                + "); aktifkan ulang kanal.",
                        outcomes.platform() + " does not send to this channel's webhook any more (" + names
                                + "); activate the channel again."),
                now);
    }

    private String path() {
        return HttpCall.segment(account) + "/subscribed_apps";
    }
}
