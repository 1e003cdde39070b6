package id.sigap.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.foundation.BusinessClock;
import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.LedgerKey;
import id.sigap.ledger.format.SigningKey;
import id.sigap.ledger.verifier.ExportAudit;
import id.sigap.ledger.verifier.Finding;
import id.sigap.ledger.verifier.Finding.Kind;
import id.sigap.process.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Somebody with all rights in the database changes the ledger; the server's verification and the offline verifier each name
 * the first bad entry. 35 entries with ids from 100 on, leaf = id - 100, a checkpoint after each ten.
 */
class TamperingIT {
    private static final List<TestDatabase> databases = new ArrayList<>();
    private static final Instant SOON = Book.BEGIN.plusSeconds(1);

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        databases.add(TestDatabase.h2());
        databases.add(TestDatabase.postgres());
    }

    @AfterAll
    static void close() throws IOException {
        for (TestDatabase database : databases) {
            database.stop();
        }
    }

    static List<TestDatabase> databases() {
        return databases;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void anUntouchedLedgerIsIntactAgainstEveryKeptHead(TestDatabase database) throws Exception {
        Book book = filled(database);
        List<Checkpoint> heads = book.app(connection -> new SealedLog(connection).checkpoints(0, 1000));

        assertThat(heads).hasSize(4);
        assertThat(server(book, heads)).isEmpty();
        assertThat(offline(book, heads)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void anEditIsFound(TestDatabase database) throws Exception {
        Book book = filled(database);
        book.tamper("update ledger_entry set actor = 'operator2' where id in (117, 120)");

        requireBoth(book, Kind.EDITED, 17, 117L);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void anEditOfAMicrosecondIsFound(TestDatabase database) throws Exception {
        Book book = filled(database);
        book.tamper("update ledger_entry set at = at + interval '0.000001' second where id = 117");

        requireBoth(book, Kind.EDITED, 17, 117L);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aDeletionIsFoundWithOrWithoutItsSeal(TestDatabase database) throws Exception {
        Book book = filled(database);
        book.tamper("delete from ledger_entry where id = 117");
        requireBoth(book, Kind.DELETED, 17, 117L);

        book.tamper("delete from ledger_seal where entry_id = 117");
        requireBoth(book, Kind.DELETED, 17, null);

        book.tamper("update ledger_seal set leaf = leaf + 1000 where leaf > 17");
        book.tamper("update ledger_seal set leaf = leaf - 1001 where leaf > 1000");
        requireBoth(book, Kind.DELETED, 17, null);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void anEntryThatWasNeverSealedIsFound(TestDatabase database) throws Exception {
        Book book = filled(database);
        book.tamper(
                "insert into ledger_entry (id, at, act, actor, data) values (55, current_timestamp, 'case.noted', 'x', '{}')");

        assertThat(server(book, List.of()).orElseThrow())
                .isEqualTo(Finding.at(Kind.INSERTED, Optional.empty(), Optional.of(55L)));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void anInsertionBetweenSealedEntriesIsFound(TestDatabase database) throws Exception {
        Book book = filled(database);
        book.tamper("update ledger_seal set leaf = leaf + 1000 where leaf >= 17");
        book.tamper("update ledger_seal set leaf = leaf - 999 where leaf >= 1000");
        book.tamper(
                "insert into ledger_entry (id, at, act, actor, data) values (55, timestamp '2026-11-22 00:00:00', 'case.noted', 'x', '{}')");
        String hash = book.app(connection -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(
                            "select id, at, act, actor, ticket, data from ledger_entry where id = 55")) {
                row.next();
                return java.util.Base64.getEncoder()
                        .encodeToString(SealedLog.entry(row, 55, 2).hash());
            }
        });
        book.tamper("insert into ledger_seal (leaf, entry_id, leaf_hash, link) values (17, 55, '" + hash + "', '" + hash
                + "')");

        requireBoth(book, Kind.INSERTED, 17, 55L);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void anotherOrderIsFound(TestDatabase database) throws Exception {
        Book book = filled(database);
        book.tamper("update ledger_seal set leaf = 1000 where leaf = 12");
        book.tamper("update ledger_seal set leaf = 12 where leaf = 17");
        book.tamper("update ledger_seal set leaf = 17 where leaf = 1000");

        requireBoth(book, Kind.REORDERED, 12, 117L);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void twoEntriesThatChangedPlacesAreFound(TestDatabase database) throws Exception {
        Book book = filled(database);
        book.tamper("update ledger_seal set entry_id = 1 where leaf = 12");
        book.tamper("update ledger_seal set entry_id = 112 where leaf = 17");
        book.tamper("update ledger_seal set entry_id = 117 where leaf = 12");

        requireBoth(book, Kind.SWAPPED, 12, 117L);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void twoEntriesWhoseContentsChangedPlacesAreFound(TestDatabase database) throws Exception {
        Book book = filled(database);
        book.tamper("update ledger_entry set id = 1 where id = 112");
        book.tamper("update ledger_entry set id = 112 where id = 117");
        book.tamper("update ledger_entry set id = 117 where id = 1");

        requireBoth(book, Kind.SWAPPED, 12, 112L);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aCutTailIsFoundByTheCheckpointsThatAreLeft(TestDatabase database) throws Exception {
        Book book = filled(database);
        book.tamper("delete from ledger_seal where leaf >= 25");
        book.tamper("delete from ledger_entry where id >= 125");

        requireBoth(book, Kind.CUT, 25, null);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aCutTailIsFoundByAKeptHeadOnlyWhereItsCheckpointsAreGoneToo(TestDatabase database) throws Exception {
        Book book = filled(database);
        Checkpoint kept = book.app(
                connection -> new SealedLog(connection).lastCheckpoint().orElseThrow());
        cut(book);

        assertThat(server(book, List.of())).isEmpty();
        assertThat(offline(book, List.of())).isEmpty();
        assertThat(server(book, List.of(kept)).orElseThrow().kind()).isEqualTo(Kind.CUT);
        assertThat(server(book, List.of(kept)).orElseThrow().leaf()).contains(20L);
        assertThat(offline(book, List.of(kept)).orElseThrow().leaf()).contains(20L);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aTailThatWasCutWrittenAgainAndSignedAgainIsFoundByAKeptHead(TestDatabase database) throws Exception {
        Book book = filled(database);
        Checkpoint kept = book.app(
                connection -> new SealedLog(connection).lastCheckpoint().orElseThrow());
        cut(book);
        book.ids.set(300);
        book.fill(30);

        assertThat(server(book, List.of())).isEmpty();
        assertThat(offline(book, List.of())).isEmpty();
        for (Optional<Finding> found : List.of(server(book, List.of(kept)), offline(book, List.of(kept)))) {
            assertThat(found.orElseThrow().kind()).isEqualTo(Kind.REWRITTEN);
            assertThat(found.orElseThrow().leaf())
                    .as("what is signed up to 30 fits itself")
                    .contains(30L);
        }
        Checkpoint earlier = book.app(connection -> new SealedLog(connection).checkpoints(0, 10))
                .get(0);
        assertThat(server(book, List.of(earlier))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void checkpointsOfAnotherKeyAreFound(TestDatabase database) throws Exception {
        Book book = new Book(database);
        book.writeMany(10);
        book.seal("one", 100);
        book.sign(Book.keys(SigningKey.parse(SigningKey.generate()), Optional.empty()), Book.BEGIN, Optional.empty());

        assertThat(server(book, List.of()).orElseThrow().kind()).isEqualTo(Kind.UNKNOWN_KEY);
        assertThat(offline(book, List.of()).orElseThrow().kind()).isEqualTo(Kind.UNKNOWN_KEY);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void anEntryThatIsNotSealedInTimeIsAFinding(TestDatabase database) throws Exception {
        Book book = filled(database);
        book.writeMany(1);

        assertThat(server(book, List.of(), Book.BEGIN.plusSeconds(60))).isEmpty();
        assertThat(server(book, List.of(), Book.BEGIN.plusSeconds(600)))
                .contains(Finding.at(Kind.UNSEALED, Optional.empty(), Optional.of(135L)));
        book.seal("one", 10);
        assertThat(server(book, List.of(), Book.BEGIN.plusSeconds(90_000))
                        .orElseThrow()
                        .kind())
                .isEqualTo(Kind.UNSIGNED);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aVerificationGoesOnWhereAnotherServerLeftIt(TestDatabase database) throws Exception {
        Book book = new Book(database);
        book.writeMany(AuditRun.LEAVES + 10);
        book.seal("one", 10_000);
        book.sign(Book.BEGIN.plusSeconds(9000), Optional.empty());
        book.tamper("update ledger_entry set actor = 'x' where id = " + (100 + AuditRun.LEAVES + 3));
        book.app(connection -> new AuditRun(connection).start("auditor1", SOON, List.of()));

        AuditRun.Row first = step(book, SOON).orElseThrow();
        assertThat(first.running()).isTrue();
        assertThat(first.progress().audit().size()).isEqualTo(AuditRun.LEAVES);
        AuditRun.Row again = book.app(connection -> new AuditRun(connection).start("auditor1", SOON, List.of()));
        assertThat(again.id()).isEqualTo(first.id());

        AuditRun.Row second = step(book, SOON).orElseThrow();
        assertThat(second.state()).isEqualTo("broken");
        assertThat(second.finding().orElseThrow().leaf()).contains(AuditRun.LEAVES + 3L);
        assertThat(step(book, SOON)).isEmpty();
    }

    private static Book filled(TestDatabase database) throws SQLException {
        Book book = new Book(database);
        book.fill(35);
        return book;
    }

    /** As if nothing after the twentieth entry had ever been. */
    private static void cut(Book book) throws SQLException {
        book.tamper("delete from ledger_checkpoint where tree_size > 20");
        book.tamper("delete from ledger_seal where leaf >= 20");
        book.tamper("delete from ledger_entry where id >= 120");
    }

    private void requireBoth(Book book, Kind kind, long leaf, Long entry) throws Exception {
        for (Optional<Finding> found : List.of(server(book, List.of()), offline(book, List.of()))) {
            assertThat(found.orElseThrow().kind()).isEqualTo(kind);
            assertThat(found.orElseThrow().leaf()).contains(leaf);
            if (entry != null) {
                assertThat(found.orElseThrow().entry()).contains(entry);
            }
        }
    }

    private Optional<Finding> server(Book book, List<Checkpoint> heads) throws SQLException {
        return server(book, heads, SOON);
    }

    private Optional<Finding> server(Book book, List<Checkpoint> heads, Instant now) throws SQLException {
        book.app(connection -> new AuditRun(connection).start("auditor1", now, heads));
        Optional<AuditRun.Row> row = step(book, now);
        while (row.orElseThrow().running()) {
            row = step(book, now);
        }
        return row.get().finding();
    }

    private static Optional<AuditRun.Row> step(Book book, Instant now) throws SQLException {
        Set<LedgerKey> trusted = Set.of(book.keys.current().publicKey());
        return book.app(connection -> new AuditRun(connection).step(now, trusted));
    }

    private Optional<Finding> offline(Book book, List<Checkpoint> heads) throws IOException, SQLException {
        LedgerExport export = new LedgerExport();
        export.tables = new TestTables(book);
        export.clock = new BusinessClock();
        Checkpoint last = book.app(
                connection -> new SealedLog(connection).lastCheckpoint().orElseThrow());
        Path file = folder.resolve("export.ndjson");
        try (OutputStream out = Files.newOutputStream(file)) {
            export.write(new LedgerExport.Plan(last.origin(), SOON, last.size()), out);
        }
        return ExportAudit.verify(file, Set.of(book.keys.current().publicKey()), heads)
                .finding();
    }

    /** A transaction each, without a container. */
    private static final class TestTables extends Tables {
        private final Book book;

        TestTables(Book book) {
            this.book = book;
        }

        @Override
        <T> T call(Act<T> act) {
            try {
                return book.app(act);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
