package id.sigap.identity;

import id.sigap.ledger.format.MalformedText;
import id.sigap.ledger.seal.SealKeys;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an office's installation must have, and what it must not have taken over from a demonstration. {@code
 * docs/install.md} tells each setting.
 */
final class ProductionRules {
    private static final int SECRET_LENGTH = 24;
    private static final int KEY_BYTES = 32;
    private static final String DEMO = "demo";
    /** Passwords that the server's configuration falls back on; they are known to everyone. */
    private static final Map<String, String> KNOWN =
            Map.of("SIGAP_DB_PASSWORD", "sigap_app", "SIGAP_DB_OWNER_PASSWORD", "sigap_owner");

    private final Function<String, Optional<String>> settings;
    private final List<String> broken = new ArrayList<>();

    private ProductionRules(Function<String, Optional<String>> settings) {
        this.settings = settings;
    }

    /**
     * Looks at every rule.
     *
     * @param settings by name; empty where one is not set
     * @return a sentence for each rule that is broken, never with a value that is secret
     */
    static List<String> broken(Function<String, Optional<String>> settings) {
        ProductionRules rules = new ProductionRules(settings);
        rules.database();
        rules.masterKey();
        rules.ledgerKey();
        rules.secret("SIGAP_OIDC_SECRET");
        rules.secret("SIGAP_DIRECTORY_SECRET");
        rules.addresses();
        return List.copyOf(rules.broken);
    }

    private void database() {
        if (!settings.apply("SIGAP_DB_DRIVER").equals(Optional.of("PostgreSQL"))) {
            broken.add("SIGAP_DB_DRIVER must be PostgreSQL: H2 is for trying Sigap only.");
        }
        KNOWN.forEach((name, known) -> {
            Optional<String> password = settings.apply(name);
            if (password.isEmpty()) {
                broken.add(name + " is not set.");
            } else if (password.get().equals(known) || password.get().startsWith(DEMO)) {
                broken.add(name + " is a password of the demonstration; choose another.");
            }
        });
        String app = settings.apply("SIGAP_DB_USER").orElse("sigap_app");
        if (app.equals(settings.apply("SIGAP_DB_OWNER_USER").orElse("sigap_owner"))) {
            broken.add(
                    "SIGAP_DB_USER and SIGAP_DB_OWNER_USER are the same role; the application must not own its tables.");
        }
    }

    private void masterKey() {
        Optional<String> key = settings.apply("SIGAP_MASTER_KEY");
        if (key.isEmpty()) {
            broken.add("SIGAP_MASTER_KEY is not set.");
            return;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(key.get().strip());
            if (bytes.length != KEY_BYTES) {
                broken.add("SIGAP_MASTER_KEY must be " + KEY_BYTES + " bytes in base64; it has " + bytes.length + ".");
            } else if (Arrays.equals(Arrays.copyOf(bytes, DEMO.length()), new byte[] {'d', 'e', 'm', 'o'})) {
                broken.add("SIGAP_MASTER_KEY is a key of the demonstration; make a new one.");
            } else if (distinct(bytes) < KEY_BYTES / 4) {
                broken.add("SIGAP_MASTER_KEY is not random; make a new one.");
            }
        } catch (IllegalArgumentException e) {
            broken.add("SIGAP_MASTER_KEY is not base64.");
        }
    }

    private void ledgerKey() {
        Optional<String> key = settings.apply(SealKeys.CURRENT);
        if (key.isEmpty()) {
            broken.add(SealKeys.CURRENT + " is not set.");
            return;
        }
        try {
            byte[] seed = SealKeys.read(key.get()).seed();
            if (Arrays.equals(Arrays.copyOf(seed, DEMO.length()), new byte[] {'d', 'e', 'm', 'o'})) {
                broken.add(SealKeys.CURRENT + " is a key of the demonstration; make a new one.");
            } else if (distinct(seed) < KEY_BYTES / 4) {
                broken.add(SealKeys.CURRENT + " is not random; make a new one.");
            }
        } catch (MalformedText e) {
            broken.add(SealKeys.CURRENT + " is no Ed25519 key (PKCS #8), nor a file with one that can be read.");
        }
    }

    private static long distinct(byte[] bytes) {
        return java.util.stream.IntStream.range(0, bytes.length)
                .map(i -> bytes[i])
                .distinct()
                .count();
    }

    private void secret(String name) {
        Optional<String> secret = settings.apply(name);
        if (secret.isEmpty()) {
            broken.add(name + " is not set.");
        } else if (secret.get().toLowerCase(Locale.ROOT).startsWith(DEMO)) {
            broken.add(name + " is a secret of the demonstration; make a new one.");
        } else if (secret.get().length() < SECRET_LENGTH) {
            broken.add(name + " must have at least " + SECRET_LENGTH + " characters.");
        }
    }

    private void addresses() {
        https("SIGAP_PUBLIC_URL");
        https("OIDC_PROVIDER_URL");
        if (!settings.apply("SIGAP_COOKIE_SECURE").equals(Optional.of("true"))) {
            broken.add("SIGAP_COOKIE_SECURE must be true: sessions travel by TLS only.");
        }
    }

    private void https(String name) {
        Optional<String> address = settings.apply(name);
        if (address.isEmpty()) {
            broken.add(name + " is not set.");
        } else if (!"https".equals(URI.create(address.get()).getScheme())) {
            broken.add(name + " must begin with https://.");
        }
    }
}
