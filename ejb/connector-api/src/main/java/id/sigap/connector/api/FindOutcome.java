package id.sigap.connector.api;

import java.time.Instant;
import java.util.Objects;

/** What a search for a message that may have been sent brought. */
public sealed interface FindOutcome {

    /**
     * It was sent.
     *
     * @param nativeId its id on the platform
     * @param at when the platform took it
     */
    record Found(String nativeId, Instant at) implements FindOutcome {

        public Found {
            Checks.id("nativeId", nativeId);
            Objects.requireNonNull(at, "at");
        }
    }

    /** It was certainly not sent: sending it makes no double. */
    record Absent() implements FindOutcome {}

    /**
     * The search is not conclusive: the platform is away, or offers no way to look. Asked again for three quarters of an
     * hour, then decided by a person; by a person at once where the connector declares neither
     * {@link Capability#FINDS_SENT} nor {@link Capability#SHOWS_OWN_MESSAGES} nor {@link Capability#REPORTS_DELIVERY}.
     *
     * @param reason for the log and the case page
     */
    record CannotTell(String reason) implements FindOutcome {

        public CannotTell {
            Checks.filled("reason", reason);
        }
    }
}
