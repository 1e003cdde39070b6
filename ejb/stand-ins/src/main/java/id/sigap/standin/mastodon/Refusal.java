package id.sigap.standin.mastodon;

import id.sigap.standin.Answer;
import jakarta.json.Json;

/** An error as Mastodon tells it. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    Refusal(int status, String error) {
        super(error);
        this.status = status;
    }

    static Refusal invalid(String what) {
        return new Refusal(422, "Validation failed: " + what);
    }

    static Refusal notFound() {
        return new Refusal(404, "Record not found");
    }

    Answer answer() {
        return Answer.json(
                status,
                Json.createObjectBuilder()
                        .add("error", String.valueOf(getMessage()))
                        .build());
    }
}
