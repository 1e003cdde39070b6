package id.sigap.connector.telegram;

import jakarta.json.JsonValue;
import java.util.Optional;

/** What became of a call of the Bot API. */
sealed interface ApiResult {

    /** Done. */
    record Ok(JsonValue result) implements ApiResult {}

    /**
     * The Bot API says no: the call had no effect.
     *
     * @param code its error_code, much like a status of HTTP
     * @param description in its words; may be empty
     * @param retryAfter in seconds, where it asks for patience
     * @param migratedTo the chat's new id, where a group became a supergroup
     */
    record Refused(int code, String description, Optional<Long> retryAfter, Optional<String> migratedTo)
            implements ApiResult {

        boolean says(String words) {
            return description.toLowerCase(java.util.Locale.ROOT).contains(words);
        }

        /** 401 for a withdrawn token, 404 for one that never was. */
        boolean tokenRefused() {
            return code == 401 || code == 404;
        }
    }

    /** The call never reached Telegram. */
    record NotSent(String reason) implements ApiResult {}

    /** Nobody can say whether the call had an effect. */
    record Unclear(String reason) implements ApiResult {}
}
