package id.sigap.complaint;

import java.util.List;

/**
 * What the triage proposed, kept with the case as JSON; codes and single words only. Any code may be null.
 *
 * @param why        words and signs that led there, for the person who checks it
 * @param candidates the best topics with their scores, best first
 */
public record TriageNote(
        String category, String topic, String agency, String urgency, List<String> why, List<Candidate> candidates) {
    /** A topic that could be meant. */
    public record Candidate(String topic, double score) {}

    public TriageNote {
        why = why == null ? List.of() : List.copyOf(why);
        candidates = candidates == null ? List.of() : List.copyOf(candidates);
    }
}
