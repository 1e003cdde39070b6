package id.sigap.it.crash;

import id.sigap.it.harness.Api;
import id.sigap.it.harness.SigapServer;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Operators and approvers who take any case that wants something and do what its state asks for. They keep nothing in mind:
 * what was not acknowledged they see again, and do again.
 */
final class Officers {
    /** Stands in each answer, and in no receipt. */
    static final String GIVEN = "sudah menindaklanjuti";

    private static final Set<String> WANTS_OPERATOR = Set.of("received", "coordinating", "drafting");

    private final SigapServer server;
    private final Calls calls;
    private final SplittableRandom random;

    /** Tickets of which some answer's approval was acknowledged. */
    private final Set<String> approved = ConcurrentHashMap.newKeySet();

    private final Map<String, String> words = new ConcurrentHashMap<>();

    private final Function<JsonObject, String> target;

    Officers(SigapServer server, Calls calls, long seed) {
        this(server, calls, seed, any -> "private");
    }

    /** @param target whether the answer to a case is {@code public} or {@code private} */
    Officers(SigapServer server, Calls calls, long seed, Function<JsonObject, String> target) {
        this.server = server;
        this.calls = calls;
        this.random = new SplittableRandom(seed);
        this.target = target;
    }

    /** One step of an operator on one case of the list. */
    void operate(String operator) {
        Api api = server.api(operator);
        // by state: what they answered stays theirs too, and in a long trial fills the list's first page
        pick(api, "view=mine&state=coordinating", WANTS_OPERATOR)
                .or(() -> pick(api, "view=mine&state=drafting", WANTS_OPERATOR))
                .or(() -> pick(api, "view=unclaimed", WANTS_OPERATOR))
                .ifPresent(ticket -> step(api, ticket));
    }

    /**
     * Does what an operator does next on this case, if anything.
     *
     * @return the state in which the case was found, empty where it could not be read
     */
    String step(Api api, String ticket) {
        JsonObject shape = calls.see(api, ticket).orElse(JsonObject.EMPTY_JSON_OBJECT);
        String state = shape.getString("state", "");
        String path = "/api/complaints/" + ticket;
        switch (state) {
            case "received" -> calls.post(api, path + "/claim", "{}");
            case "coordinating" -> draft(api, path, shape);
            case "drafting" ->
                newest(shape)
                        .filter(wording -> wording.getString("state").equals("draft"))
                        .ifPresentOrElse(
                                wording -> calls.post(
                                        api, path + "/drafts/" + wording.getInt("version") + "/submit", "{}"),
                                () -> draft(api, path, shape));
            default -> {}
        }
        return state;
    }

    private void draft(Api api, String path, JsonObject shape) {
        calls.post(api, path + "/claim", "{}");
        String text = answer(shape.getString("ticket"));
        calls.post(api, path + "/drafts", Calls.body("kind", "answer", "target", target.apply(shape), "text", text));
    }

    /** An answer that no other case gets. */
    String answer(String ticket) {
        String word = words.computeIfAbsent(ticket, any -> word());
        return "Yth. Bapak/Ibu, terima kasih atas laporannya. Petugas regu " + word + " " + GIVEN
                + " dan selesai sore ini.";
    }

    private synchronized String word() {
        return Words.unheardOf(random);
    }

    void approve(String approver) {
        Api api = server.api(approver);
        pick(api, "view=awaiting-approval", Set.of("awaiting-approval")).ifPresent(ticket -> approve(api, ticket));
    }

    /**
     * Approves what waits on this case, if anything does.
     *
     * @return the state in which the case was found, empty where it could not be read
     */
    String approve(Api api, String ticket) {
        JsonObject shape = calls.see(api, ticket).orElse(JsonObject.EMPTY_JSON_OBJECT);
        Optional.of(shape)
                .filter(found -> found.containsKey("wordings"))
                .flatMap(Officers::newest)
                .filter(wording -> wording.getString("state").equals("submitted"))
                .flatMap(wording -> calls.post(
                        api,
                        "/api/complaints/" + ticket + "/drafts/" + wording.getInt("version") + "/approve",
                        Calls.body("sha256", wording.getString("sha256"))))
                .filter(reply -> reply.status() == 200)
                .ifPresent(reply -> approved.add(ticket));
        return shape.getString("state", "");
    }

    private Optional<String> pick(Api api, String question, Set<String> states) {
        List<String> found = calls.get(api, "/api/complaints?" + question)
                .filter(reply -> reply.status() == 200)
                .map(reply -> reply.json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                        .filter(row -> states.contains(row.getString("state")))
                        .map(row -> row.getString("ticket"))
                        .toList())
                .orElse(List.of());
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(next(found.size())));
    }

    private synchronized int next(int bound) {
        return random.nextInt(bound);
    }

    static Optional<JsonObject> newest(JsonObject shape) {
        List<JsonObject> wordings = shape.getJsonArray("wordings").getValuesAs(JsonObject.class);
        return wordings.isEmpty() ? Optional.empty() : Optional.of(wordings.get(wordings.size() - 1));
    }

    Set<String> approved() {
        return Set.copyOf(approved);
    }

    /** The word in the answer to each ticket that was drafted. */
    Map<String, String> words() {
        return Map.copyOf(words);
    }
}
