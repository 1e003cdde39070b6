package id.sigap.wording;

import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of wordings and approvals. */
@ApplicationScoped
public class WordingStore {
    @PersistenceContext
    EntityManager entities;

    public List<Wording> of(long complaintId) {
        return entities.createQuery("from Wording w where w.complaintId = :id order by w.version", Wording.class)
                .setParameter("id", complaintId)
                .getResultList();
    }

    public List<Approval> approvals(long complaintId) {
        return entities.createQuery(
                        "select a from Approval a join Wording w on w.id = a.wordingId where w.complaintId = :id order by a.id",
                        Approval.class)
                .setParameter("id", complaintId)
                .getResultList();
    }

    private List<Approval> approvalsOf(Wording wording) {
        return entities.createQuery("from Approval a where a.wordingId = :id order by a.id", Approval.class)
                .setParameter("id", wording.id())
                .getResultList();
    }

    /** How many different people besides its author approved exactly this text of the wording. */
    public int peopleBehind(Wording wording, String sha256) {
        return (int) approvalsOf(wording).stream()
                .filter(Approval::binds)
                .filter(approval -> approval.sha256().equals(sha256))
                .map(Approval::person)
                .filter(person -> !person.equals(wording.author()))
                .distinct()
                .count();
    }

    /**
     * Whether an approver wrote this version while the one before it waited for approval: only then may the holder's word
     * stand for an approver's. Nobody else can take the place of a submitted version under the same claim.
     */
    public static boolean editedInApproval(Wording wording, List<Wording> all) {
        return all.stream()
                .filter(before -> before.version() == wording.version() - 1)
                .anyMatch(before ->
                        before.is("void") && before.wasSubmitted() && before.claimNumber() == wording.claimNumber());
    }

    public Optional<Wording> find(long id) {
        return Optional.ofNullable(entities.find(Wording.class, id));
    }

    Wording get(long complaintId, String ticket, int version) {
        return entities.createQuery("from Wording w where w.complaintId = :id and w.version = :version", Wording.class)
                .setParameter("id", complaintId)
                .setParameter("version", version)
                .getResultStream()
                .findFirst()
                .orElseThrow(
                        () -> Refusal.notFound("Redaksi versi " + version + " tidak ada pada aduan " + ticket + "."));
    }

    /** The newest version that is in this state; empty where there is none. */
    public Optional<Wording> newest(long complaintId, String state) {
        return entities.createQuery(
                        "from Wording w where w.complaintId = :id and w.state = :state order by w.version desc",
                        Wording.class)
                .setParameter("id", complaintId)
                .setParameter("state", state)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    int nextVersion(long complaintId) {
        return entities.createQuery(
                                "select coalesce(max(w.version), 0) from Wording w where w.complaintId = :id",
                                Integer.class)
                        .setParameter("id", complaintId)
                        .getSingleResult()
                + 1;
    }

    /** Everything not yet decided gives way to something newer. */
    public void voidOpen(long complaintId) {
        for (Wording wording : of(complaintId)) {
            if (wording.is("draft") || wording.is("submitted") || wording.is("approved")) {
                wording.become("void");
            }
        }
    }

    /** What was submitted and is not on its way becomes its writer's again. */
    public void giveBack(long complaintId) {
        for (Wording wording : of(complaintId)) {
            if (wording.is("submitted") || wording.is("approved")) {
                wording.become("returned");
            }
        }
    }

    void add(Wording wording) {
        entities.persist(wording);
        entities.flush();
    }

    void add(Wording wording, String person, String act, String reason, String note, CaseKey key, Instant now) {
        entities.persist(new Approval(wording, person, act, reason, note, key, now));
        entities.flush();
    }
}
