package id.sigap.connector.graph;

import id.sigap.connector.api.Health;
import id.sigap.connector.http.Json;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What Meta tells about a channel's token. Where it tells nothing, nothing is known, and nothing is held against the channel.
 *
 * @param appId of the app that it was given to
 * @param expiresAt when it ends; empty = never, or unknown
 */
public record GraphToken(Optional<String> appId, Optional<Instant> expiresAt) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final GraphToken UNKNOWN = new GraphToken(Optional.empty(), Optional.empty());

    /** Asks about the token with which this calls. */
    public static GraphToken of(GraphApi api) {
        return api.within(PATIENCE).inspectToken() instanceof GraphAnswer.Done done
                ? new GraphToken(done.text("data", "app_id").filter(id -> !id.isBlank()), expiry(done.body()))
                : UNKNOWN;
    }

    private static Optional<Instant> expiry(JsonValue body) {
        return Json.number(body, "data", "expires_at")
                .filter(seconds -> seconds > 0 && seconds < 100_000_000_000L)
                .map(Instant::ofEpochSecond);
    }

    /** Whether an app of this id may be the channel's. */
    public boolean mayBeOf(Optional<String> app) {
        return appId.isEmpty() || app.isEmpty() || appId.equals(app);
    }

    /** The channel's health, which tells when the token ends. */
    public Health within(Health health) {
        return new Health(health.state(), health.code(), health.message(), health.checkedAt(), expiresAt);
    }
}
