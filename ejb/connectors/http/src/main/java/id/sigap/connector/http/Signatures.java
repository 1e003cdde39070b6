package id.sigap.connector.http;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Secret;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 over raw bytes, compared in constant time. */
public final class Signatures {
    private Signatures() {}

    /** The signature of these bytes. */
    public static byte[] hmac(Secret key, Bytes content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(content.toArray());
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    /** The same in standard Base64. */
    public static String base64(Secret key, Bytes content) {
        return Base64.getEncoder().encodeToString(hmac(key, content));
    }

    /** The same in lower-case hexadecimal digits. */
    public static String hex(Secret key, Bytes content) {
        return HexFormat.of().formatHex(hmac(key, content));
    }

    /**
     * Whether {@code claimed} is the signature of these bytes under one of the keys. Every key is tried, whichever fits.
     *
     * @param claimed such as {@code sha256=<hex>} or {@code sha256=<Base64>}, hexadecimal digits in either case
     */
    public static boolean match(List<Secret> keys, Bytes content, String claimed) {
        String prefix = "sha256=";
        if (!claimed.startsWith(prefix)) {
            return false;
        }
        byte[] signature = decode(claimed.substring(prefix.length()));
        boolean matched = false;
        for (Secret key : keys) {
            matched |= MessageDigest.isEqual(hmac(key, content), signature);
        }
        return matched;
    }

    private static byte[] decode(String text) {
        try {
            return text.length() == 64
                    ? HexFormat.of().parseHex(text)
                    : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
