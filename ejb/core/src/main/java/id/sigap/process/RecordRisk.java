package id.sigap.process;

import id.sigap.complaint.Complaint;
import id.sigap.wording.WordingStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Writes onto the wording how many people must agree, as the approval table decided. */
@Dependent
class RecordRisk extends CaseDelegate {
    @Inject
    WordingStore wordings;

    @Override
    void execute(DelegateExecution execution, Complaint complaint) {
        Map<?, ?> decision = (Map<?, ?>) execution.getVariable(Variables.APPROVAL_DECISION);
        int level = decision == null ? 2 : ((Number) decision.get("level")).intValue();
        String reason = decision == null
                ? "Tabel persetujuan tidak memutuskan; diminta dua orang."
                : (String) decision.get("reason");
        wordings.newest(complaint.id(), "submitted").ifPresent(wording -> wording.risk(Math.max(1, level), reason));
        execution.removeVariable(Variables.APPROVAL_DECISION);
    }
}
