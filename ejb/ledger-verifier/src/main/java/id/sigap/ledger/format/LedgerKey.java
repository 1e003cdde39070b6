package id.sigap.ledger.format;

import id.sigap.ledger.merkle.Hashes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public key of the ledger: Ed25519.
 *
 * @param raw the 32 bytes of the key, in base64
 */
public record LedgerKey(String raw) {
    private static final byte[] HEAD = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final Pattern PEM = Pattern.compile("-----BEGIN PUBLIC KEY-----([^-]+)-----END PUBLIC KEY-----");

    /** @throws MalformedText where it is not 32 bytes in base64 */
    public LedgerKey {
        try {
            if (Base64.getDecoder().decode(raw).length != 32) {
                throw new MalformedText("An Ed25519 key has 32 bytes.");
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedText("A public key is 32 bytes in base64.");
        }
    }

    static LedgerKey of(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return new LedgerKey(
                Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, HEAD.length, encoded.length)));
    }

    /**
     * Every key in a text of PEM blocks {@code PUBLIC KEY}.
     *
     * @throws MalformedText where there is none, or one is no Ed25519 key
     */
    public static List<LedgerKey> fromPem(String text) {
        List<LedgerKey> keys = new ArrayList<>();
        Matcher block = PEM.matcher(text);
        while (block.find()) {
            byte[] der = Base64.getMimeDecoder().decode(block.group(1));
            if (der.length != HEAD.length + 32 || !Arrays.equals(Arrays.copyOf(der, HEAD.length), HEAD)) {
                throw new MalformedText("A key in the file is no Ed25519 public key.");
            }
            keys.add(new LedgerKey(
                    Base64.getEncoder().encodeToString(Arrays.copyOfRange(der, HEAD.length, der.length))));
        }
        if (keys.isEmpty()) {
            throw new MalformedText("The file has no block -----BEGIN PUBLIC KEY-----.");
        }
        return keys;
    }

    public String pem() {
        byte[] der = Arrays.copyOf(HEAD, HEAD.length + 32);
        System.arraycopy(bytes(), 0, der, HEAD.length, 32);
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
    }

    /**
     * By what checkpoints of this log name the key: eight hexadecimal digits, the first four bytes of SHA-256 over the origin,
     * a line feed, 0x01 and the key (C2SP signed note).
     */
    public String id(String origin) {
        MessageDigest digest = Hashes.sha256();
        digest.update((origin + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 1);
        return HexFormat.of().formatHex(digest.digest(bytes()), 0, 4);
    }

    public boolean verifies(byte[] message, byte[] signature) {
        try {
            byte[] der = Arrays.copyOf(HEAD, HEAD.length + 32);
            System.arraycopy(bytes(), 0, der, HEAD.length, 32);
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private byte[] bytes() {
        return Base64.getDecoder().decode(raw);
    }
}
