package org.example.sigap.mastodon;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads JSON in which anything may be missing, null or of another type. */
final class Fields {
    private Fields() {}

    /** Text or number, as text: every id is one. */
    static Optional<String> text(JsonObject of, String name) {
        JsonValue value = of.get(name);
        if (value instanceof JsonString string) {
            return Optional.of(string.getString()).filter(text -> !text.isBlank());
        }
        return value instanceof JsonNumber number ? Optional.of(number.toString()) : Optional.empty();
    }

    static Optional<JsonObject> object(JsonObject of, String name) {
        return of.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    static List<JsonObject> objects(JsonObject of, String name) {
        return of.get(name) instanceof JsonArray array
                ? array.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonValue::asJsonObject)
                        .toList()
                : List.of();
    }

    static Optional<Instant> instant(JsonObject of, String name) {
        return text(of, name).flatMap(text -> {
            try {
                return Optional.of(Instant.parse(text));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }
}
