package id.sigap.process;

import id.sigap.complaint.Complaint;
import id.sigap.coordination.Windows;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * An instant of the answering window has come. What is to be done about it depends on what the platform says now, and a
 * platform is never asked inside a transaction: so this commits that the case is due, and the next round asks and acts.
 */
@Dependent
class ReviewWindow extends CaseDelegate {
    @Inject
    Windows windows;

    @Override
    void execute(DelegateExecution execution, Complaint complaint) {
        windows.due(complaint);
    }
}
