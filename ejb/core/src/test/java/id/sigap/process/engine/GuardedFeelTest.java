package id.sigap.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered of a cell is what FEEL says of it, for each value anew. */
class GuardedFeelTest {
    private static final List<Object> VALUES = Arrays.asList(
            "a",
            "b",
            "",
            "true",
            "2",
            true,
            false,
            0,
            2,
            2L,
            3,
            -1,
            2.0,
            2.5,
            null,
            List.of("a"),
            "a".repeat(300),
            "a\nb",
            "a\\nb",
            "a\"b",
            ", ",
            "a\",\"b",
            "a\" \"b");

    private final FeelEngine plain = new ScalaFeelEngine(null);
    private final FeelEngine guarded = new GuardedFeel(() -> {});

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a\"",
                "\"a\",\"b\"",
                "not(\"a\")",
                " not ( \"a\" , \"b\" ) ",
                "\"a\",",
                "\"a\" \"b\"",
                "< \"b\"",
                "\", \", \"c\"",
                "\"\"",
                "\"other\"",
                "true",
                "false",
                "2",
                "-1",
                "< 2.5",
                ">= 2",
                "[1..3]",
                "null",
                "not(null)",
                "other",
                "\"a\", other"
            })
    void testsSayWhatFeelSays(String tests) {
        for (int round = 0; round < 2; round++) {
            for (Object value : VALUES) {
                VariableContext variables = Variables.createVariables()
                        .putValue("input", value)
                        .putValue("other", round == 0 ? "a" : 2)
                        .asVariableContext();
                assertThat(outcome(guarded, tests, variables))
                        .as("%s of %s, round %d", tests, value, round)
                        .isEqualTo(outcome(plain, tests, variables));
            }
        }
    }

    private static Object outcome(FeelEngine feel, String tests, VariableContext variables) {
        try {
            return feel.evaluateSimpleUnaryTests(tests, "input", variables);
        } catch (RuntimeException e) {
            return e.getClass();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "2", "2.5", "true", "null", "other", "-1", "[1,2]", "\"other\""})
    void expressionsSayWhatFeelSays(String expression) {
        for (int round = 0; round < 2; round++) {
            VariableMap variables = Variables.createVariables().putValue("other", round);
            Object expected = plain.evaluateSimpleExpression(expression, variables.asVariableContext());
            Object said = guarded.evaluateSimpleExpression(expression, variables.asVariableContext());
            assertThat(said).as("%s, round %d", expression, round).isEqualTo(expected);
        }
    }

    @Test
    void keepsNothingThatSomebodyWrote() {
        assertThat(asked("\"a\", \"b\"", "Rahasia saya")).isEqualTo(asked("\"a\", \"b\"", "Lain lagi"));
        assertThat(asked("\"a\", \"b\"", "a")).isNotEqualTo(asked("\"a\", \"b\"", "b"));
        assertThat(asked("\"a\"", 6471_0000_0000_0001L)).isEmpty();
        assertThat(asked("< 0.6", 0.5)).isEmpty();
        assertThat(asked("< \"b\"", "Rahasia saya")).isEmpty();
    }

    private static Optional<GuardedFeel.Asked> asked(String tests, Object value) {
        return GuardedFeel.Asked.of(tests, value);
    }

    @Test
    void refusesACellEachTime() {
        for (int round = 0; round < 2; round++) {
            assertThatThrownBy(() -> guarded.evaluateSimpleExpression(
                            "for i in 1..9 return i", Variables.emptyVariableContext()))
                    .isInstanceOf(ProcessEngineException.class);
        }
    }

    @Test
    void readsNoTextThatIsTooLongAlsoWhereTheTestIsKnown() {
        assertThat(guarded.evaluateSimpleUnaryTests("\"a\"", "input", input("b")))
                .isFalse();

        assertThatThrownBy(() ->
                        guarded.evaluateSimpleUnaryTests("\"a\"", "input", input("b".repeat(GuardedFeel.MAX_TEXT + 1))))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("characters");
    }

    private static VariableContext input(Object value) {
        return Variables.createVariables().putValue("input", value).asVariableContext();
    }
}
