package id.sigap.standin.x;

import id.sigap.standin.Answer;
import id.sigap.standin.Call;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** X's lists, which begin with the newest and come in pages. */
final class XLists {
    private static final Set<String> POSTS = Set.of(
            "max_results",
            "since_id",
            "until_id",
            "start_time",
            "end_time",
            "pagination_token",
            "tweet.fields",
            "expansions",
            "user.fields",
            "media.fields",
            "place.fields",
            "poll.fields",
            "exclude");
    private static final Set<String> MESSAGES = Set.of(
            "max_results",
            "pagination_token",
            "event_types",
            "dm_event.fields",
            "expansions",
            "user.fields",
            "media.fields",
            "tweet.fields");

    private final XWorld world;
    private final XJson json;
    private int largestPage = 100;

    XLists(XWorld world, XJson json) {
        this.world = world;
        this.json = json;
    }

    void largestPage(int size) {
        largestPage = size;
    }

    Answer posts(Call call, Predicate<Post> wanted) {
        Optional<Answer> wrong = wrong(call, POSTS);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Instant start = call.parameter("start_time").map(Instant::parse).orElse(Instant.MIN);
        long since = call.parameter("since_id").map(Long::parseLong).orElse(0L);
        List<Post> all = world.posts().stream()
                .filter(wanted)
                .filter(p -> Long.parseLong(p.id()) > since && !p.at().isBefore(start))
                .toList();
        List<Post> page = page(call, all, Post::id);
        return answer(all, page, Post::id, json::post, json.includes(page));
    }

    Answer messages(Call call, Predicate<DirectMessage> wanted) {
        Optional<Answer> wrong = wrong(call, MESSAGES);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        List<DirectMessage> all = world.messages().stream().filter(wanted).toList();
        List<DirectMessage> page = page(call, all, DirectMessage::id);
        JsonArrayBuilder users = Json.createArrayBuilder();
        page.stream().map(DirectMessage::sender).distinct().forEach(id -> users.add(json.user(id)));
        return answer(
                all,
                page,
                DirectMessage::id,
                json::message,
                Json.createObjectBuilder().add("users", users));
    }

    private static Optional<Answer> wrong(Call call, Set<String> known) {
        Optional<String> unknown = call.query().keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst();
        if (unknown.isPresent()) {
            return Optional.of(XJson.invalid(
                    "The query parameter [" + unknown.get() + "] is not one of " + String.join(",", known)));
        }
        String most = call.parameter("max_results").orElse("10");
        if (!most.matches("[0-9]{1,3}") || Integer.parseInt(most) < 5 || Integer.parseInt(most) > 100) {
            return Optional.of(XJson.invalid("The `max_results` query parameter value is not between 5 and 100"));
        }
        if (!call.parameter("since_id").orElse("1").matches("[0-9]{1,19}")) {
            return Optional.of(XJson.invalid("The `since_id` query parameter value is not valid"));
        }
        if (!call.parameter("pagination_token").orElse("hal0").matches("hal[0-9]{1,19}")) {
            return Optional.of(XJson.invalid("The `pagination_token` query parameter value is not valid"));
        }
        try {
            call.parameter("start_time").ifPresent(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.of(XJson.invalid("The `start_time` query parameter value is not valid"));
        }
        return Optional.empty();
    }

    private <T> List<T> page(Call call, List<T> all, Function<T, String> id) {
        long below = call.parameter("pagination_token")
                .map(t -> Long.parseLong(t.substring(3)))
                .orElse(Long.MAX_VALUE);
        int size = Math.min(
                largestPage, Integer.parseInt(call.parameter("max_results").orElse("10")));
        return all.stream()
                .filter(t -> Long.parseLong(id.apply(t)) < below)
                .limit(size)
                .toList();
    }

    private static <T> Answer answer(
            List<T> all,
            List<T> page,
            Function<T, String> id,
            Function<T, JsonObjectBuilder> json,
            JsonObjectBuilder includes) {
        JsonObjectBuilder meta = Json.createObjectBuilder().add("result_count", page.size());
        JsonObjectBuilder body = Json.createObjectBuilder();
        if (!page.isEmpty()) {
            JsonArrayBuilder data = Json.createArrayBuilder();
            page.forEach(t -> data.add(json.apply(t)));
            body.add("data", data).add("includes", includes);
            T last = page.get(page.size() - 1);
            meta.add("newest_id", id.apply(page.get(0))).add("oldest_id", id.apply(last));
            if (!all.get(all.size() - 1).equals(last)) {
                meta.add("next_token", "hal" + id.apply(last));
            }
        }
        return Answer.json(200, body.add("meta", meta).build());
    }
}
