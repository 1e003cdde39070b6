package id.sigap.web.cases;

import id.sigap.complaint.Access;
import id.sigap.complaint.CaseFlow;
import id.sigap.complaint.Complaint;
import id.sigap.history.Purposes;
import id.sigap.web.Session;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/**
 * Who may read a case in this request: whoever the rule of {@link Access} lets see it, and whoever a step of the office's own
 * waits for in it, as long as it waits and the case is not restricted.
 */
@RequestScoped
public class Readers {
    @Inject
    Session session;

    @Inject
    CaseFlow flow;

    @Inject
    Purposes purposes;

    /**
     * Refuses everybody else as if the case did not exist, and whoever examines a restricted case without having said why.
     */
    public void require(Complaint complaint) {
        if (!stepWaitsForCaller(complaint)) {
            Access.require(session.viewer(), complaint);
        }
        if (Access.needsPurpose(session.viewer(), complaint)) {
            purposes.require(session.username(), complaint);
        }
    }

    /** The same, and records that the case was read. */
    public void read(Complaint complaint) {
        require(complaint);
        purposes.read(session.username(), complaint, Access.needsPurpose(session.viewer(), complaint));
    }

    private boolean stepWaitsForCaller(Complaint complaint) {
        return !complaint.restricted()
                && complaint.closedAt().isEmpty()
                && !Access.maySee(session.viewer(), complaint)
                && flow.open(complaint).stream()
                        .filter(step -> step.formKey().equals(CaseFlow.Step.STEP.formKey()))
                        .flatMap(step -> step.groups().stream())
                        .anyMatch(session.candidateGroups()::contains);
    }
}
