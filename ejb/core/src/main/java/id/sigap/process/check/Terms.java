package id.sigap.process.check;

import id.sigap.complaint.CaseFlow;
import id.sigap.triage.TriageFacts;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that Java and the diagrams share: whoever changes one side is told by the check of the shipped set. */
final class Terms {

    /** The process that Java starts. */
    static final String ROOT = "ComplaintProcess";

    static final String BIND = "bindApproval";
    static final String PUBLISH = "publishReply";
    static final String CLIMB = "climbLadder";
    static final String REVIEW_WINDOW = "reviewWindow";

    /** Beans that end a case in a named outcome. */
    static final Set<String> CLOSINGS =
            Set.of("closeWithoutReply", "closeAnswered", "closeNoResponse", "closeWithdrawn", "closeMerged");

    /** Beans without which nothing is published, bound or ended. */
    static final Set<String> ACTS =
            Stream.concat(CLOSINGS.stream(), Stream.of(BIND, PUBLISH)).collect(Collectors.toUnmodifiableSet());

    /** Steps at which a wording may change or an approval fall. */
    static final Set<String> WORDING_STEPS = Set.of("draft", "approve", "coordinate");

    static final String STEP = CaseFlow.Step.STEP.formKey();
    static final String SEND_OUTCOME = CaseFlow.Signal.SEND_OUTCOME.messageName();
    static final String CITIZEN_WROTE = CaseFlow.Signal.CALLED_BACK.messageName();
    static final String WITHDRAWN = CaseFlow.Signal.WITHDRAWN.messageName();
    static final String MERGED = CaseFlow.Signal.MERGED.messageName();

    static final String WINDOW_OPENED = CaseFlow.Signal.WINDOW_OPENED.messageName();
    static final String WINDOW_ENDED = CaseFlow.Signal.WINDOW_ENDED.messageName();

    /** What Java signals. */
    static final Set<String> MESSAGES = Arrays.stream(CaseFlow.Signal.values())
            .map(CaseFlow.Signal::messageName)
            .collect(Collectors.toSet());

    /** Places that a receive task may show in the case. */
    static final Set<String> WAITS = Set.of("wait-send", "wait-citizen", "wait-comeback");

    static final String NEXT_RUNG = "${nextRung}";
    static final String ANOTHER_RUNG = "${anotherRung}";
    static final String CITIZEN_OUTCOME = "citizenOutcome";
    static final String COMPLAINT_ID = "complaintId";

    /** Who a ladder's last rung tells where it ends at no person of the office. */
    static final Set<String> NO_PERSON = Set.of("nobody", "citizen");

    /** What the first gateways of the root may ask. */
    static final Set<String> BEGIN = Set.of(COMPLAINT_ID, "replyable", "reopened");

    /** The answers that completing a step brings, by form. */
    static final Map<String, Set<String>> ANSWERS = Map.of(
            "triage",
            Set.of(),
            "coordinate",
            Set.of("decision"),
            "draft",
            Set.of(
                    "decision",
                    "wordingKind",
                    "target",
                    "category",
                    "restricted",
                    "emergency",
                    "editedByApprover",
                    "personalData"),
            "approve",
            Set.of("decision", "approvalsLeft"),
            "answer-agency",
            Set.of("agencyOutcome", "decision"),
            "step",
            Set.of("outcome"));

    /** The answers that a message brings. */
    static final Map<String, Set<String>> SIGNALLED = Map.of(
            SEND_OUTCOME, Set.of("sendOutcome", "wordingKind"),
            CITIZEN_WROTE, Set.of(CITIZEN_OUTCOME, "decision"),
            WINDOW_OPENED, Set.of("windowNoticeAt", "windowClosesAt"));

    /** What beans leave behind. */
    static final Map<String, Set<String>> LEFT_BEHIND = Map.of(
            "recordTriage",
            Set.of("emergency", "needsReview"),
            BIND,
            Set.of("wordingKind"),
            CLIMB,
            Set.of("rung", "anotherRung", "nextRung"));

    /** Names that only Java writes; a drawing that wrote them would speak in a person's name, or of another case. */
    static final Set<String> RESERVED = reserved();

    /** What the engine itself knows in a repeated step. */
    static final Set<String> ENGINE =
            Set.of("loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");

    /** A table that Java fills and reads. */
    record Policy(String key, String resultVariable, Set<String> inputs, Map<String, Set<String>> outputs) {}

    private static final Set<String> NUMBER = Set.of("integer", "long", "double", "number");
    private static final Set<String> TRUTH = Set.of("boolean");
    private static final Set<String> TEXT = Set.of("string");

    static final Policy TRIAGE = new Policy(
            "TriagePolicy",
            "triageDecision",
            Arrays.stream(TriageFacts.class.getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.toSet()),
            Map.of(
                    "category", TEXT,
                    "topic", TEXT,
                    "agency", TEXT,
                    "urgency", TEXT,
                    "emergency", TRUTH,
                    "restricted", TRUTH,
                    "needsReview", TRUTH,
                    "clocks", TEXT,
                    "reason", TEXT));

    static final Policy APPROVAL = new Policy(
            "ApprovalPolicy",
            "approvalDecision",
            Set.of("wordingKind", "category", "restricted", "emergency", "personalData", "target", "editedByApprover"),
            Map.of("level", NUMBER, "reason", TEXT));

    private Terms() {}

    private static Set<String> reserved() {
        Set<String> names = new TreeSet<>(BEGIN);
        ANSWERS.values().forEach(names::addAll);
        SIGNALLED.values().forEach(names::addAll);
        LEFT_BEHIND.values().forEach(names::addAll);
        return Set.copyOf(names);
    }
}
