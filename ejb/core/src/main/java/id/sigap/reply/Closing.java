package id.sigap.reply;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Outcome;
import id.sigap.deadline.Deadlines;
import id.sigap.foundation.BusinessClock;
import id.sigap.incident.Incidents;
import id.sigap.ledger.Ledger;
import id.sigap.wording.WordingStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;

/** Closes a case with its outcome: clocks end, texts that wait are void, the citizen is told where an outcome asks for it. */
@ApplicationScoped
public class Closing {
    @Inject
    Complaints complaints;

    @Inject
    Deadlines deadlines;

    @Inject
    WordingStore wordings;

    @Inject
    Notices notices;

    @Inject
    Incidents incidents;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    /** Does nothing where the case is closed already (a merge closes it before the process hears of it). */
    public void close(Complaint complaint, Outcome outcome) {
        if (complaint.closedAt().isPresent()) {
            return;
        }
        Instant now = clock.now();
        if (outcome == Outcome.NO_RESPONSE) {
            notices.send(complaint, "notice", "CLOSED_NO_DETAILS", Map.of());
        }
        deadlines.closed(complaint, now);
        wordings.voidOpen(complaint.id());
        incidents.settled("emergency", complaint.ticket());
        complaint.close(outcome, now);
        ledger.record("case.closed", Ledger.SYSTEM, complaint.ticket(), Map.of("outcome", outcome.code()));
        complaints.changed(complaint, "state");
    }
}
