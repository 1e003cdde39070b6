package id.sigap.ledger.seal;

import id.sigap.foundation.Refusal;
import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.EntryText;
import id.sigap.ledger.format.KeyChange;
import id.sigap.ledger.merkle.Proofs;
import id.sigap.ledger.verifier.Leaf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What others can check for themselves: heads, keys, and proofs between them and entries. */
@ApplicationScoped
public class LedgerProofs {
    /** Checkpoints a page. */
    public static final int PAGE = 50;

    @Inject
    Tables tables;

    /** A checkpoint; {@code text} is what is kept and compared. */
    public record Head(long size, String root, Instant at, String key, String text) {
        static Head of(Checkpoint checkpoint) {
            return new Head(
                    checkpoint.size(), checkpoint.root(), checkpoint.at(), checkpoint.keyId(), checkpoint.text());
        }
    }

    /** A public key of the log. */
    public record Key(String id, String pem, Instant since, boolean endorsed) {}

    /** How things stand. {@code unsigned} are sealed but not yet covered by a signed head. */
    public record Status(
            long sealed, long unsealed, long unsigned, Optional<Instant> oldestUnsealed, Optional<Head> latest) {}

    /** That an entry is the leaf {@code leaf} of the tree whose head is {@code checkpoint}; hashes in base64. */
    public record Inclusion(String entry, long leaf, String hash, long size, List<String> path, Head checkpoint) {}

    /** That the tree of the first {@code from} leaves is the beginning of that of the first {@code to}. */
    public record Consistency(long from, String fromRoot, long to, String toRoot, List<String> path) {}

    /** An entry that waits for the seal. */
    public record Waiting(long entry, Instant at) {}

    public Status status() {
        return tables.call(connection -> {
            SealedLog log = new SealedLog(connection);
            Optional<Checkpoint> last = log.lastCheckpoint();
            long size = log.size();
            return new Status(
                    size,
                    log.number("select count(*) from ledger_unsealed"),
                    size - last.map(Checkpoint::size).orElse(0L),
                    log.oldestUnsealed().map(EntryText::at),
                    last.map(Head::of));
        });
    }

    /** The newest signed head. */
    public Optional<Head> latest() {
        return tables.call(
                connection -> new SealedLog(connection).lastCheckpoint().map(Head::of));
    }

    /** The head of that size, as it was signed. */
    public Optional<Head> of(long size) {
        return tables.call(connection -> new SealedLog(connection)
                .checkpoints(size - 1, size).stream().findFirst().map(Head::of));
    }

    /** The entry that waits longest for the seal, by its id. */
    public Optional<Waiting> oldestUnsealed() {
        return tables.call(connection ->
                new SealedLog(connection).oldestUnsealed().map(entry -> new Waiting(entry.id(), entry.at())));
    }

    /** Newest first: one page, and one more where there is another page. */
    public List<Head> checkpoints(long before) {
        return tables.call(connection -> new SealedLog(connection)
                .checkpointsBefore(before, PAGE + 1).stream().map(Head::of).toList());
    }

    /** Every key that ever signed, oldest first. */
    public List<Key> keys() {
        return tables.call(connection -> {
            SealedLog log = new SealedLog(connection);
            String origin = log.origin().orElse("");
            List<Key> keys = new ArrayList<>();
            for (Map.Entry<KeyChange, Instant> known : log.keys().entrySet()) {
                KeyChange change = known.getKey();
                keys.add(new Key(
                        change.key().id(origin),
                        change.key().pem(),
                        known.getValue(),
                        change.previous().isEmpty() || change.isEndorsed(origin)));
            }
            return keys;
        });
    }

    public Inclusion inclusion(long entry) {
        return tables.call(connection -> {
            SealedLog log = new SealedLog(connection);
            Leaf leaf = log.leafOf(entry)
                    .orElseThrow(() -> Refusal.notFound("Entri " + entry + " tidak ada, atau belum disegel."));
            Checkpoint head = log.lastCheckpoint()
                    .filter(last -> last.size() > leaf.number())
                    .orElseThrow(
                            () -> Refusal.conflict(
                                    "not-signed",
                                    "Entri " + entry
                                            + " sudah disegel, tetapi belum tercakup titik periksa; coba lagi satu menit lagi."));
            return new Inclusion(
                    leaf.entry().map(EntryText::text).orElse(null),
                    leaf.number(),
                    base64(leaf.hash()),
                    head.size(),
                    Proofs.inclusion(log, leaf.number(), head.size()).stream()
                            .map(LedgerProofs::base64)
                            .toList(),
                    Head.of(head));
        });
    }

    public Consistency consistency(long from, long to) {
        return tables.call(connection -> {
            SealedLog log = new SealedLog(connection);
            requireSizes(log, from, to);
            return new Consistency(
                    from,
                    base64(Proofs.root(log, from)),
                    to,
                    base64(Proofs.root(log, to)),
                    Proofs.consistency(log, from, to).stream()
                            .map(LedgerProofs::base64)
                            .toList());
        });
    }

    private static void requireSizes(SealedLog log, long from, long to) throws SQLException {
        long size = log.size();
        if (from < 1 || from > to || to > size) {
            throw Refusal.invalid(
                    "Ukuran harus 1 ≤ from ≤ to ≤ " + size + "; diminta dari " + from + " sampai " + to + ".");
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
