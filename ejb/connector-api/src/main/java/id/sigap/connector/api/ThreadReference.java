package id.sigap.connector.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a message says about where it belongs. Every part of it is the sender's claim: whether it is believed is decided
 * by Sigap, from who sent it.
 *
 * @param conversationId the platform's id of the thread, chat or post
 * @param repliesTo native ids of the messages it answers, the nearest first
 * @param tickets ticket numbers it names, such as {@code SGP-2026-000041}, the strongest mention first
 */
public record ThreadReference(Optional<String> conversationId, List<String> repliesTo, List<String> tickets) {

    /** It begins something new, as far as can be seen. */
    public static final ThreadReference NONE = new ThreadReference(Optional.empty(), List.of(), List.of());

    public ThreadReference {
        Objects.requireNonNull(conversationId, "conversationId");
        conversationId.ifPresent(id -> Checks.id("conversationId", id));
        repliesTo = repliesTo.stream().distinct().toList();
        repliesTo.forEach(id -> Checks.id("repliesTo", id));
        tickets = tickets.stream().distinct().toList();
    }
}
