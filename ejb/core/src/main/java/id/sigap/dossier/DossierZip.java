package id.sigap.dossier;

import id.sigap.ledger.dossier.Manifest;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the files of a dossier one after the other and remembers the hash of each. */
final class DossierZip implements AutoCloseable {
    private final ZipOutputStream zip;
    private final long time;
    private final SortedMap<String, String> hashes = new TreeMap<>();

    DossierZip(Path file, Instant madeAt) throws IOException {
        zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8);
        time = madeAt.toEpochMilli();
    }

    /** Writes a file. */
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    /** A file that the manifest names. */
    void add(String path, Content content) throws IOException {
        MessageDigest digest = sha256();
        entry(path, out -> content.to(new DigestOutputStream(out, digest)));
        hashes.put(path, HexFormat.of().formatHex(digest.digest()));
    }

    void add(String path, String text) throws IOException {
        add(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A file that comes after the manifest: it proves itself. */
    void prove(String path, String text) throws IOException {
        entry(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void entry(String path, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTime(time);
        zip.putNextEntry(entry);
        content.to(new FilterOutputStream(zip) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        });
        zip.closeEntry();
    }

    /** Of all that was added so far. */
    Manifest manifest(String version, String ticket, String origin, Instant madeAt, long entries) {
        return new Manifest(version, ticket, origin, madeAt, entries, hashes);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** In hex. */
    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java.", e);
        }
    }
}
