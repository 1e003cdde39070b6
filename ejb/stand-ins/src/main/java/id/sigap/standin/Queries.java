package id.sigap.standin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads queries and forms. */
final class Queries {
    private Queries() {}

    static Map<String, String> decode(@Nullable String query) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (query != null && !query.isEmpty()) {
            for (String pair : query.split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                fields.put(
                        URLDecoder.decode(name, StandardCharsets.UTF_8),
                        URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    /** All values of one name, in order. */
    static List<String> values(String query, String name) {
        return Arrays.stream(query.split("&"))
                .map(Queries::decode)
                .filter(pair -> pair.containsKey(name))
                .map(pair -> pair.get(name))
                .toList();
    }
}
