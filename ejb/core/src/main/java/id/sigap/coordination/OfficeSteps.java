package id.sigap.coordination;

import id.sigap.complaint.CaseFlow;
import id.sigap.complaint.CaseFlow.OpenStep;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Notes;
import id.sigap.foundation.Refusal;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The office's own steps: drawn into the diagram, done here by whoever is in their group. */
@ApplicationScoped
public class OfficeSteps {
    @Inject
    CaseFlow flow;

    @Inject
    Complaints complaints;

    @Inject
    Notes notes;

    @Inject
    Ledger ledger;

    /**
     * @param groups the caller's roles and agencies
     * @param maySee whether the caller may see this case; to anybody else the step is not there, except to those whom the
     *     diagram names, as long as the case is not restricted
     */
    public Complaint complete(
            String taskId,
            String person,
            Set<String> groups,
            Predicate<Complaint> maySee,
            String outcome,
            String note) {
        String ticket = flow.ticketOf(taskId).orElseThrow(OfficeSteps::gone);
        Complaint complaint = complaints.lock(ticket);
        OpenStep step = flow.open(complaint).stream()
                .filter(open -> open.taskId().equals(taskId) && open.formKey().equals("step"))
                .findFirst()
                .orElseThrow(OfficeSteps::gone);
        boolean theirs = step.groups().stream().anyMatch(groups::contains);
        if (!maySee.test(complaint) && (!theirs || complaint.restricted())) {
            throw gone();
        }
        if (!theirs) {
            throw Refusal.notAllowed("Langkah \"" + step.name() + "\" bukan tugas Anda; yang mengerjakan: "
                    + String.join(", ", step.groups()) + ".");
        }
        Set<String> outcomes = step.outcomes().stream()
                .map(text -> text.split("=", 2)[0].strip())
                .collect(java.util.stream.Collectors.toSet());
        if (!outcomes.isEmpty() && !outcomes.contains(outcome)) {
            throw Refusal.invalid("Pilih hasil langkah ini: " + String.join(", ", outcomes) + ".");
        }
        if (note != null && !note.isBlank()) {
            notes.add(complaint, person, step.name() + ": " + note.strip());
        }
        ledger.record(
                "step.completed",
                person,
                ticket,
                Map.of("step", step.name(), "outcome", outcome == null ? "" : outcome));
        flow.completeTask(complaint, taskId, Map.of("outcome", outcome == null ? "" : outcome));
        complaints.changed(complaint, "state");
        return complaint;
    }

    private static Refusal gone() {
        return Refusal.conflict("wrong-step", "Langkah ini sudah selesai atau tidak ada lagi.");
    }
}
