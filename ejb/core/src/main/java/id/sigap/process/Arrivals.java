package id.sigap.process;

import id.sigap.complaint.Complaint;
import id.sigap.coordination.Calls;
import id.sigap.coordination.Escalation;
import id.sigap.wording.WordingStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** What a case is told when it arrives at a step, by its diagram or by a migration. */
@ApplicationScoped
public class Arrivals {
    /** Where these are reached with a wording that was submitted, the diagram sends it back. */
    private static final Set<String> BEFORE_APPROVAL = Set.of("coordinate", "draft");

    @Inject
    Escalation escalation;

    @Inject
    Calls calls;

    @Inject
    WordingStore wordings;

    /** A person's step: it shows in the case, and the people it waits for are called. */
    public void step(Complaint complaint, String formKey, List<String> groups) {
        complaint.reach(formKey, escalation.now());
        if (BEFORE_APPROVAL.contains(formKey)) {
            wordings.giveBack(complaint.id());
        }
        calls.waits(complaint, formKey, groups);
    }

    /** A wait for something outside. */
    public void waiting(Complaint complaint, String wait) {
        complaint.reach(wait, escalation.now());
    }
}
