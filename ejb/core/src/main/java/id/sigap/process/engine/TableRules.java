package id.sigap.process.engine;

import java.util.ArrayList;
import java.util.List;

/** How large a table may be. */
final class TableRules {

    static final int MAX_DECISIONS = 20;
    static final int MAX_COLUMNS = 30;
    static final int MAX_RULES = 1000;

    private TableRules() {}

    static List<Finding> check(XmlNode definitions) {
        List<Finding> findings = new ArrayList<>();
        List<XmlNode> decisions = named(definitions, "decision");
        limit(findings, "", "decisions", "keputusan", decisions.size(), MAX_DECISIONS);
        for (XmlNode decision : decisions) {
            for (XmlNode table : named(decision, "decisionTable")) {
                String id = decision.attribute("id");
                int columns =
                        named(table, "input").size() + named(table, "output").size();
                limit(findings, id, "columns", "kolom", columns, MAX_COLUMNS);
                limit(findings, id, "rules", "baris", named(table, "rule").size(), MAX_RULES);
            }
        }
        return findings;
    }

    private static List<XmlNode> named(XmlNode parent, String local) {
        return parent.children().stream()
                .filter(node -> node.is(DmnVocabulary.DMN, local))
                .toList();
    }

    private static void limit(List<Finding> findings, String element, String what, String label, int count, int most) {
        if (count > most) {
            findings.add(Finding.error(
                    "too-many-" + what,
                    element,
                    "Tabel ini punya " + count + " " + label + "; paling banyak " + most + "."));
        }
    }
}
