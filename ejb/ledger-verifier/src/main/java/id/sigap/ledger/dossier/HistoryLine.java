package id.sigap.ledger.dossier;

import id.sigap.ledger.format.EntryText;
import id.sigap.ledger.format.JsonText;
import id.sigap.ledger.format.MalformedText;
import java.util.Base64;
import java.util.Map;

/**
 * One entry of the case as {@code jejak.ndjson} has it: the entry as it is hashed, or, in a public dossier, its hash alone,
 * because entries name the officers who acted.
 *
 * @param hash of the leaf that the entry is
 */
public record HistoryLine(long id, byte[] hash, String line) {
    /** With all that the entry says. */
    public static HistoryLine whole(EntryText entry) {
        return new HistoryLine(entry.id(), entry.hash(), entry.text());
    }

    /** The hash alone. */
    public static HistoryLine hashed(EntryText entry) {
        return new HistoryLine(
                entry.id(),
                entry.hash(),
                "{\"id\":" + entry.id() + ",\"hash\":\"" + Base64.getEncoder().encodeToString(entry.hash()) + "\"}");
    }

    /** @throws MalformedText where the line is neither, or an entry of another case */
    public static HistoryLine parse(String line, String ticket) {
        Map<String, Object> members = JsonText.object(line);
        if (!members.containsKey("hash")) {
            EntryText entry = EntryText.parse(line);
            if (!entry.ticket().orElse("").equals(ticket)) {
                throw new MalformedText("Entry " + entry.id() + " belongs to another case.");
            }
            return whole(entry);
        }
        if (members.get("id") instanceof Long id && members.get("hash") instanceof String hash && members.size() == 2) {
            try {
                return new HistoryLine(id, Base64.getDecoder().decode(hash), line);
            } catch (IllegalArgumentException e) {
                throw new MalformedText("The hash of entry " + id + " is no base64.");
            }
        }
        throw new MalformedText("The line is neither an entry nor the hash of one.");
    }
}
