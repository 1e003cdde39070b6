package id.sigap.connector.youtube;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/** What became of a call of the Data API. */
sealed interface ApiAnswer {

    /** Done. */
    record Ok(JsonObject body) implements ApiAnswer {}

    /**
     * The platform says no; below 500 the call had no effect.
     *
     * @param reason as in its list of errors; {@code ""} where it tells none
     * @param retryAfter where it says so
     */
    record Refused(int status, String reason, Optional<Duration> retryAfter) implements ApiAnswer {

        Fault fault() {
            return Fault.of(status, reason);
        }

        String code() {
            return reason.isEmpty() ? "http-" + status : reason;
        }
    }

    /** The call never reached the platform. */
    record NotSent(String reason) implements ApiAnswer {}

    /** Nobody can say whether the call had an effect. */
    record Unclear(String reason) implements ApiAnswer {}
}
