package id.sigap.process;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The process variables, named once: ids and what gateways ask, never a text that a person wrote. */
final class Variables {
    static final String COMPLAINT_ID = "complaintId";
    static final String NEXT_RUNG = "nextRung";
    static final String RUNG = "rung";
    static final String ANOTHER_RUNG = "anotherRung";
    static final String REOPENED = "reopened";
    static final String REPLYABLE = "replyable";
    static final String EMERGENCY = "emergency";
    static final String NEEDS_REVIEW = "needsReview";
    static final String TRIAGE_DECISION = "triageDecision";
    static final String APPROVAL_DECISION = "approvalDecision";
    static final String CITIZEN_OUTCOME = "citizenOutcome";
    static final String SEND_OUTCOME = "sendOutcome";
    static final String WORDING_KIND = "wordingKind";

    private Variables() {}

    static long complaintId(VariableScope scope) {
        return ((Number) scope.getVariable(COMPLAINT_ID)).longValue();
    }

    static boolean flag(VariableScope scope, String name) {
        return Boolean.TRUE.equals(scope.getVariable(name));
    }

    static void instant(VariableScope scope, String name, Instant value) {
        scope.setVariable(name, Date.from(value));
    }
}
