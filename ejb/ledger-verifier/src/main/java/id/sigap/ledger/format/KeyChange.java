package id.sigap.ledger.format;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A key of the log and the one that it replaced. Where both keys were at hand they have each signed the change, so that whoever
 * trusts one may trust the other; otherwise both must be given to who verifies.
 *
 * @param previous the raw key before, empty for the first
 * @param byPrevious signature of the key before, in base64
 * @param byNew signature of the new key, in base64
 */
public record KeyChange(
        LedgerKey key, Optional<LedgerKey> previous, Optional<String> byPrevious, Optional<String> byNew) {
    /** The first key of a log. */
    public static KeyChange first(LedgerKey key) {
        return new KeyChange(key, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A change without the old private key. */
    public static KeyChange unendorsed(LedgerKey key, LedgerKey previous) {
        return new KeyChange(key, Optional.of(previous), Optional.empty(), Optional.empty());
    }

    /** A change that both keys sign. */
    public static KeyChange endorsed(String origin, SigningKey key, SigningKey previous) {
        byte[] statement = statement(origin, key.publicKey(), previous.publicKey());
        return new KeyChange(
                key.publicKey(),
                Optional.of(previous.publicKey()),
                Optional.of(Base64.getEncoder().encodeToString(previous.sign(statement))),
                Optional.of(Base64.getEncoder().encodeToString(key.sign(statement))));
    }

    /** Whether both keys have signed this change. */
    public boolean isEndorsed(String origin) {
        if (previous.isEmpty() || byPrevious.isEmpty() || byNew.isEmpty()) {
            return false;
        }
        byte[] statement = statement(origin, key, previous.get());
        try {
            return previous.get().verifies(statement, Base64.getDecoder().decode(byPrevious.get()))
                    && key.verifies(statement, Base64.getDecoder().decode(byNew.get()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The trusted keys and all that changes signed by two keys lead to from them. */
    public static Set<LedgerKey> trusted(String origin, Collection<LedgerKey> given, List<KeyChange> changes) {
        Set<LedgerKey> trusted = new HashSet<>(given);
        List<KeyChange> endorsed =
                changes.stream().filter(change -> change.isEndorsed(origin)).toList();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (KeyChange change : endorsed) {
                if (trusted.contains(change.key())
                        || trusted.contains(change.previous().orElseThrow())) {
                    grown |= trusted.add(change.key())
                            | trusted.add(change.previous().orElseThrow());
                }
            }
        }
        return trusted;
    }

    private static byte[] statement(String origin, LedgerKey key, LedgerKey previous) {
        return ("sigap ledger key change\n" + origin + "\n" + previous.raw() + "\n" + key.raw() + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
