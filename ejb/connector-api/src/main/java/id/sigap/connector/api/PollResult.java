package id.sigap.connector.api;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What a look at the platform brought. */
public sealed interface PollResult {

    /**
     * The platform answered.
     *
     * @param deliveries possibly none, oldest first
     * @param cursor where to go on; to be committed together with the deliveries
     * @param more whether more is waiting, so that the next call should follow at once
     */
    record Polled(List<RawDelivery> deliveries, String cursor, boolean more) implements PollResult {

        public Polled {
            deliveries = List.copyOf(deliveries);
            Objects.requireNonNull(cursor, "cursor");
        }
    }

    /**
     * The platform is away or asks for patience; the cursor stays.
     *
     * @param retryAfter how long to wait before the next call
     * @param reason for the log and the channel's page; no secret, no personal data
     */
    record Away(Duration retryAfter, String reason) implements PollResult {

        public Away {
            Objects.requireNonNull(retryAfter, "retryAfter");
            Checks.filled("reason", reason);
        }
    }

    /**
     * The platform turns the account away; a person must repair the channel's settings.
     *
     * @param code stable, for programs
     * @param reason for the log and the channel's page; no secret, no personal data
     */
    record Refused(String code, String reason) implements PollResult {

        public Refused {
            Checks.filled("code", code);
            Checks.filled("reason", reason);
        }
    }
}
