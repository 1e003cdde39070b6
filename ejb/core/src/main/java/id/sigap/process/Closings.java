package id.sigap.process;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Outcome;
import id.sigap.reply.Closing;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The ends of a case, each with its outcome. */
final class Closings {
    private Closings() {}

    abstract static class Close extends CaseDelegate {
        @Inject
        Closing closing;

        abstract Outcome outcome();

        @Override
        void execute(DelegateExecution execution, Complaint complaint) {
            execution.setVariable(Variables.CITIZEN_OUTCOME, "silent");
            closing.close(complaint, outcome());
        }
    }

    @Dependent
    static class WithoutReply extends Close {
        @Override
        Outcome outcome() {
            return Outcome.NO_REPLY_NEEDED;
        }
    }

    @Dependent
    static class Answered extends Close {
        @Override
        Outcome outcome() {
            return Outcome.ANSWERED;
        }
    }

    @Dependent
    static class NoResponse extends Close {
        @Override
        Outcome outcome() {
            return Outcome.NO_RESPONSE;
        }
    }

    @Dependent
    static class Withdrawn extends Close {
        @Override
        Outcome outcome() {
            return Outcome.WITHDRAWN;
        }
    }

    /** The merging act itself closed the case and knows into which one it went. */
    @Dependent
    static class Merged extends Close {
        @Override
        Outcome outcome() {
            return Outcome.MERGED;
        }
    }
}
