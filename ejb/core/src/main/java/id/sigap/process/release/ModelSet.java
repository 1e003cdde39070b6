package id.sigap.process.release;

import id.sigap.process.engine.ModelFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All diagrams and tables of a release by file name; a file is called after the process or decision in it.
 *
 * @param files never changed after it was made
 */
public record ModelSet(SortedMap<String, byte[]> files) {
    /** What ships with Sigap. */
    public static final List<String> SHIPPED = List.of(
            "ComplaintProcess.bpmn",
            "TriagePhase.bpmn",
            "CoordinationPhase.bpmn",
            "WordingPhase.bpmn",
            "ReplyPhase.bpmn",
            "ForwardingPhase.bpmn",
            "AskPhase.bpmn",
            "FollowUpPhase.bpmn",
            "TriagePolicy.dmn",
            "ApprovalPolicy.dmn");

    private static final String FOLDER = "/id/sigap/bpmn/";

    public ModelSet(Map<String, byte[]> files) {
        this(new TreeMap<>(files));
    }

    public ModelSet {
        files = java.util.Collections.unmodifiableSortedMap(files);
    }

    /** The files that ship with this Sigap. */
    public static ModelSet shipped() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (String name : SHIPPED) {
            try (InputStream file = ModelSet.class.getResourceAsStream(FOLDER + name)) {
                if (file == null) {
                    throw new IllegalStateException("The shipped diagram " + name + " is missing from this build.");
                }
                files.put(name, file.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new ModelSet(files);
    }

    /** The process or decision that a file of this name holds. */
    public static String keyOf(String file) {
        return file.substring(0, file.lastIndexOf('.'));
    }

    /** The name of this key's file; empty where the set has none. */
    public Optional<String> fileOf(String key) {
        return List.of(ModelFile.Kind.values()).stream()
                .map(kind -> key + kind.suffix())
                .filter(files::containsKey)
                .findFirst();
    }

    /** The bytes of this key's file. */
    public Optional<byte[]> of(String key) {
        return fileOf(key).map(files::get);
    }

    /** The same set with this file in the place of the one of its name, or added. */
    public ModelSet with(String file, byte[] content) {
        SortedMap<String, byte[]> more = new TreeMap<>(files);
        more.put(file, content);
        return new ModelSet(more);
    }

    /** The fingerprint of a key's file; "" where the set has none. */
    public String sha256(String key) {
        return of(key).map(ModelSet::sha256).orElse("");
    }

    /** The fingerprint of the whole set: of its files' names and fingerprints, in the order of their names. */
    public String sha256() {
        StringBuilder all = new StringBuilder();
        files.forEach((name, content) ->
                all.append(name).append(' ').append(sha256(content)).append('\n'));
        return sha256(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java.", e);
        }
    }
}
