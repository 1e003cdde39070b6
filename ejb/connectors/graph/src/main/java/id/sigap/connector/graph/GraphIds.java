package id.sigap.connector.graph;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.UnicodeText;
import id.sigap.connector.http.Json;
import jakarta.json.JsonValue;
import java.util.Optional;

/** Ids as they may be stored. */
public final class GraphIds {
    private GraphIds() {}

    /** The id at the end of a path, always as a text; one that is too long or cannot be stored is replaced by its hash. */
    public static Optional<String> at(JsonValue from, String... path) {
        return Json.text(from, path).map(GraphIds::storable);
    }

    /** The id, or its hash. */
    public static String storable(String id) {
        return id.length() <= InboundEvent.MAXIMUM_ID_LENGTH && UnicodeText.isStorable(id)
                ? id
                : Bytes.utf8(id).sha256();
    }
}
