package id.sigap.ledger.seal;

import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.ledger.Ledger;
import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.KeyChange;
import id.sigap.ledger.format.LedgerKey;
import id.sigap.ledger.format.MalformedText;
import id.sigap.ledger.verifier.Audit;
import id.sigap.ledger.verifier.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Verifies the whole ledger in the background, for an auditor; one verification at a time. */
@ApplicationScoped
public class Verification {
    @Inject
    Tables tables;

    @Inject
    SealKeys keys;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    /**
     * How far a verification is, and what came out.
     *
     * @param state   {@code running}, {@code intact} or {@code broken}
     * @param leaves  how many leaves it looks at
     * @param looked  at how many it has looked
     * @param percent of the whole, entries without a leaf included
     * @param heads   how many kept checkpoints it compares with
     * @param late    entries that were sealed long after their time
     */
    public record Run(
            long id,
            Instant startedAt,
            String startedBy,
            Optional<Instant> endedAt,
            String state,
            long leaves,
            long looked,
            int percent,
            int heads,
            long checkpoints,
            long late,
            Optional<Instant> lastSigned,
            Optional<Finding> finding) {}

    /** The one under way, or the last. */
    public Optional<Run> last() {
        return tables.call(connection -> new AuditRun(connection).last().map(Verification::run));
    }

    /**
     * Begins a verification; where one is under way, goes on with it.
     *
     * @param heads checkpoints that the caller kept, as text
     */
    public Run start(String person, List<String> heads) {
        List<Checkpoint> kept = heads.stream().map(Verification::read).toList();
        return tables.call(connection -> {
            Optional<String> origin = new SealedLog(connection).origin();
            if (kept.stream().anyMatch(head -> !origin.equals(Optional.of(head.origin())))) {
                throw Refusal.invalid("Titik periksa itu milik jejak lain; jejak di sini bernama \""
                        + origin.orElse("(belum bernama)") + "\".");
            }
            return run(new AuditRun(connection).start(person, clock.now(), kept));
        });
    }

    private static Checkpoint read(String text) {
        try {
            return Checkpoint.within(text).get(0);
        } catch (MalformedText e) {
            throw Refusal.invalid(
                    "Teks itu bukan titik periksa; salin seluruh isi berkasnya, enam baris, termasuk baris tanda tangan.");
        }
    }

    /** The next piece. @return whether more is to be done */
    public boolean step() {
        return tables.call(connection -> {
            AuditRun.Row stepped = new AuditRun(connection)
                    .step(clock.now(), trusted(new SealedLog(connection)))
                    .orElse(null);
            if (stepped == null) {
                return false;
            }
            if (!stepped.running()) {
                record(stepped);
            }
            return stepped.running();
        });
    }

    /** The installation's own key and those that it and its predecessors vouch for. */
    private Set<LedgerKey> trusted(SealedLog log) throws SQLException {
        List<KeyChange> changes = new ArrayList<>(log.keys().keySet());
        List<LedgerKey> given =
                keys.keys().map(own -> List.of(own.current().publicKey())).orElseGet(List::of);
        return KeyChange.trusted(log.origin().orElse(""), given, changes);
    }

    private void record(AuditRun.Row row) {
        Map<String, Object> data = new HashMap<>();
        data.put("leaves", row.progress().audit().size());
        data.put("result", row.state());
        row.finding().ifPresent(finding -> {
            data.put("kind", finding.kind().code());
            finding.leaf().ifPresent(leaf -> data.put("leaf", leaf));
            finding.entry().ifPresent(entry -> data.put("entry", entry));
        });
        ledger.record("ledger.verified", row.startedBy(), null, data);
    }

    private static Run run(AuditRun.Row row) {
        Audit.State audit = row.progress().audit();
        long all = row.leaves() + row.lastEntry() / 20;
        long done = audit.size() + row.progress().scanned() / 20;
        return new Run(
                row.id(),
                row.startedAt(),
                row.startedBy(),
                row.endedAt(),
                row.state(),
                row.leaves(),
                audit.size(),
                row.state().equals("intact") || all == 0 ? 100 : (int) Math.min(99, done * 100 / all),
                row.heads().size(),
                audit.checkpoints(),
                audit.late(),
                audit.lastSigned(),
                row.finding());
    }
}
