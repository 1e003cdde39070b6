package id.sigap.process.check;

import id.sigap.process.engine.Finding;
import id.sigap.process.engine.XmlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Tables keep the names that Java fills and reads, and run where their answer is read. */
final class PolicyRules {

    private static final Set<String> SEVERAL = Set.of("COLLECT", "RULE ORDER");

    /** Outputs that Java cannot do without. */
    private static final Set<String> NEVER_EMPTY = Set.of("level", "category", "urgency", "clocks");

    private final Models models;
    private final Report report;

    private PolicyRules(Models models, Report report) {
        this.models = models;
        this.report = report;
    }

    static void check(Models models, Report report) {
        PolicyRules rules = new PolicyRules(models, report);
        for (Terms.Policy policy : List.of(Terms.TRIAGE, Terms.APPROVAL)) {
            models.decision(policy.key()).ifPresent(decision -> rules.policy(policy, decision));
            models.diagrams().forEach(diagram -> rules.used(policy, diagram));
        }
        for (Diagram diagram : models.diagrams()) {
            rules.before(
                    diagram, "recordTriage", node -> node.calls("proposeTriage"), "langkah yang membaca isi pesan");
            rules.before(diagram, "recordTriage", asks(Terms.TRIAGE), "tabel klasifikasi");
            rules.before(diagram, "recordRisk", asks(Terms.APPROVAL), "tabel persetujuan");
        }
    }

    private static Predicate<Node> asks(Terms.Policy policy) {
        return node -> node.xml().camunda("decisionRef").equals(policy.key());
    }

    private void policy(Terms.Policy policy, Decision decision) {
        Map<String, XmlNode> outputs = new TreeMap<>();
        decision.outputs().forEach(output -> outputs.put(output.attribute("name"), output));
        policy.outputs().forEach((name, types) -> {
            XmlNode output = outputs.get(name);
            if (output == null) {
                error(
                        "table-output-missing",
                        decision,
                        decision.key(),
                        "Tabel " + decision.named() + " tidak lagi punya kolom hasil \"" + name
                                + "\", yang dibaca Sigap; kembalikan kolom dan namanya.");
            } else if (!types.contains(output.attribute("typeRef"))) {
                error(
                        "table-output-type",
                        decision,
                        output.attribute("id"),
                        "Kolom hasil \"" + name + "\" pada tabel " + decision.named() + " bertipe "
                                + output.attribute("typeRef") + "; yang dibaca Sigap: "
                                + String.join(" atau ", types.stream().sorted().toList()) + ".");
            }
        });
        decision.tables().stream()
                .filter(table -> SEVERAL.contains(table.attribute("hitPolicy")))
                .forEach(table -> error(
                        "table-hit-policy",
                        decision,
                        table.attribute("id"),
                        "Tabel " + decision.named() + " dapat memberi beberapa jawaban sekaligus; pilih aturan \"baris"
                                + " pertama\" (FIRST) agar jawabannya satu."));
        names(policy.inputs(), decision, new HashSet<>());
        cells(decision);
    }

    private void cells(Decision decision) {
        List<XmlNode> outputs = decision.outputs();
        for (XmlNode rule : decision.rules()) {
            List<XmlNode> cells = Decision.cells(rule, "outputEntry");
            for (int i = 0; i < Math.min(cells.size(), outputs.size()); i++) {
                String name = outputs.get(i).attribute("name");
                if (NEVER_EMPTY.contains(name) && Decision.text(cells.get(i)).isEmpty()) {
                    error(
                            "table-cell-empty",
                            decision,
                            rule.attribute("id"),
                            "Satu baris tabel " + decision.named() + " tidak mengisi \"" + name
                                    + "\"; isi selnya, sebab Sigap membacanya untuk setiap aduan.");
                }
            }
        }
    }

    /** Asks of a decision, and of those that it asks first, only what Java or they know. */
    private void names(Set<String> facts, Decision decision, Set<String> entered) {
        if (!entered.add(decision.key())) {
            return;
        }
        Set<String> known = new HashSet<>(facts);
        for (String key : decision.required()) {
            Optional<Decision> required =
                    models.decision(key).filter(other -> other.file().equals(decision.file()));
            if (required.isEmpty()) {
                error(
                        "decision-missing",
                        decision,
                        decision.key(),
                        "Tabel " + decision.named() + " bertanya dahulu kepada " + key
                                + ", yang tidak ada dalam berkas ini; kembalikan atau hapus hubungannya.");
                return;
            }
            required.get().outputs().forEach(output -> known.add(output.attribute("name")));
            names(facts, required.get(), entered);
        }
        for (XmlNode input : decision.inputs()) {
            input.children().stream()
                    .filter(child -> child.name().local().equals("inputExpression"))
                    .forEach(expression -> unknown(decision, input, Decision.text(expression), known));
        }
        for (XmlNode rule : decision.rules()) {
            rule.children().stream()
                    .filter(child -> child.name().local().endsWith("Entry")
                            && !child.name().local().startsWith("annotation"))
                    .forEach(cell -> unknown(decision, rule, Decision.text(cell), known));
        }
    }

    private void unknown(Decision decision, XmlNode place, String expression, Set<String> known) {
        for (String name : Decision.names(expression)) {
            if (!known.contains(name)) {
                error(
                        "table-name-unknown",
                        decision,
                        place.attribute("id"),
                        "Tabel " + decision.named() + " menanyakan \"" + name
                                + "\", yang tidak pernah diisi; periksa ejaannya, teks harus dalam tanda kutip.");
            }
        }
    }

    private void used(Terms.Policy policy, Diagram diagram) {
        for (Node node : diagram.nodes()) {
            boolean wrong = asks(policy).test(node)
                    && (!node.xml().camunda("resultVariable").equals(policy.resultVariable())
                            || !node.xml().camunda("mapDecisionResult").equals("singleResult"));
            if (wrong) {
                report.error(
                        "table-result-unread",
                        node,
                        "Hasil tabel pada " + node.named() + " tidak sampai ke langkah yang membacanya; simpan sebagai "
                                + policy.resultVariable() + ", satu baris hasil (singleResult).");
            }
        }
    }

    /** On every path to a bean its answer is there: the bean is not reached without the step before. */
    private void before(Diagram diagram, String bean, Predicate<Node> first, String what) {
        for (Node node : diagram.nodes()) {
            if (!node.calls(bean)) {
                continue;
            }
            Set<Node> without = Reach.until(node.scope().starts(), first);
            if (without.contains(node)) {
                report.error(
                        "table-not-asked",
                        node,
                        node.named() + " dapat dicapai tanpa " + what
                                + " sebelumnya; taruh langkah itu di depannya, pada" + " setiap jalan.");
                return;
            }
        }
    }

    private void error(String rule, Decision decision, String element, String message) {
        report.add(decision.file(), Finding.error(rule, element, message));
    }
}
