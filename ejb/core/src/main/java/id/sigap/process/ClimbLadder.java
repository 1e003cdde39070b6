package id.sigap.process;

import id.sigap.complaint.Complaint;
import id.sigap.coordination.Escalation;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** One rung of a wait's ladder: tells the person on it and sets when the next one is due. */
@Dependent
class ClimbLadder extends CaseDelegate {
    @Inject
    Escalation escalation;

    @Override
    void execute(DelegateExecution execution, Complaint complaint) {
        int rung =
                execution.hasVariable(Variables.RUNG) ? ((Number) execution.getVariable(Variables.RUNG)).intValue() : 0;
        Optional<Instant> next =
                escalation.climb(complaint, StepListeners.ladder(execution), rung, waitBegan(execution));
        execution.setVariable(Variables.RUNG, rung + 1);
        execution.setVariable(Variables.ANOTHER_RUNG, next.isPresent());
        next.ifPresent(at -> Variables.instant(execution, Variables.NEXT_RUNG, at));
    }

    /** A phase is one wait: it began when the phase did, by the engine's clock, which goes with the business clock. */
    private static Instant waitBegan(DelegateExecution execution) {
        return execution
                .getProcessEngineServices()
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .singleResult()
                .getStartTime()
                .toInstant();
    }
}
