package id.sigap.process;

import id.sigap.complaint.Complaint;
import id.sigap.reply.Notices;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * Tells the citizen that the message arrived, with the ticket; never to a machine and never twice. Who left a mail address
 * on our page has it by mail as well, and so keeps the way back.
 */
@Dependent
class Acknowledge extends CaseDelegate {
    @Inject
    Notices notices;

    @Override
    void execute(DelegateExecution execution, Complaint complaint) {
        if (Variables.flag(execution, Variables.REPLYABLE) && !Variables.flag(execution, Variables.REOPENED)) {
            notices.send(complaint, "ack", complaint.publicThread() ? "ACK_PUBLIC" : "ACK", Map.of());
            notices.toRead(complaint, "ACK", Map.of());
        }
    }
}
