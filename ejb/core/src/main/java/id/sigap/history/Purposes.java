package id.sigap.history;

import id.sigap.complaint.Complaint;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.Vault;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Purposes for reading restricted cases: given, asked for, and named in the ledger's row of the reading. */
@ApplicationScoped
public class Purposes {
    private static final int SHORTEST = 10;
    private static final int LONGEST = 500;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Vault vault;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    /** The purpose for which this person may read the case now. */
    public Optional<Purpose> good(String person, Complaint complaint) {
        return entities.createQuery(
                        "from Purpose p where p.complaintId = :id and p.person = :person and p.goodUntil > :now"
                                + " order by p.goodUntil desc",
                        Purpose.class)
                .setParameter("id", complaint.id())
                .setParameter("person", person)
                .setParameter("now", clock.now())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Every purpose that was ever given for the case, the earliest first. */
    public List<Purpose> of(Complaint complaint) {
        return entities.createQuery("from Purpose p where p.complaintId = :id order by p.id", Purpose.class)
                .setParameter("id", complaint.id())
                .getResultList();
    }

    /**
     * Records that the person read the case, a restricted one for the purpose given.
     *
     * @param needed whether this reading needs a purpose
     * @throws Refusal {@code purpose-needed} where it does and none is good
     */
    public void read(String person, Complaint complaint, boolean needed) {
        ledger.recordRead(
                person,
                complaint.id(),
                complaint.ticket(),
                clock.now(),
                needed ? require(person, complaint).id() : 0);
    }

    /** @throws Refusal {@code purpose-needed} where none is good */
    public Purpose require(String person, Complaint complaint) {
        return good(person, complaint)
                .orElseThrow(
                        () -> Refusal.of(
                                Refusal.Kind.CHALLENGE,
                                "purpose-needed",
                                "Aduan " + complaint.ticket()
                                        + " dibatasi. Sebutkan dahulu untuk keperluan apa Anda membacanya; keperluan itu tercatat."));
    }

    /** Takes a purpose down; good for this person and case for {@link Purpose#GOOD_FOR}. */
    public Purpose give(String person, Complaint complaint, String words) {
        String purpose = words == null ? "" : words.strip();
        if (purpose.length() < SHORTEST || purpose.length() > LONGEST) {
            throw Refusal.invalid("Keperluan membaca harus " + SHORTEST + " sampai " + LONGEST + " huruf; tulisan Anda "
                    + purpose.length() + ".");
        }
        if (!complaint.restricted()) {
            throw Refusal.invalid("Aduan " + complaint.ticket() + " tidak dibatasi; keperluan tidak perlu disebutkan.");
        }
        CaseKey key = complaint.key(vault);
        Purpose given = new Purpose(person, complaint, key, purpose, clock.now());
        entities.persist(given);
        ledger.record(
                "purpose.given",
                person,
                complaint.ticket(),
                Map.of("purpose", given.id(), "until", given.goodUntil(), "hash", key.hash(purpose)));
        return given;
    }
}
