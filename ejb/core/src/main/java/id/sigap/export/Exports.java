package id.sigap.export;

import id.sigap.foundation.UnitOfWork;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes exports and records them: before the first byte who asks for what, after the last one how many rows left and the hash
 * of the file, so that a file that turns up later can be told to be this export.
 */
@ApplicationScoped
public class Exports {
    @Inject
    Ledger ledger;

    @Inject
    UnitOfWork work;

    /**
     * What somebody asked for.
     *
     * @param what   {@code cases, ledger} or {@code compliance}
     * @param rows   how many there are as it begins
     * @param filter codes and times only: it stands in the ledger
     */
    public record Order(String what, Format format, String person, long rows, Map<String, ?> filter) {}

    /** An export that is in the ledger. */
    public record Begun(UUID id, Order order) {}

    /** A page of rows; {@code next} is null after the last. */
    public record Page<C>(List<List<String>> rows, C next) {}

    /** Where rows come from: a page after a cursor, null for the first. Each is read in a transaction of its own. */
    public interface Source<C> {
        Page<C> after(C cursor);
    }

    /** Records it. @throws id.sigap.foundation.Refusal where the format has no room for the rows */
    public Begun begin(Order order) {
        order.format().requireRoomFor(order.rows());
        UUID id = UUID.randomUUID();
        Map<String, Object> data = new HashMap<>(order.filter());
        data.put("export", id.toString());
        data.put("what", order.what());
        data.put("format", order.format().code());
        data.put("rows", order.rows());
        work.run(() -> ledger.record("export.started", order.person(), null, data));
        return new Begun(id, order);
    }

    /** Writes it; an export that breaks off is recorded as such. */
    public <C> void write(Begun begun, String title, List<String> columns, Source<C> source, OutputStream out)
            throws IOException {
        MessageDigest digest = sha256();
        long rows = 0;
        boolean done = false;
        try {
            OutputStream hashed = new DigestOutputStream(out, digest);
            Sheet sheet = begun.order().format().open(hashed, title, columns);
            C cursor = null;
            do {
                C after = cursor;
                Page<C> page = work.call(() -> source.after(after));
                for (List<String> row : page.rows()) {
                    sheet.row(row);
                }
                sheet.flush();
                rows += page.rows().size();
                cursor = page.next();
            } while (cursor != null);
            sheet.finish();
            out.flush();
            done = true;
        } finally {
            end(begun, done, rows, digest);
        }
    }

    private void end(Begun begun, boolean done, long rows, MessageDigest digest) {
        Map<String, Object> data = new HashMap<>();
        data.put("export", begun.id().toString());
        data.put("rows", rows);
        if (done) {
            data.put("sha256", HexFormat.of().formatHex(digest.digest()));
        }
        work.run(() -> ledger.record(
                done ? "export.finished" : "export.broken", begun.order().person(), null, data));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java.", e);
        }
    }
}
