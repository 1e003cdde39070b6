package id.sigap.process.check;

import id.sigap.process.engine.DiagramCheck;
import id.sigap.process.engine.DiagramRefused;
import id.sigap.process.engine.Finding;
import id.sigap.process.engine.XmlNode;
import id.sigap.process.engine.XmlReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads files by the structural layer. What was read last under a name is kept: while somebody draws, one file of a set
 * changes and the rest does not.
 */
final class Readings {

    private static final int MOST_KEPT = 200;

    /** A file as it was read; no tree where it cannot be read at all. */
    record Reading(byte[] bytes, Optional<XmlNode> tree, List<Finding> findings) {}

    private final DiagramCheck structure;
    private final Map<String, Reading> kept = new ConcurrentHashMap<>();

    Readings(DiagramCheck structure) {
        this.structure = structure;
    }

    Reading of(String name, byte[] bytes) {
        Reading known = kept.get(name);
        if (known != null && Arrays.equals(known.bytes(), bytes)) {
            return known;
        }
        Reading read = read(name, bytes.clone());
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(name, read);
        return read;
    }

    private Reading read(String name, byte[] bytes) {
        if (!name.endsWith(".bpmn") && !name.endsWith(".dmn")) {
            Finding wrong =
                    Finding.error("file-name", "", "Berkas " + name + " bukan diagram (.bpmn) atau tabel (.dmn).");
            return new Reading(bytes, Optional.empty(), List.of(wrong));
        }
        try {
            XmlNode tree = XmlReader.read(name, bytes);
            Map<String, String> labels = new HashMap<>();
            label(tree, labels);
            List<Finding> findings = name.endsWith(".dmn") ? structure.table(tree) : structure.diagram(tree);
            return new Reading(
                    bytes,
                    Optional.of(tree),
                    findings.stream().map(finding -> labelled(finding, labels)).toList());
        } catch (DiagramRefused refused) {
            return new Reading(bytes, Optional.empty(), refused.findings());
        }
    }

    private static void label(XmlNode node, Map<String, String> labels) {
        labels.putIfAbsent(node.attribute("id"), node.attribute("name"));
        node.children().forEach(child -> label(child, labels));
    }

    /** The structural layer knows ids only; an officer knows labels. */
    private static Finding labelled(Finding finding, Map<String, String> labels) {
        String label = labels.getOrDefault(finding.element(), "").strip();
        return finding.element().isEmpty() || label.isEmpty()
                ? finding
                : new Finding(
                        finding.rule(),
                        finding.element(),
                        finding.severity(),
                        "\"" + label + "\": " + finding.message());
    }
}
