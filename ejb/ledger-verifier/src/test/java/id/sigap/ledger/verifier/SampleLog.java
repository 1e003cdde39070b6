package id.sigap.ledger.verifier;

import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.EntryText;
import id.sigap.ledger.format.KeyChange;
import id.sigap.ledger.format.SigningKey;
import id.sigap.ledger.merkle.Frontier;
import id.sigap.ledger.merkle.Hashes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A log made by hand: lines of an export, with a checkpoint after every tenth leaf. */
final class SampleLog {
    static final String ORIGIN = "lapor.kota.example";
    static final Instant BEGIN = Instant.parse("2026-11-22T00:00:00Z");

    final List<Checkpoint> checkpoints = new ArrayList<>();
    final List<String> lines = new ArrayList<>();

    private SampleLog() {}

    /** @param words what the entries tell; one entry each, with id {@code 100 + n} */
    static SampleLog of(SigningKey key, List<String> words) {
        SampleLog log = new SampleLog();
        log.lines.add(Export.head(ORIGIN, BEGIN));
        log.lines.add(Export.key(KeyChange.first(key.publicKey())));
        Frontier tree = new Frontier();
        byte[] link = new byte[32];
        for (int n = 0; n < words.size(); n++) {
            EntryText entry = entry(100 + n, words.get(n));
            tree.append(entry.hash());
            link = Hashes.link(link, entry.hash());
            log.lines.add(new Leaf(n, entry.id(), entry.hash(), link, Optional.of(entry)).line());
            if (tree.size() % 10 == 0 || n + 1 == words.size()) {
                log.checkpoints.add(Checkpoint.sign(ORIGIN, tree.size(), tree.root(), BEGIN.plusSeconds(n), key));
                log.lines.add(Export.checkpoint(log.checkpoints.get(log.checkpoints.size() - 1)));
            }
        }
        log.lines.add(Export.end(words.size()));
        return log;
    }

    static EntryText entry(long id, String word) {
        return new EntryText(
                id, BEGIN.plusSeconds(id - 100), "case.noted", "operator1", Optional.of("SGP-2026-000001"), word);
    }

    static List<String> words(int count) {
        List<String> words = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            words.add("{\"n\":" + n + "}");
        }
        return words;
    }

    /** Where the line of a leaf stands. */
    int at(long leaf) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("{\"leaf\":" + leaf + ",")) {
                return i;
            }
        }
        throw new AssertionError("no leaf " + leaf);
    }

    Leaf leaf(long leaf) {
        return Leaf.parse(lines.get(at(leaf)));
    }
}
