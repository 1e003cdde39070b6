package id.sigap.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionGrammarTest {

    private final ConditionGrammar grammar = new ConditionGrammar(Set.of("publishReply"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${approved}",
                "${not approved}",
                "${!approved && priority >= 2}",
                "${approved and priority > 2}",
                "${category == 'DARURAT' or category eq \"KRISIS\"}",
                "${(a or b) and (c or not (d))}",
                "${empty note}",
                "${not empty note and rung lt 3}",
                "#{count == -1.5}",
                "  ${ outcome != null }  ",
                "${a == true}",
            })
    void letsAConditionOnVariablesIn(String condition) {
        assertThat(grammar.expectation(condition)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "approved",
                "${}",
                "${ }",
                "${a}${b}",
                "text ${a}",
                "${a",
                "${a.b}",
                "${a['b']}",
                "${list[0]}",
                "${a.b()}",
                "${run()}",
                "${''.getClass()}",
                "${a + 1}",
                "${a ? b : c}",
                "${a = 1}",
                "${a == }",
                "${== a}",
                "${a b}",
                "${(a}",
                "${a)}",
                "${a and}",
                "${'it\\'s'}",
                "${1a}",
                "${execution}",
                "${task == null}",
                "${authenticatedUserId == 'x'}",
                "${publishReply}",
                "${a; b}",
                "${a -> b}",
                "${{'a': 1}}",
                "${a\u0000}",
                "${\u0430pproved}",
            })
    void refusesAnythingElse(String condition) {
        assertThat(grammar.expectation(condition)).isPresent();
    }

    @Test
    void refusesWhatIsTooLongOrTooDeep() {
        assertThat(grammar.expectation("${" + "a and ".repeat(60) + "a}")).isPresent();
        assertThat(grammar.expectation("${" + "(".repeat(11) + "a" + ")".repeat(11) + "}"))
                .isPresent();
        assertThat(grammar.expectation("${" + "(".repeat(10) + "a" + ")".repeat(10) + "}"))
                .isEmpty();
    }

    @Test
    void namesWhatStandsInTheWay() {
        assertThat(grammar.expectation("${a.getClass()}"))
                .hasValueSatisfying(expected -> assertThat(expected).contains("\".getClass()\""));
        assertThat(grammar.expectation("${publishReply}"))
                .hasValueSatisfying(expected -> assertThat(expected).contains("\"publishReply\" bukan nama isian"));
    }
}
