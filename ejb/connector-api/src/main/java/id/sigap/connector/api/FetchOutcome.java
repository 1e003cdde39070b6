package id.sigap.connector.api;

import java.time.Duration;
import java.util.Objects;

/** What became of fetching something that an event points at. */
public sealed interface FetchOutcome {

    /**
     * Here it is. For a {@link InboundEvent.Pointer} the delivery is stored and split like any other; for a
     * {@link Attachment.Remote} its body is the file.
     *
     * @param delivery with a key of its own
     */
    record Fetched(RawDelivery delivery) implements FetchOutcome {

        public Fetched {
            Objects.requireNonNull(delivery, "delivery");
        }
    }

    /**
     * It will never come: deleted, expired, not ours to see.
     *
     * @param code stable, for programs
     */
    record Gone(String code) implements FetchOutcome {

        public Gone {
            Checks.filled("code", code);
        }
    }

    /**
     * Not now.
     *
     * @param delay how long to wait
     * @param reason for the log
     */
    record RetryAfter(Duration delay, String reason) implements FetchOutcome {

        public RetryAfter {
            Objects.requireNonNull(delay, "delay");
            Checks.filled("reason", reason);
        }
    }
}
