package id.sigap.standin.whatsapp;

import id.sigap.standin.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;

/** Errors as the Graph API words them. */
public final class Refusals {
    private Refusals() {}

    /** An error that ends a call. */
    public static Answer error(int status, int code, String message) {
        return Answer.json(
                status,
                Json.createObjectBuilder().add("error", object(code, message)).build());
    }

    /** The error alone, as in a failed status. */
    static JsonObject object(int code, String message) {
        return Json.createObjectBuilder()
                .add("message", "(#" + code + ") " + message)
                .add("type", "OAuthException")
                .add("code", code)
                .add(
                        "error_data",
                        Json.createObjectBuilder()
                                .add("messaging_product", "whatsapp")
                                .add("details", message))
                .add("fbtrace_id", "Az8or2yhqkZfEZ-_4Qn_Bam")
                .build();
    }

    static Answer invalid(String message) {
        return error(400, 100, message);
    }

    static Answer login() {
        return error(401, 190, "Invalid OAuth access token - Cannot parse access token");
    }
}
