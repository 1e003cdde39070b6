package id.sigap.triage;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What the desk is offered for a new message; a person may change all of it.
 *
 * @param category class of message, such as {@code PENGADUAN_TBP}
 * @param topic code of the topic, or empty where none is likely
 * @param agency code of the responsible agency
 * @param urgency {@code RENDAH, SEDANG, TINGGI} or {@code DARURAT}
 * @param emergency whether people must be called before anything is written
 * @param restricted whether only few may see the case
 * @param needsReview whether the text says too little for the desk to trust the proposal
 * @param secret whether the writer wants the whole report hidden
 * @param anonymous whether the writer wants to stay unnamed
 * @param clocks ids of the clocks that start
 * @param why Indonesian sentences: the rule and the words that led here
 * @param candidates the likeliest topics, the first one first; at most five
 */
public record TriageProposal(
        String category,
        String topic,
        String agency,
        String urgency,
        boolean emergency,
        boolean restricted,
        boolean needsReview,
        boolean secret,
        boolean anonymous,
        List<String> clocks,
        List<String> why,
        List<Candidate> candidates) {
    public TriageProposal {
        requireNonNull(category, "category");
        requireNonNull(topic, "topic");
        requireNonNull(agency, "agency");
        requireNonNull(urgency, "urgency");
        clocks = List.copyOf(clocks);
        why = List.copyOf(why);
        candidates = List.copyOf(candidates);
    }
}
