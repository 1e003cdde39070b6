package id.sigap.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTrialTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @BeforeAll
    static void warm() {
        TableTrial.warmUp();
    }

    private static TableTrial trial(String table) {
        return new TableTrial("D", table.getBytes(StandardCharsets.UTF_8));
    }

    private static TableTrial cell(String cell) {
        return trial(Bpmn.table("a", "-", cell.replace("<", "&lt;")));
    }

    @Test
    void tellsWhichRuleHeldAndWhatItDecided() {
        TableTrial.Decided decided = trial(Bpmn.table("a", "> 2", "\"banyak\"")).run(Map.of("a", 3), LONG);

        assertThat(decided.matched()).containsExactly("Rule_1");
        assertThat(decided.outputs()).containsExactly(Map.of("result", "banyak"));
    }

    @Test
    void decidesNothingWhereNoRuleHolds() {
        TableTrial.Decided decided = trial(Bpmn.table("a", "> 2", "\"banyak\"")).run(Map.of("a", 1), LONG);

        assertThat(decided.matched()).isEmpty();
        assertThat(decided.outputs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for x in 1..1000000000 return x",
                "((((((((((((((((a))))))))))))))))",
                "[[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]",
                "if true then if true then if true then if true then if true then 1 else 2 else 2 else 2 else 2 else 2",
            })
    void refusesABomb(String cell) {
        assertThatThrownBy(() -> cell(cell).run(Map.of("a", 1), LONG)).isInstanceOf(DiagramRefused.class);
    }

    /** Twenty tables in a row, each making a text of the one before it two hundred times as long. */
    @Test
    void stopsAChainOfTablesThatWouldFillTheMemory() {
        StringBuilder decisions = new StringBuilder(decision("D0", "\"" + "x".repeat(900) + "\"", ""));
        for (int i = 1; i < 19; i++) {
            decisions.append(decision(
                    "D" + i, String.join("+", java.util.Collections.nCopies(200, "D" + (i - 1))), "D" + (i - 1)));
        }
        decisions.append(decision("D", "D18", "D18"));
        String table = Bpmn.decision("").replaceFirst("(?s)<decision .*</decision>", "");

        assertThatThrownBy(() -> trial(table.replace("</definitions>", decisions + "</definitions>"))
                        .run(Map.of(), LONG))
                .hasStackTraceContaining("characters");
    }

    private static String decision(String id, String expression, String required) {
        String requirement = required.isEmpty()
                ? ""
                : "<informationRequirement><requiredDecision href=\"#" + required + "\"/></informationRequirement>";
        return "<decision id=\"" + id + "\" name=\"" + id + "\">" + "<variable id=\"V" + id + "\" name=\"" + id + "\"/>"
                + requirement + "<literalExpression><text>" + expression + "</text></literalExpression></decision>";
    }

    @Test
    void endsWhenItsTimeIsUp() {
        assertThatThrownBy(() -> cell("a").run(Map.of("a", 1), Duration.ZERO)).isInstanceOf(TableTrial.TooSlow.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"((((a))))+", "[[[[a]]]]+", "{a:{a:{a:{a:1}}}}+", "a[a[a[a[1]]]]+", "not(not(not(not(a))))+", "-"
            })
    void readsTheHardestCellThatIsLetInInTime(String piece) {
        String cell = piece.repeat(990 / piece.length()) + "1";
        assertThat(new FeelGuard().expectation(cell)).isEmpty();
        try {
            cell(cell).run(Map.of("a", 1), LONG);
        } catch (RuntimeException nonsense) {
            assertThat(nonsense).isNotInstanceOf(TableTrial.TooSlow.class);
        }
    }
}
