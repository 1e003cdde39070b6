package id.sigap.process;

import id.sigap.complaint.Complaint;
import id.sigap.coordination.Escalation;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** One rung of a wait's ladder: tells the person on it and sets when the next one is due. */
@Dependent
class ClimbLadder extends CaseDelegate {
    @Inject
    Escalation escalation;

    @Override
    void execute(DelegateExecution execution, Complaint complaint) {
        String ladder = (String) execution.getVariable(Variables.LADDER);
        int rung = ((Number) execution.getVariable(Variables.RUNG)).intValue();
        Optional<Instant> next = escalation.climb(
                complaint, ladder, rung, ((Date) execution.getVariable(Variables.WAIT_BEGUN)).toInstant());
        execution.setVariable(Variables.RUNG, rung + 1);
        execution.setVariable(Variables.ANOTHER_RUNG, next.isPresent());
        next.ifPresent(at -> Variables.instant(execution, Variables.NEXT_RUNG, at));
    }
}
