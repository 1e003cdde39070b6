package id.sigap.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Secrets of one installation of the demonstration: made at the first start, kept in a file of {@code NAME=value} lines
 * that only its owner can read, never in the project.
 */
final class DemoSecrets {
    private static final int KEY_BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final String MARK = "demo";
    private static final String MASTER_KEY = "SIGAP_MASTER_KEY";
    private static final String LEDGER_KEY = "SIGAP_LEDGER_KEY";
    /** What PKCS #8 writes before the 32 bytes of an Ed25519 key. */
    private static final byte[] ED25519 = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private static final List<String> NAMES = List.of(
            "SIGAP_OIDC_SECRET", "SIGAP_DIRECTORY_SECRET", MASTER_KEY, LEDGER_KEY, "KC_BOOTSTRAP_ADMIN_PASSWORD");

    private final Map<String, String> values;

    private DemoSecrets(Map<String, String> values) {
        this.values = values;
    }

    /** Reads the file and completes it. */
    static DemoSecrets of(Path file) {
        try {
            Map<String, String> values = Files.exists(file) ? read(file) : new LinkedHashMap<>();
            if (!values.keySet().containsAll(NAMES)) {
                NAMES.forEach(name -> values.computeIfAbsent(name, missing -> random(name)));
                write(file, values);
            }
            return new DemoSecrets(values);
        } catch (IOException e) {
            throw new StartRefused("The secrets in " + file + " cannot be read or written: " + e.getMessage(), e);
        }
    }

    String get(String name) {
        return values.get(name);
    }

    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> values = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return values;
    }

    private static void write(Path file, Map<String, String> values) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        Files.setPosixFilePermissions(file, OWNER_ONLY);
        Files.write(
                file,
                values.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList());
    }

    /**
     * A random secret that is marked as one of a demonstration, so that an office's profile refuses it: by its first
     * letters, or the key's first bytes. Client secrets keep to letters, digits and '-': not every OIDC client escapes '+'
     * and '/' in its Basic header.
     */
    private static String random(String name) {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        if (name.equals(MASTER_KEY) || name.equals(LEDGER_KEY)) {
            byte[] mark = MARK.getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(mark, 0, bytes, 0, mark.length);
            return Base64.getEncoder().encodeToString(name.equals(LEDGER_KEY) ? pkcs8(bytes) : bytes);
        }
        return MARK + "-" + HexFormat.of().formatHex(bytes);
    }

    private static byte[] pkcs8(byte[] key) {
        byte[] whole = Arrays.copyOf(ED25519, ED25519.length + key.length);
        System.arraycopy(key, 0, whole, ED25519.length, key.length);
        return whole;
    }
}
