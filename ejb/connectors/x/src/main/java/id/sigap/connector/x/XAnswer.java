package id.sigap.connector.x;

import jakarta.json.JsonObject;

/** What a call of X brought. */
sealed interface XAnswer {

    /** X did it. */
    record Done(JsonObject body) implements XAnswer {}

    /** X did not, or cannot be understood. */
    record Failed(Fault fault) implements XAnswer {}
}
