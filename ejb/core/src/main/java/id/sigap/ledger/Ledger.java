package id.sigap.ledger;

import id.sigap.foundation.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;

/** Writes the ledger. Every row joins the caller's transaction: an act that rolls back leaves none. */
@ApplicationScoped
public class Ledger {
    /** Acts of the system itself. */
    public static final String SYSTEM = "system";

    public static final String CITIZEN = "citizen";
    public static final String PLATFORM = "platform";

    @PersistenceContext
    EntityManager entities;

    @Inject
    BusinessClock clock;

    /**
     * @param act   what was done, such as {@code case.claimed}; {@code docs/ledger.md} lists them
     * @param actor user name, or {@link #SYSTEM}, {@link #CITIZEN}, {@link #PLATFORM}
     * @param ticket null where the act belongs to no case
     * @param data  ids, codes and keyed hashes; never a text, a name or an address
     * @return the row's id
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public long record(String act, String actor, String ticket, Map<String, ?> data) {
        LedgerEntry entry = new LedgerEntry(clock.now(), act, actor, ticket, CanonicalJson.encode(data));
        entities.persist(entry);
        entities.persist(new UnsealedEntry(entry.id()));
        return entry.id();
    }

    /** Records that a person read a case: once a quarter of an hour. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordRead(String person, long complaintId, String ticket, Instant at) {
        recordRead(person, complaintId, ticket, at, 0);
    }

    /** The same for a purpose that was given; each purpose is recorded by itself. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordRead(String person, long complaintId, String ticket, Instant at, long purpose) {
        long quarter = at.getEpochSecond() / 900;
        ReadMark mark = new ReadMark(person, complaintId, quarter, purpose);
        if (entities.find(ReadMark.class, mark.key()) == null) {
            entities.persist(mark);
            record(
                    "case.read",
                    person,
                    ticket,
                    purpose == 0 ? Map.of("quarter", quarter) : Map.of("quarter", quarter, "purpose", purpose));
        }
    }
}
