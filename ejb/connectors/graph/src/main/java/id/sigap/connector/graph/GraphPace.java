package id.sigap.connector.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Until when a channel's calls wait because its app has nearly used up its allowance. Kept in memory only: forgotten by a
 * restart, Meta's next answer says it again.
 */
final class GraphPace {
    private static final Map<String, Instant> UNTIL = new ConcurrentHashMap<>();

    private GraphPace() {}

    static void note(String channel, GraphUsage usage, Instant now) {
        usage.pause().ifPresentOrElse(pause -> UNTIL.put(channel, now.plus(pause)), () -> UNTIL.remove(channel));
    }

    static Optional<Duration> pause(String channel, Instant now) {
        return Optional.ofNullable(UNTIL.get(channel)).filter(now::isBefore).map(until -> Duration.between(now, until));
    }
}
