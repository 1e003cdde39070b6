package id.sigap.process;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Message;
import id.sigap.complaint.TriageNote;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Vault;
import id.sigap.triage.Triage;
import id.sigap.triage.TriageReading;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;

/** Reads what the citizen wrote and gives the table its facts; they live for this transaction only. */
@Dependent
class ProposeTriage extends CaseDelegate {
    @Inject
    TriageDesk desk;

    @Inject
    Vault vault;

    @Override
    void execute(DelegateExecution execution, Complaint complaint) {
        CaseKey key = complaint.key(vault);
        String text = complaints.messages(complaint.id()).stream()
                .filter(message -> message.kind() == Message.Kind.CITIZEN)
                .map(message -> message.content(key))
                .map(content -> content.subject() == null ? content.text() : content.subject() + "\n" + content.text())
                .collect(Collectors.joining("\n"));
        Triage triage = desk.triage();
        TriageReading reading = triage.read(text);
        reading.facts()
                .variables()
                .forEach((name, value) -> execution.setVariableLocal(name, Variables.untypedValue(value, true)));
        complaint.propose(
                key,
                new TriageNote(
                        null,
                        null,
                        null,
                        null,
                        reading.why(),
                        reading.candidates().stream()
                                .map(candidate -> new TriageNote.Candidate(
                                        candidate.topic().code(), candidate.score()))
                                .toList()));
    }
}
