package id.sigap.deadline;

import id.sigap.complaint.Complaint;
import id.sigap.deadline.calendar.DueDate;
import id.sigap.deadline.calendar.Pause;
import id.sigap.foundation.BusinessClock;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
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
import java.util.function.Predicate;

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
    BusinessClock clock;

    public List<Deadline> of(long complaintId) {
        return entities.createQuery("from Deadline d where d.complaintId = :id order by d.dueAt, d.id", Deadline.class)
                .setParameter("id", complaintId)
                .getResultList();
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

    /** Shows in the inbox what is due next. */
    private static void showNearest(Complaint complaint, List<Deadline> all) {
        all.stream()
                .filter(deadline -> deadline.state().equals("running"))
                .min(Comparator.comparing(Deadline::dueAt))
                .ifPresentOrElse(next -> complaint.due(next.rule(), next.dueAt()), () -> complaint.due(null, null));
    }
}
