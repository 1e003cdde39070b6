package id.sigap.standin.meta;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameter {@code fields}: what is not asked for is not answered, what does not exist is an error. */
final class Fields {
    private Fields() {}

    /** The names at the top level, without what stands in braces or brackets behind them. */
    static List<String> names(String fields) {
        List<String> names = new ArrayList<>();
        int depth = 0;
        StringBuilder name = new StringBuilder();
        for (char c : (fields + ",").toCharArray()) {
            if (c == '{' || c == '(') {
                depth++;
            } else if (c == '}' || c == ')') {
                depth--;
            } else if (c == ',' && depth == 0) {
                names.add(name.toString().replaceAll("\\..*", "").strip());
                name.setLength(0);
            } else if (depth == 0) {
                name.append(c);
            }
        }
        names.removeIf(String::isEmpty);
        return names;
    }

    /** An unknown name among them. */
    static Optional<String> unknown(String fields, Map<String, ?> known) {
        return names(fields).stream().filter(n -> !known.containsKey(n)).findFirst();
    }

    /** The object with the wanted fields; those without a value are left out, the id is always there. */
    static JsonObject pick(String fields, Map<String, Optional<JsonValue>> all) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        for (String name : names(fields)) {
            Optional.ofNullable(all.get(name)).flatMap(v -> v).ifPresent(value -> object.add(name, value));
        }
        Optional.ofNullable(all.get("id")).flatMap(v -> v).ifPresent(id -> object.add("id", id));
        return object.build();
    }

    static Optional<JsonValue> of(String text) {
        return Optional.of(Json.createValue(text));
    }
}
