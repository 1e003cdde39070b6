package id.sigap.report;

import id.sigap.complaint.Access;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        List<Likeness> likest = candidates(complaint, viewer).stream()
                .map(other -> new Likeness((Long) other[0], likeness(words, words((String) other[1]))))
                .filter(found -> found.score() >= LIKE_ENOUGH)
                .sorted(Comparator.comparingDouble(Likeness::score).reversed())
                .limit(SHOWN)
                .toList();
        Map<Long, Complaint> cases = cases(likest);
        return likest.stream()
                .filter(found -> cases.containsKey(found.id()))
                .map(found -> new Found(cases.get(found.id()), found.score()))
                .filter(found -> Access.maySee(viewer, found.complaint()))
                .toList();
    }

    private Map<Long, Complaint> cases(List<Likeness> likest) {
        if (likest.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery("from Complaint c where c.id in :ids", Complaint.class)
                .setParameter("ids", likest.stream().map(Likeness::id).toList())
                .getResultStream()
                .collect(Collectors.toMap(Complaint::id, Function.identity()));
    }

    private record Likeness(Long id, double score) {}

    /** Id and excerpt only: whole cases are read where they are shown. */
    private List<Object[]> candidates(Complaint complaint, Viewer viewer) {
        boolean all = Access.seesAll(viewer);
        TypedQuery<Object[]> query = entities.createQuery(
                        "select c.id, c.excerpt from Complaint c where c.topic = :topic and c.id <> :id and c.closedAt is null and c.receivedAt > :from and c.receivedAt < :to"
                                + (all ? "" : " and " + Access.OPERATORS_CONDITION)
                                + " order by c.receivedAt desc, c.id desc",
                        Object[].class)
                .setParameter("topic", complaint.topic())
                .setParameter("id", complaint.id())
                .setParameter("from", complaint.receivedAt().minus(NEAR))
                .setParameter("to", complaint.receivedAt().plus(NEAR))
                .setMaxResults(LOOKED_AT);
        if (!all) {
            query.setParameter("viewer", viewer.username());
        }
        return query.getResultList();
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
