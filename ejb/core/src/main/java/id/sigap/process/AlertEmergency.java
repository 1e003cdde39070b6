package id.sigap.process;

import id.sigap.complaint.Complaint;
import id.sigap.incident.Incidents;
import id.sigap.reply.Notices;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Emergency: the released emergency text to the citizen at once, and an incident that somebody on duty must take. */
@Dependent
class AlertEmergency extends CaseDelegate {
    @Inject
    Notices notices;

    @Inject
    Incidents incidents;

    @Override
    void execute(DelegateExecution execution, Complaint complaint) {
        if (Variables.flag(execution, Variables.REOPENED)) {
            return;
        }
        if (Variables.flag(execution, Variables.REPLYABLE)) {
            notices.send(
                    complaint,
                    "emergency",
                    "KRISIS_KESEHATAN_JIWA".equals(complaint.topic()) ? "EMERGENCY_CARE" : "EMERGENCY",
                    Map.of());
        }
        incidents.open(
                "emergency",
                complaint,
                complaint.ticket(),
                "DARURAT: aduan " + complaint.ticket() + ". Telepon dahulu instansi yang menangani"
                        + (complaint.agency() == null ? "" : " (" + complaint.agency() + ")") + ", balas kemudian.");
    }
}
