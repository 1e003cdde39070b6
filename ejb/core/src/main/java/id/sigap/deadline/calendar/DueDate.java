package id.sigap.deadline.calendar;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * When something is due.
 *
 * @param instant the last moment that is in time
 * @param warning an Indonesian sentence when the date is uncertain because the calendar does not reach that far
 */
public record DueDate(Instant instant, Optional<String> warning) {
    public DueDate {
        requireNonNull(instant, "instant");
        requireNonNull(warning, "warning");
    }

    /** Whether the moment has passed. */
    public boolean isOver(Instant now) {
        return now.isAfter(instant);
    }
}
