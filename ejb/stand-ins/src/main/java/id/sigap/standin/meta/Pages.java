package id.sigap.standin.meta;

import id.sigap.standin.Answer;
import id.sigap.standin.Call;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Lists with cursors. */
final class Pages {
    private static final int LARGEST = 100;

    private Pages() {}

    static Answer of(Call call, List<JsonObject> all) {
        return of(call, all, LARGEST);
    }

    static Answer of(Call call, List<JsonObject> all, int largest) {
        int limit;
        int from;
        try {
            limit = Integer.parseInt(call.parameter("limit").orElse("25"));
            from = call.parameter("after").map(Pages::decode).orElse(0);
        } catch (IllegalArgumentException e) {
            return MetaErrors.parameter("Invalid cursors values were supplied.");
        }
        if (limit < 1 || limit > largest) {
            return MetaErrors.parameter("Parameter limit must be between 1 and " + largest);
        }
        int to = Math.min(all.size(), from + limit);
        JsonArrayBuilder data = Json.createArrayBuilder();
        all.subList(Math.min(from, to), to).forEach(data::add);
        JsonObjectBuilder answer = Json.createObjectBuilder().add("data", data);
        if (to > from) {
            JsonObjectBuilder paging = Json.createObjectBuilder()
                    .add(
                            "cursors",
                            Json.createObjectBuilder()
                                    .add("before", encode(from))
                                    .add("after", encode(to)));
            if (to < all.size()) {
                paging.add("next", "https://graph.facebook.com/next");
            }
            answer.add("paging", paging);
        }
        return Answer.json(200, answer.build());
    }

    private static String encode(int index) {
        return Base64.getUrlEncoder().encodeToString(("c" + index).getBytes(StandardCharsets.UTF_8));
    }

    private static int decode(String cursor) {
        String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        if (!text.startsWith("c")) {
            throw new IllegalArgumentException("No cursor of ours");
        }
        return Integer.parseInt(text.substring(1));
    }
}
