package id.sigap.process;

import id.sigap.complaint.Complaint;
import id.sigap.forwarding.Forwardings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Brings the open forwarding to its agency the way that agency is reached, and tells the citizen who has it. */
@Dependent
class SendForwarding extends CaseDelegate {
    @Inject
    Forwardings forwardings;

    @Override
    void execute(DelegateExecution execution, Complaint complaint) {
        forwardings.deliver(complaint);
    }
}
