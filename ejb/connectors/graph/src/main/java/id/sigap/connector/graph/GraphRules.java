package id.sigap.connector.graph;

import java.util.Optional;
import java.util.Set;

/** What a platform's own error codes mean. */
@FunctionalInterface
public interface GraphRules {

    /** The ruling for a code that only this platform knows; empty = {@linkplain #COMMON as everywhere at Meta}. */
    Optional<GraphRuling> own(GraphError error);

    /** A platform without codes of its own. */
    GraphRules COMMON = error -> Optional.empty();

    /** Judges any error: first the platform's own codes, then Meta's common ones, then the status. */
    default GraphRuling judge(GraphError error) {
        return own(error).orElseGet(() -> GraphRuling.of(Common.fault(error)));
    }

    /** Meta's common codes. */
    final class Common {
        private static final Set<Integer> LIMITS = Set.of(4, 17, 32, 341, 368, 613, 80001, 80002, 80006, 80007, 80008);

        private Common() {}

        static GraphFault fault(GraphError error) {
            int code = error.code();
            if (error.is(10, 2018278) || error.is(10, 2534022)) {
                return GraphFault.WINDOW_CLOSED;
            }
            if (code == 190 || code == 102) {
                return GraphFault.LOGIN;
            }
            if (LIMITS.contains(code) || error.status() == 429) {
                return GraphFault.LIMIT;
            }
            if (code == 1 || code == 2 || error.saysTransient()) {
                return GraphFault.BUSY;
            }
            if (code == 10 || code == 3 || code >= 200 && code <= 299) {
                return GraphFault.PERMISSION;
            }
            if (code == 506) {
                return GraphFault.DUPLICATE;
            }
            if (code == 100 && error.subcode() == 33 || code == 803) {
                return GraphFault.GONE;
            }
            return code == 0 ? byStatus(error.status()) : error.status() >= 500 ? GraphFault.BUSY : GraphFault.MESSAGE;
        }

        private static GraphFault byStatus(int status) {
            return switch (status) {
                case 401 -> GraphFault.LOGIN;
                case 403 -> GraphFault.PERMISSION;
                case 404, 410 -> GraphFault.GONE;
                case 408 -> GraphFault.BUSY;
                default -> status >= 400 && status < 500 ? GraphFault.MESSAGE : GraphFault.BUSY;
            };
        }
    }
}
