package id.sigap.connector.graph;

import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/** What became of a call of the Graph API. */
public sealed interface GraphAnswer {

    /** Done; the object that Meta answered. */
    record Done(JsonObject body, GraphUsage usage) implements GraphAnswer {

        /** The text at the end of a path. */
        public Optional<String> text(String... path) {
            return Json.text(body, path);
        }

        /** The size only. */
        @Override
        public String toString() {
            return "Done[" + body.size() + " members]";
        }
    }

    /** Refused, with Meta's error or a status alone. */
    record Failed(GraphError error, GraphUsage usage) implements GraphAnswer {}

    /** 2xx, and nothing that can be read. */
    record Unreadable(int status) implements GraphAnswer {}

    /** Meta has certainly not got it. */
    record NotSent(String reason) implements GraphAnswer {}

    /** Nobody can say whether Meta got it. */
    record Unanswered(String reason) implements GraphAnswer {}

    /** Not called: the app has nearly used up its allowance. */
    record Paused(Duration pause) implements GraphAnswer {}
}
