package id.sigap.it.crash;

import id.sigap.it.harness.Api;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Calls a server that may be gone at any moment: an answer, or nothing. Counts what was answered and keeps what no server may
 * ever answer, a failure without a reason.
 */
final class Calls {
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> reasons = new ConcurrentHashMap<>();
    private final Queue<String> unreasoned = new ConcurrentLinkedQueue<>();

    /** What came back, empty where the connection died. */
    Optional<Api.Reply> post(Api api, String path, String json) {
        return answer("POST " + path, () -> api.post(path, json));
    }

    Optional<Api.Reply> get(Api api, String path) {
        return answer("GET " + path, () -> api.get(path));
    }

    private interface Call {
        Api.Reply send();
    }

    private Optional<Api.Reply> answer(String what, Call call) {
        try {
            Api.Reply reply = call.send();
            note(what, reply);
            return Optional.of(reply);
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private void note(String what, Api.Reply reply) {
        statuses.computeIfAbsent(reply.status(), status -> new AtomicInteger()).incrementAndGet();
        if (reply.status() == 409) {
            Optional<String> code = code(reply);
            code.ifPresent(word ->
                    reasons.computeIfAbsent(word, any -> new AtomicInteger()).incrementAndGet());
            if (code.isEmpty() || reply.json().getString("detail", "").isBlank()) {
                unreasoned.add(what + " -> 409 " + reply.body());
            }
        } else if (reply.status() >= 500 && reply.status() != 503) {
            unreasoned.add(what + " -> " + reply.status() + " " + reply.body());
        }
    }

    private static Optional<String> code(Api.Reply reply) {
        return reply.body().startsWith("{")
                ? Optional.ofNullable(reply.json().getString("code", null))
                : Optional.empty();
    }

    /** The case as the server shows it, empty where it does not. */
    Optional<JsonObject> see(Api api, String ticket) {
        return get(api, "/api/complaints/" + ticket)
                .filter(reply -> reply.status() == 200)
                .map(Api.Reply::json);
    }

    /** All tickets that such a question finds, page by page; empty where the server went away in between. */
    List<String> tickets(Api api, String question) {
        List<String> found = new ArrayList<>();
        String cursor = "";
        do {
            Optional<JsonObject> page = get(api, "/api/complaints?" + question + cursor)
                    .filter(reply -> reply.status() == 200)
                    .map(Api.Reply::json);
            if (page.isEmpty()) {
                return List.of();
            }
            page.get()
                    .getJsonArray("items")
                    .getValuesAs(JsonObject.class)
                    .forEach(row -> found.add(row.getString("ticket")));
            cursor = page.get().containsKey("next") && !page.get().isNull("next")
                    ? "&cursor=" + page.get().getString("next")
                    : "";
        } while (!cursor.isEmpty());
        return found;
    }

    static String body(String... pairs) {
        var body = Json.createObjectBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            body.add(pairs[i], pairs[i + 1]);
        }
        return body.build().toString();
    }

    /** Answers that name no reason, and failures; none in a sound server, killed or not. */
    List<String> unreasoned() {
        return List.copyOf(unreasoned);
    }

    int count(int status) {
        return statuses.getOrDefault(status, new AtomicInteger()).get();
    }

    @Override
    public String toString() {
        return "statuses " + statuses + ", reasons of 409 " + reasons;
    }
}
