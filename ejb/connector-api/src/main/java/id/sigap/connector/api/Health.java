package id.sigap.connector.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a channel works.
 *
 * @param state in one word
 * @param code stable, for programs, such as {@code ok} or {@code login-refused}
 * @param message for the administrator; no secret
 * @param checkedAt when it was asked
 * @param credentialsExpireAt when a person must renew the credentials, where that is known
 */
public record Health(
        State state, String code, LocalizedText message, Instant checkedAt, Optional<Instant> credentialsExpireAt) {

    public Health {
        Objects.requireNonNull(state, "state");
        Checks.filled("code", code);
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(checkedAt, "checkedAt");
        Objects.requireNonNull(credentialsExpireAt, "credentialsExpireAt");
    }

    /** In one word. */
    public enum State {
        /** Works. */
        UP,
        /** Works in part, or will stop soon. */
        DEGRADED,
        /** Does not work. */
        DOWN
    }

    /** Works. */
    public static Health up(Instant checkedAt) {
        return new Health(
                State.UP,
                "ok",
                new LocalizedText("Kanal berfungsi.", "The channel works."),
                checkedAt,
                Optional.empty());
    }

    /** Does not work. */
    public static Health down(String code, LocalizedText message, Instant checkedAt) {
        return new Health(State.DOWN, code, message, checkedAt, Optional.empty());
    }
}
