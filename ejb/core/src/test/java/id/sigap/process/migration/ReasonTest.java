package id.sigap.process.migration;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.foundation.Refusal;
import java.sql.SQLException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;

/** Only what says why a case cannot move is told, and leaves it at once. */
class ReasonTest {
    @Test
    void aRuleOfOursIsToldAlsoFromInsideTheEngine() {
        assertThat(Migrating.reason(new ProcessEngineException("x", Refusal.notFound("Instansi \"PTMB\" tidak ada."))))
                .isEqualTo("Instansi \"PTMB\" tidak ada.");
    }

    @Test
    void aFailureOfTheDatabaseIsTriedAgainAndNeverTold() {
        assertThat(Migrating.reason(new ProcessEngineException(
                        "select * from ACT_RU_TASK", new SQLException("connection reset", "08006"))))
                .isNull();
        assertThat(Migrating.reason(new NullPointerException("theCase"))).isNull();
    }

    @Test
    void whatIsOnlyBusyIsTriedAgain() {
        assertThat(Migrating.reason(Refusal.of(Refusal.Kind.UNAVAILABLE, "busy", "Sedang sibuk.")))
                .isNull();
    }
}
