package id.sigap.ledger.seal;

import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.EntryText;
import id.sigap.ledger.format.KeyChange;
import id.sigap.ledger.format.LedgerKey;
import id.sigap.ledger.merkle.Frontier;
import id.sigap.ledger.merkle.Nodes;
import id.sigap.ledger.verifier.Leaf;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the sealed log through one connection, inside the caller's transaction. */
final class SealedLog implements Nodes {
    /** From this level on complete subtrees are stored: 2^8 leaves. */
    static final int STORED_LEVEL = 8;

    private static final String LEAVES =
            "select s.leaf, s.entry_id, s.leaf_hash, s.link, e.id, e.at, e.act, e.actor, e.ticket, e.data"
                    + " from ledger_seal s left join ledger_entry e on e.id = s.entry_id";

    private final Connection connection;
    private final Map<Long, List<byte[]>> blocks = new HashMap<>();

    SealedLog(Connection connection) {
        this.connection = connection;
    }

    /** How many leaves there are; without gaps, the number of the last and one. */
    long size() throws SQLException {
        return number("select coalesce(max(leaf), -1) + 1 from ledger_seal");
    }

    long number(String sql, long... parameters) throws SQLException {
        try (PreparedStatement query = prepared(sql, parameters);
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** From one leaf to before another, in order; where the entry is gone, the leaf alone. */
    List<Leaf> leaves(long from, long to) throws SQLException {
        return leaves(LEAVES + " where s.leaf >= ? and s.leaf < ? order by s.leaf", from, to);
    }

    /** The next leaves from one on, whatever numbers are missing. */
    List<Leaf> leavesFrom(long from, int atMost) throws SQLException {
        return leaves(LEAVES + " where s.leaf >= ? order by s.leaf fetch first " + atMost + " rows only", from);
    }

    Optional<Leaf> leafOf(long entry) throws SQLException {
        return leaves(LEAVES + " where s.entry_id = ?", entry).stream().findFirst();
    }

    private List<Leaf> leaves(String sql, long... parameters) throws SQLException {
        List<Leaf> leaves = new ArrayList<>();
        try (PreparedStatement query = prepared(sql, parameters)) {
            query.setFetchSize(1000);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    long entry = rows.getLong(5);
                    Optional<EntryText> text = rows.wasNull() ? Optional.empty() : Optional.of(entry(rows, entry, 6));
                    leaves.add(new Leaf(
                            rows.getLong(1),
                            rows.getLong(2),
                            bytes(rows.getString(3)),
                            bytes(rows.getString(4)),
                            text));
                }
            }
        }
        return leaves;
    }

    /** The columns {@code at, act, actor, ticket, data} from one on. */
    static EntryText entry(ResultSet rows, long id, int column) throws SQLException {
        return new EntryText(
                id,
                rows.getObject(column, OffsetDateTime.class).toInstant(),
                rows.getString(column + 1),
                rows.getString(column + 2),
                Optional.ofNullable(rows.getString(column + 3)),
                rows.getString(column + 4));
    }

    Optional<Checkpoint> lastCheckpoint() throws SQLException {
        return checkpoints("select body from ledger_checkpoint order by tree_size desc fetch first 1 rows only")
                .stream()
                .findFirst();
    }

    /** After one size up to another, smallest first. */
    List<Checkpoint> checkpoints(long after, long to) throws SQLException {
        return checkpoints(
                "select body from ledger_checkpoint where tree_size > ? and tree_size <= ? order by tree_size",
                after,
                to);
    }

    /** Those before a size, largest first. */
    List<Checkpoint> checkpointsBefore(long size, int atMost) throws SQLException {
        return checkpoints(
                "select body from ledger_checkpoint where tree_size < ? order by tree_size desc fetch first " + atMost
                        + " rows only",
                size);
    }

    /** @throws id.sigap.ledger.format.MalformedText where one was changed beyond reading */
    private List<Checkpoint> checkpoints(String sql, long... parameters) throws SQLException {
        List<Checkpoint> found = new ArrayList<>();
        try (PreparedStatement query = prepared(sql, parameters);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(Checkpoint.parse(rows.getString(1)));
            }
        }
        return found;
    }

    /** What waits for the seal with the smallest id. */
    Optional<EntryText> oldestUnsealed() throws SQLException {
        try (PreparedStatement query = prepared(
                        "select e.id, e.at, e.act, e.actor, e.ticket, e.data from ledger_unsealed u"
                                + " join ledger_entry e on e.id = u.entry_id order by u.entry_id fetch first 1 rows only");
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? Optional.of(entry(rows, rows.getLong(1), 2)) : Optional.empty();
        }
    }

    /** Every key that ever signed, oldest first, by when it came. */
    Map<KeyChange, Instant> keys() throws SQLException {
        Map<KeyChange, Instant> keys = new java.util.LinkedHashMap<>();
        try (PreparedStatement query = prepared(
                        "select raw, previous, by_previous, by_new, since from ledger_key order by since, raw");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                keys.put(
                        new KeyChange(
                                new LedgerKey(rows.getString(1)),
                                Optional.ofNullable(rows.getString(2)).map(LedgerKey::new),
                                Optional.ofNullable(rows.getString(3)),
                                Optional.ofNullable(rows.getString(4))),
                        rows.getObject(5, OffsetDateTime.class).toInstant());
            }
        }
        return keys;
    }

    /** By what name checkpoints know this log; empty before the first. */
    Optional<String> origin() throws SQLException {
        try (PreparedStatement query = prepared("select origin from ledger_sealer where id = 1");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return Optional.ofNullable(rows.getString(1));
        }
    }

    @Override
    public byte[] perfect(int level, long position) {
        try {
            return level >= STORED_LEVEL ? stored(level, position) : fromLeaves(level, position);
        } catch (SQLException e) {
            throw new IllegalStateException("The node " + level + "/" + position + " cannot be read.", e);
        }
    }

    private byte[] stored(int level, long position) throws SQLException {
        try (PreparedStatement query =
                        prepared("select hash from ledger_node where level = ? and position = ?", level, position);
                ResultSet rows = query.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException("The sealed log lacks its node " + level + "/" + position + ".");
            }
            return bytes(rows.getString(1));
        }
    }

    private byte[] fromLeaves(int level, long position) throws SQLException {
        long first = position << level;
        List<byte[]> block = block(first >> STORED_LEVEL);
        int begin = (int) (first & ((1 << STORED_LEVEL) - 1));
        if (block.size() < begin + (1 << level)) {
            throw new IllegalStateException("The sealed log lacks a leaf at or after " + first + ".");
        }
        Frontier subtree = new Frontier();
        block.subList(begin, begin + (1 << level)).forEach(subtree::append);
        return subtree.root();
    }

    private List<byte[]> block(long number) throws SQLException {
        List<byte[]> block = blocks.get(number);
        if (block == null) {
            block = new ArrayList<>();
            long first = number << STORED_LEVEL;
            try (PreparedStatement query = prepared(
                            "select leaf, leaf_hash from ledger_seal where leaf >= ? and leaf < ? order by leaf",
                            first,
                            first + (1L << STORED_LEVEL));
                    ResultSet rows = query.executeQuery()) {
                while (rows.next() && rows.getLong(1) == first + block.size()) {
                    block.add(bytes(rows.getString(2)));
                }
            }
            blocks.put(number, block);
        }
        return block;
    }

    private PreparedStatement prepared(String sql, long... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setLong(i + 1, parameters[i]);
        }
        return statement;
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
