package id.sigap.wording;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The complete list of parts as the citizen will get them. Its hash is what an approval binds and what the dispatcher
 * compares.
 *
 * @param channel the channel it goes out on
 * @param target  {@code public} or {@code private}
 * @param parts   in order; the connector adds, cuts and splits nothing
 * @param values  the placeholders' values where a released template was filled; empty for a wording that a person wrote
 */
public record Letter(String channel, String target, List<Piece> parts, Map<String, String> values) {

    /**
     * @param role {@code subject, greeting, body, ticket-mark, footer} or {@code attachment}
     * @param text the words; for an attachment {@code <attachment id> <sha-256 of its bytes> <media type> <name>}
     */
    public record Piece(String role, String text) {}

    public Letter {
        parts = List.copyOf(parts);
        values = Map.copyOf(values);
    }

    public static Letter of(String channel, String target, List<Piece> parts) {
        return new Letter(channel, target, parts, Map.of());
    }

    /** SHA-256 (hex) over channel, target and every part, each with its length before it, so that no two lists read alike. */
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, channel);
            add(digest, target);
            for (Piece piece : parts) {
                add(digest, piece.role());
                add(digest, piece.text());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java.", e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    /** The ids of the files that go with it. */
    public List<UUID> attachments() {
        return parts.stream()
                .filter(piece -> piece.role().equals("attachment"))
                .map(piece -> UUID.fromString(piece.text().split(" ", 2)[0]))
                .toList();
    }

    /** The words a reader sees in the thread: everything but the subject. */
    public String words() {
        return parts.stream()
                .filter(piece ->
                        !piece.role().equals("subject") && !piece.role().equals("attachment"))
                .map(Piece::text)
                .collect(java.util.stream.Collectors.joining("\n\n"));
    }
}
