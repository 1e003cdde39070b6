package id.sigap.process.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** No circle runs without waiting, not even through called phases: it would never give the case back. */
final class CircleRules {

    private final Models models;
    private final Map<Scope, Boolean> passed = new HashMap<>();

    private CircleRules(Models models) {
        this.models = models;
    }

    static void check(Models models, Report report) {
        CircleRules rules = new CircleRules(models);
        for (Diagram diagram : models.diagrams()) {
            rules.scope(diagram.root(), report);
            diagram.nodes().forEach(node -> node.inner().ifPresent(inner -> rules.scope(inner, report)));
        }
    }

    private void scope(Scope scope, Report report) {
        Map<String, Node> passing = new TreeMap<>();
        scope.nodes().stream().filter(this::passes).forEach(node -> passing.put(node.id(), node));
        Map<Node, Integer> sources = new HashMap<>();
        for (Node node : passing.values()) {
            next(node).forEach(target -> sources.merge(target, 1, Integer::sum));
        }
        // takes away what nothing leads to, again and again; what is left stands on or behind a circle
        List<Node> open = new ArrayList<>(passing.values().stream()
                .filter(node -> !sources.containsKey(node))
                .toList());
        while (!open.isEmpty()) {
            Node node = open.remove(open.size() - 1);
            passing.remove(node.id());
            for (Node target : next(node)) {
                if (sources.merge(target, -1, Integer::sum) == 0 && passing.containsKey(target.id())) {
                    open.add(target);
                }
            }
        }
        passing.values().stream()
                .filter(node -> Reach.from(
                                next(node), inside -> passing.containsKey(inside.id()) ? next(inside) : List.of())
                        .contains(node))
                .findFirst()
                .ifPresent(node -> report.error(
                        "circle-without-wait",
                        node,
                        "Lingkaran melalui " + node.named()
                                + " dapat berputar tanpa pernah menunggu siapa pun; sisipkan"
                                + " langkah orang atau putuskan lingkarannya."));
    }

    private List<Node> next(Node node) {
        List<Node> next = new ArrayList<>(node.next());
        node.boundaries().stream()
                .filter(event -> event.event("error").isPresent()
                        || event.event("escalation").isPresent())
                .forEach(next::add);
        return next;
    }

    /** Whether a case can go through it at once. */
    private boolean passes(Node node) {
        if (node.waits() || node.is("endEvent") || node.is("intermediateCatchEvent")) {
            return false;
        }
        if (node.is("callActivity")) {
            return models.called(node).map(diagram -> passes(diagram.root())).orElse(true);
        }
        return node.inner().map(this::passes).orElse(true);
    }

    private boolean passes(Scope scope) {
        Boolean known = passed.get(scope);
        if (known == null) {
            Set<Node> reached =
                    Reach.from(scope.starts(), node -> node.is("startEvent") || passes(node) ? next(node) : List.of());
            known = reached.stream().anyMatch(node -> node.is("endEvent"));
            passed.put(scope, known);
        }
        return known;
    }
}
