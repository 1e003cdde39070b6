package id.sigap.connector.youtube;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many answers were written on a channel on this day of the quota, in so far as this server knows: YouTube has no method
 * that tells. Kept in memory only: after a restart there are fewer left than it says, until YouTube refuses one.
 */
final class AnswersToday {
    private static final Map<String, Count> COUNTS = new ConcurrentHashMap<>();

    private record Count(LocalDate day, int answers) {}

    private AnswersToday() {}

    /** A call was made that costs as much as an answer, whatever came of it. */
    static void one(String channelId, Instant now) {
        add(channelId, now, 1);
    }

    /** YouTube says that the day's quota is used up. */
    static void all(String channelId, Instant now, int allowed) {
        add(channelId, now, allowed);
    }

    private static void add(String channelId, Instant now, int answers) {
        LocalDate day = QuotaDay.of(now);
        COUNTS.merge(
                channelId,
                new Count(day, answers),
                (known, more) -> known.day().equals(day) ? new Count(day, known.answers() + answers) : more);
    }

    /** Not below zero. */
    static int left(String channelId, Instant now, int allowed) {
        Count known = COUNTS.get(channelId);
        return known == null || !known.day().equals(QuotaDay.of(now))
                ? allowed
                : Math.max(0, allowed - known.answers());
    }
}
