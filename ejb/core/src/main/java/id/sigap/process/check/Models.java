package id.sigap.process.check;

import id.sigap.process.engine.XmlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** All diagrams and tables of a release, and who calls whom. */
final class Models {

    private final Map<String, Diagram> diagrams = new LinkedHashMap<>();
    private final Map<String, Decision> decisions = new LinkedHashMap<>();
    private final Map<Diagram, List<Node>> callers = new HashMap<>();

    void add(Diagram diagram) {
        diagrams.put(diagram.key(), diagram);
    }

    void add(String file, XmlNode definitions) {
        Decision.of(file, definitions).forEach(decision -> decisions.put(decision.key(), decision));
    }

    /** To be called once everything is added. */
    void connect() {
        for (Diagram diagram : diagrams.values()) {
            diagram.nodes()
                    .forEach(node -> called(node).ifPresent(target -> {
                        callers.computeIfAbsent(target, key -> new ArrayList<>())
                                .add(node);
                        node.extensions("out").forEach(out -> target.handOut(out.attribute("source")));
                    }));
        }
    }

    List<Diagram> diagrams() {
        return List.copyOf(diagrams.values());
    }

    Optional<Diagram> root() {
        return diagram(Terms.ROOT);
    }

    Optional<Diagram> diagram(String key) {
        return Optional.ofNullable(diagrams.get(key));
    }

    Optional<Decision> decision(String key) {
        return Optional.ofNullable(decisions.get(key));
    }

    List<Decision> decisions() {
        return List.copyOf(decisions.values());
    }

    /** The diagram that a step calls. */
    Optional<Diagram> called(Node node) {
        return node.is("callActivity") ? diagram(node.xml().attribute("calledElement")) : Optional.empty();
    }

    /** The steps that call a diagram. */
    List<Node> callers(Diagram diagram) {
        return callers.getOrDefault(diagram, List.of());
    }

    /** Whether a node, or anything in what it holds or calls, is of that kind. */
    boolean within(Node node, Predicate<Node> kind) {
        return within(List.of(node), kind);
    }

    /** Whether anything in a diagram, or in what it calls, is of that kind. */
    boolean within(Diagram diagram, Predicate<Node> kind) {
        return within(diagram.root().nodes(), kind);
    }

    boolean within(List<Node> nodes, Predicate<Node> kind) {
        Set<Diagram> entered = new HashSet<>();
        List<Node> open = new ArrayList<>(nodes);
        while (!open.isEmpty()) {
            Node node = open.remove(open.size() - 1);
            if (kind.test(node)) {
                return true;
            }
            node.inner().ifPresent(inner -> open.addAll(inner.nodes()));
            called(node)
                    .filter(entered::add)
                    .ifPresent(diagram -> open.addAll(diagram.root().nodes()));
        }
        return false;
    }
}
