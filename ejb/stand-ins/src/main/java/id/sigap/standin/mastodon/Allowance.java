package id.sigap.standin.mastodon;

import id.sigap.standin.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How often an account may call in five minutes; each answer tells how much is left. Thread-safe. */
final class Allowance {
    /** As documented for an account. */
    static final int CALLS = 300;

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Clock clock;
    private Instant reset;
    private int used;

    Allowance(Clock clock) {
        this.clock = clock;
        this.reset = clock.instant().plus(WINDOW);
    }

    /** Whether one call more is allowed. */
    synchronized boolean take() {
        Instant now = clock.instant();
        if (!now.isBefore(reset)) {
            used = 0;
            reset = now.plus(WINDOW);
        }
        used++;
        return used <= CALLS;
    }

    synchronized void renew() {
        used = 0;
    }

    synchronized Answer on(Answer answer) {
        return answer.with("X-RateLimit-Limit", String.valueOf(CALLS))
                .with("X-RateLimit-Remaining", String.valueOf(Math.max(0, CALLS - used)))
                .with("X-RateLimit-Reset", reset.toString());
    }
}
