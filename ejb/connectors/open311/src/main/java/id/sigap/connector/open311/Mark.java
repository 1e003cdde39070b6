package id.sigap.connector.open311;

import id.sigap.connector.api.Forwarded;
import id.sigap.connector.api.OutboundMessage;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a description ends with, so that a request can be found again: GeoReport has no field for the sender's own number and
 * no idempotency key. The outbox id is random, so nobody can guess it before it is published there.
 *
 * @param ticket such as {@code SGP-2026-000041}
 * @param outboxId of the message
 */
record Mark(String ticket, UUID outboxId) {
    /** How many characters it takes, the empty line before it included. */
    static final int LENGTH = 70;

    private static final Pattern MARK = Pattern.compile(
            "\\[(SGP-[0-9]{4}-[0-9]{6,12})/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})]");

    static Mark of(OutboundMessage message) {
        return new Mark(
                message.conversation().attributes().getOrDefault(Forwarded.TICKET, "SGP-0000-000000"),
                message.outboxId());
    }

    /** The last one in a text. */
    static Optional<Mark> in(String text) {
        Matcher matcher = MARK.matcher(text);
        Mark found = null;
        while (matcher.find()) {
            found = new Mark(matcher.group(1), UUID.fromString(matcher.group(2)));
        }
        return Optional.ofNullable(found);
    }

    /** As it stands in a description. */
    String text() {
        return "[" + ticket + "/" + outboxId + "]";
    }
}
