package id.sigap.process.check;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a single diagram's drawing must be before anything can be said about it: every step leads somewhere, and ends. */
final class ShapeRules {

    private final Report report;

    private ShapeRules(Report report) {
        this.report = report;
    }

    static void check(Diagram diagram, Report report) {
        if (!diagram.broken().isEmpty()) {
            diagram.broken().forEach(finding -> report.add(diagram.file(), finding));
            return;
        }
        ShapeRules rules = new ShapeRules(report);
        rules.scope(diagram, diagram.root());
        diagram.nodes().forEach(rules::node);
        diagram.nodes().forEach(node -> node.inner().ifPresent(inner -> rules.scope(diagram, inner)));
    }

    private void scope(Diagram diagram, Scope scope) {
        List<Node> starts = scope.starts();
        boolean right = starts.size() == 1 && scope.isEventSubProcess() != isPlain(starts.get(0));
        if (!right) {
            String where = scope.owner().map(Node::named).orElse(diagram.named());
            String message = scope.isEventSubProcess()
                    ? "Bagian " + where + " harus dimulai oleh tepat satu peristiwa, misalnya pesan atau tenggat."
                    : "Bagian " + where + " harus punya tepat satu awal yang polos, tanpa pesan dan tanpa tenggat.";
            scope.owner()
                    .ifPresentOrElse(
                            owner -> report.error("one-start", owner, message),
                            () -> report.error("one-start", diagram, message));
            return;
        }
        Set<Node> reached = Reach.from(starts);
        for (Node node : scope.nodes()) {
            if (!reached.contains(node) && !node.isEventSubProcess()) {
                report.error(
                        "unreachable",
                        node,
                        "Langkah " + node.named() + " tidak pernah dicapai; sambungkan dari langkah sebelumnya atau"
                                + " hapus.");
            }
        }
        ends(scope, reached);
    }

    private static boolean isPlain(Node start) {
        return start.event("message").isEmpty()
                && start.event("timer").isEmpty()
                && start.event("error").isEmpty();
    }

    private void ends(Scope scope, Set<Node> reached) {
        boolean dead = false;
        for (Node node : scope.nodes()) {
            if (node.outgoing().isEmpty() && !node.is("endEvent") && !node.isEventSubProcess()) {
                dead = true;
                report.error(
                        "dead-end",
                        node,
                        "Sesudah " + node.named() + " tidak ada apa-apa; sambungkan ke langkah berikut atau ke sebuah"
                                + " akhir.");
            }
        }
        if (dead) {
            return;
        }
        Set<Node> ending = new HashSet<>();
        List<Node> open = new ArrayList<>(
                scope.nodes().stream().filter(node -> node.is("endEvent")).toList());
        while (!open.isEmpty()) {
            Node node = open.remove(open.size() - 1);
            if (ending.add(node)) {
                node.incoming().forEach(flow -> open.add(flow.source()));
                if (node.is("boundaryEvent")) {
                    scope.nodes().stream()
                            .filter(host -> host.boundaries().contains(node))
                            .forEach(open::add);
                }
            }
        }
        reached.stream()
                .filter(node -> !ending.contains(node))
                .findFirst()
                .ifPresent(node -> report.error(
                        "no-way-out",
                        node,
                        "Dari " + node.named()
                                + " tidak ada jalan ke akhir mana pun; aduan akan berputar selamanya. Beri jalan"
                                + " keluar."));
    }

    private void node(Node node) {
        arrows(node);
        if (node.is("endEvent") && !node.isNamed()) {
            report.error(
                    "end-without-name",
                    node,
                    "Akhir " + node.named() + " belum bernama; tulis hasilnya, misalnya \"Selesai dijawab\".");
        }
        boolean catches = node.is("intermediateCatchEvent") || node.is("boundaryEvent");
        if (catches
                && node.event("message").isEmpty()
                && node.event("timer").isEmpty()
                && node.event("error").isEmpty()
                && node.event("escalation").isEmpty()) {
            report.error(
                    "waits-for-nothing",
                    node,
                    "Peristiwa " + node.named() + " tidak menunggu apa pun; pilih pesan atau tenggatnya.");
        }
        node.timer()
                .filter(ShapeRules::isShort)
                .ifPresent(value -> report.error(
                        "timer-too-short",
                        node,
                        "Tenggat " + node.named() + " (" + value + ") kurang dari semenit; paling singkat PT1M."));
        if (node.isGateway()) {
            gateway(node);
        } else if (node.outgoing().size() > 1) {
            report.error(
                    "fork-without-gateway",
                    node,
                    "Dari " + node.named() + " keluar " + node.outgoing().size()
                            + " panah sekaligus, dan semuanya akan berjalan bersamaan; pakai gerbang untuk memilih.");
        }
    }

    private void arrows(Node node) {
        boolean wrong = node.is("endEvent") && !node.outgoing().isEmpty()
                || (node.is("startEvent") || node.is("boundaryEvent") || node.isEventSubProcess())
                        && !node.incoming().isEmpty()
                || node.isEventSubProcess() && !node.outgoing().isEmpty();
        if (wrong) {
            report.error(
                    "broken-flow",
                    node,
                    "Panah pada " + node.named() + " terbalik arahnya: awal hanya punya panah keluar, akhir hanya panah"
                            + " masuk.");
        }
    }

    private void gateway(Node node) {
        boolean chooses = node.is("exclusiveGateway") || node.is("inclusiveGateway");
        if (!chooses || node.outgoing().size() < 2) {
            return;
        }
        if (node.outgoing().stream().noneMatch(Flow::isDefault)) {
            report.error(
                    "gateway-without-default",
                    node,
                    "Gerbang " + node.named() + " tidak punya panah bawaan; tentukan jalan yang diambil bila tidak ada"
                            + " syarat yang cocok.");
            return;
        }
        for (Flow flow : node.outgoing()) {
            if (!flow.isDefault() && !flow.isConditional()) {
                report.error(
                        "flow-without-condition",
                        flow,
                        "Pada " + flow.named() + " belum ada syarat, jadi jalan lain tidak pernah diambil; tulis"
                                + " syaratnya.");
            }
        }
    }

    /** Conditions where nothing is chosen: they would hold the case back, or be read by nobody. */
    static void conditions(Diagram diagram, Report report) {
        for (Node node : diagram.nodes()) {
            boolean chooses = (node.is("exclusiveGateway") || node.is("inclusiveGateway"))
                    && node.outgoing().size() > 1;
            for (Flow flow : node.outgoing()) {
                if (flow.isConditional() && (!chooses || flow.isDefault())) {
                    report.error(
                            "condition-misplaced",
                            flow,
                            "Syarat pada " + flow.named()
                                    + " tidak pada tempatnya: syarat hanya untuk panah dari gerbang"
                                    + " pilihan, dan bukan pada panah bawaannya. Hapus syaratnya.");
                }
            }
        }
    }

    private static boolean isShort(String value) {
        if (!value.startsWith("P") || value.matches("P.*[1-9]\\d*[YMW].*") && !value.contains("T")) {
            return false;
        }
        try {
            return Duration.parse(value).compareTo(Duration.ofMinutes(1)) < 0;
        } catch (DateTimeException | ArithmeticException e) {
            // years, months and weeks are not Java's durations; with a digit other than zero they are long enough
            return value.matches("[^1-9]*");
        }
    }
}
