package id.sigap.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expressions that come in by a query or a stored filter, CVE-2026-109432 among them. */
class QueryAttackProcessIT {

    private static TestEngine open;
    private static TestEngine closed;

    @BeforeAll
    static void start() {
        open = TestEngine.open();
        closed = TestEngine.closed(Map.of());
    }

    @AfterAll
    static void stop() {
        open.close();
        closed.close();
    }

    static Stream<Named<Consumer<ProcessEngine>>> queries() {
        return Stream.of(
                Named.of(
                        "or() branch",
                        engine -> engine.getTaskService()
                                .createTaskQuery()
                                .or()
                                .taskAssigneeExpression(Payload.EXPRESSION)
                                .endOr()
                                .list()),
                Named.of(
                        "or() branch on dates",
                        engine -> engine.getTaskService()
                                .createTaskQuery()
                                .or()
                                .dueBeforeExpression(Payload.EXPRESSION)
                                .endOr()
                                .count()),
                Named.of("stored filter", QueryAttackProcessIT::askStoredFilter));
    }

    private static void askStoredFilter(ProcessEngine engine) {
        Filter filter = engine.getFilterService()
                .newTaskFilter("harmless")
                .setQuery(new TaskQueryImpl().taskAssigneeExpression(Payload.EXPRESSION));
        engine.getFilterService().saveFilter(filter);
        engine.getFilterService().list(filter.getId());
    }

    @ParameterizedTest
    @MethodSource("queries")
    void runsForeignCodeOnTheOpenEngine(Consumer<ProcessEngine> query) {
        int before = Payload.alive();
        // What the expression gives is no name of a person; by then the harm is done.
        assertThatThrownBy(() -> query.accept(open.engine())).isInstanceOf(RuntimeException.class);
        assertThat(Payload.alive()).isGreaterThan(before);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void refusesTheExpression(Consumer<ProcessEngine> query) {
        int before = Payload.alive();
        assertThatThrownBy(() -> query.accept(closed.engine())).isInstanceOf(ProcessEngineException.class);
        assertThat(Payload.alive()).isEqualTo(before);
    }

    @Test
    void refusesAnExpressionInAPlainQueryByTheFlag() {
        assertThatThrownBy(() -> closed.engine()
                        .getTaskService()
                        .createTaskQuery()
                        .taskAssigneeExpression("${name}")
                        .list())
                .hasMessageContaining("Expressions are forbidden in adhoc queries");
    }

    @Test
    void refusesEvenAHarmlessExpressionWithoutACase() {
        assertThatThrownBy(() -> closed.engine()
                        .getTaskService()
                        .createTaskQuery()
                        .or()
                        .taskAssigneeExpression("${1 == 1}")
                        .endOr()
                        .list())
                .hasStackTraceContaining("without a case only a literal is expected");
    }
}
