package id.sigap.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.EntryText;
import id.sigap.ledger.format.KeyChange;
import id.sigap.ledger.format.LedgerKey;
import id.sigap.ledger.format.SigningKey;
import id.sigap.ledger.merkle.Frontier;
import id.sigap.ledger.merkle.Proofs;
import id.sigap.ledger.verifier.Leaf;
import id.sigap.process.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sealing on both databases, as the application's role. */
class SealRoundIT {
    private static final List<TestDatabase> databases = new ArrayList<>();

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
    void hashesTheSameBytesOnBothDatabases(TestDatabase database) throws SQLException {
        Book book = new Book(database);
        book.app(connection -> Book.write(
                connection,
                new EntryText(
                        42,
                        Instant.parse("2026-11-22T03:04:05.000007Z"),
                        "case.handed-over",
                        "operator1",
                        Optional.of("SGP-2026-000041"),
                        "{\"claim\":2,\"to\":\"operátor 💧\"}")));
        book.app(connection -> Book.write(
                connection,
                new EntryText(
                        43,
                        Instant.parse("2026-11-22T03:04:05Z"),
                        "process.released",
                        "system",
                        Optional.empty(),
                        "{}")));

        assertThat(book.seal("one", 10)).isEqualTo(2);

        List<Leaf> leaves = book.app(connection -> new SealedLog(connection).leaves(0, 10));
        assertThat(leaves)
                .extracting(leaf -> HexFormat.of().formatHex(leaf.hash()))
                .containsExactly(
                        "be161573b88945eab297afbb0ab0fe703d2d667af6a6cb5d85443da02966f340",
                        "433da31245f4ae6a8642f35a91705bae24688d74839089feea3f12f48e36402c");
        assertThat(leaves)
                .extracting(leaf ->
                        HexFormat.of().formatHex(leaf.entry().orElseThrow().hash()))
                .containsExactly(
                        "be161573b88945eab297afbb0ab0fe703d2d667af6a6cb5d85443da02966f340",
                        "433da31245f4ae6a8642f35a91705bae24688d74839089feea3f12f48e36402c");
        assertThat(HexFormat.of().formatHex(leaves.get(1).link()))
                .isEqualTo("bdac79ee8babb794df0645cb8ee71214572546043ba499fb4d47d2c610aa9289");
        String root =
                book.app(connection -> Base64.getEncoder().encodeToString(Proofs.root(new SealedLog(connection), 2)));
        assertThat(root).isEqualTo("Nx29LCPKfnNvRzSN3vqaufssUBL1zSSUM8KiHVTr9uQ=");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void growsOneTreeOverManyBatchesAndProvesFromIt(TestDatabase database) throws SQLException {
        Book book = new Book(database);
        Frontier tree = new Frontier();
        List<byte[]> roots = new ArrayList<>(List.of(tree.root()));
        for (int i = 0; i < 700; i++) {
            tree.append(book.entry(100 + i).hash());
            roots.add(tree.root());
        }
        book.writeMany(700);
        for (int batch : new int[] {1, 2, 250, 10, 300, 1000}) {
            assertThat(book.seal("one", batch)).isPositive();
        }

        book.app(connection -> {
            SealedLog log = new SealedLog(connection);
            assertThat(log.size()).isEqualTo(700);
            for (int size : new int[] {1, 255, 256, 257, 512, 699, 700}) {
                assertThat(Proofs.root(log, size)).as("size %d", size).isEqualTo(roots.get(size));
                assertThat(Proofs.isIncluded(
                                book.entry(100 + size / 2).hash(),
                                size / 2,
                                size,
                                roots.get(size),
                                Proofs.inclusion(log, size / 2, size)))
                        .isTrue();
                assertThat(Proofs.isConsistent(
                                size, 700, roots.get(size), roots.get(700), Proofs.consistency(log, size, 700)))
                        .isTrue();
            }
            return null;
        });
        assertThat(book.number("select count(*) from ledger_unsealed")).isZero();
        assertThat(book.number("select count(*) from ledger_node")).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void sealsALateCommitLateAndARollbackNever(TestDatabase database) throws SQLException {
        Book book = new Book(database);
        try (Connection late = book.open();
                Connection never = book.open()) {
            long lateId = book.write(late);
            book.write(never);
            book.writeMany(3);
            assertThat(book.seal("one", 10)).isEqualTo(3);
            book.writeMany(2);
            assertThat(book.seal("one", 10)).isEqualTo(2);
            late.commit();
            never.rollback();

            assertThat(book.seal("one", 10)).isEqualTo(1);
            assertThat(book.number("select leaf from ledger_seal where entry_id = " + lateId))
                    .isEqualTo(5);
        }
        assertThat(book.seal("one", 10)).isZero();
        assertThat(book.number("select count(*) from ledger_entry")).isEqualTo(6);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void leavesSealingToOneUntilItsLeaseEnds(TestDatabase database) throws SQLException {
        Book book = new Book(database);
        book.writeMany(4);
        assertThat(book.seal("one", 2)).isEqualTo(2);
        assertThat(book.seal("two", 10)).isEqualTo(-1);

        // one is not heard of any more
        book.tamper("update ledger_sealer set lease_until = current_timestamp");

        assertThat(book.seal("two", 10)).isEqualTo(2);
        assertThat(book.seal("one", 10)).isEqualTo(-1);
        assertThat(book.number("select max(leaf) from ledger_seal")).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void handsOverWhenTheHolderDiesInTheMiddle(TestDatabase database) throws SQLException {
        Book book = new Book(database);
        book.writeMany(4);
        Connection dying = book.open();
        SealRound round = new SealRound(dying);
        assertThat(round.take("one")).isTrue();
        assertThat(round.seal(10)).isEqualTo(4);
        book.writeMany(1);

        assertThat(book.seal("two", 10)).as("while one holds the row").isEqualTo(-1);
        dying.rollback();
        dying.close();

        assertThat(book.seal("two", 10)).isEqualTo(5);
        assertThat(book.number("select count(*) from ledger_seal")).isEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void neitherGapNorForkWithEightWritersAndTwoSealersOfWhichTheHolderIsKilled(TestDatabase database)
            throws Exception {
        Book book = new Book(database);
        AtomicBoolean going = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(10);
        List<Future<?>> writers = new ArrayList<>();
        for (int w = 0; w < 8; w++) {
            int writer = w;
            writers.add(threads.submit(() -> {
                for (int i = 0; i < 40; i++) {
                    try (Connection connection = book.open()) {
                        book.write(connection);
                        book.write(connection);
                        if ((i + writer) % 7 == 0) {
                            connection.rollback();
                        } else {
                            connection.commit();
                        }
                    }
                }
                return null;
            }));
        }
        for (String name : List.of("one", "two")) {
            threads.submit(() -> {
                for (int round = 0; going.get(); round++) {
                    try (Connection connection = book.open()) {
                        SealRound sealing = new SealRound(connection);
                        if (sealing.take(name)) {
                            sealing.seal(17);
                        }
                        if (round % 5 == 4) {
                            connection.rollback(); // killed; its lease is over
                            book.tamper("update ledger_sealer set lease_until = null");
                        } else {
                            connection.commit();
                        }
                    }
                }
                return null;
            });
        }
        for (Future<?> writer : writers) {
            writer.get(60, TimeUnit.SECONDS);
        }
        going.set(false);
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        book.tamper("update ledger_sealer set lease_until = null");
        while (book.seal("three", 100) != 0) {
            Thread.onSpinWait();
        }

        long entries = book.number("select count(*) from ledger_entry");
        assertThat(entries).isGreaterThan(400);
        assertThat(book.number("select count(*) from ledger_seal")).isEqualTo(entries);
        assertThat(book.number("select max(leaf) + 1 from ledger_seal")).isEqualTo(entries);
        Frontier tree = new Frontier();
        book.app(connection -> {
            SealedLog log = new SealedLog(connection);
            log.leaves(0, entries)
                    .forEach(leaf -> tree.append(leaf.entry().orElseThrow().hash()));
            assertThat(Proofs.root(log, entries)).isEqualTo(tree.root());
            return null;
        });
    }

    @ParameterizedTest
    @MethodSource("databases")
    void signsWhatIsNewAtAnInterval(TestDatabase database) throws SQLException {
        Book book = new Book(database);
        book.writeMany(3);
        book.seal("one", 10);

        Checkpoint first = book.sign(Book.BEGIN, Optional.empty()).orElseThrow();

        assertThat(first.size()).isEqualTo(3);
        assertThat(first.isSignedBy(book.keys.current().publicKey())).isTrue();
        assertThat(book.sign(Book.BEGIN.plusSeconds(120), Optional.of(first)))
                .as("nothing new")
                .isEmpty();
        book.writeMany(1);
        book.seal("one", 10);
        assertThat(book.sign(Book.BEGIN.plusSeconds(59), Optional.of(first)))
                .as("too early")
                .isEmpty();
        assertThat(book.sign(Book.BEGIN.plusSeconds(60), Optional.of(first))
                        .orElseThrow()
                        .size())
                .isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void signsNothingThatDoesNotContinueAHeadItKnows(TestDatabase database) throws SQLException {
        Book book = new Book(database);
        Checkpoint head = book.fill(20);
        book.tamper("delete from ledger_checkpoint");
        book.tamper("update ledger_seal set leaf_hash = link where leaf = 3");

        assertThatThrownBy(() -> book.sign(Book.BEGIN.plusSeconds(9000), Optional.of(head)))
                .isInstanceOf(RewrittenLog.class)
                .hasMessageContaining("first 20 sealed entries are not those");
        book.tamper("delete from ledger_seal where leaf > 10");
        assertThatThrownBy(() -> book.sign(Book.BEGIN.plusSeconds(9000), Optional.of(head)))
                .isInstanceOf(RewrittenLog.class)
                .hasMessageContaining("11 sealed entries, but 20 were signed");
        assertThat(book.number("select count(*) from ledger_checkpoint")).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void keepsOldKeysAndLetsTheOldVouchForTheNew(TestDatabase database) throws SQLException {
        Book book = new Book(database);
        book.fill(10);
        SigningKey next = SigningKey.parse(SigningKey.generate());
        Map<LedgerKey, KeyChange> told = new HashMap<>();
        book.app(connection -> {
            SealRound round = new SealRound(connection);
            SealKeys.Keys rotated = Book.keys(next, Optional.of(book.keys.current()));
            round.introduce(rotated, Book.BEGIN, change -> told.put(change.key(), change));
            round.introduce(rotated, Book.BEGIN, change -> told.put(change.key(), KeyChange.first(change.key())));
            return null;
        });

        KeyChange change = told.get(next.publicKey());
        assertThat(change.isEndorsed(Book.ORIGIN)).isTrue();
        List<KeyChange> kept = book.app(
                connection -> new ArrayList<>(new SealedLog(connection).keys().keySet()));
        assertThat(KeyChange.trusted(Book.ORIGIN, Set.of(book.keys.current().publicKey()), kept))
                .contains(next.publicKey());
        assertThat(book.sign(Book.keys(next, Optional.empty()), Book.BEGIN.plusSeconds(9000), Optional.empty()))
                .as("nothing new to sign")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void theApplicationsRoleCanOnlyAdd(TestDatabase database) throws SQLException {
        Book book = new Book(database);
        book.fill(10);

        for (String table : List.of("ledger_entry", "ledger_seal", "ledger_node", "ledger_checkpoint", "ledger_key")) {
            try (Connection app = database.app().getConnection();
                    Statement statement = app.createStatement()) {
                assertThatThrownBy(() -> statement.execute("delete from " + table))
                        .as("delete from %s", table)
                        .isInstanceOf(SQLException.class);
                String column = table.equals("ledger_entry") ? "actor" : table.equals("ledger_node") ? "hash" : null;
                String any = column != null
                        ? column
                        : table.equals("ledger_key") ? "by_new" : table.equals("ledger_seal") ? "link" : "key_id";
                assertThatThrownBy(() -> statement.execute("update " + table + " set " + any + " = 'x'"))
                        .as("update %s", table)
                        .isInstanceOf(SQLException.class);
            }
        }
        try (Connection app = database.app().getConnection();
                Statement statement = app.createStatement()) {
            assertThatThrownBy(() -> statement.execute("update ledger_unsealed set entry_id = 1"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> statement.execute(
                            "insert into ledger_seal (leaf, entry_id, leaf_hash, link) values (99, 100, 'x', 'x')"))
                    .as("an entry is sealed once")
                    .isInstanceOf(SQLException.class);
        }
    }
}
