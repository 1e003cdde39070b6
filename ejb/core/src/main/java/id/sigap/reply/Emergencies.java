package id.sigap.reply;

import id.sigap.complaint.Complaint;
import id.sigap.incident.Incidents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Somebody may be in danger: the released emergency text to the citizen at once, and an incident that somebody must take. */
@ApplicationScoped
public class Emergencies {
    private static final String CRISIS = "KRISIS_KESEHATAN_JIWA";

    @Inject
    Notices notices;

    @Inject
    Incidents incidents;

    /**
     * Raises the alarm; where it was raised already and nobody ended it, only the citizen hears again.
     *
     * @param replyable false where a machine wrote, which is never answered
     */
    public void raise(Complaint complaint, boolean replyable) {
        if (replyable) {
            notices.send(
                    complaint,
                    "emergency",
                    CRISIS.equals(complaint.topic()) ? "EMERGENCY_CARE" : "EMERGENCY",
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
