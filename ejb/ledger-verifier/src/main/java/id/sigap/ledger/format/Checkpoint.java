package id.sigap.ledger.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A signed head of the log, in the form of a C2SP checkpoint (a signed note):
 *
 * <pre>
 * origin
 * size, in decimal
 * root, in base64
 * time 2026-11-26T23:40:00.000000Z
 *
 * — origin base64(four bytes of the key's id, then the signature)
 * </pre>
 *
 * <p>Signed is everything up to and including the line feed before the empty line.
 *
 * @param root  in base64
 * @param keyId of the key that signed, see {@link LedgerKey#id}
 * @param signature in base64
 */
public record Checkpoint(String origin, long size, String root, Instant at, String keyId, String signature) {
    private static final String MARK = "\u2014 ";
    private static final String TIME = "time ";
    private static final int LINES = 6;

    /** Signs a head. */
    public static Checkpoint sign(String origin, long size, byte[] root, Instant at, SigningKey key) {
        String encoded = Base64.getEncoder().encodeToString(root);
        byte[] signature = key.sign(body(origin, size, encoded, at).getBytes(StandardCharsets.UTF_8));
        return new Checkpoint(
                origin,
                size,
                encoded,
                at,
                key.publicKey().id(origin),
                Base64.getEncoder().encodeToString(signature));
    }

    /**
     * Reads a checkpoint; whether the signature is right is another question.
     *
     * @throws MalformedText where the text is none
     */
    public static Checkpoint parse(String text) {
        List<String> lines = text.replace("\r\n", "\n").strip().lines().toList();
        try {
            if (lines.size() != LINES
                    || !lines.get(3).startsWith(TIME)
                    || !lines.get(4).isEmpty()) {
                throw new MalformedText("A checkpoint has four lines, an empty one and a signature.");
            }
            String origin = lines.get(0);
            String[] last = lines.get(5).split(" ", -1);
            if (last.length != 3 || !last[0].equals("\u2014") || !last[1].equals(origin)) {
                throw new MalformedText("The last line of a checkpoint is its signature.");
            }
            byte[] signed = Base64.getDecoder().decode(last[2]);
            if (signed.length != 68 || Base64.getDecoder().decode(lines.get(2)).length != 32) {
                throw new MalformedText("The root or the signature has the wrong length.");
            }
            Checkpoint checkpoint = new Checkpoint(
                    origin,
                    Long.parseLong(lines.get(1)),
                    lines.get(2),
                    Instant.parse(lines.get(3).substring(TIME.length())),
                    HexFormat.of().formatHex(signed, 0, 4),
                    Base64.getEncoder().encodeToString(java.util.Arrays.copyOfRange(signed, 4, 68)));
            if (!checkpoint.text().strip().equals(String.join("\n", lines))) {
                throw new MalformedText("The checkpoint is written another way than the log writes it.");
            }
            return checkpoint;
        } catch (MalformedText e) {
            throw e;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new MalformedText("A line of the checkpoint cannot be read.");
        }
    }

    /**
     * Reads every checkpoint that stands in a text, such as the mail that brought it.
     *
     * @return at least one, in the text's order
     * @throws MalformedText where the text has none, or one that cannot be read
     */
    public static List<Checkpoint> within(String text) {
        List<String> lines = text.lines().map(String::stripTrailing).toList();
        List<Checkpoint> found = new ArrayList<>();
        for (int last = LINES - 1; last < lines.size(); last++) {
            if (lines.get(last).startsWith(MARK)) {
                found.add(parse(String.join("\n", lines.subList(last - LINES + 1, last + 1))));
            }
        }
        if (found.isEmpty()) {
            throw new MalformedText("No checkpoint stands in the text; it ends with a line that begins with \u2014.");
        }
        return found;
    }

    /** The whole text, signature included. */
    public String text() {
        byte[] signed = Base64.getDecoder().decode(signature);
        byte[] line = ByteBuffer.allocate(4 + signed.length)
                .put(HexFormat.of().parseHex(keyId))
                .put(signed)
                .array();
        return body(origin, size, root, at) + "\n" + MARK + origin + " "
                + Base64.getEncoder().encodeToString(line) + "\n";
    }

    public boolean isSignedBy(LedgerKey key) {
        return key.id(origin).equals(keyId)
                && key.verifies(
                        body(origin, size, root, at).getBytes(StandardCharsets.UTF_8),
                        Base64.getDecoder().decode(signature));
    }

    private static String body(String origin, long size, String root, Instant at) {
        return origin + "\n" + size + "\n" + root + "\n" + TIME + EntryText.micros(at) + "\n";
    }
}
