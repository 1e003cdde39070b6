package id.sigap.connector.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * To whom and where an answer goes.
 *
 * @param recipient the citizen
 * @param visibility whether the answer is for anyone to read
 * @param conversationId the platform's id of the thread, chat or post
 * @param messages native ids of the thread, the oldest first; the last is the message answered. Empty where the office
 *     writes first
 * @param lastInboundAt when the citizen last wrote here, or {@linkplain InboundEvent.ContactState#ENGAGED did} what counts
 *     as much: what a platform's answering window is counted from
 * @param attributes those of the message answered
 */
public record Conversation(
        Person recipient,
        Visibility visibility,
        Optional<String> conversationId,
        List<String> messages,
        Optional<Instant> lastInboundAt,
        Map<String, String> attributes) {

    public Conversation {
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(visibility, "visibility");
        Objects.requireNonNull(conversationId, "conversationId");
        messages = List.copyOf(messages);
        Objects.requireNonNull(lastInboundAt, "lastInboundAt");
        attributes = Map.copyOf(attributes);
    }

    /** A first, private word to someone. */
    public static Conversation with(Person recipient) {
        return new Conversation(recipient, Visibility.PRIVATE, Optional.empty(), List.of(), Optional.empty(), Map.of());
    }

    /** The native id of the message answered. */
    public Optional<String> answered() {
        return messages.isEmpty() ? Optional.empty() : Optional.of(messages.get(messages.size() - 1));
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "Conversation[" + visibility + ", " + messages.size() + " messages]";
    }
}
