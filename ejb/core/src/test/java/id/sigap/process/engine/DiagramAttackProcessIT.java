package id.sigap.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way to bring foreign code into a diagram: it is one on the open engine, and it is closed on ours. */
class DiagramAttackProcessIT {

    private static TestEngine open;
    private static TestEngine closed;
    private static TestEngine closedButForTheTreeCheck;

    @BeforeAll
    static void start() {
        open = TestEngine.open();
        closed = TestEngine.closed(Map.of());
        closedButForTheTreeCheck = TestEngine.closed(Map.of(), configuration -> {
            configuration.getProcessEnginePlugins().add(new WithoutTreeCheck());
            return configuration;
        });
    }

    @AfterEach
    void clear() {
        open.clear();
        closedButForTheTreeCheck.clear();
    }

    @AfterAll
    static void stop() {
        open.close();
        closed.close();
        closedButForTheTreeCheck.close();
    }

    @ParameterizedTest
    @EnumSource
    void runsForeignCodeOnTheOpenEngine(AttackVector vector) {
        int before = Payload.alive();
        Throwable afterTheHarm = catchThrowable(() -> {
            open.deploy("P.bpmn", vector.diagram()).start("P", Map.of());
            open.submitForm();
        });
        assertThat(Payload.alive()).as("then came %s", afterTheHarm).isGreaterThan(before);
    }

    @ParameterizedTest
    @EnumSource
    void refusesTheDiagramAndNamesTheElement(AttackVector vector) {
        int before = Payload.alive();
        assertThatThrownBy(() -> closed.deploy("P.bpmn", vector.diagram()))
                .isInstanceOfSatisfying(
                        DiagramRefused.class,
                        refused -> assertThat(refused.findings())
                                .anySatisfy(
                                        finding -> assertThat(finding.element()).isEqualTo("Node")));
        assertThat(closed.engine()
                        .getRepositoryService()
                        .createDeploymentQuery()
                        .count())
                .isZero();
        assertThat(Payload.alive()).isEqualTo(before);
    }

    /** The second layer by itself: were the tree not checked, the expression manager and its companions still refuse. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"FORM_HANDLER_CLASS", "FORM_FIELD_VALIDATOR"})
    void refusesToRunWhatSlippedPastTheTreeCheck(AttackVector vector) {
        int before = Payload.alive();
        assertThatThrownBy(() -> {
                    closedButForTheTreeCheck.deploy("P.bpmn", vector.diagram()).start("P", Map.of());
                    closedButForTheTreeCheck.submitForm();
                })
                .isInstanceOf(ProcessEngineException.class);
        assertThat(Payload.alive()).isEqualTo(before);
    }
}
