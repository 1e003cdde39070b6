package id.sigap.connector.youtube;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The day for which the quota is counted: from midnight to midnight on the Pacific coast, summer time included. */
final class QuotaDay {
    /** What it costs to write. */
    static final int INSERT_UNITS = 50;

    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private QuotaDay() {}

    static LocalDate of(Instant now) {
        return LocalDate.ofInstant(now, PACIFIC);
    }

    /** When the next one begins. */
    static Instant resetAfter(Instant now) {
        return of(now).plusDays(1).atStartOfDay(PACIFIC).toInstant();
    }

    static Duration untilReset(Instant now) {
        return Duration.between(now, resetAfter(now));
    }

    /**
     * How long to wait until the next reading, so that the units left last until the reset.
     *
     * @param left how many units may still be spent on reading today
     * @param cost how many the last reading took
     * @param shortest the pause that is wanted anyway
     */
    static Duration pause(Instant now, long left, long cost, Duration shortest) {
        if (left <= 0) {
            return untilReset(now);
        }
        Duration even = untilReset(now).multipliedBy(Math.max(1, cost)).dividedBy(left);
        Duration limited = even.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : even;
        return limited.compareTo(shortest) < 0 ? shortest : limited;
    }
}
