package id.sigap.ledger.seal;

import id.sigap.foundation.Refusal;
import id.sigap.ledger.dossier.EntryProof;
import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.EntryText;
import id.sigap.ledger.format.KeyChange;
import id.sigap.ledger.merkle.Proofs;
import id.sigap.ledger.verifier.Leaf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Proofs for many entries under one head, as a dossier takes them along. */
@ApplicationScoped
public class EntryProofs {
    @Inject
    Tables tables;

    /** @param keys every key that ever signed, oldest first */
    public record Proved(Checkpoint head, List<KeyChange> keys, List<EntryProof> proofs) {}

    /** The name of the log. @throws Refusal {@code not-signed} before the first checkpoint: then nothing can be proved */
    public String origin() {
        return tables.call(connection -> new SealedLog(connection)
                .lastCheckpoint()
                .map(Checkpoint::origin)
                .orElseThrow(() -> Refusal.conflict(
                        "not-signed", "Belum ada titik periksa bertanda tangan; coba lagi satu menit lagi.")));
    }

    /** A sealed entry as it is hashed. @throws Refusal where it is not there */
    public String text(long entry) {
        return tables.call(connection -> new SealedLog(connection)
                .leafOf(entry)
                .flatMap(Leaf::entry)
                .map(EntryText::text)
                .orElseThrow(() -> Refusal.notFound("Entri " + entry + " tidak ada, atau belum disegel.")));
    }

    /** Empty as long as one of the entries is not sealed, or not yet under a signed head. */
    public Optional<Proved> of(Collection<Long> entries) {
        return tables.call(connection -> {
            SealedLog log = new SealedLog(connection);
            Optional<Checkpoint> head = log.lastCheckpoint();
            if (head.isEmpty()) {
                return Optional.empty();
            }
            List<EntryProof> proofs = new ArrayList<>();
            for (long entry : entries) {
                Optional<Leaf> leaf = log.leafOf(entry)
                        .filter(found -> found.number() < head.get().size());
                if (leaf.isEmpty()) {
                    return Optional.empty();
                }
                proofs.add(new EntryProof(
                        entry,
                        leaf.get().number(),
                        Proofs.inclusion(log, leaf.get().number(), head.get().size())));
            }
            return Optional.of(new Proved(head.get(), new ArrayList<>(log.keys().keySet()), proofs));
        });
    }
}
