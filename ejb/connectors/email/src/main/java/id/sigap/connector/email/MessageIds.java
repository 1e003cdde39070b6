package id.sigap.connector.email;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.UnicodeText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Message-IDs as native ids: without their angle brackets. Ours are made from the outbox id, so that every attempt to
 * send a message has the same one.
 */
final class MessageIds {

    private static final int LONGEST = 200;
    private static final Pattern BRACKETED = Pattern.compile("<\\s*([^<>\\s]{1,900})\\s*>");
    private static final Pattern OURS = Pattern.compile(
            "sigap\\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@[^\\s<>@]{1,120}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TICKET = Pattern.compile("\\bSGP-\\d{4}-\\d{6,12}\\b", Pattern.CASE_INSENSITIVE);
    private static final String HASHED = "sha256:";

    private MessageIds() {}

    /** The id that our message of this outbox id has. */
    static String ours(UUID outboxId, String address) {
        return "sigap." + outboxId + "@"
                + address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /** The outbox id in one of our own Message-IDs. */
    static Optional<UUID> outboxId(String nativeId) {
        Matcher matcher = OURS.matcher(nativeId);
        return matcher.matches() ? Optional.of(UUID.fromString(matcher.group(1))) : Optional.empty();
    }

    /** The first of our own Message-IDs in a text, such as a bounce. */
    static Optional<String> firstOfOurs(String text) {
        Matcher matcher = OURS.matcher(text);
        return matcher.find() ? Optional.of(matcher.group().toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** The id of a mail: its Message-ID, or the hash of all its bytes where it has none. */
    static String nativeId(MailHeaders headers, Bytes raw) {
        return headers.first("message-id").flatMap(MessageIds::single).orElseGet(() -> HASHED + raw.sha256());
    }

    /** Whether a native id can stand in a References header. */
    static boolean isReferable(String nativeId) {
        return !nativeId.startsWith(HASHED) && nativeId.matches("[\\x21-\\x7E&&[^<>]]+");
    }

    /** An id of what gives itself another's. */
    static String hashed(String text) {
        return HASHED + Bytes.utf8(text).sha256();
    }

    private static Optional<String> single(String value) {
        Matcher matcher = BRACKETED.matcher(value);
        String id = matcher.find() ? matcher.group(1) : value.strip();
        return id.isEmpty() || id.chars().anyMatch(Character::isWhitespace)
                ? Optional.empty()
                : Optional.of(shortened(id));
    }

    /** What a mail answers: In-Reply-To first, then References from the nearest back. */
    static List<String> repliesTo(MailHeaders headers) {
        List<String> ids = new ArrayList<>(all(headers.first("in-reply-to").orElse("")));
        List<String> references = all(headers.first("references").orElse(""));
        Collections.reverse(references);
        ids.addAll(references);
        return ids.stream().distinct().limit(100).toList();
    }

    private static List<String> all(String value) {
        List<String> ids = new ArrayList<>();
        Matcher matcher = BRACKETED.matcher(value);
        while (matcher.find() && ids.size() < 1000) {
            ids.add(shortened(matcher.group(1)));
        }
        return ids;
    }

    private static String shortened(String id) {
        String storable = UnicodeText.storable(id);
        return storable.length() <= LONGEST
                ? storable
                : HASHED + Bytes.utf8(storable).sha256();
    }

    /** Tickets that a text names. */
    static List<String> tickets(String text) {
        List<String> tickets = new ArrayList<>();
        Matcher matcher = TICKET.matcher(text);
        while (matcher.find() && tickets.size() < 10) {
            tickets.add(matcher.group().toUpperCase(Locale.ROOT));
        }
        return tickets;
    }
}
