package id.sigap.process.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A process or a sub-process: what runs together and ends together. */
final class Scope {

    private final Diagram diagram;
    private final Optional<Node> owner;
    private final List<Node> nodes = new ArrayList<>();

    Scope(Diagram diagram, Optional<Node> owner) {
        this.diagram = diagram;
        this.owner = owner;
    }

    Diagram diagram() {
        return diagram;
    }

    /** The sub-process that this is the inside of; empty for the process itself. */
    Optional<Node> owner() {
        return owner;
    }

    Optional<Scope> around() {
        return owner.map(Node::scope);
    }

    List<Node> nodes() {
        return nodes;
    }

    /** Where it begins: the plain start of a process or sub-process, the event that starts an event sub-process. */
    List<Node> starts() {
        return nodes.stream().filter(node -> node.is("startEvent")).toList();
    }

    List<Node> eventSubProcesses() {
        return nodes.stream().filter(Node::isEventSubProcess).toList();
    }

    boolean isEventSubProcess() {
        return owner.filter(Node::isEventSubProcess).isPresent();
    }

    /** Whether its start ends everything else around it. */
    boolean interrupts() {
        return isEventSubProcess()
                && starts().stream()
                        .noneMatch(
                                start -> start.xml().attribute("isInterrupting").equals("false"));
    }

    /** All nodes of it and of what is nested in it. */
    List<Node> all() {
        List<Node> all = new ArrayList<>();
        for (Node node : nodes) {
            all.add(node);
            node.inner().ifPresent(inner -> all.addAll(inner.all()));
        }
        return all;
    }
}
