package id.sigap.deadline.calendar;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a change of calendar, rule or pauses does to a stored due date.
 *
 * @param before the stored instant
 * @param after the instant as it is computed now
 * @param reason why it was computed again; goes into the ledger
 */
public record DueChange(Instant before, DueDate after, String reason) {
    public DueChange {
        requireNonNull(before, "before");
        requireNonNull(after, "after");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("A due date is not computed again without a reason");
        }
    }

    /** Whether the due date moves at all. */
    public boolean moves() {
        return !before.equals(after.instant());
    }
}
