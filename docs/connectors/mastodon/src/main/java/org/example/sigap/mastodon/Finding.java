package org.example.sigap.mastodon;

import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.OutboundMessage;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks for a message of ours among what the account wrote last. */
final class Finding {
    /** The server's clock and ours may differ so much. */
    private static final Duration DIFFERENCE = Duration.ofMinutes(5);

    /** A status that was taken is in the list by then. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private static final int PAGE = 40;

    private final MastodonApi api;
    private final Clock clock;

    Finding(MastodonApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    FindOutcome find(OutboundMessage message, Instant attemptedAt) {
        try {
            Reply me = api.get("/api/v1/accounts/verify_credentials");
            Optional<String> account = me.ok() ? me.object().flatMap(one -> Fields.text(one, "id")) : Optional.empty();
            if (account.isEmpty()) {
                return new FindOutcome.CannotTell("HTTP " + me.status());
            }
            Reply page = api.get("/api/v1/accounts/" + account.get() + "/statuses?exclude_reblogs=true&limit=" + PAGE);
            if (!page.ok() || page.array().isEmpty()) {
                return new FindOutcome.CannotTell("HTTP " + page.status());
            }
            List<JsonObject> statuses = page.array().get().stream()
                    .filter(JsonObject.class::isInstance)
                    .map(JsonValue::asJsonObject)
                    .toList();
            return judge(message, attemptedAt.minus(DIFFERENCE), attemptedAt, statuses);
        } catch (IOException e) {
            return new FindOutcome.CannotTell(e.getClass().getSimpleName());
        }
    }

    private FindOutcome judge(
            OutboundMessage message, Instant earliest, Instant attemptedAt, List<JsonObject> statuses) {
        for (JsonObject status : statuses) {
            Optional<Instant> created = Fields.instant(status, "created_at");
            if (created.isPresent() && !created.get().isBefore(earliest) && isIt(message, status)) {
                return new FindOutcome.Found(Fields.text(status, "id").orElseThrow(), created.get());
            }
        }
        boolean all = statuses.size() < PAGE
                || Fields.instant(statuses.get(statuses.size() - 1), "created_at")
                        .filter(oldest -> oldest.isBefore(earliest))
                        .isPresent();
        boolean settled = attemptedAt.plus(SETTLED).isBefore(clock.instant());
        return all && settled ? new FindOutcome.Absent() : new FindOutcome.CannotTell(all ? "too-early" : "too-many");
    }

    private static boolean isIt(OutboundMessage message, JsonObject status) {
        return Fields.text(status, "id").isPresent()
                && Fields.text(status, "in_reply_to_id").equals(message.conversation().answered())
                && squeezed(Text.ofHtml(Fields.text(status, "content").orElse("")))
                        .equals(squeezed(Sending.words(message)));
    }

    /** Mastodon shows {@code @name@server} as {@code @name} and sets white space as it likes. */
    private static String squeezed(String text) {
        return text.replaceAll("@([\\w.-]+)@[\\w.-]+\\w", "@$1").replaceAll("\\s+", " ").strip();
    }
}
