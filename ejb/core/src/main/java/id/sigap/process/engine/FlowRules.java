package id.sigap.process.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a flow may not do even in allowed words: outgrow its limits, run in a circle, call itself, start by itself. */
final class FlowRules {

    /** Most flow nodes in one file. */
    static final int MAX_NODES = 500;

    private static final Set<String> PASSING = Set.of(
            "serviceTask",
            "sendTask",
            "businessRuleTask",
            "exclusiveGateway",
            "parallelGateway",
            "inclusiveGateway",
            "intermediateThrowEvent",
            "startEvent");

    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, List<String>> flows = new HashMap<>();
    private final Set<String> passing = new HashSet<>();
    private int nodes;

    private FlowRules() {}

    static List<Finding> check(XmlNode definitions) {
        FlowRules rules = new FlowRules();
        List<XmlNode> processes = definitions.children().stream()
                .filter(node -> node.is(BpmnVocabulary.BPMN, "process"))
                .toList();
        if (processes.size() != 1) {
            rules.add("one-process", "", "Berkas ini berisi " + processes.size() + " proses; harus tepat satu.");
        }
        for (XmlNode process : processes) {
            rules.scope(process, process.attribute("id"), true);
        }
        if (rules.nodes > MAX_NODES) {
            rules.add(
                    "too-many-nodes",
                    "",
                    "Diagram ini punya " + rules.nodes + " langkah; paling banyak " + MAX_NODES + ".");
        }
        if (rules.nodes <= MAX_NODES) {
            rules.circles();
        }
        return rules.findings;
    }

    private void scope(XmlNode scope, String process, boolean top) {
        for (XmlNode node : scope.children()) {
            String id = node.attribute("id");
            if (!id.isEmpty() && !ids.add(id)) {
                add(
                        "id-twice",
                        id,
                        "Nama dalam " + id + " dipakai dua kali; tiap langkah harus punya namanya sendiri.");
            }
            String kind = node.name().local();
            if (BpmnVocabulary.FLOW_NODES.contains(kind)) {
                nodes++;
                node(node, kind, process, top);
            } else if (kind.equals("sequenceFlow")) {
                flows.computeIfAbsent(node.attribute("sourceRef"), key -> new ArrayList<>())
                        .add(node.attribute("targetRef"));
            }
        }
    }

    private void node(XmlNode node, String kind, String process, boolean top) {
        String id = node.attribute("id");
        if (PASSING.contains(kind)) {
            passing.add(id);
        }
        if (kind.equals("boundaryEvent") && node.children().stream().noneMatch(FlowRules::isWaitedFor)) {
            passing.add(id);
            flows.computeIfAbsent(node.attribute("attachedToRef"), key -> new ArrayList<>())
                    .add(id);
        }
        if (kind.equals("callActivity") && node.attribute("calledElement").equals(process)) {
            add(
                    "calls-itself",
                    id,
                    "Diagram " + process + " memanggil dirinya sendiri; aduan akan masuk terus tanpa akhir.");
        }
        boolean timed =
                node.children().stream().anyMatch(child -> child.is(BpmnVocabulary.BPMN, "timerEventDefinition"));
        if (top && kind.equals("startEvent") && timed) {
            add("starts-by-itself", id, "Diagram tidak boleh dimulai oleh tenggat; sebuah aduanlah yang memulainya.");
        }
        if (kind.equals("subProcess")) {
            scope(node, process, false);
        }
    }

    private static boolean isWaitedFor(XmlNode definition) {
        return definition.is(BpmnVocabulary.BPMN, "timerEventDefinition")
                || definition.is(BpmnVocabulary.BPMN, "messageEventDefinition");
    }

    /** Finds a circle of nodes none of which waits: it would never give the thread back. */
    private void circles() {
        Set<String> done = new HashSet<>();
        for (String start : passing.stream().sorted().toList()) {
            List<String> path = new ArrayList<>();
            if (!done.contains(start) && leadsIntoCircle(start, path, new HashSet<>(), done)) {
                add(
                        "circle-without-wait",
                        path.get(path.size() - 1),
                        "Alur dapat berputar tanpa pernah menunggu siapa pun: " + String.join(", ", path)
                                + "; sisipkan langkah orang atau putuskan lingkarannya.");
                return;
            }
        }
    }

    private boolean leadsIntoCircle(String node, List<String> path, Set<String> onPath, Set<String> done) {
        path.add(node);
        onPath.add(node);
        for (String next : flows.getOrDefault(node, List.of())) {
            if (onPath.contains(next)) {
                return true;
            }
            if (passing.contains(next) && !done.contains(next) && leadsIntoCircle(next, path, onPath, done)) {
                return true;
            }
        }
        path.remove(path.size() - 1);
        onPath.remove(node);
        done.add(node);
        return false;
    }

    private void add(String rule, String element, String message) {
        findings.add(Finding.error(rule, element, message));
    }
}
