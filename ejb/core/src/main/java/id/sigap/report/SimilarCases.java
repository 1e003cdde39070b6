package id.sigap.report;

import id.sigap.complaint.Access;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Open cases that may be about the same matter, shown before anybody answers. */
@ApplicationScoped
public class SimilarCases {
    private static final Duration NEAR = Duration.ofDays(7);
    private static final int LOOKED_AT = 200;
    private static final int SHOWN = 5;
    private static final double LIKE_ENOUGH = 0.25;

    @PersistenceContext
    EntityManager entities;

    /** @param score from 0 to 1: how many words both share (Jaccard) */
    public record Found(Complaint complaint, double score) {}

    /** Cases of the same topic within a week whose words are alike; only what the viewer may see. */
    public List<Found> of(Complaint complaint, Viewer viewer) {
        if (complaint.topic() == null || complaint.restricted()) {
            return List.of();
        }
        Set<String> words = words(complaint.excerpt());
        return entities.createQuery(
                        "from Complaint c where c.topic = :topic and c.id <> :id and c.mergedInto is null and c.receivedAt > :from and c.receivedAt < :to order by c.id desc",
                        Complaint.class)
                .setParameter("topic", complaint.topic())
                .setParameter("id", complaint.id())
                .setParameter("from", complaint.receivedAt().minus(NEAR))
                .setParameter("to", complaint.receivedAt().plus(NEAR))
                .setMaxResults(LOOKED_AT)
                .getResultStream()
                .filter(other -> Access.maySee(viewer, other))
                .map(other -> new Found(other, likeness(words, words(other.excerpt()))))
                .filter(found -> found.score() >= LIKE_ENOUGH)
                .sorted(Comparator.comparingDouble(Found::score).reversed())
                .limit(SHOWN)
                .toList();
    }

    private static double likeness(Set<String> one, Set<String> other) {
        Set<String> shared = new HashSet<>(one);
        shared.retainAll(other);
        int all = one.size() + other.size() - shared.size();
        return all == 0 ? 0 : Math.round(100.0 * shared.size() / all) / 100.0;
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (word.length() > 2) {
                words.add(word);
            }
        }
        return words;
    }
}
