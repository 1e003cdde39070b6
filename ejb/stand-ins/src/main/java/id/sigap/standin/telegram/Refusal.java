package id.sigap.standin.telegram;

import id.sigap.standin.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** An error of the Bot API. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient JsonObject parameters;

    Refusal(int code, String description) {
        this(code, description, JsonObject.EMPTY_JSON_OBJECT);
    }

    private Refusal(int code, String description, JsonObject parameters) {
        super(description);
        this.code = code;
        this.parameters = parameters;
    }

    static Refusal badRequest(String what) {
        return new Refusal(400, "Bad Request: " + what);
    }

    static Refusal forbidden(String what) {
        return new Refusal(403, "Forbidden: " + what);
    }

    static Refusal tooMany(int seconds) {
        return new Refusal(
                429,
                "Too Many Requests: retry after " + seconds,
                Json.createObjectBuilder().add("retry_after", seconds).build());
    }

    static Refusal migrated(long to) {
        return new Refusal(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                Json.createObjectBuilder().add("migrate_to_chat_id", to).build());
    }

    Answer answer() {
        JsonObjectBuilder error = Json.createObjectBuilder()
                .add("ok", false)
                .add("error_code", code)
                .add("description", String.valueOf(getMessage()));
        if (!parameters.isEmpty()) {
            error.add("parameters", parameters);
        }
        return Answer.json(code, error.build());
    }
}
