package id.sigap.process;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import jakarta.inject.Inject;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** A service task of a case: locks the complaint (a timer job comes here without the lock), then does one thing. */
abstract class CaseDelegate implements JavaDelegate {
    @Inject
    Complaints complaints;

    @Override
    public final void execute(DelegateExecution execution) {
        execute(execution, complaints.lock(Variables.complaintId(execution)));
    }

    abstract void execute(DelegateExecution execution, Complaint complaint);
}
