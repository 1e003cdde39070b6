package id.sigap.ledger.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The two hashes of RFC 9162 section 2.1.1, by SHA-256. */
public final class Hashes {
    /** Bytes of a hash. */
    public static final int LENGTH = 32;

    private Hashes() {}

    /** The hash of a leaf: SHA-256 over 0x00 and the leaf's bytes. */
    public static byte[] leaf(byte[] content) {
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        return digest.digest(content);
    }

    /** The hash of a node: SHA-256 over 0x01 and the hashes of its two children. */
    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    /**
     * The link of the chain that runs beside the tree, from leaf to leaf: SHA-256 over 0x02, the link before (32 zero bytes
     * before the first) and the leaf's hash. The tree proves; the chain tells which leaf is the first that does not fit.
     */
    public static byte[] link(byte[] before, byte[] leafHash) {
        MessageDigest digest = sha256();
        digest.update((byte) 2);
        digest.update(before);
        return digest.digest(leafHash);
    }

    /** The root of a tree without leaves. */
    public static byte[] empty() {
        return sha256().digest();
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java.", e);
        }
    }
}
