package id.sigap.ledger.seal;

import id.sigap.foundation.Settings;
import id.sigap.ledger.format.KeyChange;
import id.sigap.ledger.format.LedgerKey;
import id.sigap.ledger.format.MalformedText;
import id.sigap.ledger.format.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * The keys that the installation signs with, from outside the database: {@code SIGAP_LEDGER_KEY}, and while a key is changed
 * {@code SIGAP_LEDGER_KEY_PREVIOUS}. Each is a file (PEM) or the key itself in base64 (PKCS #8).
 */
@ApplicationScoped
public class SealKeys {
    /** The setting of the key that signs. */
    public static final String CURRENT = "SIGAP_LEDGER_KEY";

    static final String PREVIOUS = "SIGAP_LEDGER_KEY_PREVIOUS";
    static final String ORIGIN = "SIGAP_LEDGER_ORIGIN";

    private final Optional<Keys> keys = of(Settings::find);

    /**
     * What signs.
     *
     * @param origin   name of the log, kept from the first start on
     * @param previous the key that {@code current} replaces, so that it can vouch for it
     */
    record Keys(String origin, SigningKey current, Optional<SigningKey> previous) {
        KeyChange after(String kept, LedgerKey last) {
            return previous.filter(key -> key.publicKey().equals(last))
                    .map(key -> KeyChange.endorsed(kept, current, key))
                    .orElseGet(() -> KeyChange.unendorsed(current.publicKey(), last));
        }
    }

    /** Empty where none is set, which only the demonstration allows: then nothing is signed. */
    Optional<Keys> keys() {
        return keys;
    }

    private static Optional<Keys> of(Function<String, Optional<String>> settings) {
        return settings.apply(CURRENT)
                .map(key -> new Keys(
                        settings.apply(ORIGIN).orElseGet(SealKeys::host),
                        read(key),
                        settings.apply(PREVIOUS).map(SealKeys::read)));
    }

    /**
     * Reads a key from a setting's value.
     *
     * @throws MalformedText where it is no key; the message has nothing of it
     */
    public static SigningKey read(String value) {
        try {
            boolean file = value.startsWith("/") || value.endsWith(".pem");
            return SigningKey.parse(file ? Files.readString(Path.of(value.strip())) : value);
        } catch (IOException e) {
            throw new MalformedText("The file of the key cannot be read: " + e.getMessage());
        }
    }

    private static String host() {
        return Optional.ofNullable(URI.create(Settings.publicUrl()).getHost()).orElse("sigap") + "/ledger";
    }
}
