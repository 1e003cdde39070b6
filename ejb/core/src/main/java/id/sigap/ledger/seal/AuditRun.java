package id.sigap.ledger.seal;

import id.sigap.foundation.Json;
import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.EntryText;
import id.sigap.ledger.format.LedgerKey;
import id.sigap.ledger.format.MalformedText;
import id.sigap.ledger.verifier.Audit;
import id.sigap.ledger.verifier.Diagnosis;
import id.sigap.ledger.verifier.Finding;
import id.sigap.ledger.verifier.Leaf;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The verification of the tables, a piece in each transaction. First the leaves up to the last checkpoint, each against its
 * entry, then the entries that belong to no leaf, last what should have been sealed or signed by now. It ends at the first
 * thing that is wrong. Where it stands is in its row, so any server goes on with it.
 */
final class AuditRun {
    static final int LEAVES = 5_000;
    static final long ENTRIES = 50_000;
    /** How far around a leaf that does not fit is looked for what happened. */
    private static final long AROUND = 100_000;

    private static final String COLUMNS =
            "select id, started_at, started_by, ended_at, state, leaves, last_entry, heads, progress, finding from ledger_audit";

    private final Connection connection;
    private final SealedLog log;

    /** How far a run is; also what is stored. */
    record Progress(Audit.State audit, long scanned) {}

    /** A run as its row tells. */
    record Row(
            long id,
            Instant startedAt,
            String startedBy,
            Optional<Instant> endedAt,
            String state,
            long leaves,
            long lastEntry,
            List<Checkpoint> heads,
            Progress progress,
            Optional<Finding> finding) {
        boolean running() {
            return state.equals("running");
        }
    }

    AuditRun(Connection connection) {
        this.connection = connection;
        log = new SealedLog(connection);
    }

    Optional<Row> last() throws SQLException {
        return row(COLUMNS + " order by id desc fetch first 1 rows only");
    }

    /** A new run, or the one that is under way. */
    Row start(String person, Instant now, List<Checkpoint> heads) throws SQLException {
        Optional<Row> last = last();
        if (last.filter(Row::running).isPresent()) {
            return last.get();
        }
        long size = log.size();
        long signed = log.number("select coalesce(max(tree_size), 0) from ledger_checkpoint");
        long wanted = Math.max(
                signed, heads.stream().mapToLong(Checkpoint::size).max().orElse(0));
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into ledger_audit (id, started_at, started_by, state, leaves, last_entry, heads, progress)"
                        + " values (?, ?, ?, 'running', ?, ?, ?, ?)")) {
            insert.setLong(1, last.map(Row::id).orElse(0L) + 1);
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.setString(3, person);
            insert.setLong(4, wanted == 0 ? size : Math.min(size, wanted));
            insert.setLong(5, log.number("select coalesce(max(id), 0) from ledger_entry"));
            insert.setString(6, Json.write(heads.stream().map(Checkpoint::text).toList()));
            insert.setString(7, Json.write(new Progress(Audit.State.beginning(), 0)));
            insert.executeUpdate();
        }
        return last().orElseThrow();
    }

    /** The next piece of the run that is under way; empty where there is none, or another server is at it. */
    Optional<Row> step(Instant now, Set<LedgerKey> trusted) throws SQLException {
        Optional<Row> running = row(COLUMNS + " where state = 'running' for update skip locked");
        if (running.isEmpty()) {
            return Optional.empty();
        }
        Row row = running.get();
        Audit audit = new Audit(row.progress().audit(), trusted, row.heads());
        long scanned = row.progress().scanned();
        Optional<Finding> finding = Optional.empty();
        boolean over = false;
        try {
            if (audit.size() == 0 && scanned == 0) {
                finding = audit.untrustedHead();
            }
            if (finding.isEmpty() && audit.size() < row.leaves()) {
                finding = leaves(audit, row.leaves());
            } else if (finding.isEmpty() && scanned < row.lastEntry()) {
                finding = strangers(scanned, scanned + ENTRIES);
                scanned = Math.min(row.lastEntry(), scanned + ENTRIES);
            } else if (finding.isEmpty()) {
                finding = end(audit, now);
                over = true;
            }
        } catch (MalformedText e) {
            // a checkpoint that cannot be read any more
            finding = Optional.of(Finding.at(Finding.Kind.FORGED, Optional.empty(), Optional.empty()));
        }
        String state = finding.isPresent() ? "broken" : over ? "intact" : "running";
        save(row.id(), state, new Progress(audit.state(), scanned), finding, now);
        return last();
    }

    private Optional<Finding> leaves(Audit audit, long target) throws SQLException {
        long from = audit.size();
        List<Leaf> leaves = log.leavesFrom(from, (int) Math.min(LEAVES, target - from));
        if (leaves.isEmpty()) {
            return Optional.of(new Finding(
                    Finding.Kind.CUT, Optional.of(from), Optional.empty(), Optional.of(target - 1), Optional.empty()));
        }
        List<Checkpoint> checkpoints = log.checkpoints(from, from + leaves.size());
        int next = 0;
        for (Leaf leaf : leaves) {
            Optional<Audit.Break> broken = audit.leaf(leaf);
            Optional<Finding> finding = broken.isPresent() ? Optional.of(diagnose(broken.get())) : audit.keptHead();
            while (finding.isEmpty()
                    && next < checkpoints.size()
                    && checkpoints.get(next).size() <= audit.size()) {
                finding = audit.checkpoint(checkpoints.get(next++));
            }
            if (finding.isPresent()) {
                return finding;
            }
        }
        return Optional.empty();
    }

    private Finding diagnose(Audit.Break broken) throws SQLException {
        Diagnosis diagnosis = new Diagnosis(broken);
        long from = Math.max(0, broken.expected() - AROUND);
        List<Leaf> page = log.leavesFrom(from, LEAVES);
        while (!page.isEmpty() && page.get(0).number() <= broken.expected() + AROUND) {
            page.forEach(diagnosis::see);
            page = log.leavesFrom(page.get(page.size() - 1).number() + 1, LEAVES);
        }
        return diagnosis.finding(
                log.number("select count(*) from ledger_seal"),
                log.number("select coalesce(max(tree_size), 0) from ledger_checkpoint"));
    }

    /** The first entry among these that was neither sealed nor waits for it. */
    private Optional<Finding> strangers(long after, long to) throws SQLException {
        long entry = log.number(
                "select coalesce(min(e.id), 0) from ledger_entry e where e.id > ? and e.id <= ?"
                        + " and not exists (select 1 from ledger_seal s where s.entry_id = e.id)"
                        + " and not exists (select 1 from ledger_unsealed u where u.entry_id = e.id)",
                after,
                to);
        return entry == 0
                ? Optional.empty()
                : Optional.of(Finding.at(Finding.Kind.INSERTED, Optional.empty(), Optional.of(entry)));
    }

    private Optional<Finding> end(Audit audit, Instant now) throws SQLException {
        long size = log.size();
        long signed = log.number("select coalesce(max(tree_size), 0) from ledger_checkpoint");
        if (signed > size) {
            return Optional.of(new Finding(
                    Finding.Kind.CUT, Optional.of(size), Optional.empty(), Optional.of(signed - 1), Optional.empty()));
        }
        Optional<Finding> finding = audit.end();
        if (finding.isPresent()) {
            return finding;
        }
        return unsigned(signed, now).or(() -> unsealed(now));
    }

    /** A leaf after the last checkpoint whose entry should have been signed long ago. */
    private Optional<Finding> unsigned(long signed, Instant now) throws SQLException {
        List<Leaf> next = log.leavesFrom(signed, 1);
        boolean old = next.stream()
                .flatMap(leaf -> leaf.entry().stream())
                .anyMatch(entry -> entry.at().plus(Audit.LATE).isBefore(now));
        boolean quiet = log.lastCheckpoint()
                .filter(last -> last.at().plus(Audit.LATE).isAfter(now))
                .isEmpty();
        return old && quiet
                ? Optional.of(Finding.at(
                        Finding.Kind.UNSIGNED,
                        Optional.of(signed),
                        Optional.of(next.get(0).entryId())))
                : Optional.empty();
    }

    private Optional<Finding> unsealed(Instant now) {
        try {
            return log.oldestUnsealed()
                    .filter(entry -> entry.at().plus(Audit.LATE).isBefore(now))
                    .map(EntryText::id)
                    .map(id -> Finding.at(Finding.Kind.UNSEALED, Optional.empty(), Optional.of(id)));
        } catch (SQLException e) {
            throw new IllegalStateException("What waits for the seal cannot be read.", e);
        }
    }

    private void save(long id, String state, Progress progress, Optional<Finding> finding, Instant now)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update ledger_audit set state = ?, progress = ?, finding = ?, ended_at = ? where id = ?")) {
            update.setString(1, state);
            update.setString(2, Json.write(progress));
            update.setString(3, finding.map(Json::write).orElse(null));
            update.setObject(4, state.equals("running") ? null : now.atOffset(ZoneOffset.UTC));
            update.setLong(5, id);
            update.executeUpdate();
        }
    }

    private Optional<Row> row(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
                return Optional.empty();
            }
            return Optional.of(new Row(
                    row.getLong(1),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getString(3),
                    Optional.ofNullable(row.getObject(4, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                    row.getString(5),
                    row.getLong(6),
                    row.getLong(7),
                    Arrays.stream(Json.read(row.getString(8), String[].class))
                            .map(Checkpoint::parse)
                            .toList(),
                    Json.read(row.getString(9), Progress.class),
                    Optional.ofNullable(row.getString(10)).map(text -> Json.read(text, Finding.class))));
        }
    }
}
