package id.sigap.officedata;

import id.sigap.foundation.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Notices that a table was changed. Asked once a second by the workers and at once by whoever changed one; one short query
 * where nothing is new.
 */
@ApplicationScoped
public class OfficeTables {
    private static final System.Logger LOG = System.getLogger(OfficeTables.class.getName());

    private final Map<OfficeTable, Long> known = new EnumMap<>(OfficeTable.class);

    @Inject
    Revisions revisions;

    @Inject
    Event<TableRead> reading;

    @Inject
    UnitOfWork work;

    /**
     * Reads again what was changed. A table that cannot be read keeps its last good copy and is tried again at the next call.
     *
     * @throws IllegalStateException within a transaction: what it has not committed yet must not be remembered
     */
    public synchronized void refresh() {
        if (work.active()) {
            throw new IllegalStateException("Tables are read again outside of the transaction that changed them.");
        }
        Map<String, Long> now = work.call(
                () -> revisions.all().stream().collect(Collectors.toMap(TableRevision::name, TableRevision::revision)));
        Arrays.stream(OfficeTable.values())
                .filter(table ->
                        now.containsKey(table.code()) && !now.get(table.code()).equals(known.get(table)))
                .forEach(table -> read(table, now.get(table.code())));
    }

    private void read(OfficeTable table, long revision) {
        try {
            work.run(() -> reading.fire(new TableRead(table)));
            known.put(table, revision);
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The table " + table.code() + " cannot be read again; its last good copy stays",
                    e);
        }
    }
}
