package id.sigap.ledger.verifier;

import id.sigap.ledger.format.EntryText;
import id.sigap.ledger.format.JsonText;
import id.sigap.ledger.format.MalformedText;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A leaf of the log as it is stored and exported.
 *
 * @param number from 0, without gaps
 * @param entryId the entry that was sealed here
 * @param hash   of the leaf, as it was sealed
 * @param link   of the chain after this leaf
 * @param entry  empty where the entry is not there any more
 */
public record Leaf(long number, long entryId, byte[] hash, byte[] link, Optional<EntryText> entry) {
    private static final String ENTRY = ",\"entry\":";

    /** One line of an export. */
    public String line() {
        StringBuilder line = new StringBuilder(400)
                .append("{\"leaf\":")
                .append(number)
                .append(",\"id\":")
                .append(entryId)
                .append(",\"hash\":\"")
                .append(Base64.getEncoder().encodeToString(hash))
                .append("\",\"link\":\"")
                .append(Base64.getEncoder().encodeToString(link))
                .append('"');
        entry.ifPresent(present -> line.append(ENTRY).append(present.text()));
        return line.append('}').toString();
    }

    /** @throws MalformedText where the line is no leaf, or its entry is not written as the ledger writes it */
    static Leaf parse(String line, Map<String, Object> members) {
        try {
            int begin = line.indexOf(ENTRY);
            Optional<EntryText> entry = begin < 0
                    ? Optional.empty()
                    : Optional.of(EntryText.parse(line.substring(begin + ENTRY.length(), line.length() - 1)));
            Leaf leaf = new Leaf(
                    (Long) members.get("leaf"),
                    (Long) members.get("id"),
                    Base64.getDecoder().decode((String) members.get("hash")),
                    Base64.getDecoder().decode((String) members.get("link")),
                    entry);
            if (!leaf.line().equals(line)) {
                throw new MalformedText("The line is written another way than an export writes it.");
            }
            return leaf;
        } catch (MalformedText e) {
            throw e;
        } catch (RuntimeException e) {
            throw new MalformedText("The line lacks a member of a leaf, or one is of the wrong type.");
        }
    }

    static Leaf parse(String line) {
        return parse(line, JsonText.object(line));
    }
}
