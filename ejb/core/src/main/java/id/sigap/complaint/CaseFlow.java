package id.sigap.complaint;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The process of a case, as the features see it. The diagram is in charge: a feature says which kind of step it completes or
 * which signal it brings, never a task's id. Implemented in {@code process}. Every call expects the complaint's row locked
 * in the caller's transaction.
 */
public interface CaseFlow {
    /** A person's step, by the closed list of form keys. */
    enum Step {
        TRIAGE("triage"),
        COORDINATE("coordinate"),
        DRAFT("draft"),
        APPROVE("approve"),
        ANSWER_AGENCY("answer-agency"),
        STEP("step");

        private final String formKey;

        Step(String formKey) {
            this.formKey = formKey;
        }

        public String formKey() {
            return formKey;
        }
    }

    /** What reaches a case from outside, by the message name in the diagrams. */
    enum Signal {
        SEND_OUTCOME("SendOutcome"),
        /** The citizen wrote, or the office has to speak again: what waits for the citizen goes on. */
        CALLED_BACK("CitizenWrote"),
        WITHDRAWN("ComplaintWithdrawn"),
        MERGED("ComplaintMerged"),
        /**
         * It is known until when the platform lets the office answer: {@code windowNoticeAt}, from when a person has to be
         * warned, and {@code windowClosesAt}, both dates. Whoever brings another end brings {@link #WINDOW_ENDED} first.
         */
        WINDOW_OPENED("AnswerWindowOpened"),
        /** The answer was given, or its end is another one now. */
        WINDOW_ENDED("AnswerWindowEnded");

        private final String messageName;

        Signal(String messageName) {
            this.messageName = messageName;
        }

        public String messageName() {
            return messageName;
        }
    }

    /** An open step of a person. */
    record OpenStep(
            String taskId,
            String formKey,
            String name,
            String instruction,
            List<String> outcomes,
            List<String> groups) {}

    /**
     * Starts the process at <em>received</em>, up to its first wait.
     *
     * @param answers what its first gateways ask: {@code replyable} (an acknowledgement may go out), {@code reopened}
     */
    void begin(Complaint complaint, Map<String, ?> answers);

    List<OpenStep> open(Complaint complaint);

    /** True where a step of this kind is open. */
    boolean isAt(Complaint complaint, Step step);

    /** @throws id.sigap.foundation.Refusal {@code wrong-step} naming the present step, where none of this kind is open */
    void require(Complaint complaint, Step step);

    /**
     * Completes the open step of this kind.
     *
     * @param answers what the gateways ask: plain values by name
     * @throws id.sigap.foundation.Refusal {@code wrong-step} naming the present step, where none of this kind is open
     */
    void complete(Complaint complaint, Step step, Map<String, ?> answers);

    /** Completes the office's own step that this id names. */
    void completeTask(Complaint complaint, String taskId, Map<String, ?> answers);

    /** Whether these words tell of danger and the table in force takes them for an emergency; nothing in any case changes. */
    boolean tellsOfDanger(String words);

    /**
     * How many people besides its author have to agree to a wording.
     *
     * @param level  1 or 2
     * @param reason the table's, in Indonesian
     */
    record Risk(int level, String reason) {}

    /** What the approval table in force says of a wording with these facts; nothing in any case changes. */
    Risk risk(Map<String, ?> facts);

    /** Brings a signal; false, with nothing changed, where nothing in the case waits for it. */
    boolean signal(Complaint complaint, Signal signal, Map<String, ?> answers);

    /**
     * Where a case stands in its diagram.
     *
     * @param release the number of the release that the case runs on
     * @param done    ids of elements that were passed
     * @param active  ids of elements where it waits now
     */
    record Place(int release, List<String> done, List<String> active) {}

    Place place(Complaint complaint);

    /**
     * One step that a case came through, or stands at.
     *
     * @param release the release whose diagram it stands on
     * @param process the diagram's key
     * @param element its id on the diagram
     * @param name    its label on the diagram; its id where it has none
     * @param type    as the engine calls it: {@code userTask, callActivity, receiveTask …}
     * @param until   empty where the case stands there now
     * @param left    true where it was left by another way than its end, such as a withdrawal
     */
    record Passage(
            int release,
            String process,
            String element,
            String name,
            String type,
            Instant from,
            Optional<Instant> until,
            boolean left) {}

    /** Every step that the case came through, the earliest first, with those of the phases that its diagram calls. */
    List<Passage> passages(Complaint complaint);

    /** A step of some case that waits for a group. */
    record WaitingStep(String ticket, OpenStep step) {}

    /** The office's own steps that wait for one of these groups, oldest first. */
    List<WaitingStep> waitingFor(Collection<String> groups);

    /** The case that a step belongs to; empty where it is not open (any more). */
    Optional<String> ticketOf(String taskId);
}
