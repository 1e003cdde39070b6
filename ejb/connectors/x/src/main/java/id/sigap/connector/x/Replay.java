package id.sigap.connector.x;

import id.sigap.connector.api.ReplayOutcome;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a gap again. X repeats the webhook's deliveries of the last day; what is older, or where X repeats nothing for this
 * app or there is no webhook, is looked for once more.
 */
record Replay(XSettings settings) {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration BUDGET = Duration.ofSeconds(50);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyyMMddHHmm").withZone(ZoneOffset.UTC);

    ReplayOutcome since(Instant since) {
        Instant now = settings.context().clock().instant();
        Optional<URI> address = settings.context().webhook();
        if (address.isEmpty() || since.isBefore(now.minus(KEPT))) {
            return new ReplayOutcome.Rewound(XCursor.since(since).write());
        }
        XApi api = new XApi(settings, BUDGET);
        XAnswer webhooks = api.asApp(HttpCall.get(api.address("/webhooks", Map.of())));
        if (webhooks instanceof XAnswer.Failed failed) {
            return failed(failed.fault(), since);
        }
        Optional<String> webhook =
                Subscriptions.at(address.get(), (XAnswer.Done) webhooks).flatMap(w -> Ids.at(w, "id"));
        if (webhook.isEmpty()) {
            return new ReplayOutcome.Rewound(XCursor.since(since).write());
        }
        String wish = Json.provider()
                .createObjectBuilder()
                .add("webhook_id", webhook.get())
                .add("from_date", MINUTE.format(since))
                .add("to_date", MINUTE.format(now.plus(1, ChronoUnit.MINUTES)))
                .build()
                .toString();
        XAnswer answer = api.asApp(HttpCall.postJson(api.address("/webhooks/replay", Map.of()), wish));
        return answer instanceof XAnswer.Failed failed
                ? failed(failed.fault(), since)
                : new ReplayOutcome.Requested(since.truncatedTo(ChronoUnit.MINUTES));
    }

    private static ReplayOutcome failed(Fault fault, Instant since) {
        return switch (fault.kind()) {
            case MESSAGE, RULE, RECIPIENT, DUPLICATE, GONE ->
                new ReplayOutcome.Rewound(XCursor.since(since).write());
            case LATER, UNKNOWN ->
                new ReplayOutcome.Failed(
                        fault.code(), Words.of(fault.code().equals("rate-limited") ? fault.code() : "platform-away"));
            case CHANNEL -> new ReplayOutcome.Failed(fault.code(), Words.of(fault.code()));
        };
    }
}
