package id.sigap.complaint;

import id.sigap.foundation.Offices;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.Settings;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds complaints, and locks one before an act: every act on a case first locks its row, several in the order of ids. */
@ApplicationScoped
public class Complaints {
    private static final String NEXT_NUMBER =
            Settings.get("SIGAP_DB_DRIVER", "H2").equals("H2")
                    ? "select next value for complaint_number"
                    : "select nextval('complaint_number')";

    private static final String HELD = Complaints.class.getName() + ".held";

    @PersistenceContext
    EntityManager entities;

    @Resource(lookup = "java:jboss/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transaction;

    @Inject
    Offices offices;

    @Inject
    Event<CaseChanged> changes;

    /** Stores a new complaint and gives it its ticket; a number is never used again, also when the act rolls back. */
    public void add(Complaint complaint) {
        Number number = (Number) entities.createNativeQuery(NEXT_NUMBER).getSingleResult();
        complaint.numbered(number.longValue(), offices.zone());
        entities.persist(complaint);
        hold(complaint);
        changed(complaint, "received");
    }

    /** Locks a case for the rest of the transaction; one that it holds already is given as it is. */
    public Complaint lock(String ticket) {
        Long held = held().get(ticket);
        return held == null ? hold(lockRow(ticket)) : entities.find(Complaint.class, held);
    }

    /** The same by its id. */
    public Complaint lock(long id) {
        return held().containsValue(id)
                ? entities.find(Complaint.class, id)
                : hold(entities.find(Complaint.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private Complaint lockRow(String ticket) {
        return entities.createQuery("from Complaint c where c.ticket = :ticket", Complaint.class)
                .setParameter("ticket", ticket)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> unknown(ticket));
    }

    private Complaint hold(Complaint complaint) {
        if (complaint != null) {
            held().put(complaint.ticket(), complaint.id());
        }
        return complaint;
    }

    /** The cases whose rows this transaction has locked, or written first: ids by ticket. */
    @SuppressWarnings("unchecked")
    private Map<String, Long> held() {
        Map<String, Long> held = (Map<String, Long>) transaction.getResource(HELD);
        if (held == null) {
            held = new HashMap<>();
            transaction.putResource(HELD, held);
        }
        return held;
    }

    /** Locks several cases in the order of their ids, whatever the order given. */
    public List<Complaint> lockAll(Collection<String> tickets) {
        List<Long> ids = entities.createQuery(
                        "select c.id from Complaint c where c.ticket in :tickets order by c.id", Long.class)
                .setParameter("tickets", tickets)
                .getResultList();
        return ids.stream().map(this::lock).toList();
    }

    public Optional<Complaint> find(String ticket) {
        return entities.createQuery("from Complaint c where c.ticket = :ticket", Complaint.class)
                .setParameter("ticket", ticket)
                .getResultStream()
                .findFirst();
    }

    /** These cases by their ids, in one statement. */
    public Map<Long, Complaint> find(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : entities.createQuery("from Complaint c where c.id in :ids", Complaint.class)
                        .setParameter("ids", ids)
                        .getResultStream()
                        .collect(Collectors.toMap(Complaint::id, Function.identity()));
    }

    public Optional<Complaint> find(long id) {
        return Optional.ofNullable(entities.find(Complaint.class, id));
    }

    public Complaint get(String ticket) {
        return find(ticket).orElseThrow(() -> unknown(ticket));
    }

    /** The cases that were merged into this one and are still, also by way of another, in the order of their tickets. */
    public List<Complaint> mergedInto(long complaintId) {
        List<Complaint> direct = entities.createQuery(
                        "from Complaint c where c.mergedInto = :id order by c.id", Complaint.class)
                .setParameter("id", complaintId)
                .getResultList();
        return direct.stream()
                .flatMap(one -> Stream.concat(Stream.of(one), mergedInto(one.id()).stream()))
                .sorted(Comparator.comparing(Complaint::id))
                .toList();
    }

    /** Tells, after the commit, that a case changed. */
    public void changed(Complaint complaint, String kind) {
        changes.fire(new CaseChanged(complaint.id(), complaint.ticket(), complaint.version(), kind));
    }

    /** Which of these cases are restricted and not to be seen by this person, who may know that there are some. */
    public Set<String> hidden(Viewer viewer, Collection<String> tickets) {
        if (tickets.isEmpty() || Access.seesAll(viewer)) {
            return Set.of();
        }
        return entities.createQuery(
                        "from Complaint c where c.restricted = true and c.ticket in :tickets", Complaint.class)
                .setParameter("tickets", tickets)
                .getResultStream()
                .filter(complaint -> !Access.maySee(viewer, complaint))
                .map(Complaint::ticket)
                .collect(Collectors.toSet());
    }

    public List<Message> messages(long complaintId) {
        return entities.createQuery("from Message m where m.complaintId = :id order by m.id", Message.class)
                .setParameter("id", complaintId)
                .getResultList();
    }

    public void add(Message message) {
        entities.persist(message);
    }

    private static Refusal unknown(String ticket) {
        return Refusal.notFound("Aduan " + ticket + " tidak ditemukan.");
    }
}
