package id.sigap.connector.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One approved message on its way out.
 *
 * @param outboxId names this message for good: every attempt to send it has the same. A connector derives from it
 *     whatever the platform lets it choose (Message-ID, idempotency key), so that an attempt can be found again
 * @param conversation to whom and where
 * @param parts the complete list of what was approved, in order; at least one text that is no subject, at most one
 *     subject
 * @param automatic whether no person approved this one (an acknowledgement, a notice): platforms that mark machine-made
 *     messages mark it
 */
public record OutboundMessage(UUID outboxId, Conversation conversation, List<Part> parts, boolean automatic) {

    /** What stands between two text parts: one empty line. */
    public static final String SEPARATOR = "\n\n";

    public OutboundMessage {
        Objects.requireNonNull(outboxId, "outboxId");
        Objects.requireNonNull(conversation, "conversation");
        parts = List.copyOf(parts);
        if (texts(parts).isEmpty()) {
            throw new IllegalArgumentException("Message " + outboxId + " has no text");
        }
        if (parts.stream().filter(OutboundMessage::isSubject).count() > 1) {
            throw new IllegalArgumentException("Message " + outboxId + " has more than one subject");
        }
    }

    /** The subject, where there is one. */
    public Optional<String> subject() {
        return parts.stream()
                .filter(OutboundMessage::isSubject)
                .map(p -> ((Part.Text) p).text())
                .findFirst();
    }

    /**
     * The words as the citizen reads them: all text parts but the subject, in order, with one {@link #SEPARATOR} between
     * two of them. This is what a connector sends and what {@link Connector#measure} is asked about.
     */
    public String body() {
        return texts(parts).stream().map(Part.Text::text).collect(Collectors.joining(SEPARATOR));
    }

    /** The files, in order. */
    public List<Part.File> files() {
        return parts.stream()
                .filter(Part.File.class::isInstance)
                .map(Part.File.class::cast)
                .toList();
    }

    private static List<Part.Text> texts(List<Part> parts) {
        return parts.stream()
                .filter(p -> p instanceof Part.Text && !isSubject(p))
                .map(Part.Text.class::cast)
                .toList();
    }

    private static boolean isSubject(Part part) {
        return part instanceof Part.Text text && text.role() == Part.Role.SUBJECT;
    }
}
