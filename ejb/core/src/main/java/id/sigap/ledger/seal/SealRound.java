package id.sigap.ledger.seal;

import id.sigap.ledger.dossier.Manifest;
import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.EntryText;
import id.sigap.ledger.format.KeyChange;
import id.sigap.ledger.merkle.Frontier;
import id.sigap.ledger.merkle.Hashes;
import id.sigap.ledger.merkle.Proofs;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the one sealer does in one transaction. Its first statement locks the one row of {@code ledger_sealer}; whoever does
 * not get it, or finds another's lease running, does nothing. So two never append at once, and when the holder dies its lock
 * goes with its connection and its lease ends soon after.
 */
final class SealRound {
    /** How long a holder may be silent. By the database's clock. */
    static final Duration LEASE = Duration.ofSeconds(20);

    private static final String UNSEALED = "select e.id, e.at, e.act, e.actor, e.ticket, e.data"
            + " from ledger_unsealed u join ledger_entry e on e.id = u.entry_id order by u.entry_id fetch first %d rows only";

    private final Connection connection;
    private final SealedLog log;
    private boolean awaited;

    SealRound(Connection connection) {
        this.connection = connection;
        log = new SealedLog(connection);
    }

    /** True where this is the sealer until the transaction ends. */
    boolean take(String owner) throws SQLException {
        endWithAFrozenHolder();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select owner, lease_until, current_timestamp from ledger_sealer where id = 1 for update skip locked")) {
            if (!row.next()) {
                return false;
            }
            Instant now = row.getObject(3, OffsetDateTime.class).toInstant();
            Optional<Instant> until =
                    Optional.ofNullable(row.getObject(2, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
            boolean mine = owner.equals(row.getString(1));
            if (!mine && until.filter(now::isBefore).isPresent()) {
                return false;
            }
            if (!mine
                    || until.filter(end -> end.isAfter(now.plus(LEASE.dividedBy(2))))
                            .isEmpty()) {
                renew(owner, now.plus(LEASE));
            }
            return true;
        }
    }

    /** PostgreSQL ends the session of a holder that stands still in its transaction, and gives the lock to the next. */
    private void endWithAFrozenHolder() throws SQLException {
        if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local idle_in_transaction_session_timeout = '30s'");
            }
        }
    }

    private void renew(String owner, Instant until) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update ledger_sealer set owner = ?, lease_until = ? where id = 1")) {
            update.setString(1, owner);
            update.setObject(2, until.atOffset(ZoneOffset.UTC));
            update.executeUpdate();
        }
    }

    /** Seals what waits, in the order of its ids. @return how many */
    int seal(int atMost) throws SQLException {
        List<EntryText> waiting = waiting(atMost);
        if (waiting.isEmpty()) {
            return 0;
        }
        long size = log.size();
        Frontier tree = Frontier.of(log, size);
        byte[] link = size == 0 ? new byte[Hashes.LENGTH] : lastLink(size - 1);
        try (PreparedStatement leaf = connection.prepareStatement(
                        "insert into ledger_seal (leaf, entry_id, leaf_hash, link) values (?, ?, ?, ?)");
                PreparedStatement node = connection.prepareStatement(
                        "insert into ledger_node (level, position, hash) values (?, ?, ?)")) {
            List<Object[]> nodes = new ArrayList<>();
            for (EntryText entry : waiting) {
                awaited |= entry.act().equals(Manifest.ACT);
                byte[] hash = entry.hash();
                link = Hashes.link(link, hash);
                leaf.setLong(1, tree.size());
                leaf.setLong(2, entry.id());
                leaf.setString(3, base64(hash));
                leaf.setString(4, base64(link));
                leaf.addBatch();
                tree.append(hash, (level, position, made) -> {
                    if (level >= SealedLog.STORED_LEVEL) {
                        nodes.add(new Object[] {level, position, base64(made)});
                    }
                });
            }
            leaf.executeBatch();
            for (Object[] row : nodes) {
                node.setInt(1, (Integer) row[0]);
                node.setLong(2, (Long) row[1]);
                node.setString(3, (String) row[2]);
                node.addBatch();
            }
            if (!nodes.isEmpty()) {
                node.executeBatch();
            }
        }
        waitNoMore(waiting);
        return waiting.size();
    }

    /** Whether somebody waits for a head over what was sealed: a dossier is handed out with the proof of its own entry. */
    boolean isAwaited() {
        return awaited;
    }

    private List<EntryText> waiting(int atMost) throws SQLException {
        List<EntryText> waiting = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(UNSEALED.formatted(atMost))) {
            while (rows.next()) {
                waiting.add(SealedLog.entry(rows, rows.getLong(1), 2));
            }
        }
        return waiting;
    }

    private byte[] lastLink(long leaf) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select link from ledger_seal where leaf = ?")) {
            query.setLong(1, leaf);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return Base64.getDecoder().decode(row.getString(1));
            }
        }
    }

    private void waitNoMore(List<EntryText> sealed) throws SQLException {
        Array ids = connection.createArrayOf(
                "bigint", sealed.stream().map(EntryText::id).toArray());
        try (PreparedStatement delete =
                connection.prepareStatement("delete from ledger_unsealed where entry_id = any (?)")) {
            delete.setArray(1, ids);
            delete.executeUpdate();
        }
    }

    /**
     * Keeps the log's name and the key that signs it, once. The caller records a key that is new as an entry.
     *
     * @param newKey told of the key's coming
     */
    void introduce(SealKeys.Keys keys, Instant now, Consumer<KeyChange> newKey) throws SQLException {
        String origin = origin(keys.origin());
        List<KeyChange> known = new ArrayList<>(log.keys().keySet());
        if (known.stream().anyMatch(change -> change.key().equals(keys.current().publicKey()))) {
            return;
        }
        KeyChange change = known.isEmpty()
                ? KeyChange.first(keys.current().publicKey())
                : keys.after(origin, known.get(known.size() - 1).key());
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into ledger_key (raw, since, previous, by_previous, by_new) values (?, ?, ?, ?, ?)")) {
            insert.setString(1, change.key().raw());
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.setString(3, change.previous().map(key -> key.raw()).orElse(null));
            insert.setString(4, change.byPrevious().orElse(null));
            insert.setString(5, change.byNew().orElse(null));
            insert.executeUpdate();
        }
        newKey.accept(change);
    }

    private String origin(String wanted) throws SQLException {
        Optional<String> kept = log.origin();
        if (kept.isEmpty()) {
            try (PreparedStatement update =
                    connection.prepareStatement("update ledger_sealer set origin = ? where id = 1")) {
                update.setString(1, wanted);
                update.executeUpdate();
            }
        }
        return kept.orElse(wanted);
    }

    /**
     * Signs the present head, where there is something new and the last was signed long enough ago.
     *
     * @param known a head that was signed or kept elsewhere before: the log must continue it
     * @throws RewrittenLog where it does not, and nothing is signed
     */
    Optional<Checkpoint> sign(SealKeys.Keys keys, Instant now, Duration every, Optional<Checkpoint> known)
            throws SQLException {
        long size = log.size();
        Optional<Checkpoint> last = log.lastCheckpoint();
        if (known.isPresent()) {
            requireContinued(known.get(), size);
        }
        if (last.isPresent()) {
            requireContinued(last.get(), size);
        }
        boolean due = last.isEmpty()
                || !last.get().at().plus(every).isAfter(now)
                || !last.get()
                        .keyId()
                        .equals(keys.current().publicKey().id(last.get().origin()));
        if (size == 0 || last.filter(head -> head.size() == size).isPresent() || !due) {
            return Optional.empty();
        }
        Checkpoint signed =
                Checkpoint.sign(log.origin().orElseThrow(), size, Proofs.root(log, size), now, keys.current());
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into ledger_checkpoint (tree_size, at, key_id, body) values (?, ?, ?, ?)")) {
            insert.setLong(1, size);
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.setString(3, signed.keyId());
            insert.setString(4, signed.text());
            insert.executeUpdate();
        }
        return Optional.of(signed);
    }

    /** Whether the last checkpoint covers every leaf. */
    boolean isSigned() throws SQLException {
        return log.lastCheckpoint().map(Checkpoint::size).orElse(0L) == log.size();
    }

    private void requireContinued(Checkpoint head, long size) {
        if (head.size() > size) {
            throw new RewrittenLog("the ledger has " + size + " sealed entries, but " + head.size() + " were signed");
        }
        String root;
        try {
            root = base64(Proofs.root(log, head.size()));
        } catch (IllegalStateException e) {
            throw new RewrittenLog(e.getMessage());
        }
        if (!root.equals(head.root())) {
            throw new RewrittenLog(
                    "the first " + head.size() + " sealed entries are not those that were signed on " + head.at());
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
