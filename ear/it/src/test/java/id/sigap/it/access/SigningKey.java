package id.sigap.it.access;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes JSON Web Tokens, honest ones and others (RFC 7515). */
final class SigningKey {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair pair;

    private SigningKey(KeyPair pair) {
        this.pair = pair;
    }

    static SigningKey random() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return new SigningKey(generator.generateKeyPair());
    }

    /** The name that Keycloak gives to this key. */
    String id() throws GeneralSecurityException {
        return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(publicBytes()));
    }

    String privatePem() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----";
    }

    String publicPem() {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(publicBytes())
                + "\n-----END PUBLIC KEY-----";
    }

    byte[] publicBytes() {
        return pair.getPublic().getEncoded();
    }

    JsonObject publicJwk() {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        return Json.createObjectBuilder()
                .add("kty", "RSA")
                .add("n", number(key.getModulus()))
                .add("e", number(key.getPublicExponent()))
                .build();
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    String sign(JsonObject header, JsonObject claims) throws GeneralSecurityException {
        String signed = unsigned(header, claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + BASE64.encodeToString(signature.sign());
    }

    /** Signed with a shared secret, whatever the header says. */
    static String hmac(byte[] secret, JsonObject header, JsonObject claims) throws GeneralSecurityException {
        String signed = unsigned(header, claims);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return signed + "." + BASE64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Header and claims without a signature and without the second dot. */
    static String unsigned(JsonObject header, JsonObject claims) {
        return BASE64.encodeToString(header.toString().getBytes(StandardCharsets.UTF_8)) + "."
                + BASE64.encodeToString(claims.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The claims of a token, unchecked. */
    static JsonObject claims(String token) {
        byte[] json = Base64.getUrlDecoder().decode(token.split("[.]")[1]);
        try (var reader = Json.createReader(new java.io.ByteArrayInputStream(json))) {
            return reader.readObject();
        }
    }
}
