package id.sigap.ledger.seal;

import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.ledger.Ledger;
import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.KeyChange;
import id.sigap.ledger.verifier.Export;
import id.sigap.ledger.verifier.Leaf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes the sealed ledger up to its last checkpoint, page by page, each in a transaction of its own: what was sealed does not
 * change, so pages fit together, and neither memory nor a transaction grows with the ledger.
 */
@ApplicationScoped
public class LedgerExport {
    private static final int PAGE = 5_000;

    @Inject
    Tables tables;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    /** What is to be written. */
    public record Plan(String origin, Instant at, long leaves) {}

    /** Records that the ledger is exported, before the first byte leaves. */
    public Plan begin(String person) {
        return tables.call(connection -> {
            SealedLog log = new SealedLog(connection);
            Checkpoint last = log.lastCheckpoint()
                    .orElseThrow(() -> Refusal.conflict(
                            "not-signed", "Belum ada titik periksa bertanda tangan; coba lagi satu menit lagi."));
            ledger.record("ledger.exported", person, null, Map.of("leaves", last.size()));
            return new Plan(last.origin(), clock.now(), last.size());
        });
    }

    public void write(Plan plan, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        line(writer, Export.head(plan.origin(), plan.at()));
        List<KeyChange> keys = tables.call(
                connection -> new ArrayList<>(new SealedLog(connection).keys().keySet()));
        for (KeyChange key : keys) {
            line(writer, Export.key(key));
        }
        for (long from = 0; from < plan.leaves(); from += PAGE) {
            page(writer, from, Math.min(plan.leaves(), from + PAGE));
        }
        line(writer, Export.end(plan.leaves()));
        writer.flush();
    }

    private void page(Writer writer, long from, long to) throws IOException {
        List<Leaf> leaves = tables.call(connection -> new SealedLog(connection).leaves(from, to));
        List<Checkpoint> checkpoints = tables.call(connection -> new SealedLog(connection).checkpoints(from, to));
        int next = 0;
        for (Leaf leaf : leaves) {
            line(writer, leaf.line());
            while (next < checkpoints.size() && checkpoints.get(next).size() <= leaf.number() + 1) {
                line(writer, Export.checkpoint(checkpoints.get(next++)));
            }
        }
        while (next < checkpoints.size()) {
            line(writer, Export.checkpoint(checkpoints.get(next++)));
        }
    }

    private static void line(Writer writer, String line) throws IOException {
        writer.write(line);
        writer.write('\n');
    }
}
