package id.sigap.standin.mastodon;

import id.sigap.standin.Answer;
import id.sigap.standin.Call;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * One page of a list, the newest first. After {@code min_id} come the next ones; else the newest ones before {@code max_id},
 * none of them older than {@code since_id}.
 */
final class Pages {
    private static final List<String> OWN = List.of("min_id", "max_id", "since_id");

    private Pages() {}

    /**
     * @param all the oldest first
     * @param usual entries where nothing is asked for
     */
    static Answer page(URI server, Call call, List<JsonObject> all, int usual, int most) {
        long limit = Math.min(most, number(call, "limit").orElse(usual));
        OptionalLong after = number(call, "min_id");
        List<JsonObject> found;
        if (after.isPresent()) {
            found = all.stream()
                    .filter(one -> id(one) > after.getAsLong())
                    .limit(limit)
                    .toList();
        } else {
            long before = number(call, "max_id").orElse(Long.MAX_VALUE);
            long since = number(call, "since_id").orElse(Long.MIN_VALUE);
            List<JsonObject> between = all.stream()
                    .filter(one -> id(one) < before && id(one) > since)
                    .toList();
            found = between.subList((int) Math.max(0, between.size() - limit), between.size());
        }
        JsonArrayBuilder newestFirst = Json.createArrayBuilder();
        for (int i = found.size() - 1; i >= 0; i--) {
            newestFirst.add(found.get(i));
        }
        Answer answer = Answer.json(200, newestFirst.build());
        return found.isEmpty() ? answer : answer.with("Link", links(server, call, found));
    }

    private static String links(URI server, Call call, List<JsonObject> found) {
        String others = Arrays.stream(call.rawQuery().split("&"))
                .filter(pair -> !pair.isEmpty() && !OWN.contains(pair.replaceFirst("=.*", "")))
                .map(pair -> pair + "&")
                .collect(Collectors.joining());
        String list = server + call.path() + "?" + others;
        return "<" + list + "max_id=" + id(found.get(0)) + ">; rel=\"next\", <" + list + "min_id="
                + id(found.get(found.size() - 1)) + ">; rel=\"prev\"";
    }

    private static long id(JsonObject one) {
        return Long.parseLong(one.getString("id"));
    }

    private static OptionalLong number(Call call, String name) {
        return call.parameter(name).filter(text -> text.matches("[0-9]{1,18}")).stream()
                .mapToLong(Long::parseLong)
                .findFirst();
    }
}
