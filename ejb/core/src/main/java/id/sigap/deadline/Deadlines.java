package id.sigap.deadline;

import id.sigap.complaint.Complaint;
import id.sigap.deadline.calendar.ClockRule;
import id.sigap.deadline.calendar.DueChange;
import id.sigap.deadline.calendar.DueDate;
import id.sigap.deadline.calendar.Pause;
import id.sigap.foundation.BusinessClock;
import id.sigap.ledger.Ledger;
import id.sigap.ledger.LedgerEntry;
import id.sigap.ledger.LedgerQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Starts, pauses and ends the clocks of a case; each expects the case locked in the caller's transaction. */
@ApplicationScoped
public class Deadlines {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Clocks clocks;

    @Inject
    Ledger ledger;

    @Inject
    LedgerQuery history;

    @Inject
    Event<DueMoved> moves;

    @Inject
    BusinessClock clock;

    public List<Deadline> of(long complaintId) {
        return entities.createQuery("from Deadline d where d.complaintId = :id order by d.dueAt, d.id", Deadline.class)
                .setParameter("id", complaintId)
                .getResultList();
    }

    /** The clock that is due next, of each of these cases that has one running. */
    public Map<Long, Deadline> next(Collection<Long> complaintIds) {
        if (complaintIds.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery(
                        "from Deadline d where d.complaintId in :ids and d.state = 'running' order by d.dueAt, d.id",
                        Deadline.class)
                .setParameter("ids", complaintIds)
                .getResultStream()
                .collect(Collectors.toMap(Deadline::complaintId, Function.identity(), (first, later) -> first));
    }

    /** The first clock of each forwarding of these cases, by forwarding. */
    public Map<Long, Deadline> ofForwardings(Collection<Long> complaintIds) {
        return complaintIds.isEmpty()
                ? Map.of()
                : entities.createQuery(
                                "from Deadline d where d.complaintId in :ids and d.forwardingId is not null order by d.dueAt, d.id",
                                Deadline.class)
                        .setParameter("ids", complaintIds)
                        .getResultStream()
                        .collect(Collectors.toMap(
                                deadline -> deadline.forwardingId().orElseThrow(),
                                Function.identity(),
                                (first, later) -> first));
    }

    /** Of one case's clocks the one that is due next. */
    public static Optional<Deadline> nearest(Collection<Deadline> all) {
        return all.stream()
                .filter(deadline -> deadline.state().equals("running"))
                .min(Comparator.comparing(Deadline::dueAt));
    }

    /** Starts the clocks of these rules that are not running yet, counted from this instant. */
    public void start(Complaint complaint, Collection<String> rules, Instant from) {
        List<Deadline> all = new ArrayList<>(of(complaint.id()));
        for (String rule : rules) {
            boolean already = all.stream()
                    .anyMatch(deadline -> deadline.open() && deadline.rule().equals(rule));
            if (!already && clocks.knows(rule)) {
                all.add(start(complaint, rule, from, null));
            }
        }
        showNearest(complaint, all);
    }

    /** Starts the clock of one forwarding. */
    public Deadline start(Complaint complaint, String rule, Instant from, Long forwardingId) {
        DueDate due = clocks.calendar().due(clocks.rule(rule), from);
        Deadline deadline = new Deadline(complaint.id(), rule, from, due.instant(), forwardingId);
        entities.persist(deadline);
        Map<String, Object> data = new HashMap<>(Map.of("rule", rule, "due", due.instant()));
        due.warning().ifPresent(warning -> data.put("calendarWarning", true));
        ledger.record("deadline.started", Ledger.SYSTEM, complaint.ticket(), data);
        return deadline;
    }

    /** The citizen got an answer: every clock that asks for one ends. */
    public void answered(Complaint complaint, Instant now) {
        end(complaint, now, deadline -> deadline.forwardingId().isEmpty());
    }

    public void forwardingEnded(Complaint complaint, long forwardingId, Instant now) {
        end(
                complaint,
                now,
                deadline ->
                        deadline.forwardingId().filter(id -> id == forwardingId).isPresent());
    }

    public void closed(Complaint complaint, Instant now) {
        end(complaint, now, deadline -> true);
    }

    private void end(Complaint complaint, Instant now, Predicate<Deadline> which) {
        List<Deadline> all = of(complaint.id());
        for (Deadline deadline : all) {
            if (deadline.open() && which.test(deadline)) {
                deadline.end(now);
                ledger.record(
                        "deadline." + deadline.state(),
                        Ledger.SYSTEM,
                        complaint.ticket(),
                        Map.of("rule", deadline.rule()));
            }
        }
        showNearest(complaint, all);
    }

    /** The case waits for the citizen: the clocks whose rule allows it pause. */
    public void pause(Complaint complaint, String reason, Instant now) {
        List<Deadline> all = of(complaint.id());
        for (Deadline deadline : all) {
            if (deadline.state().equals("running")
                    && clocks.rule(deadline.rule()).pausable()) {
                deadline.pause(now);
                ledger.record(
                        "deadline.paused",
                        Ledger.SYSTEM,
                        complaint.ticket(),
                        Map.of("rule", deadline.rule(), "reason", reason));
            }
        }
        showNearest(complaint, all);
    }

    public void resume(Complaint complaint, Instant now) {
        List<Deadline> all = of(complaint.id());
        for (Deadline deadline : all) {
            if (deadline.state().equals("paused")) {
                Instant paused = deadline.pausedAt().orElseThrow();
                Instant due = clocks.calendar()
                        .due(
                                clocks.rule(deadline.rule()),
                                deadline.startedAt(),
                                paused.isBefore(now) ? List.of(new Pause(paused, now)) : List.of())
                        .instant();
                Instant later = deadline.dueAt().isAfter(due) ? deadline.dueAt() : due;
                long seconds = deadline.resume(now, later).toSeconds();
                ledger.record(
                        "deadline.resumed",
                        Ledger.SYSTEM,
                        complaint.ticket(),
                        Map.of("rule", deadline.rule(), "pausedSeconds", seconds, "due", later));
            }
        }
        showNearest(complaint, all);
    }

    /**
     * Computes the running clocks of a case again, because the calendar or a rule changed, and moves those that are due at
     * another time now. A paused clock is computed again when it goes on.
     *
     * @param change the change in the change log that is the reason
     * @return how many moved
     */
    int recompute(Complaint complaint, String reason, long change) {
        List<Deadline> all = of(complaint.id());
        int moved = 0;
        for (Deadline deadline : all) {
            if (deadline.state().equals("running") && clocks.knows(deadline.rule())) {
                moved += move(complaint, deadline, reason, change) ? 1 : 0;
            }
        }
        if (moved > 0) {
            showNearest(complaint, all);
        }
        return moved;
    }

    private boolean move(Complaint complaint, Deadline deadline, String reason, long change) {
        ClockRule rule = clocks.rule(deadline.rule());
        List<Pause> stood = deadline.wasPaused() && rule.pausable() ? pauses(complaint, deadline) : List.of();
        DueChange due = clocks.calendar().recompute(rule, deadline.startedAt(), stood, deadline.dueAt(), reason);
        if (!due.moves()) {
            return false;
        }
        deadline.moveTo(due.after().instant());
        ledger.record(
                "deadline.moved",
                Ledger.SYSTEM,
                complaint.ticket(),
                Map.of(
                        "rule", rule.id(),
                        "before", due.before(),
                        "due", due.after().instant(),
                        "reason", reason,
                        "change", change));
        moves.fire(new DueMoved(
                complaint.id(), deadline.forwardingId(), due.after().instant()));
        return true;
    }

    /** When the clock stood, as the ledger has it. */
    private List<Pause> pauses(Complaint complaint, Deadline deadline) {
        String rule = "\"rule\":\"" + deadline.rule() + "\"";
        List<Pause> pauses = new ArrayList<>();
        Instant from = null;
        for (LedgerEntry entry : history.ofTicket(complaint.ticket())) {
            boolean ofThis = entry.data().contains(rule) && !entry.at().isBefore(deadline.startedAt());
            if (ofThis && entry.act().equals("deadline.paused")) {
                from = entry.at();
            } else if (ofThis && entry.act().equals("deadline.resumed") && from != null && from.isBefore(entry.at())) {
                pauses.add(new Pause(from, entry.at()));
                from = null;
            }
        }
        return pauses;
    }

    /** Shows in the inbox what is due next. */
    private static void showNearest(Complaint complaint, List<Deadline> all) {
        nearest(all).ifPresentOrElse(next -> complaint.due(next.rule(), next.dueAt()), () -> complaint.due(null, null));
    }
}
