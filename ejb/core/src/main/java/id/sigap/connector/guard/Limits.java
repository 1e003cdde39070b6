package id.sigap.connector.guard;

import java.time.Duration;

/** How much of one answer Sigap takes. */
final class Limits {
    static final long BYTES = 50L * 1024 * 1024;
    static final int EVENTS = 10_000;
    static final int DELIVERIES = 1_000;
    static final int SETTINGS = 100;
    static final int NOTICES = 50;
    static final int SERVICES = 5_000;
    static final int SHORT_TEXT = 2_000;
    static final int HANDSHAKE_BYTES = 64 * 1024;

    /** Whatever a platform asks for, it is asked again the next day. */
    static final Duration LONGEST_DELAY = Duration.ofHours(24);

    private Limits() {}

    /** From nothing to a day. */
    static Duration within(Duration delay) {
        if (delay.isNegative()) {
            return Duration.ZERO;
        }
        return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
    }

    /** @throws Breach where the answer is none */
    static <T> T present(T answer, String what) {
        if (answer == null) {
            throw new Breach(Fault.Kind.RETURNED_NULL, what);
        }
        return answer;
    }

    /** @throws Breach where there are more than so many */
    static void most(long count, long limit, String what) {
        if (count > limit) {
            throw new Breach(Fault.Kind.TOO_LARGE, count + " " + what + ", paling banyak " + limit);
        }
    }
}
