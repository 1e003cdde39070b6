package id.sigap.connector.telegram;

import java.time.Instant;
import java.util.Optional;

/** Telegram's times: whole seconds since 1970. */
final class When {
    private static final long LATEST = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();

    private When() {}

    /** The time told, or the other one where none is told that could be true. */
    static Instant of(Optional<Long> seconds, Instant otherwise) {
        return seconds.filter(s -> s > 0 && s < LATEST)
                .map(Instant::ofEpochSecond)
                .orElse(otherwise);
    }
}
