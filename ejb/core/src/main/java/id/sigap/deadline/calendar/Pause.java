package id.sigap.deadline.calendar;

import java.time.Duration;
import java.time.Instant;

/**
 * A time in which a pausable clock stood still.
 *
 * @param from when it stopped
 * @param to when it went on; after {@code from}. A clock that still stands has no due date
 */
public record Pause(Instant from, Instant to) {
    public Pause {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A pause ends after it began, not from " + from + " to " + to);
        }
    }

    /** How long the clock stood. */
    public Duration length() {
        return Duration.between(from, to);
    }

    /** Whether the clock stood at this instant: from the first inclusive to the last exclusive. */
    public boolean covers(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }
}
