package id.sigap.triage;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A topic that the text may be about.
 *
 * @param topic the topic
 * @param score how much speaks for it; 0 is nothing, 1 about one word that names the matter
 * @param words the words of the text that speak for it, the strongest first
 */
public record Candidate(RoutingTopic topic, double score, List<String> words) {
    public Candidate {
        requireNonNull(topic, "topic");
        words = List.copyOf(words);
    }
}
