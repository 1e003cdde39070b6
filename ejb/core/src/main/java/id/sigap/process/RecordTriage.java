package id.sigap.process;

import id.sigap.agency.Agencies;
import id.sigap.agency.Agency;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.TriageNote;
import id.sigap.deadline.Deadlines;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Vault;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Writes what the table decided onto the case and starts its clocks; a reopened case keeps what people decided. */
@Dependent
class RecordTriage extends CaseDelegate {
    @Inject
    Deadlines deadlines;

    @Inject
    Agencies agencies;

    @Inject
    Vault vault;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    @Override
    void execute(DelegateExecution execution, Complaint complaint) {
        Map<?, ?> decision = (Map<?, ?>) execution.getVariable(Variables.TRIAGE_DECISION);
        execution.removeVariable(Variables.TRIAGE_DECISION);
        boolean known = Variables.flag(execution, Variables.REOPENED) && complaint.category() != null;
        if (!known) {
            classify(complaint, decision);
        }
        execution.setVariable(Variables.EMERGENCY, complaint.emergency() && !known);
        execution.setVariable(Variables.NEEDS_REVIEW, !known && (decision == null || truth(decision, "needsReview")));
    }

    private void classify(Complaint complaint, Map<?, ?> decision) {
        CaseKey key = complaint.key(vault);
        TriageNote read = complaint.proposal(key).orElseThrow();
        String category = decision == null ? "LAIN" : text(decision, "category");
        String topic = decision == null ? null : text(decision, "topic");
        String agency = decision == null ? null : text(decision, "agency");
        String urgency = decision == null ? "SEDANG" : text(decision, "urgency");
        if (agencies.find(agency).filter(Agency::active).isEmpty()) {
            agency = null;
        }
        complaint.propose(key, new TriageNote(category, topic, agency, urgency, read.why(), read.candidates()));
        complaint.classify(category, topic, agency, urgency);
        boolean emergency = decision != null && truth(decision, "emergency");
        complaint.mark(emergency, complaint.restricted() || decision != null && truth(decision, "restricted"));
        Map<String, Object> data = new HashMap<>();
        data.put("category", category);
        data.put("topic", topic);
        data.put("agency", agency);
        data.put("urgency", urgency);
        data.put("emergency", emergency);
        data.put("restricted", complaint.restricted());
        ledger.record("case.triaged", Ledger.SYSTEM, complaint.ticket(), data);
        List<String> clocks = decision == null
                ? List.of()
                : Arrays.asList(String.valueOf(decision.get("clocks")).split("\\|"));
        deadlines.start(complaint, clocks, clock.now());
    }

    private static String text(Map<?, ?> decision, String output) {
        Object value = decision.get(output);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    private static boolean truth(Map<?, ?> decision, String output) {
        return Boolean.TRUE.equals(decision.get(output));
    }
}
