package id.sigap.process;

import id.sigap.complaint.Complaint;
import id.sigap.wording.Wordings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Binds the approval to exactly the text that is stored now, or refuses the act that led here. */
@Dependent
class BindApproval extends CaseDelegate {
    @Inject
    Wordings wordings;

    @Override
    void execute(DelegateExecution execution, Complaint complaint) {
        execution.setVariable(Variables.WORDING_KIND, wordings.bind(complaint).kind());
    }
}
