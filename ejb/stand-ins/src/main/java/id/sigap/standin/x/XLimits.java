package id.sigap.standin.x;

import id.sigap.standin.Answer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** X's documented limits, each for a window of fifteen minutes. */
final class XLimits {
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final Clock clock;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    private record Count(long reset, int used) {}

    XLimits(Clock clock) {
        this.clock = clock;
    }

    private static int allowed(String endpoint) {
        return switch (endpoint) {
            case "POST /2/tweets" -> 100;
            case "GET mentions" -> 300;
            case "GET tweets" -> 900;
            case "GET dm_events", "POST messages" -> 15;
            default -> 450;
        };
    }

    /** 429 where the limit is used up. */
    Optional<Answer> refusal(String endpoint) {
        Count count = counts.compute(endpoint, (e, before) -> {
            long now = clock.instant().getEpochSecond();
            return before == null || now >= before.reset()
                    ? new Count(now + WINDOW.toSeconds(), 1)
                    : new Count(before.reset(), before.used() + 1);
        });
        return count.used() <= allowed(endpoint)
                ? Optional.empty()
                : Optional.of(
                        headers(endpoint, XJson.problem(429, "about:blank", "Too Many Requests", "Too Many Requests")));
    }

    Answer headers(String endpoint, Answer answer) {
        Count count = counts.getOrDefault(endpoint, new Count(clock.instant().getEpochSecond(), 0));
        int limit = allowed(endpoint);
        return answer.with("x-rate-limit-limit", Integer.toString(limit))
                .with("x-rate-limit-remaining", Integer.toString(Math.max(0, limit - count.used())))
                .with("x-rate-limit-reset", Long.toString(count.reset()));
    }

    /** Uses a limit up for so long. */
    void exhaust(String endpoint, Duration until) {
        counts.put(endpoint, new Count(clock.instant().plus(until).getEpochSecond(), allowed(endpoint)));
    }

    void renew() {
        counts.clear();
    }
}
