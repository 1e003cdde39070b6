package id.sigap.coordination;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.identity.Directory;
import id.sigap.identity.Person;
import id.sigap.incident.Incident;
import id.sigap.incident.Incidents;
import id.sigap.ledger.Ledger;
import id.sigap.officedata.ChangeLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Moves all open work of one person to another, for whoever leaves, falls ill or changes desk: each case is one act under its
 * lock, with its ledger row, so that a crash in between leaves every case with exactly one of the two. Cases whose answer waits
 * for approval or for being sent stay: a change of holder would void what was approved.
 */
@ApplicationScoped
public class WorkMoves {
    private static final String HELD =
            "from Complaint c where c.closedAt is null and c.claim.holder = :person and c.id > :after";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Complaints complaints;

    @Inject
    Incidents incidents;

    @Inject
    Directory directory;

    @Inject
    ChangeLog changes;

    @Inject
    Ledger ledger;

    @Inject
    UnitOfWork work;

    @Inject
    BusinessClock clock;

    /** What somebody has to do now. */
    public record Load(long cases, long incidents) {}

    /** Begins a move; the workers do it. Expects to run inside one unit of work. */
    public WorkMove begin(String by, String from, String to, String reason) {
        String why = ChangeLog.requireReason(reason);
        if (from == null || from.isBlank() || to == null || to.isBlank() || from.equals(to)) {
            throw Refusal.invalid("Pilih dua orang yang berbeda: dari siapa dan kepada siapa.");
        }
        boolean ofTheDesk = Stream.concat(directory.operators().stream(), directory.approvers().stream())
                .map(Person::username)
                .anyMatch(to::equals);
        if (!ofTheDesk) {
            throw Refusal.invalid("Penerima \"" + to
                    + "\" bukan operator atau pemberi persetujuan; pekerjaan meja hanya untuk mereka.");
        }
        if (!open(from).isEmpty()) {
            throw Refusal.conflict("moving", "Pekerjaan " + from + " sedang dipindahkan; tunggu sampai selesai.");
        }
        Load load = load(from);
        WorkMove move = new WorkMove(from, to, why, by, clock.now(), (int) load.cases());
        entities.persist(move);
        changes.record("work", from, "moved", by, null, Map.of("to", to, "move", String.valueOf(move.id())), why);
        return move;
    }

    private List<WorkMove> open(String from) {
        return entities.createQuery("from WorkMove m where m.endedAt is null and m.from = :from", WorkMove.class)
                .setParameter("from", from)
                .getResultList();
    }

    public WorkMove get(long id) {
        WorkMove move = entities.find(WorkMove.class, id);
        if (move == null) {
            throw Refusal.notFound("Pemindahan " + id + " tidak ada.");
        }
        return move;
    }

    /** The last twenty, newest first. */
    public List<WorkMove> all() {
        return entities.createQuery("from WorkMove m order by m.id desc", WorkMove.class)
                .setMaxResults(20)
                .getResultList();
    }

    public Load load(String person) {
        long cases = entities.createQuery("select count(c) " + HELD, Long.class)
                .setParameter("person", person)
                .setParameter("after", 0L)
                .getSingleResult();
        return new Load(cases, incidents.takenBy(person).size());
    }

    /** The open work of everybody who has any. */
    public Map<String, Load> loads() {
        Map<String, Long> held = counts(
                "select c.claim.holder, count(c) from Complaint c where c.closedAt is null and c.claim.holder is not null group by c.claim.holder");
        Map<String, Long> taken = counts(
                "select i.takenBy, count(i) from Incident i where i.resolvedAt is null and i.takenBy is not null group by i.takenBy");
        Map<String, Load> loads = new HashMap<>();
        Stream.concat(held.keySet().stream(), taken.keySet().stream())
                .forEach(person ->
                        loads.put(person, new Load(held.getOrDefault(person, 0L), taken.getOrDefault(person, 0L))));
        return loads;
    }

    private Map<String, Long> counts(String query) {
        Map<String, Long> counts = new HashMap<>();
        entities.createQuery(query, Object[].class)
                .getResultList()
                .forEach(row -> counts.put((String) row[0], (Long) row[1]));
        return counts;
    }

    /** Moves the next case of each move that goes on; called by the workers. True where more is waiting. */
    public boolean round() {
        List<Long> open = work.call(() -> entities.createQuery(
                        "select m.id from WorkMove m where m.endedAt is null order by m.id", Long.class)
                .getResultList());
        open.forEach(id -> work.run(() -> step(id)));
        return !open.isEmpty();
    }

    private void step(long id) {
        WorkMove move = entities.find(WorkMove.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (move.endedAt().isPresent()) {
            return;
        }
        List<Long> next = entities.createQuery("select c.id " + HELD + " order by c.id", Long.class)
                .setParameter("person", move.from())
                .setParameter("after", move.lastCase())
                .setMaxResults(1)
                .getResultList();
        if (next.isEmpty()) {
            List<Incident> taken = incidents.takenBy(move.from());
            taken.forEach(one -> incidents.handOver(one.id(), move.startedBy(), move.from(), move.to()));
            move.end(taken.size(), clock.now());
        } else {
            move.passed(next.get(0), hand(complaints.lock(next.get(0)), move));
        }
    }

    private boolean hand(Complaint complaint, WorkMove move) {
        boolean theirs =
                complaint.lastHeldBy(move.from()) && complaint.closedAt().isEmpty();
        if (!theirs || complaint.parked()) {
            return false;
        }
        complaint.handTo(move.to(), clock.now());
        ledger.record(
                "case.handed-over",
                move.startedBy(),
                complaint.ticket(),
                Map.of(
                        "from", move.from(),
                        "to", move.to(),
                        "move", move.id(),
                        "claim", complaint.claimNumber()));
        complaints.changed(complaint, "claimed");
        return true;
    }
}
