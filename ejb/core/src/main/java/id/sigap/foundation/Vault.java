package id.sigap.foundation;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps the keys: one master key outside the database ({@code SIGAP_MASTER_KEY}, 32 bytes in base64) wraps a key per
 * complaint, and derives the keys for lookups and signed links. Destroying a complaint's wrapped key erases its texts.
 */
@ApplicationScoped
public class Vault {
    static final int IV_BYTES = 12;
    static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] wrapping;
    private final byte[] lookup;
    private final byte[] linking;

    public Vault() {
        this(masterKey());
    }

    Vault(byte[] master) {
        if (master.length != 32) {
            throw new IllegalStateException(
                    "SIGAP_MASTER_KEY must be 32 bytes in base64; it has " + master.length + ".");
        }
        wrapping = hmac(master, "sigap wrapping key");
        lookup = hmac(master, "sigap lookup key");
        linking = hmac(master, "sigap link key");
    }

    private static byte[] masterKey() {
        return Base64.getDecoder().decode(Settings.require("SIGAP_MASTER_KEY").trim());
    }

    /** A new key for one complaint, as it is stored: wrapped. */
    public String newWrappedKey() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return Base64.getEncoder().encodeToString(seal(wrapping, key, "complaint key"));
    }

    public CaseKey unwrap(String wrappedKey) {
        return new CaseKey(open(wrapping, Base64.getDecoder().decode(wrappedKey), "complaint key"));
    }

    /** The key under which deliveries that belong to no complaint yet, and secrets of channels, are kept. */
    public CaseKey intakeKey() {
        return new CaseKey(hmac(wrapping, "intake"));
    }

    /** A keyed hash (hex, 64 characters) by which an author, a thread or a recipient is found again without being readable. */
    public String lookupKey(String... parts) {
        return HexFormat.of().formatHex(hmac(lookup, String.join("\u001f", parts)));
    }

    /** What a citizen shows to see a ticket: 10 letters and digits that follow from the ticket and the master key alone. */
    public String trackingCode(String ticket) {
        byte[] mac = hmac(linking, "track\u001f" + ticket);
        String alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
        StringBuilder code = new StringBuilder(10);
        for (int i = 0; i < 10; i++) {
            code.append(alphabet.charAt(mac[i] & 31));
        }
        return code.toString();
    }

    /** A signature (base64url, unpadded) over the text for links and challenges of one purpose. */
    public String sign(String purpose, String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(linking, purpose + "\u001f" + text));
    }

    public boolean matches(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is missing from this Java.", e);
        }
    }

    static byte[] seal(byte[] key, byte[] plain, String context) {
        try {
            byte[] iv = new byte[IV_BYTES];
            RANDOM.nextBytes(iv);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = cipher.doFinal(plain);
            return ByteBuffer.allocate(IV_BYTES + sealed.length)
                    .put(iv)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing from this Java.", e);
        }
    }

    /** @throws IllegalStateException where the bytes were changed, belong elsewhere, or the key is another */
    static byte[] open(byte[] key, byte[] sealed, String context) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BITS, sealed, 0, IV_BYTES));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(sealed, IV_BYTES, sealed.length - IV_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "Sealed data (" + context
                            + ") cannot be opened: it was changed, or SIGAP_MASTER_KEY is not the one it was sealed under.",
                    e);
        }
    }
}
