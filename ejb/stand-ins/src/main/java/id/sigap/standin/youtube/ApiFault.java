package id.sigap.standin.youtube;

import id.sigap.standin.Answer;
import jakarta.json.Json;

/** An error of the Data API. */
final class ApiFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;

    ApiFault(int status, String reason) {
        super(reason);
        this.status = status;
        this.reason = reason;
    }

    Answer answer() {
        return error(status, reason);
    }

    static Answer error(int status, String reason) {
        return Answer.json(
                status,
                Json.createObjectBuilder()
                        .add(
                                "error",
                                Json.createObjectBuilder()
                                        .add("code", status)
                                        .add("message", "The request cannot be completed: " + reason)
                                        .add(
                                                "errors",
                                                Json.createArrayBuilder()
                                                        .add(Json.createObjectBuilder()
                                                                .add("message", reason)
                                                                .add("domain", "youtube.comment")
                                                                .add("reason", reason))))
                        .build());
    }
}
