package id.sigap.process;

import id.sigap.complaint.Complaint;
import id.sigap.reply.Emergencies;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Emergency: the citizen is told at once, and somebody on duty must take it. */
@Dependent
class AlertEmergency extends CaseDelegate {
    @Inject
    Emergencies emergencies;

    @Override
    void execute(DelegateExecution execution, Complaint complaint) {
        if (!Variables.flag(execution, Variables.REOPENED)) {
            emergencies.raise(complaint, Variables.flag(execution, Variables.REPLYABLE));
        }
    }
}
