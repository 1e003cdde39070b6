package id.sigap.connector.whatsapp;

import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.FetchOutcome;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.graph.GraphAnswer;
import id.sigap.connector.graph.GraphApi;
import id.sigap.connector.graph.GraphOutcomes;
import id.sigap.connector.graph.GraphSettings;
import id.sigap.connector.http.Http;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.HttpResult;
import id.sigap.connector.http.Json;
import id.sigap.connector.http.RemoteAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files of messages: the id is asked for an address, good for five minutes, which is called at once with the same token. The
 * token goes to servers of Meta only, whatever address the answer names.
 */
final class Media {
    /** WhatsApp's largest video; documents may be larger and are left where they are. */
    static final int LARGEST = 16 * 1024 * 1024;

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,100}");
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final List<String> META =
            List.of(".fbsbx.com", ".facebook.com", ".fbcdn.net", ".whatsapp.net", ".whatsapp.com");

    private final GraphOutcomes outcomes;

    Media(GraphOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    /** @throws id.sigap.connector.api.MissingSettingException where the channel lacks one */
    FetchOutcome fetch(ChannelContext context, String id) {
        if (!ID.matcher(id).matches()) {
            return new FetchOutcome.Gone("media-id-unknown");
        }
        GraphAnswer answer = GraphApi.of(context)
                .get(id, Map.of("phone_number_id", context.settings().text(WhatsAppSettings.NUMBER)));
        if (!(answer instanceof GraphAnswer.Done done)) {
            return outcomes.fetched(answer);
        }
        if (Json.number(done.body(), "file_size").filter(size -> size > LARGEST).isPresent()) {
            return new FetchOutcome.Gone("too-large");
        }
        URI platform = GraphApi.platform(context);
        Optional<URI> address = done.text("url")
                .flatMap(url -> RemoteAddress.callable(url, platform))
                .filter(uri -> isMeta(uri, platform));
        if (address.isEmpty()) {
            return new FetchOutcome.Gone("address-refused");
        }
        return download(context, id, address.get(), done.text("mime_type"));
    }

    private static boolean isMeta(URI uri, URI platform) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return uri.getAuthority().equals(platform.getAuthority())
                || META.stream().anyMatch(host::endsWith);
    }

    private static FetchOutcome download(ChannelContext context, String id, URI address, Optional<String> type) {
        HttpResult result = Http.exchange(HttpCall.get(address)
                .bearer(context.secrets().require(GraphSettings.ACCESS_TOKEN).reveal())
                .within(LIMIT)
                .atMost(LARGEST));
        if (result instanceof HttpResult.Answered answer) {
            if (answer.ok()) {
                return new FetchOutcome.Fetched(new RawDelivery(
                        "media:" + id,
                        type.or(() -> answer.header("content-type")).orElse("application/octet-stream"),
                        Map.of(),
                        answer.body(),
                        context.clock().instant(),
                        ""));
            }
            boolean passing = answer.status() == 401
                    || answer.status() == 404
                    || answer.status() == 429
                    || answer.status() >= 500;
            return passing
                    ? new FetchOutcome.RetryAfter(SOON, "WhatsApp media: http-" + answer.status())
                    : new FetchOutcome.Gone("http-" + answer.status());
        }
        if (result instanceof HttpResult.Unanswered unanswered) {
            return unanswered.reason().equals("answer-too-large")
                    ? new FetchOutcome.Gone("too-large")
                    : new FetchOutcome.RetryAfter(SOON, "WhatsApp media: " + unanswered.reason());
        }
        return new FetchOutcome.RetryAfter(SOON, "WhatsApp media: " + ((HttpResult.NotSent) result).reason());
    }
}
