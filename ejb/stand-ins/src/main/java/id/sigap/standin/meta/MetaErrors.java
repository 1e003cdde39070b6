package id.sigap.standin.meta;

import id.sigap.standin.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;

/** Error answers as Meta writes them. */
public final class MetaErrors {
    private MetaErrors() {}

    /**
     * Any error.
     *
     * @param subcode 0 = none
     */
    public static Answer of(int status, int code, int subcode, String message, boolean isTransient) {
        JsonObjectBuilder error = Json.createObjectBuilder()
                .add("message", message)
                .add("type", code == 100 ? "GraphMethodException" : "OAuthException")
                .add("code", code);
        if (subcode != 0) {
            error.add("error_subcode", subcode);
        }
        if (isTransient) {
            error.add("is_transient", true);
        }
        error.add("fbtrace_id", "AStandIn0" + code);
        return Answer.json(
                status, Json.createObjectBuilder().add("error", error).build());
    }

    /** Any error that is not transient. */
    public static Answer of(int status, int code, int subcode, String message) {
        return of(status, code, subcode, message, false);
    }

    /** Too many calls, with the time after which they are taken again. */
    public static Answer limited(int minutes) {
        return of(400, 32, 0, "(#32) Page request limit reached", true)
                .with(
                        "X-Business-Use-Case-Usage",
                        "{\"104200000000001\":[{\"type\":\"pages\",\"call_count\":100,\"total_cputime\":4,\"total_time\":6,"
                                + "\"estimated_time_to_regain_access\":" + minutes + "}]}");
    }

    /** The token is not valid. */
    public static Answer token() {
        return of(401, 190, 460, "Error validating access token: the session has been invalidated.");
    }

    /** Meta is not well. */
    public static Answer unwell() {
        return of(500, 2, 0, "An unexpected error has occurred. Please retry your request later.", true);
    }

    static Answer parameter(String message) {
        return of(400, 100, 0, "(#100) " + message);
    }

    static Answer missing(String id) {
        return of(
                400,
                100,
                33,
                "Unsupported request. Object with ID '" + id + "' does not exist, cannot be loaded due to missing"
                        + " permissions, or does not support this operation.");
    }
}
