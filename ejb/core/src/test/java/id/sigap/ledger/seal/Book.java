package id.sigap.ledger.seal;

import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.EntryText;
import id.sigap.ledger.format.SigningKey;
import id.sigap.process.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A ledger in a test's database: writes entries as the application does, seals them, and changes rows as an intruder would. */
final class Book {
    static final String ORIGIN = "lapor.kota.example/ledger";
    static final Instant BEGIN = Instant.parse("2026-11-22T00:00:00Z");
    static final List<String> TABLES = List.of(
            "ledger_unsealed",
            "ledger_seal",
            "ledger_node",
            "ledger_checkpoint",
            "ledger_key",
            "ledger_audit",
            "ledger_entry");

    final TestDatabase database;
    final SealKeys.Keys keys = keys(SigningKey.parse(SigningKey.generate()), Optional.empty());
    final AtomicLong ids = new AtomicLong(100);
    private Instant signing = BEGIN;

    Book(TestDatabase database) throws SQLException {
        this.database = database;
        for (String table : TABLES) {
            tamper("delete from " + table);
        }
        tamper("update ledger_sealer set origin = null, owner = null, lease_until = null");
    }

    static SealKeys.Keys keys(SigningKey current, Optional<SigningKey> previous) {
        return new SealKeys.Keys(ORIGIN, current, previous);
    }

    /** Work of the application, in a transaction of its own. */
    <T> T app(Tables.Act<T> act) throws SQLException {
        try (Connection connection = open()) {
            T result = act.on(connection);
            connection.commit();
            return result;
        }
    }

    Connection open() throws SQLException {
        Connection connection = database.app().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /** What only the owner of the tables can do. */
    void tamper(String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    EntryText entry(long id) {
        return new EntryText(
                id,
                BEGIN.plusSeconds(id - 100),
                "case.noted",
                "operator1",
                id % 3 == 0 ? Optional.empty() : Optional.of("SGP-2026-000001"),
                "{\"n\":" + id + "}");
    }

    long write(Connection connection) throws SQLException {
        return write(connection, entry(ids.getAndIncrement()));
    }

    static long write(Connection connection, EntryText entry) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                        "insert into ledger_entry (id, at, act, actor, ticket, data) values (?, ?, ?, ?, ?, ?)");
                PreparedStatement waits =
                        connection.prepareStatement("insert into ledger_unsealed (entry_id) values (?)")) {
            insert.setLong(1, entry.id());
            insert.setObject(2, entry.at().atOffset(ZoneOffset.UTC));
            insert.setString(3, entry.act());
            insert.setString(4, entry.actor());
            insert.setString(5, entry.ticket().orElse(null));
            insert.setString(6, entry.data());
            insert.executeUpdate();
            waits.setLong(1, entry.id());
            waits.executeUpdate();
        }
        return entry.id();
    }

    void writeMany(int count) throws SQLException {
        app(connection -> {
            for (int i = 0; i < count; i++) {
                write(connection);
            }
            return null;
        });
    }

    /** One round of a sealer. @return how many were sealed, -1 where another holds the lease */
    int seal(String owner, int atMost) throws SQLException {
        return app(connection -> {
            SealRound round = new SealRound(connection);
            return round.take(owner) ? round.seal(atMost) : -1;
        });
    }

    Optional<Checkpoint> sign(Instant now, Optional<Checkpoint> known) throws SQLException {
        return sign(keys, now, known);
    }

    Optional<Checkpoint> sign(SealKeys.Keys with, Instant now, Optional<Checkpoint> known) throws SQLException {
        return app(connection -> {
            SealRound round = new SealRound(connection);
            round.introduce(with, now, change -> {});
            return round.sign(with, now, Duration.ofSeconds(60), known);
        });
    }

    /** So many more sealed entries, with a checkpoint after each ten, ten minutes apart. */
    Checkpoint fill(int count) throws SQLException {
        Checkpoint last = null;
        for (int done = 0; done < count; done += 10) {
            writeMany(Math.min(10, count - done));
            seal("one", 100);
            signing = signing.plusSeconds(600);
            last = sign(signing, Optional.empty()).orElseThrow();
        }
        return last;
    }
}
