package id.sigap.process.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every wait has a ladder that ends at a person: the phase names one, and a sub-process of exactly the known shape climbs it
 * until no rung is left. A wait for the citizen may instead end by itself.
 */
final class LadderRules {

    private final Report report;
    private final Map<String, String> ladders;

    private LadderRules(Report report, Map<String, String> ladders) {
        this.report = report;
        this.ladders = ladders;
    }

    static void check(Diagram diagram, Report report, Map<String, String> ladders) {
        LadderRules rules = new LadderRules(report, ladders);
        List<Node> climbers = diagram.nodes().stream()
                .filter(node -> node.isEventSubProcess() && isLadder(node))
                .toList();
        climbers.forEach(rules::shape);
        rules.named(diagram);
        diagram.nodes().stream()
                .filter(node -> node.waits() && !isLadder(node.scope()) && !WindowRules.isWatch(node.scope()))
                .forEach(node -> rules.wait(diagram, node));
        boolean torn = report.of(diagram.file()).stream()
                .anyMatch(finding -> finding.rule().equals("ladder-missing"));
        if (!torn) {
            rules.strayTimers(diagram);
        }
    }

    private static boolean isLadder(Node subProcess) {
        return subProcess
                .inner()
                .filter(inner -> inner.nodes().stream().anyMatch(node -> node.calls(Terms.CLIMB)))
                .isPresent();
    }

    private static boolean isLadder(Scope scope) {
        return scope.owner()
                .filter(owner -> owner.isEventSubProcess() && isLadder(owner))
                .isPresent();
    }

    private void named(Diagram diagram) {
        Optional<String> ladder = diagram.ladder();
        if (ladder.isPresent() && !ladders.containsKey(ladder.get())) {
            report.error(
                    "ladder-unknown",
                    diagram,
                    "Tangga tenggat \"" + ladder.get() + "\" pada fase " + diagram.named()
                            + " tidak ada; pilih salah satu" + " dari "
                            + String.join(
                                    ", ", ladders.keySet().stream().sorted().toList()) + ".");
        }
        if (ladder.isEmpty()) {
            diagram.nodes().stream()
                    .filter(node -> node.calls(Terms.CLIMB))
                    .findFirst()
                    .ifPresent(node -> report.error(
                            "ladder-missing",
                            node,
                            "Langkah " + node.named() + " menaiki tangga tenggat, tetapi fase " + diagram.named()
                                    + " tidak menyebut tangga yang mana; pilih tangganya pada fase ini."));
        }
    }

    private void wait(Diagram diagram, Node wait) {
        boolean climbed = !diagram.key().equals(Terms.ROOT) && isClimbed(wait);
        boolean ended = !climbed && waitsForCitizen(wait) && endsByItself(wait);
        if (!climbed && !ended) {
            report.error(
                    "ladder-missing",
                    wait,
                    diagram.key().equals(Terms.ROOT)
                            ? wait.named() + " menunggu di diagram utama, di luar tangga tenggat mana pun; pindahkan ke"
                                    + " sebuah fase yang punya tangga."
                            : wait.named()
                                    + " menunggu tanpa tangga tenggat, jadi tidak seorang pun diingatkan; tambahkan"
                                    + " \"Tangga tenggat\" pada fase ini.");
            return;
        }
        if (climbed) {
            diagram.ladder()
                    .map(ladders::get)
                    .filter(Terms.NO_PERSON::contains)
                    .ifPresent(last -> report.error(
                            "ladder-without-person",
                            wait,
                            wait.named() + " menunggu dengan tangga "
                                    + diagram.ladder().orElse("")
                                    + ", yang tidak berakhir pada seorang petugas; pilih tangga yang berakhir pada"
                                    + " pimpinan."));
        }
    }

    /** Whether a ladder runs beside it; one outside an interrupting event sub-process has ended by then. */
    private static boolean isClimbed(Node wait) {
        for (Optional<Scope> at = Optional.of(wait.scope());
                at.isPresent();
                at = at.get().around()) {
            if (at.get().eventSubProcesses().stream().anyMatch(LadderRules::isLadder)) {
                return true;
            }
            if (at.get().interrupts()) {
                return false;
            }
        }
        return false;
    }

    private static boolean waitsForCitizen(Node wait) {
        return wait.message().filter(Terms.CITIZEN_WROTE::equals).isPresent();
    }

    /** Whether its own timer ends the wait, and returns to it only by another rung. */
    private boolean endsByItself(Node wait) {
        List<Node> timers = wait.boundaries().stream()
                .filter(event -> event.cancels()
                        && event.timer().filter(Terms.NEXT_RUNG::equals).isPresent())
                .toList();
        if (timers.isEmpty()) {
            return false;
        }
        boolean withoutClimbing = Reach.until(timers, node -> node.calls(Terms.CLIMB) || node.waits())
                .contains(wait);
        boolean withoutRung = Reach.from(
                        timers,
                        node -> node.waits()
                                ? List.of()
                                : node.outgoing().stream()
                                        .filter(flow -> !flow.condition().equals(Terms.ANOTHER_RUNG))
                                        .map(Flow::target)
                                        .toList())
                .contains(wait);
        if (withoutClimbing || withoutRung) {
            report.error(
                    "ladder-endless",
                    timers.get(0),
                    "Sesudah " + timers.get(0).named()
                            + " aduan kembali menunggu tanpa henti; kembali hanya bila masih ada"
                            + " anak tangga, dan kalau tidak tutup dengan hasil.");
        }
        return true;
    }

    private void shape(Node ladder) {
        Scope scope = ladder.inner().orElseThrow();
        Node start = scope.starts().get(0);
        if (scope.interrupts()) {
            report.error(
                    "ladder-interrupts",
                    start,
                    "Tangga " + ladder.named()
                            + " menghentikan pekerjaan saat tenggat tiba; tangga hanya mengingatkan, jadi"
                            + " jadikan awalnya tidak menghentikan.");
            return;
        }
        List<Node> climbs =
                scope.nodes().stream().filter(node -> node.calls(Terms.CLIMB)).toList();
        Node climb = climbs.get(0);
        Optional<Node> gateway = climb.next().stream()
                .filter(node -> node.is("exclusiveGateway"))
                .findFirst();
        boolean begins = climbs.size() == 1
                && start.timer().filter(Terms.NEXT_RUNG::equals).isPresent()
                && start.next().equals(List.of(climb))
                && gateway.isPresent()
                && climb.boundaries().isEmpty()
                && !climb.isRepeated();
        if (!begins || scope.nodes().size() != 5) {
            wrongShape(ladder);
            return;
        }
        turn(ladder, climb, gateway.get());
    }

    private void turn(Node ladder, Node climb, Node gateway) {
        Set<Flow> on = Set.copyOf(
                gateway.outgoing().stream().filter(flow -> !flow.isDefault()).toList());
        boolean ends = gateway.outgoing().stream()
                .anyMatch(flow -> flow.isDefault() && flow.target().is("endEvent"));
        boolean asks = on.size() == 1 && on.iterator().next().condition().equals(Terms.ANOTHER_RUNG);
        if (!ends || !asks) {
            report.error(
                    "ladder-endless",
                    gateway,
                    "Tangga " + ladder.named()
                            + " tidak berhenti ketika anak tangganya habis; naik lagi hanya dengan syarat "
                            + Terms.ANOTHER_RUNG + ", dan jalan bawaannya menuju akhir.");
            return;
        }
        Node catcher = on.iterator().next().target();
        boolean right = catcher.is("intermediateCatchEvent")
                && catcher.timer().filter(Terms.NEXT_RUNG::equals).isPresent()
                && catcher.next().equals(List.of(climb));
        boolean plainEnd = ladder.inner().orElseThrow().nodes().stream()
                .filter(node -> node.is("endEvent"))
                .allMatch(node -> node.xml().children().stream()
                        .noneMatch(child -> child.name().local().endsWith("EventDefinition")));
        if (!right || !plainEnd) {
            wrongShape(ladder);
        }
    }

    private void wrongShape(Node ladder) {
        report.error(
                "ladder-shape",
                ladder,
                "Tangga " + ladder.named()
                        + " bukan lagi bentuk baku (tenggat, ingatkan, masih ada anak tangga?, tenggat"
                        + " berikut); hapus lalu ambil lagi pola tangganya.");
    }

    /** A ladder's instant elsewhere would ring at once and again and again, or end a person's work. */
    private void strayTimers(Diagram diagram) {
        for (Node node : diagram.nodes()) {
            boolean own = isLadder(node.scope())
                    || node.is("boundaryEvent")
                            && node.scope().nodes().stream()
                                    .anyMatch(host -> host.boundaries().contains(node) && waitsForCitizen(host));
            if (node.timer().filter(Terms.NEXT_RUNG::equals).isPresent() && !own) {
                report.error(
                        "ladder-timer-astray",
                        node,
                        "Tenggat anak tangga pada " + node.named() + " hanya untuk tangga itu sendiri; pakai tenggat"
                                + " tersendiri.");
            }
        }
    }

    /** What runs beside a phase must not keep it open; to be asked once it is known that nothing forbidden runs there. */
    static void ends(Diagram diagram, Report report) {
        boolean runsBeside = diagram.root().eventSubProcesses().stream()
                .anyMatch(node -> !node.inner().orElseThrow().interrupts());
        if (!runsBeside) {
            return;
        }
        for (Node node : diagram.root().nodes()) {
            if (node.is("endEvent") && !node.terminates() && node.event("error").isEmpty()) {
                report.error(
                        "phase-not-ended",
                        node,
                        "Akhir " + node.named()
                                + " tidak menghentikan apa yang menunggu di sampingnya (tangga tenggat, jendela jawaban),"
                                + " jadi " + diagram.named()
                                + " tidak pernah selesai; jadikan akhir yang menghentikan semuanya.");
            }
        }
    }
}
