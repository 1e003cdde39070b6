package id.sigap.connector.youtube;

import id.sigap.connector.api.Secret;
import java.time.Duration;
import java.util.Optional;

/** Whether we may call the platform. */
sealed interface Access {

    /**
     * Yes.
     *
     * @param token good for an hour
     * @param refreshEndsIn when a person must grant access again, where that is told
     */
    record Granted(Secret token, Optional<Duration> refreshEndsIn) implements Access {}

    /** No, until a person repairs the account or its settings. */
    record Refused(String code) implements Access {}

    /** The token server is away; nothing was asked of the platform. */
    record Away(String reason) implements Access {}
}
