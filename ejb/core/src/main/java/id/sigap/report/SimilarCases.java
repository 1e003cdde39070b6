package id.sigap.report;

import id.sigap.complaint.Access;
import id.sigap.complaint.CaseMarks;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
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
    private static final double SAME_WORDS = 0.6;

    @Inject
    CaseMarks marks;

    @PersistenceContext
    EntityManager entities;

    /**
     * @param score from 0 to 1: how many words both share (Jaccard)
     * @param reasons why it may be the same matter told on another channel; empty where only topic and words are alike
     */
    public record Found(Complaint complaint, double score, Set<CaseMarks.Kind> reasons) {}

    /**
     * Cases that may be about the same matter, those told on another channel first; only what the viewer may see. They are
     * proposed to a person, never joined by themselves.
     */
    public List<Found> of(Complaint complaint, Viewer viewer) {
        if (complaint.restricted()) {
            return List.of();
        }
        Set<String> words = words(complaint.excerpt());
        Map<Long, Set<CaseMarks.Kind>> marked = marks.alike(complaint);
        Map<Long, Likeness> likely = new HashMap<>();
        for (Object[] other : candidates(complaint, viewer)) {
            Likeness found = likeness(complaint, words, other, marked);
            if (found.score() >= LIKE_ENOUGH && found.sameTopic()
                    || !found.reasons().isEmpty()) {
                likely.put(found.id(), found);
            }
        }
        marked.forEach((id, reasons) -> likely.computeIfAbsent(id, key -> new Likeness(id, 0, reasons, false)));
        List<Likeness> likest = likely.values().stream()
                .sorted(Comparator.comparing((Likeness one) -> one.reasons().isEmpty())
                        .thenComparing(
                                Comparator.comparingDouble(Likeness::score).reversed())
                        .thenComparing(Likeness::id))
                .limit(SHOWN)
                .toList();
        Map<Long, Complaint> cases = cases(likest);
        return likest.stream()
                .filter(found -> cases.containsKey(found.id()))
                .map(found -> new Found(cases.get(found.id()), found.score(), found.reasons()))
                .filter(found -> Access.maySee(viewer, found.complaint()))
                .toList();
    }

    private static Likeness likeness(
            Complaint complaint, Set<String> words, Object[] other, Map<Long, Set<CaseMarks.Kind>> marked) {
        Long id = (Long) other[0];
        double score = likeness(words, words((String) other[1]));
        boolean near = Duration.between(complaint.receivedAt(), (Instant) other[4])
                        .abs()
                        .compareTo(CaseMarks.NEAR)
                < 0;
        Set<CaseMarks.Kind> reasons = EnumSet.noneOf(CaseMarks.Kind.class);
        reasons.addAll(marked.getOrDefault(id, Set.of()));
        if (near && score >= SAME_WORDS && !complaint.channelId().equals(other[2])) {
            reasons.add(CaseMarks.Kind.TEXT);
        }
        return new Likeness(
                id,
                score,
                reasons,
                complaint.topic() != null && complaint.topic().equals(other[3]));
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

    private record Likeness(Long id, double score, Set<CaseMarks.Kind> reasons, boolean sameTopic) {}

    private List<Object[]> candidates(Complaint complaint, Viewer viewer) {
        List<Object[]> all = new ArrayList<>(
                candidates(complaint, viewer, "c.channelId <> :other", complaint.channelId(), CaseMarks.NEAR));
        if (complaint.topic() != null) {
            all.addAll(candidates(complaint, viewer, "c.topic = :other", complaint.topic(), NEAR));
        }
        return all;
    }

    /** Id, excerpt and what is compared only: whole cases are read where they are shown. */
    private List<Object[]> candidates(Complaint complaint, Viewer viewer, String which, String other, Duration near) {
        boolean all = Access.seesAll(viewer);
        TypedQuery<Object[]> query = entities.createQuery(
                        "select c.id, c.excerpt, c.channelId, c.topic, c.receivedAt from Complaint c where " + which
                                + " and c.id <> :id and c.closedAt is null and c.receivedAt > :from and c.receivedAt < :to"
                                + (all ? "" : " and " + Access.OPERATORS_CONDITION)
                                + " order by c.receivedAt desc, c.id desc",
                        Object[].class)
                .setParameter("other", other)
                .setParameter("id", complaint.id())
                .setParameter("from", complaint.receivedAt().minus(near))
                .setParameter("to", complaint.receivedAt().plus(near))
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
