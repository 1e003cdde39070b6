package id.sigap.officedata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The counters of the tables; each method expects the caller's transaction. */
@ApplicationScoped
public class Revisions {
    @PersistenceContext
    EntityManager entities;

    /** Locks the table's counter: changes of one table follow one another, so that each sees what the last one left. */
    public TableRevision lock(OfficeTable table) {
        return entities.find(TableRevision.class, table.code(), LockModeType.PESSIMISTIC_WRITE);
    }

    public TableRevision of(OfficeTable table) {
        return entities.find(TableRevision.class, table.code());
    }

    public List<TableRevision> all() {
        return entities.createQuery("from TableRevision r", TableRevision.class).getResultList();
    }

    /** Remembers that what follows from the table's changes was done up to this revision. */
    public void applied(OfficeTable table, long upTo) {
        lock(table).applied(upTo);
    }
}
