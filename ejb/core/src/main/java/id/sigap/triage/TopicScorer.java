package id.sigap.triage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Weighs the topics whose keywords stand in a text. A keyword says more when few topics share it, when it has several
 * words and when they stand together; a word counts once for a topic; part of a longer keyword of another topic counts
 * half.
 */
final class TopicScorer {
    private static final double[] DECAY = {1, 0.7, 0.5, 0.35, 0.25, 0.15};
    private static final double A_FURTHER_WORD = 0.25;
    private static final double MOST_WORDS = 1.75;
    private static final double LOOSE = 0.9;
    private static final double WITHIN_ANOTHER = 0.5;
    private static final double AGENCY_MENTIONED = 1.25;
    /** These two keep a text of nothing but keywords from costing the square of its length. */
    private static final int MOST_KEYWORDS = 200;

    private static final int MOST_LONGER = 400;

    private final Map<String, RoutingTopic> topics;
    private final PhraseBook<Keyword> book;
    private final Map<String, Integer> sharing;
    private final ClassAffinity affinity = new ClassAffinity();

    /**
     * A keyword of a topic.
     *
     * @param topic the topic's code
     * @param strength how much it says
     */
    record Keyword(String topic, Strength strength) {}

    private record Weighed(PhraseBook.Hit<Keyword> hit, double weight) {}

    /** @param sharing in how many topics a keyword occurs, by its writing */
    TopicScorer(Map<String, RoutingTopic> topics, PhraseBook<Keyword> book, Map<String, Integer> sharing) {
        this.topics = Map.copyOf(topics);
        this.book = book;
        this.sharing = Map.copyOf(sharing);
    }

    /**
     * The topics for which anything speaks, the strongest first; equal ones by code.
     *
     * @param mentioned the agencies that the text mentions: their own matters are likelier
     */
    List<Candidate> score(NormalizedText text, Signals signals, Danger danger, Set<String> mentioned) {
        List<PhraseBook.Hit<Keyword>> hits = book.find(text);
        List<PhraseBook.Hit<Keyword>> longer = hits.stream()
                .filter(hit -> hit.places().size() > 1 && !hit.match().loose())
                .limit(MOST_LONGER)
                .toList();
        Map<String, List<Weighed>> byTopic = new HashMap<>();
        for (PhraseBook.Hit<Keyword> hit : hits) {
            double within = isWithinAnother(hit, longer) ? WITHIN_ANOTHER : 1;
            byTopic.computeIfAbsent(hit.meaning().topic(), topic -> new ArrayList<>())
                    .add(new Weighed(hit, weight(hit) * within));
        }
        List<Candidate> candidates = new ArrayList<>();
        byTopic.forEach((code, found) -> {
            Candidate bare = candidate(topics.get(code), text, found);
            double named = mentioned.contains(bare.topic().agency()) ? AGENCY_MENTIONED : 1;
            double factor = affinity.factor(bare.topic(), signals, danger) * named;
            candidates.add(new Candidate(bare.topic(), round(bare.score() * factor), bare.words()));
        });
        candidates.sort(Comparator.comparingDouble(Candidate::score)
                .reversed()
                .thenComparing(candidate -> candidate.topic().code()));
        return List.copyOf(candidates);
    }

    private double weight(PhraseBook.Hit<Keyword> hit) {
        int topicsWithIt = Math.max(1, sharing.getOrDefault(hit.phrase().written(), 1));
        double specific = Math.log(1.0 + (double) topics.size() / topicsWithIt) / Math.log(1.0 + topics.size());
        double length = Math.min(MOST_WORDS, 1 + A_FURTHER_WORD * (hit.phrase().length() - 1));
        return hit.meaning().strength().weight()
                * specific
                * length
                * (hit.match().loose() ? LOOSE : 1);
    }

    private static boolean isWithinAnother(PhraseBook.Hit<Keyword> hit, List<PhraseBook.Hit<Keyword>> longer) {
        return longer.stream()
                .anyMatch(other -> !other.meaning().topic().equals(hit.meaning().topic())
                        && other.places().size() > hit.places().size()
                        && other.places().containsAll(hit.places()));
    }

    /** Takes keyword after keyword, each time the one that adds most by words not yet counted. */
    private static Candidate candidate(RoutingTopic topic, NormalizedText text, List<Weighed> found) {
        List<Weighed> left = new ArrayList<>(found.subList(0, Math.min(MOST_KEYWORDS, found.size())));
        Set<Integer> counted = new HashSet<>();
        Set<String> words = new LinkedHashSet<>();
        double score = 0;
        for (double decay : DECAY) {
            Weighed best = null;
            double most = 0;
            for (Weighed weighed : left) {
                double gain = weighed.weight() * news(weighed.hit().places(), counted);
                if (gain > most) {
                    most = gain;
                    best = weighed;
                }
            }
            if (best == null) {
                break;
            }
            score += most * decay;
            counted.addAll(best.hit().places());
            words.add(text.words(best.hit().places()));
            String phrase = best.hit().phrase().written();
            left.removeIf(weighed -> weighed.hit().phrase().written().equals(phrase));
        }
        return new Candidate(topic, score, List.copyOf(words));
    }

    /** The share of words that are news. */
    private static double news(List<Integer> places, Set<Integer> counted) {
        return (double) places.stream()
                        .filter(place -> !counted.contains(place))
                        .count()
                / places.size();
    }

    private static double round(double score) {
        return Math.round(score * 1000) / 1000.0;
    }
}
