package id.sigap.process.check;

import id.sigap.process.engine.XmlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A step, gateway or event of a diagram. */
final class Node {

    private static final Set<String> ACTIVITIES = Set.of(
            "userTask", "serviceTask", "sendTask", "receiveTask", "businessRuleTask", "callActivity", "subProcess");

    private final XmlNode xml;
    private final Scope scope;
    private final List<Flow> outgoing = new ArrayList<>();
    private final List<Node> next = new ArrayList<>();
    private final List<Flow> incoming = new ArrayList<>();
    private final List<Node> boundaries = new ArrayList<>();
    private Optional<Scope> inner = Optional.empty();

    Node(XmlNode xml, Scope scope) {
        this.xml = xml;
        this.scope = scope;
    }

    void holds(Scope content) {
        inner = Optional.of(content);
    }

    XmlNode xml() {
        return xml;
    }

    Scope scope() {
        return scope;
    }

    Diagram diagram() {
        return scope.diagram();
    }

    String id() {
        return xml.attribute("id");
    }

    /** How an officer knows it: by its label in quotes, or by its id where it has none. */
    String named() {
        String label = xml.attribute("name").replaceAll("\\s+", " ").strip();
        return "\"" + (label.isEmpty() ? id() : label) + "\"";
    }

    boolean isNamed() {
        return !xml.attribute("name").isBlank();
    }

    String kind() {
        return xml.name().local();
    }

    boolean is(String kind) {
        return kind().equals(kind);
    }

    boolean isActivity() {
        return ACTIVITIES.contains(kind());
    }

    boolean isGateway() {
        return kind().endsWith("Gateway");
    }

    void leaves(Flow flow) {
        outgoing.add(flow);
        if (!next.contains(flow.target())) {
            next.add(flow.target());
        }
    }

    List<Flow> outgoing() {
        return outgoing;
    }

    List<Flow> incoming() {
        return incoming;
    }

    /** Where its arrows lead, each place once. */
    List<Node> next() {
        return next;
    }

    /** The events on its edge. */
    List<Node> boundaries() {
        return boundaries;
    }

    /** What a sub-process holds. */
    Optional<Scope> inner() {
        return inner;
    }

    boolean isEventSubProcess() {
        return is("subProcess") && xml.attribute("triggeredByEvent").equals("true");
    }

    /** Whether a boundary event ends the step that it stands on. */
    boolean cancels() {
        return !xml.attribute("cancelActivity").equals("false");
    }

    /** The bean that a task calls, or "". */
    String bean() {
        String expression = xml.camunda("delegateExpression");
        return expression.startsWith("${") ? expression.substring(2, expression.length() - 1) : "";
    }

    boolean calls(String bean) {
        return bean().equals(bean);
    }

    String formKey() {
        return xml.camunda("formKey");
    }

    String defaultFlow() {
        return xml.attribute("default");
    }

    boolean isRepeated() {
        return child("multiInstanceLoopCharacteristics").isPresent();
    }

    Optional<XmlNode> child(String local) {
        return xml.children().stream()
                .filter(child -> child.name().local().equals(local))
                .findFirst();
    }

    /** The event's definition of a kind such as {@code timer}. */
    Optional<XmlNode> event(String kind) {
        return child(kind + "EventDefinition");
    }

    boolean terminates() {
        return event("terminate").isPresent();
    }

    /** The name of the message that it waits for; empty where it waits for none, "" where that has no name. */
    Optional<String> message() {
        String reference = is("receiveTask")
                ? xml.attribute("messageRef")
                : event("message").map(event -> event.attribute("messageRef")).orElse(null);
        return Optional.ofNullable(reference).map(diagram()::message);
    }

    /** When its timer rings, as written; empty where it has none. */
    Optional<String> timer() {
        return event("timer")
                .map(event -> event.children().isEmpty()
                        ? ""
                        : event.children().get(0).text());
    }

    /** Whether people or the outside make it go on. An event behind an event-based gateway is part of the gateway's wait. */
    boolean waits() {
        boolean behindGateway = incoming.stream().anyMatch(flow -> flow.source().is("eventBasedGateway"));
        return is("userTask")
                || is("receiveTask")
                || is("eventBasedGateway")
                || (is("intermediateCatchEvent") && !behindGateway);
    }

    List<XmlNode> extensions(String local) {
        return child("extensionElements").map(XmlNode::children).orElse(List.of()).stream()
                .filter(child -> child.name().local().equals(local))
                .toList();
    }

    /** The value of a {@code camunda:property}. */
    Optional<String> property(String name) {
        return property(xml, name);
    }

    static Optional<String> property(XmlNode xml, String name) {
        return xml.children().stream()
                .filter(child -> child.name().local().equals("extensionElements"))
                .flatMap(extensions -> extensions.children().stream())
                .filter(child -> child.name().local().equals("properties"))
                .flatMap(properties -> properties.children().stream())
                .filter(property -> property.attribute("name").equals(name))
                .map(property -> property.attribute("value"))
                .filter(Objects::nonNull)
                .findFirst();
    }

    @Override
    public String toString() {
        return id();
    }
}
