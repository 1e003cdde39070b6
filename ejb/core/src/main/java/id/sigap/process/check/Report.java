package id.sigap.process.check;

import id.sigap.process.engine.Finding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was found so far, by file; the same thing is told once. */
final class Report {

    private final Map<String, Set<Finding>> found = new TreeMap<>();

    void add(String file, Finding finding) {
        found.computeIfAbsent(file, name -> new LinkedHashSet<>()).add(finding);
    }

    void error(String rule, Node node, String message) {
        add(node.diagram().file(), Finding.error(rule, node.id(), message));
    }

    void error(String rule, Flow flow, String message) {
        add(flow.source().diagram().file(), Finding.error(rule, flow.id(), message));
    }

    void error(String rule, Diagram diagram, String message) {
        add(diagram.file(), Finding.error(rule, diagram.key(), message));
    }

    void warning(String rule, Node node, String message) {
        add(node.diagram().file(), Finding.warning(rule, node.id(), message));
    }

    void warning(String rule, Flow flow, String message) {
        add(flow.source().diagram().file(), Finding.warning(rule, flow.id(), message));
    }

    boolean hasErrors() {
        return found.values().stream()
                .flatMap(Set::stream)
                .anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }

    boolean hasErrors(String file) {
        return of(file).stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }

    boolean has(String rule) {
        return found.values().stream()
                .flatMap(Set::stream)
                .anyMatch(finding -> finding.rule().equals(rule));
    }

    List<Finding> of(String file) {
        return new ArrayList<>(found.getOrDefault(file, Set.of()));
    }

    Set<String> files() {
        return found.keySet();
    }
}
