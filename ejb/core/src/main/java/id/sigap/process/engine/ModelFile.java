package id.sigap.process.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file says it holds, before anything of it is judged.
 *
 * @param kind whether diagram or table
 * @param models the processes or decisions in it, in their order
 */
public record ModelFile(Kind kind, List<Model> models) {

    /** Diagram or table. */
    public enum Kind {
        PROCESS("process", ".bpmn"),
        DECISION("decision", ".dmn");

        private final String code;
        private final String suffix;

        Kind(String code, String suffix) {
            this.code = code;
            this.suffix = suffix;
        }

        /** The word of the REST contract. */
        public String code() {
            return code;
        }

        /** The end of its file's name. */
        public String suffix() {
            return suffix;
        }

        /** The kind that a file of this name has; empty where it is neither. */
        public static Optional<Kind> ofFile(String name) {
            return List.of(values()).stream()
                    .filter(kind -> name.endsWith(kind.suffix))
                    .findFirst();
        }
    }

    /** A process or a decision: its id, and its name or again its id. */
    public record Model(String key, String name) {}

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final Pattern ENCODING =
            Pattern.compile("\\A\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"']*)[\"']");

    public ModelFile {
        models = List.copyOf(models);
    }

    /**
     * Reads a file that holds what its key says.
     *
     * @param key the process or the decision that is expected in it
     * @param xml in UTF-8
     * @throws DiagramRefused with one finding where it is no XML, too large, in another encoding, neither diagram nor table,
     *     or another process or decision
     */
    public static ModelFile read(String key, byte[] xml) {
        requireUtf8(key, xml);
        XmlNode root = XmlReader.read(key, xml);
        ModelFile file = of(key, root);
        boolean holds = file.kind == Kind.PROCESS
                ? file.models.size() == 1 && file.models.get(0).key().equals(key)
                : file.models.stream().anyMatch(model -> model.key().equals(key));
        if (!holds) {
            throw refused(
                    key,
                    "other-key",
                    "Berkas ini memuat " + names(file) + "; yang diharapkan "
                            + (file.kind == Kind.PROCESS ? "satu proses" : "keputusan") + " dengan id \"" + key
                            + "\".");
        }
        return file;
    }

    private static String names(ModelFile file) {
        String what = file.kind == Kind.PROCESS ? "proses" : "keputusan";
        return file.models.isEmpty()
                ? "tidak satu pun " + what
                : what + " \""
                        + String.join(
                                "\", \"",
                                file.models.stream().map(Model::key).limit(5).toList()) + "\"";
    }

    private static ModelFile of(String key, XmlNode root) {
        if (root.is(BPMN, "definitions")) {
            return new ModelFile(Kind.PROCESS, models(root, BPMN, "process"));
        }
        if (root.is(DmnVocabulary.DMN, "definitions")) {
            return new ModelFile(Kind.DECISION, models(root, DmnVocabulary.DMN, "decision"));
        }
        throw refused(
                key,
                "neither-diagram-nor-table",
                "Berkas ini bukan diagram BPMN 2.0 dan bukan tabel keputusan DMN 1.3; akarnya <" + root.name() + ">.");
    }

    private static List<Model> models(XmlNode root, String namespace, String local) {
        return root.children().stream()
                .filter(child -> child.is(namespace, local))
                .map(child -> new Model(
                        child.attribute("id"),
                        child.attribute("name").isBlank() ? child.attribute("id") : child.attribute("name")))
                .toList();
    }

    /** Another encoding than the one it is kept in would turn letters into others without anybody being told. */
    private static void requireUtf8(String key, byte[] xml) {
        String head = new String(xml, 0, Math.min(xml.length, 400), StandardCharsets.UTF_8);
        Matcher encoding = ENCODING.matcher(head);
        if (encoding.find() && !encoding.group(1).toUpperCase(Locale.ROOT).equals("UTF-8")) {
            throw refused(
                    key,
                    "encoding",
                    "Berkas ini menyebut pengodean \"" + encoding.group(1) + "\"; yang diharapkan UTF-8.");
        }
    }

    private static DiagramRefused refused(String key, String rule, String message) {
        return new DiagramRefused(key, List.of(Finding.error(rule, "", message)));
    }

    /** The name by which the set knows this file. */
    public String fileName(String key) {
        return key + kind.suffix();
    }

    /** What people call it. */
    public String name(String key) {
        return models.stream()
                .filter(model -> model.key().equals(key))
                .map(Model::name)
                .findFirst()
                .orElse(key);
    }
}
