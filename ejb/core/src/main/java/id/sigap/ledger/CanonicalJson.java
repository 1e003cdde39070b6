package id.sigap.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The encoding of a ledger row's data: one JSON object, members sorted by code point, no white space, strings escaped as in
 * RFC 8785 (JSON Canonicalization Scheme); values are strings, whole numbers and booleans. Absent values are left out.
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    /** @throws IllegalArgumentException for a value of another type */
    public static String encode(Map<String, ?> members) {
        StringBuilder json = new StringBuilder("{");
        new TreeMap<>(members).forEach((name, value) -> {
            if (value != null) {
                if (json.length() > 1) {
                    json.append(',');
                }
                string(json, name);
                json.append(':');
                value(json, name, value);
            }
        });
        return json.append('}').toString();
    }

    private static void value(StringBuilder json, String name, Object value) {
        if (value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            json.append(value);
        } else if (value instanceof String || value instanceof Instant || value instanceof Enum<?>) {
            string(json, value.toString());
        } else {
            throw new IllegalArgumentException(
                    "The ledger does not take " + value.getClass() + " as \"" + name + "\".");
        }
    }

    private static void string(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < 0x20) {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
