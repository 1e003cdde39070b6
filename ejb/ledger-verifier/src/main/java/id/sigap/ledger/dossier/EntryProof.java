package id.sigap.ledger.dossier;

import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.JsonText;
import id.sigap.ledger.format.MalformedText;
import id.sigap.ledger.merkle.Hashes;
import id.sigap.ledger.merkle.Proofs;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * That an entry is a leaf of the tree under the dossier's checkpoint: one line of {@code proof/bukti.ndjson}.
 *
 * @param path sibling hashes from the leaf up to the root (RFC 9162 section 2.1.3)
 */
public record EntryProof(long id, long leaf, List<byte[]> path) {
    public EntryProof {
        path = List.copyOf(path);
    }

    /** Whether this hash is that leaf. */
    public boolean proves(byte[] leafHash, Checkpoint head) {
        return Proofs.isIncluded(
                leafHash, leaf, head.size(), Base64.getDecoder().decode(head.root()), path);
    }

    public String line() {
        return "{\"id\":" + id + ",\"leaf\":" + leaf + ",\"path\":\""
                + path.stream().map(Base64.getEncoder()::encodeToString).collect(Collectors.joining(" ")) + "\"}";
    }

    /** @throws MalformedText where the line is none */
    public static EntryProof parse(String line) {
        Map<String, Object> members = JsonText.object(line);
        try {
            List<byte[]> path = new ArrayList<>();
            for (String hash : ((String) members.get("path")).split(" ")) {
                if (!hash.isEmpty()) {
                    byte[] bytes = Base64.getDecoder().decode(hash);
                    if (bytes.length != Hashes.LENGTH) {
                        throw new MalformedText("A hash of a proof has " + Hashes.LENGTH + " bytes.");
                    }
                    path.add(bytes);
                }
            }
            return new EntryProof((Long) members.get("id"), (Long) members.get("leaf"), path);
        } catch (MalformedText e) {
            throw e;
        } catch (ClassCastException | NullPointerException | IllegalArgumentException e) {
            throw new MalformedText("The line lacks a member of a proof, or one is of the wrong type.");
        }
    }
}
