package id.sigap.connector.api;

import java.time.Instant;
import java.util.Objects;

/** What became of the wish to get a gap again. */
public sealed interface ReplayOutcome {

    /**
     * The platform took the job and delivers again by webhook; the keys of the deliveries keep doubles out.
     *
     * @param from since when it delivers: later than asked where the platform keeps less
     */
    record Requested(Instant from) implements ReplayOutcome {

        public Requested {
            Objects.requireNonNull(from, "from");
        }
    }

    /**
     * Polling goes on from an earlier place.
     *
     * @param cursor for the next {@link Connector#poll}
     */
    record Rewound(String cursor) implements ReplayOutcome {

        public Rewound {
            Objects.requireNonNull(cursor, "cursor");
        }

        /** Shows no cursor: some platforms put an address into it. */
        @Override
        public String toString() {
            return "Rewound[]";
        }
    }

    /** This channel, as it is set up, cannot bring anything again. */
    record Unsupported() implements ReplayOutcome {}

    /**
     * The platform refused or is away; nothing has changed.
     *
     * @param code stable, for programs, such as {@code too-long-ago}
     * @param message for the administrator; no secret
     */
    record Failed(String code, LocalizedText message) implements ReplayOutcome {

        public Failed {
            Checks.filled("code", code);
            Objects.requireNonNull(message, "message");
        }
    }
}
