package id.sigap.history;

import id.sigap.complaint.Complaint;
import id.sigap.foundation.BusinessClock;
import id.sigap.identity.Directory;
import id.sigap.identity.Person;
import id.sigap.ledger.LedgerEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds cases by what is asked of them and of what was done to them, newest first: by their newest act that fits where acts
 * are asked for, by their receipt where not. However rare what is asked for, an answer comes soon: it has what was found so
 * far, says how far back was looked, and its cursor goes on from there.
 */
@ApplicationScoped
public class HistorySearch {
    /** Cases a page. */
    public static final int PAGE = 50;

    private static final int FIRST_PIECE = 2_000;
    private static final int LARGEST_PIECE = 4_000;
    private static final Duration ENOUGH = Duration.ofMillis(80);

    @PersistenceContext
    EntityManager entities;

    @Inject
    Directory directory;

    @Inject
    BusinessClock clock;

    /** @param act the newest act that fits; empty where none is asked for */
    public record Found(Complaint complaint, Optional<LedgerEntry> act, List<Clock> clocks) {}

    /** A clock of the case. */
    public record Clock(String rule, String state, Instant dueAt) {}

    /**
     * A page.
     *
     * @param next       where the next page begins; empty at the end
     * @param lookedBack how far back was looked, where the page is not full and there is more to look through
     * @param people     whom the role stands for; empty where none is asked for
     */
    public record Page(List<Found> items, Optional<String> next, Optional<Instant> lookedBack, List<String> people) {}

    /** @param cursor null for the first page */
    public Page find(HistoryAsk ask, String cursor) {
        Instant now = clock.now();
        Cursor at = Cursor.of(cursor, now);
        List<String> people = ask.role() == null ? null : people(ask.role());
        if (people != null && people.isEmpty()) {
            return new Page(List.of(), Optional.empty(), Optional.empty(), List.of());
        }
        Walk walk =
                ask.ofActs() ? new ActWalk(entities, ask, people, at.ceiling(), now) : new CaseWalk(entities, ask, now);
        return page(ask, walk, at, people == null ? List.of() : people);
    }

    private Page page(HistoryAsk ask, Walk walk, Cursor begin, List<String> people) {
        long enough = System.nanoTime() + ENOUGH.toNanos();
        List<Walk.Stop> found = new ArrayList<>();
        Cursor at = begin;
        for (int piece = FIRST_PIECE; ; piece = Math.min(LARGEST_PIECE, piece * 2)) {
            found.addAll(walk.look(at, piece, PAGE + 1 - found.size()));
            if (found.size() > PAGE) {
                Walk.Stop last = found.get(PAGE - 1);
                return new Page(
                        shown(ask, found.subList(0, PAGE)),
                        Optional.of(begin.past(last.at(), last.id()).text()),
                        Optional.empty(),
                        people);
            }
            Walk.Stop end = walk.end(at, piece);
            if (end == null) {
                return new Page(shown(ask, found), Optional.empty(), Optional.empty(), people);
            }
            at = begin.past(end.at(), end.id());
            if (System.nanoTime() > enough) {
                return new Page(shown(ask, found), Optional.of(at.text()), Optional.of(end.at()), people);
            }
        }
    }

    private List<String> people(String role) {
        return directory.inRoleOrAgency(role).stream().map(Person::username).toList();
    }

    private List<Found> shown(HistoryAsk ask, List<Walk.Stop> stops) {
        if (stops.isEmpty()) {
            return List.of();
        }
        List<Long> ids = stops.stream().map(Walk.Stop::id).toList();
        Map<Long, LedgerEntry> acts = ask.ofActs() ? acts(ids) : Map.of();
        Map<Object, Complaint> cases = ask.ofActs()
                ? cases(
                        "c.ticket",
                        acts.values().stream().map(LedgerEntry::ticket).toList(),
                        Complaint::ticket)
                : cases("c.id", ids, Complaint::id);
        Map<Long, List<Clock>> clocks =
                clocks(cases.values().stream().map(Complaint::id).toList());
        return ids.stream()
                .map(id -> {
                    Optional<LedgerEntry> act = Optional.ofNullable(acts.get(id));
                    Complaint complaint =
                            cases.get(act.<Object>map(LedgerEntry::ticket).orElse(id));
                    return new Found(complaint, act, clocks.getOrDefault(complaint.id(), List.of()));
                })
                .toList();
    }

    private Map<Long, LedgerEntry> acts(List<Long> ids) {
        return entities.createQuery("from LedgerEntry e where e.id in :ids", LedgerEntry.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(LedgerEntry::id, Function.identity()));
    }

    private Map<Object, Complaint> cases(String by, Collection<?> which, Function<Complaint, Object> key) {
        return entities.createQuery("from Complaint c where " + by + " in :which", Complaint.class)
                .setParameter("which", which)
                .getResultStream()
                .collect(Collectors.toMap(key, Function.identity()));
    }

    private Map<Long, List<Clock>> clocks(List<Long> cases) {
        Map<Long, List<Clock>> clocks = new HashMap<>();
        entities.createQuery(
                        "select d.complaintId, d.rule, d.state, d.dueAt from Deadline d where d.complaintId in :ids"
                                + " order by d.dueAt, d.id",
                        Object[].class)
                .setParameter("ids", cases)
                .getResultList()
                .forEach(row -> clocks.computeIfAbsent((Long) row[0], id -> new ArrayList<>())
                        .add(new Clock((String) row[1], (String) row[2], (Instant) row[3])));
        return clocks;
    }
}
