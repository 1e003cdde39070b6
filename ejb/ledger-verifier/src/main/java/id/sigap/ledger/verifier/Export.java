package id.sigap.ledger.verifier;

import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.EntryText;
import id.sigap.ledger.format.JsonText;
import id.sigap.ledger.format.KeyChange;
import id.sigap.ledger.format.LedgerKey;
import id.sigap.ledger.format.MalformedText;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An export: one JSON object a line. First {@code {"sigap-ledger-export":1,"origin":…,"at":…}}, then the keys, then the leaves
 * with each checkpoint after the leaf that it ends at, last {@code {"end":<leaves>}}.
 */
public final class Export {
    private static final int LONGEST = 1 << 20;

    private Export() {}

    /** Something that stands on one line. */
    public sealed interface Line {}

    /** The first line. */
    public record Head(String origin) implements Line {}

    /** A key of the log. */
    public record Key(KeyChange change) implements Line {}

    /** A leaf with its entry. */
    public record Sealed(Leaf leaf) implements Line {}

    /** A checkpoint. */
    public record Signed(Checkpoint checkpoint) implements Line {}

    /** The last line. */
    public record End(long leaves) implements Line {}

    /** What an export begins with. */
    public static String head(String origin, Instant at) {
        return JsonText.string(new StringBuilder("{\"sigap-ledger-export\":1,\"origin\":"), origin)
                .append(",\"at\":\"")
                .append(EntryText.micros(at))
                .append("\"}")
                .toString();
    }

    public static String key(KeyChange change) {
        StringBuilder line =
                new StringBuilder("{\"key\":\"").append(change.key().raw()).append('"');
        change.previous()
                .ifPresent(
                        key -> line.append(",\"previous\":\"").append(key.raw()).append('"'));
        change.byPrevious()
                .ifPresent(
                        text -> line.append(",\"byPrevious\":\"").append(text).append('"'));
        change.byNew()
                .ifPresent(text -> line.append(",\"byNew\":\"").append(text).append('"'));
        return line.append('}').toString();
    }

    public static String checkpoint(Checkpoint checkpoint) {
        return JsonText.string(new StringBuilder("{\"checkpoint\":"), checkpoint.text())
                .append('}')
                .toString();
    }

    public static String end(long leaves) {
        return "{\"end\":" + leaves + "}";
    }

    /**
     * Reads the line of a key.
     *
     * @throws MalformedText where it is none
     */
    public static KeyChange keyOf(String line) {
        if (parse(line) instanceof Key key) {
            return key.change();
        }
        throw new MalformedText("The line is no key.");
    }

    /** @throws MalformedText where the line is none of an export */
    static Line parse(String line) {
        Map<String, Object> members = JsonText.object(line);
        try {
            if (members.containsKey("leaf")) {
                return new Sealed(Leaf.parse(line, members));
            }
            if (members.containsKey("checkpoint")) {
                return new Signed(Checkpoint.parse((String) members.get("checkpoint")));
            }
            if (members.containsKey("key")) {
                return new Key(new KeyChange(
                        new LedgerKey((String) members.get("key")),
                        Optional.ofNullable((String) members.get("previous")).map(LedgerKey::new),
                        Optional.ofNullable((String) members.get("byPrevious")),
                        Optional.ofNullable((String) members.get("byNew"))));
            }
            if (members.containsKey("end")) {
                return new End((Long) members.get("end"));
            }
            if (Long.valueOf(1).equals(members.get("sigap-ledger-export"))
                    && members.get("origin") instanceof String origin) {
                return new Head(origin);
            }
        } catch (ClassCastException e) {
            throw new MalformedText("A member of the line is of the wrong type.");
        }
        throw new MalformedText("The line is none of an export.");
    }

    /** Reads line by line; no line is longer than a mebibyte. */
    static final class Reader implements AutoCloseable {
        private final InputStream in;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);

        Reader(InputStream in) {
            this.in = new BufferedInputStream(in, 1 << 16);
        }

        /** The next line that is not empty, without its end; empty at the end of the file. */
        Optional<String> next() throws IOException {
            while (true) {
                line.reset();
                int c = in.read();
                if (c < 0) {
                    return Optional.empty();
                }
                while (c >= 0 && c != '\n') {
                    if (line.size() == LONGEST) {
                        throw new MalformedText("A line is longer than " + LONGEST + " bytes.");
                    }
                    line.write(c);
                    c = in.read();
                }
                String text = line.toString(StandardCharsets.UTF_8);
                if (text.endsWith("\r")) {
                    text = text.substring(0, text.length() - 1);
                }
                if (!text.isBlank()) {
                    return Optional.of(text);
                }
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
