package id.sigap.ledger.dossier;

import id.sigap.ledger.format.EntryText;
import id.sigap.ledger.format.JsonText;
import id.sigap.ledger.format.MalformedText;
import id.sigap.ledger.merkle.Hashes;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Every file of a dossier with its hash, in one canonical JSON text. The hash of this text stands in the ledger entry {@code
 * dossier.made}, so whoever trusts the ledger's key knows each byte of the dossier.
 *
 * @param version {@code full}, or {@code public}: personal data blackened
 * @param origin  name of the log that knows it
 * @param madeAt  microseconds at most
 * @param entries of the ledger inside; none in a public version
 * @param files   SHA-256 in hex by path inside the dossier
 */
public record Manifest(
        String version, String ticket, String origin, Instant madeAt, long entries, SortedMap<String, String> files) {
    /** Where it stands in a dossier. */
    public static final String NAME = "manifest.json";

    /** The act of the ledger entry that has its hash. */
    public static final String ACT = "dossier.made";

    private static final Set<String> VERSIONS = Set.of("full", "public");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");

    /** @throws MalformedText where a version, a path or a hash is none */
    public Manifest {
        if (!VERSIONS.contains(version)) {
            throw new MalformedText("A dossier is \"full\" or \"public\", not \"" + version + "\".");
        }
        files.forEach((path, hash) -> {
            if (!isPath(path) || !HASH.matcher(hash).matches()) {
                throw new MalformedText("The manifest names a file or a hash that can be none: \"" + path + "\".");
            }
        });
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    boolean isPublic() {
        return version.equals("public");
    }

    /** Whether a path is one that a dossier may have: plain names, no way out of the folder. */
    static boolean isPath(String path) {
        return PATH.matcher(path).matches() && Arrays.stream(path.split("/")).noneMatch(part -> part.matches("\\.+"));
    }

    /** The canonical text; its bytes are what is hashed. */
    public String text() {
        StringBuilder json = new StringBuilder("{\"sigap-dossier\":1,\"entries\":").append(entries);
        json.append(",\"files\":{");
        String comma = "";
        for (Map.Entry<String, String> file : files.entrySet()) {
            JsonText.string(json.append(comma), file.getKey())
                    .append(":\"")
                    .append(file.getValue())
                    .append('"');
            comma = ",";
        }
        json.append("},\"madeAt\":\"").append(EntryText.micros(madeAt)).append("\",\"origin\":");
        JsonText.string(json, origin).append(",\"ticket\":");
        JsonText.string(json, ticket).append(",\"version\":\"").append(version);
        return json.append("\"}\n").toString();
    }

    /** SHA-256 over the text, in hex. */
    public String sha256() {
        return HexFormat.of().formatHex(Hashes.sha256().digest(text().getBytes(StandardCharsets.UTF_8)));
    }

    /** @throws MalformedText where the text is no manifest, or one that is written another way */
    public static Manifest parse(String text) {
        Map<String, Object> members = JsonText.object(text.strip());
        try {
            SortedMap<String, String> files = new TreeMap<>();
            ((Map<?, ?>) members.get("files")).forEach((path, hash) -> files.put((String) path, (String) hash));
            Manifest manifest = new Manifest(
                    (String) members.get("version"),
                    (String) members.get("ticket"),
                    (String) members.get("origin"),
                    Instant.parse((String) members.get("madeAt")),
                    (Long) members.get("entries"),
                    files);
            if (!manifest.text().equals(text)) {
                throw new MalformedText("The manifest is written another way than Sigap writes it.");
            }
            return manifest;
        } catch (MalformedText e) {
            throw e;
        } catch (ClassCastException | NullPointerException | DateTimeException e) {
            throw new MalformedText("The manifest lacks a member, or one is of the wrong type.");
        }
    }
}
