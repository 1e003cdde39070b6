package id.sigap.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeelGuardTest {

    private final FeelGuard guard = new FeelGuard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "true",
                "\"AIR\", \"LISTRIK\"",
                "not(\"AIR\", \"LISTRIK\")",
                "[0.5..1]",
                "< 0.3",
                "> 2 and < 7",
                "score * 2 + 1 > margin - 0.1",
                "if emergency then \"DARURAT\" else \"BIASA\"",
                "contains(lower case(text), \"bocor\")",
                "list contains(topics, \"air\")",
                "count(topics) > 0 and (a or b)",
                "date and time(\"2026-12-01T08:00:00\") > received",
                "duration(\"PT24H\")",
                "topic in (\"air\", \"listrik\")",
                "\"for every function( matches( ** `\"",
                "formal and everyday",
            })
    void letsAPlainCellIn(String cell) {
        assertThat(guard.expectation(cell)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for x in 1..9 return x",
                "some x in xs satisfies x",
                "every x in xs satisfies x",
                "function(x) x",
                "matches(text, \"(a+)+$\")",
                "replace(text, \"a\", \"b\")",
                "split(text, \",\")",
                "extract(text, \"a\")",
                "text.matches(\"a\")",
                "text . contains(\"a\")",
                "sort(xs, f)",
                "list replace(xs, 1, 2)",
                "string join(xs)",
                "payload.getClass()",
                "x[1](2)",
                "(x)(2)",
                "{a: 1}(2)",
                "2 ** 1000000",
                "1e999999999",
                "`matches`(text)",
                "a /* note */ b",
                "\"\\\" + matches(text, \\\"",
                "\"open + matches(text)",
                "get value(context, \"x\")",
                "context put(a, b, c)",
                "[[[[[1]]]]]",
                "((((([a])))))",
                "if a then 1 else if b then 2 else if c then 3 else if d then 4 else if e then 5 else 6",
            })
    void refusesWhatMayNotEnd(String cell) {
        assertThat(guard.expectation(cell)).isPresent();
    }

    @Test
    void refusesALongCell() {
        assertThat(guard.expectation("a".repeat(FeelGuard.MAX_LENGTH))).isEmpty();
        assertThat(guard.expectation("a".repeat(FeelGuard.MAX_LENGTH + 1))).isPresent();
    }
}
