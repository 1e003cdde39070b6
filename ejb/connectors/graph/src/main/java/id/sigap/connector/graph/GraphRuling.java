package id.sigap.connector.graph;

import java.time.Duration;
import java.util.Optional;

/**
 * How an error is judged.
 *
 * @param fault its kind
 * @param message in Indonesian, for the person who can do something about it; empty = the usual words for this kind
 * @param patience how long to wait for {@link GraphFault#LIMIT}, {@link GraphFault#LATER} or {@link GraphFault#BUSY}; empty = what the usage headers
 *     say, else the usual
 */
public record GraphRuling(GraphFault fault, Optional<String> message, Optional<Duration> patience) {

    /** Judged so, with the usual words. */
    public static GraphRuling of(GraphFault fault) {
        return new GraphRuling(fault, Optional.empty(), Optional.empty());
    }

    /** Judged so, with words of its own. */
    public static GraphRuling of(GraphFault fault, String message) {
        return new GraphRuling(fault, Optional.of(message), Optional.empty());
    }

    /** To be tried again after so long. */
    public static GraphRuling waiting(GraphFault fault, Duration patience) {
        return new GraphRuling(fault, Optional.empty(), Optional.of(patience));
    }
}
