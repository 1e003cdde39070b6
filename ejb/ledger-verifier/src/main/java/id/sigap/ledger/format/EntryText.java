package id.sigap.ledger.format;

import id.sigap.ledger.merkle.Hashes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One entry of the ledger as it is hashed and exported: a JSON object by RFC 8785, with {@code data} as the very text that is
 * stored.
 *
 * @param at     microseconds at most
 * @param ticket empty for acts that belong to no case; the member is then left out
 * @param data   any text; what the ledger writes is canonical JSON
 */
public record EntryText(long id, Instant at, String act, String actor, Optional<String> ticket, String data) {
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final Set<String> MEMBERS = Set.of("act", "actor", "at", "data", "id", "ticket");

    public EntryText {
        if (at.getNano() % 1000 != 0) {
            throw new IllegalArgumentException("Entry " + id + " has a time finer than a microsecond: " + at);
        }
    }

    /** An instant with exactly six digits after the point. */
    public static String micros(Instant at) {
        return MICROS.format(at);
    }

    /** The text that is hashed. */
    public String text() {
        StringBuilder json = new StringBuilder(160 + data.length()).append("{\"act\":");
        JsonText.string(json, act).append(",\"actor\":");
        JsonText.string(json, actor).append(",\"at\":\"").append(micros(at)).append("\",\"data\":");
        JsonText.string(json, data).append(",\"id\":").append(id);
        ticket.ifPresent(value -> JsonText.string(json.append(",\"ticket\":"), value));
        return json.append('}').toString();
    }

    /** The hash of the leaf that this entry is. */
    public byte[] hash() {
        return Hashes.leaf(text().getBytes(StandardCharsets.UTF_8));
    }

    /** The same under another id. */
    public EntryText withId(long other) {
        return new EntryText(other, at, act, actor, ticket, data);
    }

    /**
     * Reads what {@link #text()} wrote.
     *
     * @throws MalformedText where the text is no entry, or one that is written another way
     */
    public static EntryText parse(String text) {
        Map<String, Object> members = JsonText.object(text);
        if (!MEMBERS.containsAll(members.keySet())) {
            throw new MalformedText("An entry has no members but " + MEMBERS + ".");
        }
        try {
            EntryText entry = new EntryText(
                    (Long) members.get("id"),
                    Instant.parse((String) members.get("at")),
                    string(members, "act"),
                    string(members, "actor"),
                    Optional.ofNullable((String) members.get("ticket")),
                    string(members, "data"));
            if (!entry.text().equals(text)) {
                throw new MalformedText("The entry is not in its canonical form.");
            }
            return entry;
        } catch (MalformedText e) {
            throw e;
        } catch (RuntimeException e) {
            throw new MalformedText("The entry lacks a member, or one is of the wrong type.");
        }
    }

    private static String string(Map<String, Object> members, String name) {
        if (members.get(name) instanceof String value) {
            return value;
        }
        throw new MalformedText("The member \"" + name + "\" is missing or no string.");
    }
}
