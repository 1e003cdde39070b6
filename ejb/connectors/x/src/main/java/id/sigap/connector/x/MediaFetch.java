package id.sigap.connector.x;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.FetchOutcome;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.HttpResult;
import id.sigap.connector.http.Json;
import id.sigap.connector.http.RemoteAddress;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings the file behind an attachment. */
record MediaFetch(XSettings settings, XApi api) {
    private static final Pattern OF_POST = Pattern.compile("post:([0-9]{1,25})#([A-Za-z0-9_]{1,60})");
    private static final Duration BUDGET = Duration.ofMinutes(2);

    MediaFetch(XSettings settings) {
        this(settings, new XApi(settings, BUDGET));
    }

    FetchOutcome fetch(String reference) {
        Matcher ofPost = OF_POST.matcher(reference);
        if (!ofPost.matches()) {
            return download(reference, reference);
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("expansions", "attachments.media_keys");
        query.put("media.fields", Look.MEDIA_FIELDS);
        XAnswer answer = api.asAccount(HttpCall.get(api.address("/tweets/" + ofPost.group(1), query)));
        if (answer instanceof XAnswer.Failed failed) {
            return failed(failed.fault());
        }
        JsonObject medium = Includes.of(Json.object(((XAnswer.Done) answer).body(), "includes"))
                .media()
                .get(ofPost.group(2));
        Optional<String> address = medium == null ? Optional.empty() : Media.address(medium);
        return address.isPresent() ? download(address.get(), reference) : new FetchOutcome.Gone("gone");
    }

    private FetchOutcome download(String address, String reference) {
        Optional<URI> uri = RemoteAddress.callable(address, settings.apiAddress());
        if (uri.isEmpty()) {
            return new FetchOutcome.Gone("reference-unknown");
        }
        HttpResult result = api.exchange(HttpCall.get(uri.get()).atMost(HttpCall.LARGEST_FILE));
        if (result instanceof HttpResult.Unanswered unanswered) {
            return unanswered.reason().equals("answer-too-large")
                    ? new FetchOutcome.Gone("too-large")
                    : new FetchOutcome.RetryAfter(Duration.ofSeconds(30), unanswered.reason());
        }
        if (result instanceof HttpResult.NotSent notSent) {
            return new FetchOutcome.RetryAfter(Duration.ofSeconds(30), notSent.reason());
        }
        HttpResult.Answered answered = (HttpResult.Answered) result;
        if (!answered.ok()) {
            return answered.status() >= 500 || answered.status() == 429
                    ? new FetchOutcome.RetryAfter(Duration.ofMinutes(1), "platform-error-" + answered.status())
                    : new FetchOutcome.Gone("gone");
        }
        return new FetchOutcome.Fetched(new RawDelivery(
                "file:" + Bytes.utf8(reference).sha256(),
                answered.header("content-type").filter(t -> !t.isBlank()).orElse("application/octet-stream"),
                Map.of(),
                answered.body(),
                settings.context().clock().instant(),
                ""));
    }

    private static FetchOutcome failed(Fault fault) {
        return fault.kind() == Fault.Kind.LATER
                        || fault.kind() == Fault.Kind.UNKNOWN
                        || fault.kind() == Fault.Kind.CHANNEL
                ? new FetchOutcome.RetryAfter(fault.patience(), fault.code())
                : new FetchOutcome.Gone("gone");
    }
}
