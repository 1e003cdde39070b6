package id.sigap.connector.http;

import id.sigap.connector.api.Bytes;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads JSON that anybody may have written. What is absent or of another type is empty; nothing throws. */
public final class Json {
    private static final JsonProvider PROVIDER = JsonProvider.provider();
    private static final JsonReaderFactory READERS = PROVIDER.createReaderFactory(Map.of());

    private Json() {}

    /** For building what is sent. */
    public static JsonProvider provider() {
        return PROVIDER;
    }

    /** The object or array that these bytes begin with; empty where they hold none or are nested without end. */
    public static Optional<JsonStructure> read(Bytes bytes) {
        try (JsonReader reader = READERS.createReader(bytes.open())) {
            return Optional.of(reader.read());
        } catch (RuntimeException | StackOverflowError e) {
            // the server's JSON-P throws a bare RuntimeException where something is nested too deeply
            return Optional.empty();
        }
    }

    /** The object that these bytes hold. */
    public static Optional<JsonObject> object(Bytes bytes) {
        return read(bytes).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }

    /** What stands at the end of a path of names. */
    public static Optional<JsonValue> at(JsonValue from, String... path) {
        JsonValue value = from;
        for (String name : path) {
            if (!(value instanceof JsonObject object) || !object.containsKey(name)) {
                return Optional.empty();
            }
            value = object.get(name);
        }
        return value == JsonValue.NULL ? Optional.empty() : Optional.of(value);
    }

    /** A text, or a number or truth value as it was written: ids come in all forms. Blank = empty. */
    public static Optional<String> text(JsonValue from, String... path) {
        return at(from, path).flatMap(Json::asText).filter(text -> !text.isBlank());
    }

    /** This very value as text. */
    public static Optional<String> asText(JsonValue value) {
        if (value instanceof JsonString string) {
            return Optional.of(string.getString());
        }
        if (value instanceof JsonNumber number) {
            return Optional.of(number.toString());
        }
        return value == JsonValue.TRUE || value == JsonValue.FALSE ? Optional.of(value.toString()) : Optional.empty();
    }

    /** A whole number, be it written as a text. */
    public static Optional<Long> number(JsonValue from, String... path) {
        return text(from, path).flatMap(text -> {
            try {
                return Optional.of(Long.parseLong(text.strip()));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    /** Whether {@code true} stands there. */
    public static boolean flag(JsonValue from, String... path) {
        return at(from, path).filter(JsonValue.TRUE::equals).isPresent();
    }

    /** The object there. */
    public static Optional<JsonObject> object(JsonValue from, String... path) {
        return at(from, path).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }

    /** The elements of the array there; none where there is no array. */
    public static List<JsonValue> items(JsonValue from, String... path) {
        return at(from, path)
                .filter(JsonArray.class::isInstance)
                .map(JsonArray.class::cast)
                .map(List::<JsonValue>copyOf)
                .orElse(List.of());
    }

    /** The objects among the elements of the array there. */
    public static Stream<JsonObject> objects(JsonValue from, String... path) {
        return items(from, path).stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }
}
