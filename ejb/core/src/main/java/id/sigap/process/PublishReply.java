package id.sigap.process;

import id.sigap.complaint.Complaint;
import id.sigap.foundation.Refusal;
import id.sigap.reply.Outbox;
import id.sigap.wording.WordingStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Writes the outbox row of the approved wording; sending is the dispatcher's. */
@Dependent
class PublishReply extends CaseDelegate {
    @Inject
    Outbox outbox;

    @Inject
    WordingStore wordings;

    @Override
    void execute(DelegateExecution execution, Complaint complaint) {
        outbox.publish(
                complaint,
                wordings.newest(complaint.id(), "approved")
                        .orElseThrow(() -> Refusal.conflict(
                                "not-approved",
                                "Aduan " + complaint.ticket() + " tidak punya redaksi yang disetujui.")));
    }
}
