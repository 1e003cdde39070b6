package id.sigap.connector.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the platform's rules allow in a conversation now.
 *
 * @param maximumLength of the {@linkplain OutboundMessage#body() body}, as {@link Connector#measure} counts; empty = no
 *     limit
 * @param maximumFileBytes of all files together; zero = no files; empty = no limit
 * @param closesAt when the answering window closes; empty = never
 * @param remaining how many messages the quota still allows; empty = no quota
 * @param notices what the operator should know before drafting
 */
public record Constraints(
        OptionalInt maximumLength,
        OptionalLong maximumFileBytes,
        Optional<Instant> closesAt,
        OptionalInt remaining,
        List<Notice> notices) {

    public Constraints {
        Objects.requireNonNull(maximumLength, "maximumLength");
        Objects.requireNonNull(maximumFileBytes, "maximumFileBytes");
        Objects.requireNonNull(closesAt, "closesAt");
        Objects.requireNonNull(remaining, "remaining");
        notices = List.copyOf(notices);
    }

    /** Whether an answer can be sent at all: no notice says that it cannot. */
    public boolean sendable() {
        return notices.stream().noneMatch(n -> n.severity() == Severity.BLOCKING);
    }

    /** How much a notice matters. */
    public enum Severity {
        /** Good to know, such as a price. */
        INFO,
        /** Something will probably go wrong, or soon. */
        WARNING,
        /** An answer cannot be sent here. */
        BLOCKING
    }

    /**
     * One rule of the platform, in words.
     *
     * @param code stable, for programs
     * @param severity how much it matters
     * @param text for the operator
     */
    public record Notice(String code, Severity severity, LocalizedText text) {

        public Notice {
            Checks.filled("code", code);
            Objects.requireNonNull(severity, "severity");
            Objects.requireNonNull(text, "text");
        }
    }
}
