package id.sigap.process.check;

import id.sigap.process.engine.Finding;
import id.sigap.process.engine.XmlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A diagram as a graph. Expects a tree that the structural layer let in. */
final class Diagram {

    private final String file;
    private final XmlNode process;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Finding> broken = new ArrayList<>();
    private final Scope root;
    private final Set<String> handedOut = new HashSet<>();

    private Diagram(String file, XmlNode definitions) {
        this.file = file;
        this.process = definitions.children().stream()
                .filter(child -> child.name().local().equals("process"))
                .findFirst()
                .orElseThrow();
        for (XmlNode child : definitions.children()) {
            switch (child.name().local()) {
                case "message" -> names.put(child.attribute("id"), child.attribute("name"));
                case "error" -> names.put(child.attribute("id"), child.attribute("errorCode"));
                case "escalation" -> names.put(child.attribute("id"), child.attribute("escalationCode"));
                default -> {}
            }
        }
        this.root = scope(process, Optional.empty());
        connect(process, root);
    }

    static Diagram of(String file, XmlNode definitions) {
        return new Diagram(file, definitions);
    }

    private Scope scope(XmlNode xml, Optional<Node> owner) {
        Scope scope = new Scope(this, owner);
        for (XmlNode child : xml.children()) {
            if (isNode(child)) {
                Node node = new Node(child, scope);
                scope.nodes().add(node);
                nodes.put(node.id(), node);
                if (node.is("subProcess")) {
                    node.holds(scope(child, Optional.of(node)));
                }
            }
        }
        return scope;
    }

    private static boolean isNode(XmlNode child) {
        String kind = child.name().local();
        return kind.endsWith("Event")
                || kind.endsWith("Task")
                || kind.endsWith("Gateway")
                || kind.equals("callActivity")
                || kind.equals("subProcess");
    }

    private void connect(XmlNode xml, Scope scope) {
        for (XmlNode child : xml.children()) {
            if (child.name().local().equals("sequenceFlow")) {
                connect(child, scope, child.attribute("sourceRef"), child.attribute("targetRef"));
            }
        }
        for (Node node : scope.nodes()) {
            if (node.is("boundaryEvent")) {
                Node host = nodes.get(node.xml().attribute("attachedToRef"));
                if (host == null || host.scope() != scope || !host.isActivity()) {
                    broken.add(Finding.error(
                            "broken-flow",
                            node.id(),
                            "Peristiwa " + node.named() + " tidak menempel pada langkah mana pun; tempelkan pada tepi"
                                    + " sebuah langkah."));
                } else {
                    host.boundaries().add(node);
                }
            }
            node.inner().ifPresent(inner -> connect(node.xml(), inner));
        }
    }

    private void connect(XmlNode xml, Scope scope, String from, String to) {
        Node source = nodes.get(from);
        Node target = nodes.get(to);
        if (source == null || target == null || source.scope() != scope || target.scope() != scope) {
            broken.add(Finding.error(
                    "broken-flow",
                    xml.attribute("id"),
                    "Panah ini tidak menghubungkan dua langkah dalam bagian yang sama; sambungkan kedua ujungnya."));
            return;
        }
        String condition = xml.children().stream()
                .filter(child -> child.name().local().equals("conditionExpression"))
                .map(XmlNode::text)
                .findFirst()
                .orElse("");
        String label = xml.attribute("name").replaceAll("\\s+", " ").strip();
        Flow flow = new Flow(xml.attribute("id"), label, source, target, condition);
        source.leaves(flow);
        target.incoming().add(flow);
    }

    String file() {
        return file;
    }

    /** The id of its process. */
    String key() {
        return process.attribute("id");
    }

    String named() {
        return "\"" + (process.attribute("name").isBlank() ? key() : process.attribute("name")) + "\"";
    }

    Scope root() {
        return root;
    }

    /** Every node of every scope, in document order. */
    List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    /** Arrows and events that hang in the air. */
    List<Finding> broken() {
        return broken;
    }

    /** The name behind a message's id, or the code behind an error's or escalation's; "" where there is none. */
    String message(String id) {
        return names.getOrDefault(id, "");
    }

    /** Notes a variable that some caller takes over when this ends. */
    void handOut(String variable) {
        handedOut.add(variable);
    }

    boolean handsOut(String variable) {
        return handedOut.contains(variable);
    }

    /** The ladder that the process names. */
    Optional<String> ladder() {
        return Node.property(process, "ladder").filter(name -> !name.isBlank());
    }
}
