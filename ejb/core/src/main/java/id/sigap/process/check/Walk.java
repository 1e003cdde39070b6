package id.sigap.process.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Walks every path of a release from the root's start through all called phases, with what may be true of the case at each
 * place. Expects that no diagram calls itself over others. The work is bounded by arrows times conditions squared: each
 * process and sub-process is walked once for each condition in which it begins.
 */
final class Walk {

    /** How a scope may be left, and in which conditions it may wait. */
    private record Left(int ends, int waits) {}

    private final Models models;
    private final Report report;
    private final Map<Scope, Left[]> walked = new HashMap<>();

    private Walk(Models models, Report report) {
        this.models = models;
        this.report = report;
    }

    static void check(Models models, Report report) {
        Walk walk = new Walk(models, report);
        models.root().ifPresent(root -> walk.scope(root.root(), Cases.begun()));
        for (Diagram diagram : models.diagrams()) {
            if (!walk.walked.containsKey(diagram.root())) {
                walk.scope(diagram.root(), Cases.begun());
            }
        }
    }

    private Left scope(Scope scope, int entering) {
        int ends = Cases.NONE;
        int waits = Cases.NONE;
        for (int condition = 0; condition < Cases.count(); condition++) {
            if (Cases.has(entering, condition)) {
                Left left = scopeFor(scope, condition);
                ends |= left.ends();
                waits |= left.waits();
            }
        }
        return new Left(ends, waits);
    }

    private Left scopeFor(Scope scope, int condition) {
        Left[] known = walked.computeIfAbsent(scope, key -> new Left[Cases.count()]);
        if (known[condition] == null) {
            known[condition] = walk(scope, Cases.one(condition));
        }
        return known[condition];
    }

    private Left walk(Scope scope, int entering) {
        Map<Node, Integer> in = new HashMap<>();
        int waits = Cases.NONE;
        int ends = Cases.NONE;
        Deque<Node> open = new ArrayDeque<>();
        scope.starts().forEach(start -> put(in, open, start, arriving(scope, start, entering)));
        while (!open.isEmpty()) {
            Node node = open.remove();
            int here = in.get(node);
            if (node.is("endEvent")) {
                ended(scope, node, here);
                ends |= here;
                continue;
            }
            Left left = through(node, here);
            waits |= left.waits();
            forward(node, left.ends(), in, open);
            for (Node event : node.boundaries()) {
                boolean failed = event.event("error").isPresent();
                put(in, open, event, came(event, failed ? here | left.waits() | left.ends() : left.waits()));
            }
        }
        return handlers(scope, new Left(ends, waits));
    }

    /** Event sub-processes start from any wait, their own waits included. */
    private Left handlers(Scope scope, Left main) {
        Left left = main;
        boolean more = !scope.eventSubProcesses().isEmpty();
        while (more) {
            Left before = left;
            for (Node node : scope.eventSubProcesses()) {
                Scope inner = node.inner().orElseThrow();
                Left handled = scope(inner, left.waits());
                boolean counts = inner.interrupts() || inner.nodes().stream().anyMatch(Node::terminates);
                left = new Left(counts ? left.ends() | handled.ends() : left.ends(), left.waits() | handled.waits());
            }
            more = !left.equals(before);
        }
        return left;
    }

    private static int arriving(Scope scope, Node start, int entering) {
        return scope.isEventSubProcess() ? came(start, entering) : entering;
    }

    /** What an event brings with it. */
    private static int came(Node event, int set) {
        if (event.message().filter(Terms.CITIZEN_WROTE::equals).isEmpty()) {
            return set;
        }
        if (!event.is("receiveTask")) {
            return Cases.replied(set) | Cases.cameBack(set);
        }
        return event.property("wait").filter("wait-citizen"::equals).isPresent()
                ? Cases.replied(set)
                : Cases.cameBack(set);
    }

    private static void put(Map<Node, Integer> in, Deque<Node> open, Node node, int set) {
        int before = in.getOrDefault(node, Cases.NONE);
        int now = before | set;
        if (now != before) {
            in.put(node, now);
            if (!open.contains(node)) {
                open.add(node);
            }
        }
    }

    private static void forward(Node node, int set, Map<Node, Integer> in, Deque<Node> open) {
        boolean chooses = node.is("exclusiveGateway") && node.outgoing().size() > 1;
        int rest = set;
        for (Flow flow : node.outgoing()) {
            if (chooses && !flow.isDefault()) {
                put(in, open, flow.target(), Cases.holding(set, flow.condition()));
                rest = Cases.failing(rest, flow.condition());
            }
        }
        for (Flow flow : node.outgoing()) {
            if (!chooses || flow.isDefault()) {
                put(in, open, flow.target(), chooses ? rest : set);
            }
        }
    }

    /** What may be true behind a node, and while it waits. */
    private Left through(Node node, int here) {
        boolean job = node.xml().camunda("asyncBefore").equals("true")
                || node.xml().camunda("asyncAfter").equals("true");
        Left left = work(node, goingOn(node, here));
        return job ? new Left(left.ends(), left.waits() | here | left.ends()) : left;
    }

    private Left work(Node node, int here) {
        Optional<Scope> inner = node.inner();
        if (inner.isPresent()) {
            return scope(inner.get(), here);
        }
        if (node.is("callActivity")) {
            return called(node, here);
        }
        if (node.waits() || node.is("intermediateCatchEvent")) {
            int kept = Terms.WORDING_STEPS.contains(node.formKey()) ? Cases.unbind(here) : here;
            return new Left(came(node, kept), here | kept);
        }
        if (Terms.CLOSINGS.contains(node.bean())) {
            return new Left(Cases.close(here), Cases.NONE);
        }
        return switch (node.bean()) {
            case Terms.BIND -> new Left(Cases.bind(here), Cases.NONE);
            case Terms.PUBLISH -> published(node, here);
            default -> new Left(here, Cases.NONE);
        };
    }

    private Left published(Node node, int here) {
        if (Cases.anyUnbound(here)) {
            report.error(
                    "publish-without-approval",
                    node,
                    "Ada jalan ke " + node.named()
                            + " yang tidak melewati \"Ikat persetujuan\" sesudah redaksi terakhir ditulis atau disetujui;"
                            + " letakkan pengikatan tepat sebelum menerbitkan, pada setiap jalan.");
        }
        return new Left(Cases.unbind(here), Cases.NONE);
    }

    private Left called(Node node, int here) {
        boolean handedOut = node.extensions("out").stream()
                .anyMatch(out -> out.attribute("source").equals(Terms.CITIZEN_OUTCOME)
                        && out.attribute("target").equals(Terms.CITIZEN_OUTCOME));
        Diagram diagram = models.called(node).orElseThrow();
        int ends = Cases.NONE;
        int waits = Cases.NONE;
        for (int condition = 0; condition < Cases.count(); condition++) {
            if (Cases.has(here, condition)) {
                Left left = scopeFor(diagram.root(), Cases.called(condition));
                ends |= Cases.returned(left.ends(), condition, handedOut);
                waits |= Cases.returned(left.waits(), condition, false);
            }
        }
        return new Left(ends, waits);
    }

    /** A closed case must not go on to people, to the citizen or to another reply; told once, where it does. */
    private int goingOn(Node node, int here) {
        boolean goes = node.waits() || Terms.ACTS.contains(node.bean()) || calledWaits(node);
        if (!goes || !Cases.anyClosed(here)) {
            return here;
        }
        report.error(
                "goes-on-after-closing",
                node,
                "Aduan yang sudah ditutup masih dapat sampai ke " + node.named()
                        + "; sesudah ditutup, aduan harus langsung menuju akhir.");
        return Cases.reopen(here);
    }

    private boolean calledWaits(Node node) {
        return node.is("callActivity") && models.within(node, inner -> inner != node && inner.waits());
    }

    private void ended(Scope scope, Node end, int here) {
        boolean concludes = scope.diagram().key().equals(Terms.ROOT)
                && (scope.owner().isEmpty()
                        || scope.isEventSubProcess()
                                && scope.around()
                                        .filter(around -> around.owner().isEmpty())
                                        .isPresent()
                                && (scope.interrupts() || end.terminates()));
        if (concludes && Cases.anyOpen(here)) {
            report.error(
                    "end-without-outcome",
                    end,
                    "Aduan dapat sampai ke akhir " + end.named()
                            + " tanpa ditutup dengan hasil (dijawab, tanpa jawaban, tidak menanggapi, ditarik atau digabung);"
                            + " tambahkan langkah penutupnya.");
        }
    }
}
