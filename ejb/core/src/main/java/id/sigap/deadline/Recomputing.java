package id.sigap.deadline;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.foundation.UnitOfWork;
import id.sigap.officedata.OfficeTable;
import id.sigap.officedata.OfficeTables;
import id.sigap.officedata.Revisions;
import id.sigap.officedata.TableRevision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Draws the consequences of a changed calendar or clock: every running deadline is computed again, each case in its own
 * transaction and under its lock. A crash in between loses nothing: the revision counts as applied only at the end, and a
 * case that was done already does not move again.
 */
@ApplicationScoped
public class Recomputing {
    private static final System.Logger LOG = System.getLogger(Recomputing.class.getName());
    private static final int BATCH = 200;
    /** Longer than a server takes to notice a change. */
    private static final Duration SPREAD = Duration.ofSeconds(3);

    private static final Map<OfficeTable, String> REASONS =
            Map.of(OfficeTable.HOLIDAY, "calendar-changed", OfficeTable.CLOCK, "rule-changed");

    @PersistenceContext
    EntityManager entities;

    @Inject
    Revisions revisions;

    @Inject
    OfficeTables tables;

    @Inject
    Deadlines deadlines;

    @Inject
    Complaints complaints;

    @Inject
    UnitOfWork work;

    /** When a change was first seen here, on the machine's clock. */
    private final Map<Due, Long> seen = new ConcurrentHashMap<>();

    private record Due(OfficeTable table, long revision, long change) {}

    /** Works off what is due; called by the workers. False: nothing more is waiting. */
    public boolean round() {
        for (OfficeTable table : REASONS.keySet()) {
            Due due = work.call(() -> due(table));
            if (due != null) {
                tables.refresh();
                recompute(due);
            }
        }
        return false;
    }

    private Due due(OfficeTable table) {
        TableRevision revision = revisions.of(table);
        return revision == null || revision.isApplied() || revision.change().isEmpty()
                ? null
                : new Due(table, revision.revision(), revision.change().get());
    }

    private void recompute(Due due) {
        // Another server may start a clock by the old calendar until it has read the new one: looked at again, then
        // done.
        boolean everyServerKnows =
                System.nanoTime() - seen.computeIfAbsent(due, key -> System.nanoTime()) > SPREAD.toNanos();
        long after = 0;
        int moved = 0;
        for (List<Object[]> page = page(after); !page.isEmpty(); page = page(after)) {
            for (Object[] row : page) {
                after = (Long) row[0];
            }
            for (Long complaint :
                    page.stream().map(row -> (Long) row[1]).distinct().toList()) {
                moved += work.call(() -> one(complaint, due));
            }
        }
        if (everyServerKnows) {
            work.run(() -> revisions.applied(due.table(), due.revision()));
            seen.remove(due);
        }
        if (moved > 0) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "{0} deadlines moved after change {1} of the table {2}",
                    moved,
                    due.change(),
                    due.table().code());
        }
    }

    private List<Object[]> page(long after) {
        return work.call(() -> entities.createQuery(
                        "select d.id, d.complaintId from Deadline d where d.id > :after and d.state = 'running' order by d.id",
                        Object[].class)
                .setParameter("after", after)
                .setMaxResults(BATCH)
                .getResultList());
    }

    private int one(long complaintId, Due due) {
        Complaint complaint = complaints.lock(complaintId);
        int moved = deadlines.recompute(complaint, REASONS.get(due.table()), due.change());
        if (moved > 0) {
            complaints.changed(complaint, "state");
        }
        return moved;
    }
}
