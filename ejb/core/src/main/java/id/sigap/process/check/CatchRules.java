package id.sigap.process.check;

import id.sigap.process.engine.Finding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every message has somebody who sends it and somebody who waits for it; every error and escalation is caught. */
final class CatchRules {

    private final Models models;
    private final Report report;
    private final Map<String, Boolean> caught = new HashMap<>();

    private CatchRules(Models models, Report report) {
        this.models = models;
        this.report = report;
    }

    static void check(Models models, Report report) {
        CatchRules rules = new CatchRules(models, report);
        rules.messages();
        rules.atAnyTime(Terms.WITHDRAWN, "closeWithdrawn", "withdrawal-missing", "ditarik pelapor");
        rules.atAnyTime(Terms.MERGED, "closeMerged", "merge-missing", "digabung ke aduan lain");
        rules.thrown();
    }

    private void messages() {
        Set<String> awaited = new HashSet<>();
        for (Diagram diagram : models.diagrams()) {
            for (Node node : diagram.nodes()) {
                node.message().ifPresent(message -> {
                    awaited.add(message);
                    message(node, message);
                });
            }
        }
        for (String message : List.of(Terms.SEND_OUTCOME, Terms.CITIZEN_WROTE)) {
            if (!awaited.contains(message) && !report.has("message-unknown")) {
                report.add(
                        models.root().orElseThrow().file(),
                        Finding.error(
                                "message-uncaught",
                                Terms.ROOT,
                                "Tidak ada langkah yang menunggu pesan " + message + ", padahal Sigap mengirimkannya;"
                                        + " kembalikan langkah tunggunya."));
            }
        }
    }

    private void message(Node node, String message) {
        if (!Terms.MESSAGES.contains(message)) {
            report.error(
                    "message-unknown",
                    node,
                    node.named() + " menunggu pesan \"" + message
                            + "\", yang tidak pernah dikirim siapa pun; pilih salah satu dari "
                            + String.join(", ", Terms.MESSAGES.stream().sorted().toList()) + ".");
        }
        boolean root = node.diagram().key().equals(Terms.ROOT)
                && node.scope().isEventSubProcess()
                && node.scope()
                        .around()
                        .filter(around -> around.owner().isEmpty())
                        .isPresent();
        if ((message.equals(Terms.WITHDRAWN) || message.equals(Terms.MERGED)) && !root) {
            report.error(
                    "message-elsewhere",
                    node,
                    node.named()
                            + " menangkap penarikan atau penggabungan di tempat lain; itu hanya ditangkap oleh bagian"
                            + " \"kapan saja\" di diagram utama.");
        }
    }

    /** The root ends the case at any time when this message comes, whatever is going on. */
    private void atAnyTime(String message, String closing, String rule, String what) {
        if (report.has("message-unknown") || report.has("message-elsewhere")) {
            return;
        }
        Diagram root = models.root().orElseThrow();
        boolean there = root.root().eventSubProcesses().stream()
                .map(node -> node.inner().orElseThrow())
                .filter(Scope::interrupts)
                .filter(inner ->
                        inner.starts().get(0).message().filter(message::equals).isPresent())
                .anyMatch(inner -> closesAtOnce(inner, closing));
        if (!there) {
            report.error(
                    rule,
                    root,
                    "Diagram utama tidak lagi menutup aduan yang " + what
                            + " kapan saja; kembalikan bagian yang dimulai" + " pesan " + message
                            + ", menghentikan semuanya dan langsung menutup.");
        }
    }

    private static boolean closesAtOnce(Scope scope, String closing) {
        Set<Node> before = Reach.until(scope.starts(), node -> node.calls(closing));
        return before.stream().noneMatch(node -> node.waits() || node.is("endEvent") || node.is("callActivity"))
                && before.stream().anyMatch(node -> node.calls(closing));
    }

    private void thrown() {
        Set<String> errors = new HashSet<>();
        for (Diagram diagram : models.diagrams()) {
            for (Node node : diagram.nodes()) {
                boolean throwsIt = node.is("endEvent") || node.is("intermediateThrowEvent");
                for (String kind : throwsIt ? List.of("error", "escalation") : List.<String>of()) {
                    code(node, kind).ifPresent(code -> {
                        errors.add(kind + code);
                        uncaught(node, kind, code);
                    });
                }
            }
        }
        for (Diagram diagram : models.diagrams()) {
            for (Node node : diagram.nodes()) {
                boolean catches = node.is("boundaryEvent") || node.is("startEvent");
                for (String kind : catches ? List.of("error", "escalation") : List.<String>of()) {
                    code(node, kind)
                            .filter(code -> code.isEmpty()
                                    ? errors.stream().noneMatch(each -> each.startsWith(kind))
                                    : !errors.contains(kind + code))
                            .ifPresent(code -> report.warning(
                                    "error-never-thrown",
                                    node,
                                    node.named() + " menangkap kegagalan yang tidak pernah terjadi; hapus, atau periksa"
                                            + " kodenya."));
                }
            }
        }
    }

    private void uncaught(Node node, String kind, String code) {
        if (code.isEmpty() || !isCaught(node.scope(), kind, code)) {
            report.error(
                    "error-uncaught",
                    node,
                    "Kegagalan " + node.named()
                            + " tidak ditangkap siapa pun, jadi aduan berhenti tanpa hasil; tempelkan"
                            + " penangkapnya pada fase yang memanggil diagram ini.");
        }
    }

    private static Optional<String> code(Node node, String kind) {
        return node.event(kind).map(event -> node.diagram().message(event.attribute(kind + "Ref")));
    }

    /** Whether something around a scope, or around every call of its diagram, catches it. */
    private boolean isCaught(Scope scope, String kind, String code) {
        for (Scope at = scope; ; at = at.around().orElseThrow()) {
            Optional<Node> owner = at.owner();
            boolean inside = at.eventSubProcesses().stream()
                    .flatMap(node -> node.inner().orElseThrow().starts().stream())
                    .anyMatch(start -> catches(start, kind, code));
            boolean outside = owner.filter(node -> isCaughtOn(node, kind, code)).isPresent();
            if (inside || outside) {
                return true;
            }
            if (owner.isEmpty()) {
                return isCaughtAbove(at.diagram(), kind, code);
            }
        }
    }

    private boolean isCaughtAbove(Diagram diagram, String kind, String code) {
        String key = diagram.key() + " " + kind + " " + code;
        Boolean known = caught.get(key);
        if (known == null) {
            List<Node> callers = models.callers(diagram);
            known = !callers.isEmpty()
                    && !diagram.key().equals(Terms.ROOT)
                    && callers.stream()
                            .allMatch(call -> isCaughtOn(call, kind, code) || isCaught(call.scope(), kind, code));
            caught.put(key, known);
        }
        return known;
    }

    private static boolean isCaughtOn(Node node, String kind, String code) {
        return node.boundaries().stream().anyMatch(event -> catches(event, kind, code));
    }

    private static boolean catches(Node event, String kind, String code) {
        return code(event, kind)
                .filter(caught -> caught.isEmpty() || caught.equals(code))
                .isPresent();
    }
}
