package id.sigap.ledger.format;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** A private key of the ledger: Ed25519 in PKCS #8, as {@code openssl genpkey -algorithm ed25519} writes it. */
public final class SigningKey {
    private final PrivateKey key;
    private final byte[] seed;
    private final LedgerKey publicKey;

    private SigningKey(PrivateKey key, byte[] seed, LedgerKey publicKey) {
        this.key = key;
        this.seed = seed;
        this.publicKey = publicKey;
    }

    /**
     * Reads a key.
     *
     * @param text PKCS #8 in base64, with or without the lines of a PEM file
     * @throws MalformedText where it is no Ed25519 key; the message has nothing of the key
     */
    public static SigningKey parse(String text) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
            PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
            byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
            return new SigningKey(key, seed, publicKey(key, seed));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new MalformedText("The key is no Ed25519 key in PKCS #8, base64.");
        }
    }

    /** A new one, as {@link #parse} reads it. */
    public static String generate() {
        try {
            return Base64.getEncoder()
                    .encodeToString(KeyPairGenerator.getInstance("Ed25519")
                            .generateKeyPair()
                            .getPrivate()
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is missing from this Java.", e);
        }
    }

    /** Java has no way from the private to the public key but to make the pair again from the same seed. */
    private static LedgerKey publicKey(PrivateKey key, byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
        KeyPair pair = generator.generateKeyPair();
        LedgerKey made = LedgerKey.of(pair.getPublic());
        byte[] probe = {1, 2, 3};
        if (!made.verifies(probe, sign(key, probe))) {
            throw new GeneralSecurityException("The public key does not fit.");
        }
        return made;
    }

    public LedgerKey publicKey() {
        return publicKey;
    }

    /** The 32 bytes that the key is made from. */
    public byte[] seed() {
        return seed.clone();
    }

    public byte[] sign(byte[] message) {
        try {
            return sign(key, message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is missing from this Java.", e);
        }
    }

    private static byte[] sign(PrivateKey key, byte[] message) throws GeneralSecurityException {
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(key);
        signer.update(message);
        return signer.sign();
    }

    private static final class Seed extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
