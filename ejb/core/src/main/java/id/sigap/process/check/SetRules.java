package id.sigap.process.check;

import id.sigap.process.engine.Finding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a set must hold: what Java starts and reads, what is called, each once and under its own file's name. */
final class SetRules {

    private final Models models;
    private final Report report;

    private SetRules(Models models, Report report) {
        this.models = models;
        this.report = report;
    }

    static void check(Models models, Report report) {
        SetRules rules = new SetRules(models, report);
        rules.required();
        rules.called();
        rules.circles();
        rules.uncalled();
    }

    private void required() {
        if (models.root().isEmpty()) {
            missing("Diagram", Terms.ROOT);
        }
        for (Terms.Policy policy : List.of(Terms.TRIAGE, Terms.APPROVAL)) {
            if (models.decision(policy.key()).isEmpty()) {
                missing("Tabel", policy.key());
            }
        }
    }

    private void missing(String what, String key) {
        report.add(
                "",
                Finding.error(
                        "required-missing",
                        key,
                        what + " " + key + " tidak ada dalam rilis ini; Sigap memakainya untuk setiap aduan. Kembalikan"
                                + " berkasnya, atau kembalikan namanya bila diganti."));
    }

    private void called() {
        for (Diagram diagram : models.diagrams()) {
            for (Node node : diagram.nodes()) {
                if (node.is("callActivity") && models.called(node).isEmpty()) {
                    report.error(
                            "called-missing",
                            node,
                            "Fase " + node.named() + " memanggil diagram "
                                    + node.xml().attribute("calledElement")
                                    + " yang tidak ada dalam rilis ini; tambahkan diagramnya atau pilih yang ada.");
                }
                String decision = node.xml().camunda("decisionRef");
                if (node.is("businessRuleTask")
                        && models.decision(decision).isEmpty()
                        && !report.has("required-missing")) {
                    report.error(
                            "decision-missing",
                            node,
                            "Langkah " + node.named() + " memakai tabel " + decision
                                    + " yang tidak ada dalam rilis ini; tambahkan tabelnya atau pilih yang ada.");
                }
            }
        }
    }

    private void circles() {
        Map<Diagram, Boolean> state = new HashMap<>();
        models.diagrams().forEach(diagram -> enter(diagram, state));
    }

    /** Walks down the calls; a diagram is {@code false} while it is being walked and {@code true} afterwards. */
    private void enter(Diagram diagram, Map<Diagram, Boolean> state) {
        if (state.putIfAbsent(diagram, false) != null) {
            return;
        }
        for (Node node : diagram.nodes()) {
            models.called(node).ifPresent(called -> {
                if (Boolean.FALSE.equals(state.get(called))) {
                    report.error(
                            "calls-in-circle",
                            node,
                            "Fase " + node.named() + " memanggil " + called.named()
                                    + ", yang sedang memanggilnya juga; aduan akan masuk terus tanpa akhir. Putuskan"
                                    + " lingkaran ini.");
                } else {
                    enter(called, state);
                }
            });
        }
        state.put(diagram, true);
    }

    private void uncalled() {
        if (report.hasErrors()) {
            return;
        }
        Set<Diagram> reached = new HashSet<>();
        models.root().ifPresent(root -> collect(root, reached));
        for (Diagram diagram : models.diagrams()) {
            if (!reached.contains(diagram)) {
                report.add(
                        diagram.file(),
                        Finding.warning(
                                "never-called",
                                diagram.key(),
                                "Diagram " + diagram.named() + " tidak dipanggil dari mana pun, jadi tidak pernah"
                                        + " berjalan; panggil dari sebuah fase atau hapus dari rilis."));
            }
        }
    }

    private void collect(Diagram diagram, Set<Diagram> reached) {
        if (reached.add(diagram)) {
            diagram.nodes().forEach(node -> models.called(node).ifPresent(called -> collect(called, reached)));
        }
    }
}
