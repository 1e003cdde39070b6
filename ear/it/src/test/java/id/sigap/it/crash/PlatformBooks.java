package id.sigap.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.it.crash.PlatformCitizens.Said;
import id.sigap.it.harness.Api;
import id.sigap.it.harness.SigapServer;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What must be true of the cases, and of what citizens see on the platforms, once the storm is over. */
final class PlatformBooks {
    private static final Set<String> SETTLED = Set.of("answered", "replying", "closed");

    /**
     * How the answers reached their citizens.
     *
     * @param visible once each on its platform
     * @param handedOver to a person, who has one open task for it
     */
    record Given(int visible, int handedOver) {}

    private final Calls calls;
    private final Api approver;

    PlatformBooks(SigapServer server, Calls calls) {
        this.calls = calls;
        this.approver = server.api("approver1");
    }

    boolean isTakenIn(Api reader, String word) {
        return !calls.tickets(reader, "view=open&q=" + word).isEmpty()
                || !calls.tickets(reader, "view=closed&q=" + word).isEmpty();
    }

    private List<JsonObject> cases() {
        List<String> tickets = new ArrayList<>(calls.tickets(approver, "view=open"));
        tickets.addAll(calls.tickets(approver, "view=closed"));
        return tickets.stream()
                .flatMap(ticket -> calls.see(approver, ticket).stream())
                .toList();
    }

    /** What was said and is in no case, and each case in which somebody has more left to do than what a person was given. */
    List<String> unsettled(Map<String, Said> said) {
        List<JsonObject> cases = cases();
        List<String> all = cases.stream()
                .filter(shape -> !SETTLED.contains(progress(shape)))
                .map(shape -> shape.getString("ticket") + " " + progress(shape))
                .collect(Collectors.toList());
        Map<String, Integer> places = places(cases, said.keySet());
        said.values().stream()
                .filter(one -> !places.containsKey(one.word()))
                .map(one -> one.corner().id() + " " + one.word())
                .forEach(all::add);
        return all;
    }

    private static Map<String, Integer> places(List<JsonObject> cases, Set<String> words) {
        Map<String, Integer> places = new HashMap<>();
        for (JsonObject shape : cases) {
            Books.entries(shape, "citizen")
                    .forEach(text ->
                            words.stream().filter(text::contains).forEach(word -> places.merge(word, 1, Integer::sum)));
        }
        return places;
    }

    private static String progress(JsonObject shape) {
        String state = shape.getString("state");
        return state.equals("replying") && shape.getJsonArray("handOvers").isEmpty() ? "sending" : state;
    }

    /** Every message that a platform took is in exactly one case; none is there twice. */
    void everyMessageIsInOneCase(Map<String, Said> said) {
        Map<String, Integer> places = places(cases(), said.keySet());
        said.forEach((word, one) -> assertThat(places.getOrDefault(word, 0))
                .as("places of %s, written by %s", word, one.corner().id())
                .isEqualTo(1));
    }

    /** One answer for each case: with its citizen exactly once, or with a person and at most once on the platform. */
    Given answersAreGivenOnce(Map<String, Said> said, Officers officers) {
        int visible = 0;
        int handedOver = 0;
        for (JsonObject shape : cases()) {
            String ticket = shape.getString("ticket");
            Said one = said.values().stream()
                    .filter(each ->
                            Books.entries(shape, "citizen").stream().anyMatch(text -> text.contains(each.word())))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("Nobody wrote what stands in " + ticket));
            String word = officers.words().get(ticket);
            long seen =
                    one.answers().stream().filter(text -> text.contains(word)).count();
            long given = Books.entries(shape, "office").stream()
                    .filter(text -> text.contains(word))
                    .count();
            long handed = shape.getJsonArray("handOvers").getValuesAs(JsonObject.class).stream()
                    .filter(task -> task.getString("text").contains(word))
                    .count();
            String what = ticket + " by " + one.corner().id();
            assertThat(given + handed)
                    .as("answers of %s, given or handed over", what)
                    .isEqualTo(1);
            if (handed == 0) {
                assertThat(seen).as("answers that the citizen of %s sees", what).isEqualTo(1);
                visible++;
            } else {
                assertThat(seen).as("answers that the citizen of %s sees", what).isLessThanOrEqualTo(1);
                handedOver++;
            }
        }
        return new Given(visible, handedOver);
    }
}
