package id.sigap.connector;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes the tokens that an administrator enters at a platform: 256 bits, in letters that every platform takes. */
final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    static String make() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
