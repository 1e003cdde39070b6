package id.sigap.triage;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was read out of one text: the facts for the decision table, and the words behind them.
 *
 * @param facts what the table is asked about
 * @param candidates the likeliest topics, the first one first; at most five
 * @param why Indonesian sentences naming the words that speak for each fact
 */
public record TriageReading(TriageFacts facts, List<Candidate> candidates, List<String> why) {
    public TriageReading {
        requireNonNull(facts, "facts");
        candidates = List.copyOf(candidates);
        why = List.copyOf(why);
    }

    /**
     * The proposal that the table's answer makes of these facts.
     *
     * @param decision the outputs of {@code TriagePolicy} by name: {@code category, topic, agency, urgency, clocks, reason}
     *     (text) and {@code emergency, restricted, needsReview} (truth values)
     * @throws IllegalArgumentException when the table left an output out, naming it
     */
    public TriageProposal decided(Map<String, Object> decision) {
        List<String> reasons = new ArrayList<>();
        reasons.add(text(decision, "reason"));
        reasons.addAll(why);
        return new TriageProposal(
                text(decision, "category"),
                text(decision, "topic"),
                text(decision, "agency"),
                text(decision, "urgency"),
                truth(decision, "emergency"),
                truth(decision, "restricted"),
                truth(decision, "needsReview"),
                facts.secret(),
                facts.anonymous(),
                List.of(text(decision, "clocks").split("\\|")).stream()
                        .filter(id -> !id.isBlank())
                        .toList(),
                reasons,
                candidates);
    }

    private static String text(Map<String, Object> decision, String output) {
        if (decision.get(output) instanceof String text) {
            return text;
        }
        throw missing(output, "a text", decision);
    }

    private static boolean truth(Map<String, Object> decision, String output) {
        if (decision.get(output) instanceof Boolean truth) {
            return truth;
        }
        throw missing(output, "true or false", decision);
    }

    private static IllegalArgumentException missing(String output, String expected, Map<String, Object> decision) {
        return new IllegalArgumentException(
                "TriagePolicy answers " + decision + "; expected " + expected + " for output " + output);
    }
}
