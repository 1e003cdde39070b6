package id.sigap.foundation;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The key of one complaint: seals its texts (AES-256-GCM) and hashes them for the ledger (HMAC-SHA-256). */
public final class CaseKey {
    private final byte[] sealing;
    private final byte[] hashing;

    CaseKey(byte[] key) {
        sealing = Vault.hmac(key, "seal");
        hashing = Vault.hmac(key, "hash");
    }

    /** @param context what the bytes are, such as {@code message}: opening under another context fails */
    public byte[] seal(String context, byte[] plain) {
        return Vault.seal(sealing, plain, context);
    }

    public byte[] seal(String context, String text) {
        return seal(context, text.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] open(String context, byte[] sealed) {
        return Vault.open(sealing, sealed, context);
    }

    public String openText(String context, byte[] sealed) {
        return new String(open(context, sealed), StandardCharsets.UTF_8);
    }

    /** HMAC-SHA-256 of the text, in hex: what the ledger says of a text. */
    public String hash(String text) {
        return HexFormat.of().formatHex(Vault.hmac(hashing, text));
    }

    @Override
    public String toString() {
        return "CaseKey[…]";
    }
}
