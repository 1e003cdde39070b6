package id.sigap.standin.whatsapp;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The machine-readable description of the API, as far as it tells of the bodies of calls. */
final class Description {

    /**
     * What is said of a value.
     *
     * @param type empty where nothing is said
     * @param properties of an object, each as it is written
     * @param closed whether an object has no other properties
     */
    record Shape(
            String type,
            Map<String, Map<String, Object>> properties,
            Set<String> required,
            boolean closed,
            OptionalInt maxLength,
            Optional<Map<String, Object>> items) {

        /** A property as it is written. */
        Map<String, Object> property(String name) {
            return map(properties.get(name));
        }
    }

    private final Map<String, Object> schemas;

    private Description(Map<String, Object> schemas) {
        this.schemas = schemas;
    }

    /** Looks into the folder {@code sigap.specs}, or into {@code specs} beside the folder {@code sigap.payloads}. */
    static Optional<Description> find(String file) throws IOException {
        Optional<Path> path = Optional.ofNullable(System.getProperty("sigap.specs"))
                .map(Path::of)
                .or(() -> Optional.ofNullable(System.getProperty("sigap.payloads"))
                        .map(p -> Path.of(p).resolveSibling("specs")))
                .map(folder -> folder.resolve(file))
                .filter(Files::isRegularFile);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(path.get())) {
            Object all = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            return Optional.of(
                    new Description(map(map(map(all).get("components")).get("schemas"))));
        }
    }

    Shape named(String name) {
        return shape(map(schemas.get(name)));
    }

    /** What is said of this value: where a property tells the kind, what is said of its kind. */
    Shape of(Map<String, Object> written, JsonValue value) {
        Map<String, Object> schema = resolved(written);
        Map<String, Object> discriminator = map(schema.get("discriminator"));
        if (value instanceof JsonObject object && !discriminator.isEmpty()) {
            String kind = object.getString(String.valueOf(discriminator.get("propertyName")), "");
            Object mapped = map(discriminator.get("mapping")).get(kind);
            if (mapped != null) {
                return shape(Map.of("$ref", mapped));
            }
        }
        return shape(schema);
    }

    private Shape shape(Map<String, Object> written) {
        Map<String, Object> schema = resolved(written);
        String type = schema.get("type") instanceof String said ? said : "";
        Map<String, Map<String, Object>> properties = new TreeMap<>();
        Set<String> required = new TreeSet<>();
        boolean closed = Boolean.FALSE.equals(schema.get("additionalProperties"));
        for (Object part : list(schema.get("allOf"))) {
            Shape shape = shape(map(part));
            shape.properties().forEach((name, more) -> properties.merge(name, more, Description::both));
            required.addAll(shape.required());
            closed |= shape.closed();
            type = type.isEmpty() ? shape.type() : type;
        }
        map(schema.get("properties")).forEach((name, more) -> properties.merge(name, map(more), Description::both));
        list(schema.get("required")).forEach(name -> required.add(String.valueOf(name)));
        return new Shape(
                type,
                properties,
                required,
                closed,
                schema.get("maxLength") instanceof Integer most ? OptionalInt.of(most) : OptionalInt.empty(),
                schema.containsKey("items") ? Optional.of(map(schema.get("items"))) : Optional.empty());
    }

    private static Map<String, Object> both(Map<String, Object> first, Map<String, Object> second) {
        Map<String, Object> both = new TreeMap<>(first);
        both.putAll(second);
        return both;
    }

    private Map<String, Object> resolved(Map<String, Object> schema) {
        return schema.get("$ref") instanceof String reference
                ? resolved(map(schemas.get(reference.substring(reference.lastIndexOf('/') + 1))))
                : schema;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> ? (Map<String, Object>) value : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
