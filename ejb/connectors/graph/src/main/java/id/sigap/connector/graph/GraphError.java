package id.sigap.connector.graph;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * An error of the Graph API. Its message is left behind: it may quote what a citizen wrote.
 *
 * @param status of HTTP
 * @param code Meta's; 0 where the answer names none
 * @param subcode Meta's; 0 where there is none
 * @param saysTransient whether Meta itself says that trying again may help
 * @param trace what Meta's support asks for; may be empty
 */
public record GraphError(int status, int code, int subcode, boolean saysTransient, String trace) {

    /** The error that a body tells; where it tells none, one with the status alone. */
    public static GraphError read(int status, Bytes body) {
        Optional<JsonObject> error = Json.object(body).flatMap(o -> Json.object(o, "error"));
        return error.map(e -> of(status, e)).orElseGet(() -> new GraphError(status, 0, 0, false, ""));
    }

    /** The error that such an object tells; also that in a status of WhatsApp. */
    public static GraphError of(int status, JsonObject error) {
        return new GraphError(
                status,
                small(error, "code"),
                small(error, "error_subcode"),
                Json.flag(error, "is_transient"),
                Json.text(error, "fbtrace_id")
                        .filter(t -> t.matches("[A-Za-z0-9_-]{1,60}"))
                        .orElse(""));
    }

    private static int small(JsonObject error, String name) {
        return Json.number(error, name)
                .filter(n -> n > 0 && n <= Integer.MAX_VALUE)
                .map(Long::intValue)
                .orElse(0);
    }

    /** Such as {@code 10/2018278}, {@code 190} or, where Meta named no code, {@code http-503}. */
    public String name() {
        if (code == 0) {
            return "http-" + status;
        }
        return subcode == 0 ? String.valueOf(code) : code + "/" + subcode;
    }

    /** Whether this is the pair. */
    public boolean is(int aCode, int aSubcode) {
        return code == aCode && subcode == aSubcode;
    }
}
