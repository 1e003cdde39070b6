package id.sigap.process.check;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A set that breaks one promise.
 *
 * @param rule the only rule that may speak
 * @param element what it must point at
 */
record Broken(String name, String rule, String element, UnaryOperator<Drafted> change) {

    private static final String ROOT = "ComplaintProcess.bpmn";
    private static final String TRIAGE = "TriagePhase.bpmn";
    private static final String COORDINATION = "CoordinationPhase.bpmn";
    private static final String WORDING = "WordingPhase.bpmn";
    private static final String REPLY = "ReplyPhase.bpmn";
    private static final String ASK = "AskPhase.bpmn";
    private static final String FOLLOW_UP = "FollowUpPhase.bpmn";
    private static final String TRIAGE_TABLE = "TriagePolicy.dmn";
    private static final String APPROVAL_TABLE = "ApprovalPolicy.dmn";

    private static Broken of(String name, String rule, String element, UnaryOperator<Drafted> change) {
        return new Broken(name, rule, element, change);
    }

    static String step(String id, String formKey, String group) {
        return """
                <userTask id="%s" name="Langkah %s" camunda:formKey="%s" camunda:candidateGroups="%s"><extensionElements>\
                <camunda:properties><camunda:property name="instruction" value="Kerjakan."/>\
                <camunda:property name="outcomes" value="selesai=Selesai"/></camunda:properties></extensionElements>\
                </userTask>""".formatted(id, id, formKey, group);
    }

    static String service(String id, String bean) {
        return "<serviceTask id=\"%s\" name=\"Layanan %s\" camunda:delegateExpression=\"${%s}\"/>"
                .formatted(id, id, bean);
    }

    static String choice(String id, String defaultFlow) {
        return "<exclusiveGateway id=\"%s\" name=\"%s?\" default=\"%s\"/>".formatted(id, id, defaultFlow);
    }

    static String end(String id) {
        return "<endEvent id=\"%s\" name=\"Akhir %s\"/>".formatted(id, id);
    }

    static String ending(String id) {
        return "<endEvent id=\"%s\" name=\"Akhir %s\"><terminateEventDefinition id=\"%sEnds\"/></endEvent>"
                .formatted(id, id, id);
    }

    static String timer(String value) {
        String kind = value.startsWith("$") ? "timeDate" : "timeDuration";
        return "<timerEventDefinition><%s xsi:type=\"tFormalExpression\">%s</%s></timerEventDefinition>"
                .formatted(kind, value, kind);
    }

    static String boundary(String id, String host, boolean cancels, String definition) {
        return "<boundaryEvent id=\"%s\" name=\"Tepi %s\" attachedToRef=\"%s\" cancelActivity=\"%s\">%s</boundaryEvent>"
                .formatted(id, id, host, cancels, definition);
    }

    static String call(String id, String process) {
        return """
                <callActivity id="%s" name="Fase %s" calledElement="%s" camunda:calledElementBinding="deployment">\
                <extensionElements><camunda:in businessKey="#{execution.processBusinessKey}"/>\
                <camunda:in source="complaintId" target="complaintId"/></extensionElements></callActivity>""".formatted(id, id, process);
    }

    /** An event sub-process of one node between its start and its end. */
    static String handler(String id, boolean interrupts, String definition, String node, String nodeId) {
        return "<subProcess id=\"%s\" name=\"Bagian %s\" triggeredByEvent=\"true\">".formatted(id, id)
                + "<startEvent id=\"%sStart\" name=\"Mulai\" isInterrupting=\"%s\">%s</startEvent>"
                        .formatted(id, interrupts, definition)
                + node
                + end(id + "End")
                + Drafted.arrow(id + "In", id + "Start", nodeId, "")
                + Drafted.arrow(id + "Out", nodeId, id + "End", "")
                + "</subProcess>";
    }

    static String message(String id) {
        return "<messageEventDefinition messageRef=\"" + id + "\"/>";
    }

    /** A phase that publishes without binding, otherwise in order. */
    private static UnaryOperator<Drafted> smuggler() {
        return set -> set.in(REPLY)
                .put("ExtraPhase.bpmn", new String(set.files().get(REPLY), StandardCharsets.UTF_8))
                .replace("ReplyPhase", "ExtraPhase")
                .set("Task_BindApproval", "camunda:delegateExpression", "${acknowledge}");
    }

    static List<Broken> sets() {
        return List.of(
                of("the main diagram is gone", "required-missing", "ComplaintProcess", set -> set.drop(ROOT)),
                of(
                        "a table that Java reads has another name",
                        "required-missing",
                        "TriagePolicy",
                        set -> set.in(TRIAGE_TABLE)
                                .put(
                                        "TriasePolicy.dmn",
                                        new String(set.files().get(TRIAGE_TABLE), StandardCharsets.UTF_8)
                                                .replace("id=\"TriagePolicy\"", "id=\"TriasePolicy\""))
                                .drop(TRIAGE_TABLE)),
                of(
                        "a file is not named like its process",
                        "file-name",
                        "ReplyPhase",
                        set -> set.put("Kirim.bpmn", new String(set.files().get(REPLY), StandardCharsets.UTF_8))
                                .drop(REPLY)),
                of(
                        "two files hold the same process",
                        "key-twice",
                        "AskPhase",
                        set -> set.put("Tanya.bpmn", new String(set.files().get(ASK), StandardCharsets.UTF_8))),
                of("a called phase is gone", "called-missing", "Phase_FollowUp", set -> set.drop(FOLLOW_UP)),
                of(
                        "a table that a diagram asks is not there",
                        "decision-missing",
                        "Task_ApplyApprovalPolicy",
                        set -> set.in(WORDING).set("Task_ApplyApprovalPolicy", "camunda:decisionRef", "Persetujuan")),
                of(
                        "a table asks one that is not there",
                        "decision-missing",
                        "TriagePolicy",
                        set -> set.in(TRIAGE_TABLE).replace("#TriageCategory", "#Golongan")),
                of(
                        "two phases call each other",
                        "calls-in-circle",
                        "Call2",
                        set -> set.in(COORDINATION)
                                .between("Flow_CoordinationBegun_To_Coordinate", "Call1", call("Call1", "WordingPhase"))
                                .in(WORDING)
                                .between(
                                        "Flow_WordingBegun_To_WriteWording",
                                        "Call2",
                                        call("Call2", "CoordinationPhase"))),
                of(
                        "a diagram is never called",
                        "never-called",
                        "SparePhase",
                        set -> set.in(COORDINATION)
                                .put(
                                        "SparePhase.bpmn",
                                        new String(set.files().get(COORDINATION), StandardCharsets.UTF_8))
                                .replace("\"CoordinationPhase\"", "\"SparePhase\"")),
                of("a hundred files more", "set-too-large", "", set -> {
                    IntStream.range(0, 100).forEach(i -> set.put("P" + i + ".bpmn", "<definitions/>"));
                    return set;
                }));
    }

    static List<Broken> drawings() {
        return List.of(
                of(
                        "an arrow leads nowhere",
                        "broken-flow",
                        "Flow_Coordinate_To_Coordinated",
                        set -> set.in(COORDINATION).to("Flow_Coordinate_To_Coordinated", "Task_Lost")),
                of(
                        "a diagram starts twice",
                        "one-start",
                        "CoordinationPhase",
                        set -> set.in(COORDINATION)
                                .add("<startEvent id=\"Event_Second\" name=\"Mulai lagi\"/>")
                                .flow("Flow_Second", "Event_Second", "Task_Coordinate")),
                of(
                        "a phase starts by a message",
                        "one-start",
                        "FollowUpPhase",
                        set -> set.in(FOLLOW_UP).into("Event_AnswerSent", message("Message_CitizenWrote"))),
                of(
                        "a step is never reached",
                        "unreachable",
                        "Task_Alone",
                        set -> set.in(COORDINATION)
                                .add(service("Task_Alone", "acknowledge"))
                                .flow("Flow_Alone", "Task_Alone", "Event_Coordinated")),
                of(
                        "a step leads nowhere",
                        "dead-end",
                        "Task_AlertEmergency",
                        set -> set.in(TRIAGE).without("Flow_AlertEmergency_To_NeedsReview")),
                of(
                        "two steps pass a case to each other for ever",
                        "no-way-out",
                        "Task_ReviewTriage",
                        set -> set.in(TRIAGE)
                                .to("Flow_ReviewTriage_To_Triaged", "Task_Again")
                                .add(step("Task_Again", "step", "operator"))
                                .flow("Flow_Again", "Task_Again", "Task_ReviewTriage")),
                of(
                        "a gateway has no way for the rest",
                        "gateway-without-default",
                        "Gateway_ReplySent",
                        set -> set.in(ROOT).unset("Gateway_ReplySent", "default")),
                of(
                        "an arrow of a choice has no condition",
                        "flow-without-condition",
                        "Flow_ReplySent_To_WasQuestion",
                        set -> set.in(ROOT)
                                .replace(
                                        "<conditionExpression xsi:type=\"tFormalExpression\">${sendOutcome == &#x27;sent&#x27;}</conditionExpression>",
                                        "")),
                of(
                        "the arrow for the rest has a condition",
                        "condition-misplaced",
                        "Flow_ReplySent_To_Coordination",
                        set -> set.in(ROOT)
                                .into(
                                        "Flow_ReplySent_To_Coordination",
                                        "<conditionExpression xsi:type=\"tFormalExpression\">${sendOutcome != 'sent'}</conditionExpression>")),
                of(
                        "a step has two arrows at once",
                        "fork-without-gateway",
                        "Task_Acknowledge",
                        set -> set.in(TRIAGE).flow("Flow_Second", "Task_Acknowledge", "Gateway_NeedsReview")),
                of(
                        "an end has no name",
                        "end-without-name",
                        "Event_ComplaintAnswered",
                        set -> set.in(ROOT).unset("Event_ComplaintAnswered", "name")),
                of(
                        "an event waits for nothing",
                        "waits-for-nothing",
                        "Event_Nothing",
                        set -> set.in(COORDINATION)
                                .between(
                                        "Flow_Coordinate_To_Coordinated",
                                        "Event_Nothing",
                                        "<intermediateCatchEvent id=\"Event_Nothing\" name=\"Sesuatu\"/>")),
                of(
                        "a timer rings every ten seconds",
                        "timer-too-short",
                        "Event_Soon",
                        set -> set.in(COORDINATION)
                                .between(
                                        "Flow_Coordinate_To_Coordinated",
                                        "Event_Soon",
                                        "<intermediateCatchEvent id=\"Event_Soon\" name=\"Segera\">" + timer("PT10S")
                                                + "</intermediateCatchEvent>")),
                of(
                        "a circle in one diagram never waits",
                        "circle-without-wait",
                        "Task_Twice",
                        set -> set.in(TRIAGE)
                                .between(
                                        "Flow_AlertEmergency_To_NeedsReview",
                                        "Gateway_Twice",
                                        choice("Gateway_Twice", "Gateway_TwiceNext"))
                                .add(service("Task_Twice", "alertEmergency"))
                                .flow("Flow_Twice", "Gateway_Twice", "Task_Twice", "${emergency}")
                                .flow("Flow_TwiceBack", "Task_Twice", "Gateway_Twice")),
                of(
                        "a circle through a called phase never waits",
                        "circle-without-wait",
                        "Gateway_Again",
                        set -> set.in(ROOT)
                                .between(
                                        "Flow_Triage_To_Coordination",
                                        "Gateway_Again",
                                        choice("Gateway_Again", "Gateway_AgainNext"))
                                .flow("Flow_Again", "Gateway_Again", "Phase_Triage", "${reopened}")));
    }

    static List<Broken> stepsAndNames() {
        return List.of(
                of(
                        "a group does not exist",
                        "group-unknown",
                        "Task_Coordinate",
                        set -> set.in(COORDINATION)
                                .set("Task_Coordinate", "camunda:candidateGroups", "operator,penata")),
                of(
                        "a group is computed",
                        "group-computed",
                        "Task_Coordinate",
                        set -> set.in(COORDINATION).set("Task_Coordinate", "camunda:candidateGroups", "${decision}")),
                of(
                        "a step does not say what to do",
                        "step-without-instruction",
                        "Task_Own",
                        set -> set.in(COORDINATION)
                                .between(
                                        "Flow_Coordinate_To_Coordinated",
                                        "Task_Own",
                                        step("Task_Own", "step", "operator"))
                                .replace("value=\"Kerjakan.\"", "value=\" \"")),
                of(
                        "a step has no outcome",
                        "step-without-outcome",
                        "Task_Own",
                        set -> set.in(COORDINATION)
                                .between(
                                        "Flow_Coordinate_To_Coordinated",
                                        "Task_Own",
                                        step("Task_Own", "step", "operator"))
                                .replace("value=\"selesai=Selesai\"", "value=\";\"")),
                of(
                        "an outcome is asked for that no step offers",
                        "outcome-unknown",
                        "Flow_Asked",
                        set -> set.in(COORDINATION)
                                .between(
                                        "Flow_Coordinate_To_Coordinated",
                                        "Task_Own",
                                        step("Task_Own", "step", "operator"))
                                .between("Task_OwnNext", "Gateway_Own", choice("Gateway_Own", "Gateway_OwnNext"))
                                .flow("Flow_Asked", "Gateway_Own", "Task_Coordinate", "${outcome == 'ulang'}")),
                of(
                        "an outcome changes nothing",
                        "outcome-without-effect",
                        "Task_Own",
                        set -> set.in(COORDINATION)
                                .between(
                                        "Flow_Coordinate_To_Coordinated",
                                        "Task_Own",
                                        step("Task_Own", "step", "operator"))
                                .replace("selesai=Selesai", "boleh=Boleh; tidak=Tidak")),
                of(
                        "a wait shows an unknown place",
                        "wait-unknown",
                        "Task_AwaitComeback",
                        set -> set.in(FOLLOW_UP).replace("wait-comeback", "wait-kembali")),
                of(
                        "a drawing answers in an approver's name",
                        "variable-reserved",
                        "Task_RecordRisk",
                        set -> set.in(WORDING)
                                .into(
                                        "Task_RecordRisk",
                                        "<extensionElements><camunda:inputOutput><camunda:outputParameter"
                                                + " name=\"approvalsLeft\">0</camunda:outputParameter></camunda:inputOutput></extensionElements>")),
                of(
                        "a drawing points a phase at another case",
                        "variable-reserved",
                        "Phase_Reply",
                        set -> set.in(ROOT)
                                .replace(
                                        "<camunda:out source=\"sendOutcome\" target=\"sendOutcome\"/>",
                                        "<camunda:in source=\"reopened\" target=\"complaintId\"/>"
                                                + "<camunda:out source=\"sendOutcome\" target=\"sendOutcome\"/>")),
                of(
                        "a phase starts on another one's rung",
                        "variable-reserved",
                        "Phase_Reply",
                        set -> set.in(ROOT)
                                .replace(
                                        "<camunda:out source=\"sendOutcome\" target=\"sendOutcome\"/>",
                                        "<camunda:in variables=\"all\"/><camunda:out source=\"sendOutcome\" target=\"sendOutcome\"/>")),
                of(
                        "a phase does not know its case",
                        "case-not-handed-on",
                        "Call",
                        set -> set.in(COORDINATION)
                                .between(
                                        "Flow_Coordinate_To_Coordinated",
                                        "Call",
                                        call("Call", "TriagePhase")
                                                .replace(
                                                        "<camunda:in businessKey=\"#{execution.processBusinessKey}\"/>",
                                                        ""))),
                of(
                        "a condition asks for a name that nobody fills",
                        "variable-unknown",
                        "Flow_NextAct_To_Forwarding",
                        set -> set.in(ROOT)
                                .replace("${decision == &#x27;forward&#x27;}", "${keputusan == &#x27;forward&#x27;}")),
                of(
                        "a deadline uses a name that nobody fills",
                        "variable-unknown",
                        "Event_Later",
                        set -> set.in(COORDINATION)
                                .between(
                                        "Flow_Coordinate_To_Coordinated",
                                        "Event_Later",
                                        "<intermediateCatchEvent id=\"Event_Later\" name=\"Nanti\">"
                                                + timer("${tenggat}") + "</intermediateCatchEvent>")));
    }

    static List<Broken> tables() {
        return List.of(
                of(
                        "an output has another name",
                        "table-output-missing",
                        "TriagePolicy",
                        set -> set.in(TRIAGE_TABLE).replace("name=\"needsReview\"", "name=\"perluDiperiksa\"")),
                of(
                        "the level is text",
                        "table-output-type",
                        "Output_ApprovalPolicy_Level",
                        set -> set.in(APPROVAL_TABLE).set("Output_ApprovalPolicy_Level", "typeRef", "string")),
                of(
                        "a table answers several times",
                        "table-hit-policy",
                        "Table_ApprovalPolicy",
                        set -> set.in(APPROVAL_TABLE).set("Table_ApprovalPolicy", "hitPolicy", "COLLECT")),
                of(
                        "a column asks for a name that nobody fills",
                        "table-name-unknown",
                        "Input_ApprovalPolicy_WordingKind",
                        set -> set.in(APPROVAL_TABLE).replace("<text>wordingKind</text>", "<text>jenisRedaksi</text>")),
                of(
                        "a cell lacks its quotes",
                        "table-name-unknown",
                        "Rule_ApprovalPolicy_ReleasedTemplate",
                        set -> set.in(APPROVAL_TABLE).replace("<text>\"template\"</text>", "<text>template</text>")),
                of(
                        "a row has no level",
                        "table-cell-empty",
                        "Rule_ApprovalPolicy_ReleasedTemplate",
                        set -> set.in(APPROVAL_TABLE).replace("<text>0</text>", "<text></text>")),
                of(
                        "nobody reads the table's answer",
                        "table-result-unread",
                        "Task_ApplyTriagePolicy",
                        set -> set.in(TRIAGE).set("Task_ApplyTriagePolicy", "camunda:resultVariable", "hasil")),
                of(
                        "a path leads past the table",
                        "table-not-asked",
                        "Task_RecordRisk",
                        set -> set.in(WORDING)
                                .flow(
                                        "Flow_Quick",
                                        "Gateway_WordingSubmitted",
                                        "Task_RecordRisk",
                                        "${decision == 'quick'}")));
    }

    static List<Broken> waits() {
        return List.of(
                of(
                        "a ladder does not exist",
                        "ladder-unknown",
                        "CoordinationPhase",
                        set -> set.in(COORDINATION).replace("value=\"COORDINATION\"", "value=\"KOORDINASI\"")),
                of(
                        "a phase has no ladder sub-process",
                        "ladder-missing",
                        "Task_Coordinate",
                        set -> set.in(COORDINATION).without("SubProcess_ClimbLadder")),
                of(
                        "a phase names no ladder",
                        "ladder-missing",
                        "Task_ClimbLadder",
                        set -> set.in(COORDINATION).replace("name=\"ladder\"", "name=\"tangga\"")),
                of(
                        "people work in the main diagram",
                        "ladder-missing",
                        "Task_Own",
                        set -> set.in(ROOT)
                                .between(
                                        "Flow_Triage_To_Coordination",
                                        "Task_Own",
                                        step("Task_Own", "step", "operator"))),
                of(
                        "people work where the ladder has ended",
                        "ladder-missing",
                        "Task_Own",
                        set -> set.in(COORDINATION)
                                .add(handler(
                                        "Handler",
                                        true,
                                        timer("P3D"),
                                        step("Task_Own", "step", "operator"),
                                        "Task_Own"))),
                of(
                        "a ladder ends at nobody",
                        "ladder-without-person",
                        "Task_Coordinate",
                        set -> set.in(COORDINATION).replace("value=\"COORDINATION\"", "value=\"FOLLOW-UP\"")),
                of(
                        "a ladder stops the work",
                        "ladder-interrupts",
                        "Event_DeadlineReached",
                        set -> set.in(COORDINATION).unset("Event_DeadlineReached", "isInterrupting")),
                of(
                        "a ladder climbs when no rung is left",
                        "ladder-endless",
                        "Gateway_AnotherRung",
                        set -> set.in(COORDINATION).replace("${anotherRung}", "${rung &lt; 99}")),
                of(
                        "a ladder climbs by default",
                        "ladder-endless",
                        "Gateway_AnotherRung",
                        set -> set.in(COORDINATION)
                                .set("Gateway_AnotherRung", "default", "Flow_AnotherRung_To_NextRungReached")
                                .replace(
                                        "<conditionExpression xsi:type=\"tFormalExpression\">${anotherRung}</conditionExpression>",
                                        "")
                                .into(
                                        "Flow_AnotherRung_To_LadderClimbed",
                                        "<conditionExpression xsi:type=\"tFormalExpression\">${!anotherRung}</conditionExpression>")),
                of(
                        "a ladder has a beat of its own",
                        "ladder-shape",
                        "SubProcess_ClimbLadder",
                        set -> set.in(COORDINATION)
                                .without("Timer_NextRung")
                                .into("Event_NextRungReached", timer("PT1H"))),
                of(
                        "a ladder gives somebody work",
                        "ladder-shape",
                        "SubProcess_ClimbLadder",
                        set -> set.in(COORDINATION)
                                .into(
                                        "SubProcess_ClimbLadder",
                                        step("Task_Own", "step", "operator")
                                                + Drafted.arrow("Flow_OwnNext", "Task_Own", "Task_ClimbLadder", ""))
                                .to("Flow_NextRungReached_To_ClimbLadder", "Task_Own")),
                of(
                        "a ladder's end ends the phase",
                        "ladder-shape",
                        "SubProcess_ClimbLadder",
                        set -> set.in(COORDINATION)
                                .into("Event_LadderClimbed", "<terminateEventDefinition id=\"Terminate_Ladder\"/>")),
                of(
                        "the citizen is reminded for ever",
                        "ladder-endless",
                        "Boundary_CitizenSilent",
                        set -> set.in(ASK).replace("${anotherRung}", "${rung &lt; 99}")),
                of(
                        "a rung's instant ends somebody's work",
                        "ladder-timer-astray",
                        "Boundary_Work",
                        set -> set.in(COORDINATION)
                                .add(boundary("Boundary_Work", "Task_Coordinate", true, timer("${nextRung}")))
                                .flow("Flow_Work", "Boundary_Work", "Event_Coordinated")),
                of(
                        "a phase never ends beside its ladder",
                        "phase-not-ended",
                        "Event_Coordinated",
                        set -> set.in(COORDINATION).without("Terminate_Coordinated")));
    }

    static List<Broken> messagesAndEnds() {
        return List.of(
                of(
                        "the result's message has another name",
                        "message-unknown",
                        "Task_AwaitSendOutcome",
                        set -> set.in(REPLY).replace("name=\"SendOutcome\"", "name=\"HasilKirim\"")),
                of(
                        "the withdrawal's message has another name",
                        "message-unknown",
                        "Event_ComplaintWithdrawn",
                        set -> set.in(ROOT).replace("name=\"ComplaintWithdrawn\"", "name=\"Ditarik\"")),
                of(
                        "nobody waits for the citizen",
                        "message-uncaught",
                        "ComplaintProcess",
                        set -> set.in(ROOT)
                                .without("Phase_FollowUp")
                                .without("Phase_Ask")
                                .without("Gateway_WasQuestion")
                                .without("Gateway_CitizenCameBack")
                                .without("Gateway_CitizenReplied")
                                .without("Event_NoResponse")
                                .without("Flow_WasQuestion_To_FollowUp")
                                .without("Flow_WasQuestion_To_Ask")
                                .without("Flow_FollowUp_To_CitizenCameBack")
                                .without("Flow_Ask_To_CitizenReplied")
                                .without("Flow_CitizenCameBack_To_ComplaintAnswered")
                                .without("Flow_CitizenCameBack_To_Coordination")
                                .without("Flow_CitizenReplied_To_NoResponse")
                                .without("Flow_CitizenReplied_To_Coordination")
                                .to("Flow_ReplySent_To_WasQuestion", "Task_CloseNow")
                                .add(service("Task_CloseNow", "closeAnswered"))
                                .flow("Flow_CloseNow", "Task_CloseNow", "Event_ComplaintAnswered")
                                .drop(ASK)
                                .drop(FOLLOW_UP)),
                of(
                        "a phase catches the merging",
                        "message-elsewhere",
                        "HandlerStart",
                        set -> set.in(COORDINATION)
                                .replace(
                                        "<process ",
                                        "<message id=\"Message_Merged\" name=\"ComplaintMerged\"/><process ")
                                .add(handler(
                                        "Handler",
                                        true,
                                        message("Message_Merged"),
                                        service("Task_Tell", "acknowledge"),
                                        "Task_Tell"))),
                of(
                        "a case cannot be withdrawn",
                        "withdrawal-missing",
                        "ComplaintProcess",
                        set -> set.in(ROOT).without("SubProcess_Withdraw")),
                of(
                        "a case cannot be merged",
                        "merge-missing",
                        "ComplaintProcess",
                        set -> set.in(ROOT).without("SubProcess_Merge")),
                of(
                        "the answering window is not watched",
                        "window-missing",
                        "ComplaintProcess",
                        set -> set.in(ROOT).without("SubProcess_AnswerWindow")),
                of(
                        "nobody is warned of the answering window's end",
                        "window-shape",
                        "SubProcess_AnswerWindow",
                        set -> set.in(ROOT).set("Task_WarnOfWindow", "camunda:delegateExpression", "${acknowledge}")),
                of(
                        "an answer does not end the watch",
                        "window-shape",
                        "SubProcess_AnswerWindow",
                        set -> set.in(ROOT)
                                .without("Flow_LastHours_To_AnsweredAtLast")
                                .without("Flow_AnsweredAtLast_To_WindowNoLongerNeeded")
                                .without("Event_AnsweredAtLast")),
                of(
                        "a case does not end while the answering window is watched",
                        "phase-not-ended",
                        "Event_NoResponse",
                        set -> set.in(ROOT).replace("<terminateEventDefinition id=\"Terminate_NoResponse\"/>", "")),
                of(
                        "a phase hears of the answering window",
                        "message-elsewhere",
                        "HandlerStart",
                        set -> set.in(COORDINATION)
                                .replace(
                                        "<process ",
                                        "<message id=\"Message_Window\" name=\"AnswerWindowOpened\"/><process ")
                                .add(handler(
                                        "Handler",
                                        false,
                                        message("Message_Window"),
                                        service("Task_Tell", "acknowledge"),
                                        "Task_Tell"))),
                of(
                        "an error is caught by nobody",
                        "error-uncaught",
                        "Event_WordingRejected",
                        set -> set.in(WORDING)
                                .replace("<process ", "<error id=\"Error_Rejected\" errorCode=\"REJECTED\"/><process ")
                                .replace(
                                        "<terminateEventDefinition id=\"Terminate_WordingRejected\"/>",
                                        "<errorEventDefinition errorRef=\"Error_Rejected\"/>")),
                of(
                        "an escalation is caught by nobody",
                        "error-uncaught",
                        "Event_Cry",
                        set -> set.in(WORDING)
                                .replace(
                                        "<process ",
                                        "<escalation id=\"Escalation_Late\" escalationCode=\"LATE\"/><process ")
                                .between(
                                        "Flow_RecordRisk_To_ApproveWording",
                                        "Event_Cry",
                                        "<intermediateThrowEvent id=\"Event_Cry\" name=\"Terlambat\"><escalationEventDefinition"
                                                + " escalationRef=\"Escalation_Late\"/></intermediateThrowEvent>")),
                of(
                        "an error is caught that nobody throws",
                        "error-never-thrown",
                        "Boundary_Error",
                        set -> set.in(ROOT)
                                .replace("<process ", "<error id=\"Error_Any\" errorCode=\"ANY\"/><process ")
                                .add(boundary(
                                        "Boundary_Error",
                                        "Phase_Triage",
                                        true,
                                        "<errorEventDefinition errorRef=\"Error_Any\"/>"))
                                .flow("Flow_Error", "Boundary_Error", "Phase_Coordination")),
                of(
                        "a case ends without an outcome",
                        "end-without-outcome",
                        "Event_ClosedWithoutReply",
                        set -> set.in(ROOT)
                                .set("Task_CloseWithoutReply", "camunda:delegateExpression", "${acknowledge}")),
                of(
                        "a comeback ends as if answered",
                        "end-without-outcome",
                        "Event_ComplaintAnswered",
                        set -> set.in(ROOT)
                                .replace(
                                        "${citizenOutcome == &#x27;comeback&#x27;}",
                                        "${citizenOutcome == &#x27;kembali&#x27;}")),
                of(
                        "the root does not hear that the citizen came back",
                        "end-without-outcome",
                        "Event_NoResponse",
                        set -> set.in(ROOT)
                                .set("Phase_Ask", "name", "Tunggu")
                                .replace(
                                        "<camunda:out source=\"citizenOutcome\" target=\"citizenOutcome\"/></extensionElements>"
                                                + "<incoming>Flow_WasQuestion_To_Ask</incoming>",
                                        "</extensionElements><incoming>Flow_WasQuestion_To_Ask</incoming>")),
                of(
                        "a closed case goes on",
                        "goes-on-after-closing",
                        "Phase_Coordination",
                        set -> set.in(ROOT)
                                .to("Flow_CloseWithoutReply_To_ClosedWithoutReply", "Phase_Coordination")
                                .without("Event_ClosedWithoutReply")));
    }

    static List<Broken> attempts() {
        return List.of(
                of(
                        "publishes without binding",
                        "publish-without-approval",
                        "Task_PublishReply",
                        set -> set.in(REPLY).set("Task_BindApproval", "camunda:delegateExpression", "${acknowledge}")),
                of(
                        "writes again between binding and publishing",
                        "publish-without-approval",
                        "Task_PublishReply",
                        set -> set.in(REPLY)
                                .between(
                                        "Flow_BindApproval_To_PublishReply",
                                        "Task_Rewrite",
                                        step("Task_Rewrite", "draft", "operator"))),
                of(
                        "approves after binding, in another phase",
                        "publish-without-approval",
                        "Task_PublishReply",
                        set -> set.in(REPLY)
                                .set("Task_BindApproval", "camunda:delegateExpression", "${acknowledge}")
                                .in(WORDING)
                                .between(
                                        "Flow_RecordRisk_To_ApproveWording",
                                        "Task_Bind",
                                        service("Task_Bind", "bindApproval"))),
                of(
                        "publishes a second time in a circle",
                        "publish-without-approval",
                        "Task_PublishReply",
                        set -> set.in(REPLY)
                                .between(
                                        "Flow_AwaitSendOutcome_To_ReplyConcluded",
                                        "Gateway_Again",
                                        choice("Gateway_Again", "Gateway_AgainNext"))
                                .flow("Flow_Again", "Gateway_Again", "Task_PublishReply", "${sendOutcome == 'back'}")),
                of(
                        "jumps behind the binding by a step's outcome",
                        "publish-without-approval",
                        "Task_PublishReply",
                        set -> set.in(REPLY)
                                .between(
                                        "Flow_ReplyBegun_To_BindApproval",
                                        "Task_Own",
                                        step("Task_Own", "step", "operator"))
                                .between("Task_OwnNext", "Gateway_Own", choice("Gateway_Own", "Gateway_OwnNext"))
                                .flow("Flow_Jump", "Gateway_Own", "Task_PublishReply", "${outcome == 'selesai'}")),
                of(
                        "jumps past the binding by a deadline on a step",
                        "publish-without-approval",
                        "Task_PublishReply",
                        set -> set.in(REPLY)
                                .between(
                                        "Flow_ReplyBegun_To_BindApproval",
                                        "Task_Own",
                                        step("Task_Own", "step", "operator"))
                                .add(boundary("Boundary_Jump", "Task_Own", true, timer("PT1H")))
                                .flow("Flow_Jump", "Boundary_Jump", "Task_PublishReply")),
                of(
                        "jumps past the binding by a deadline on a sub-process",
                        "publish-without-approval",
                        "Task_PublishReply",
                        set -> set.in(REPLY)
                                .between(
                                        "Flow_ReplyBegun_To_BindApproval",
                                        "SubProcess_Own",
                                        "<subProcess id=\"SubProcess_Own\" name=\"Telaah\">"
                                                + "<startEvent id=\"Own_Start\" name=\"Mulai\"/>"
                                                + step("Task_Own", "step", "operator") + end("Own_End")
                                                + Drafted.arrow("Own_1", "Own_Start", "Task_Own", "")
                                                + Drafted.arrow("Own_2", "Task_Own", "Own_End", "")
                                                + "</subProcess>")
                                .add(boundary("Boundary_Jump", "SubProcess_Own", true, timer("PT1H")))
                                .flow("Flow_Jump", "Boundary_Jump", "Task_PublishReply")),
                of(
                        "publishes in a phase of its own",
                        "publish-without-approval",
                        "Task_PublishReply",
                        set -> smuggler()
                                .apply(set)
                                .in(ROOT)
                                .flow("Flow_Extra", "Gateway_NextAct", "Phase_Extra", "${decision == 'extra'}")
                                .add(call("Phase_Extra", "ExtraPhase"))
                                .flow("Flow_ExtraBack", "Phase_Extra", "Phase_Coordination")),
                of(
                        "publishes from an event sub-process",
                        "publish-without-approval",
                        "Task_PublishReply",
                        set -> smuggler()
                                .apply(set)
                                .in(COORDINATION)
                                .add(handler(
                                        "Handler",
                                        true,
                                        timer("P1D"),
                                        call("Phase_Extra", "ExtraPhase"),
                                        "Phase_Extra"))),
                of(
                        "binds in one branch of a choice only",
                        "publish-without-approval",
                        "Task_PublishReply",
                        set -> set.in(REPLY)
                                .between(
                                        "Flow_ReplyBegun_To_BindApproval",
                                        "Gateway_Short",
                                        choice("Gateway_Short", "Gateway_ShortNext"))
                                .flow(
                                        "Flow_Short",
                                        "Gateway_Short",
                                        "Task_PublishReply",
                                        "${wordingKind == 'notice'}")),
                of(
                        "tells the citizen between publishing and the wait",
                        "publish-without-result",
                        "Task_PublishReply",
                        set -> set.in(REPLY)
                                .between(
                                        "Flow_PublishReply_To_AwaitSendOutcome",
                                        "Task_Tell",
                                        service("Task_Tell", "acknowledge"))),
                of(
                        "pauses between publishing and the wait",
                        "publish-without-result",
                        "Task_PublishReply",
                        set -> set.in(REPLY).set("Task_PublishReply", "camunda:asyncAfter", "true")),
                of(
                        "leaves publishing by its edge",
                        "publish-without-result",
                        "Task_PublishReply",
                        set -> set.in(REPLY)
                                .add(boundary("Boundary_Edge", "Task_PublishReply", true, timer("PT1H")))
                                .flow("Flow_Edge", "Boundary_Edge", "Event_ReplyConcluded")),
                of(
                        "waits for a result that nobody asked for",
                        "result-without-publish",
                        "Task_Early",
                        set -> set.in(REPLY)
                                .between(
                                        "Flow_ReplyBegun_To_BindApproval",
                                        "Task_Early",
                                        "<receiveTask id=\"Task_Early\" name=\"Terlalu awal\" messageRef=\"Message_SendOutcome\"><extensionElements>"
                                                + "<camunda:properties><camunda:property name=\"wait\" value=\"wait-send\"/></camunda:properties>"
                                                + "</extensionElements></receiveTask>")),
                of(
                        "gives up the result after an hour",
                        "result-cut-short",
                        "Boundary_Impatient",
                        set -> set.in(REPLY)
                                .add(boundary("Boundary_Impatient", "Task_AwaitSendOutcome", true, timer("PT1H")))
                                .flow("Flow_Impatient", "Boundary_Impatient", "Task_BindApproval")),
                of(
                        "gives up the whole phase after a day",
                        "result-cut-short",
                        "Boundary_Impatient",
                        set -> set.in(ROOT)
                                .add(boundary("Boundary_Impatient", "Phase_Reply", true, timer("P1D")))
                                .flow("Flow_Impatient", "Boundary_Impatient", "Phase_Coordination")),
                of(
                        "interrupts the result by an event sub-process",
                        "result-cut-short",
                        "HandlerStart",
                        set -> set.in(REPLY)
                                .add(handler(
                                        "Handler",
                                        true,
                                        timer("P1D"),
                                        service("Task_Tell", "acknowledge"),
                                        "Task_Tell"))),
                of(
                        "publishes in one of two branches",
                        "act-in-parallel",
                        "Task_PublishReply",
                        set -> set.in(REPLY)
                                .between(
                                        "Flow_BindApproval_To_PublishReply",
                                        "Gateway_Both",
                                        "<parallelGateway id=\"Gateway_Both\" name=\"Bersamaan\"/>")
                                .add(step("Task_Own", "step", "operator"))
                                .flow("Flow_Own", "Gateway_Both", "Task_Own")
                                .add(ending("Event_Own"))
                                .flow("Flow_OwnEnd", "Task_Own", "Event_Own")),
                of(
                        "replies several times at once",
                        "act-in-parallel",
                        "Phase_Reply",
                        set -> set.in(ROOT)
                                .into(
                                        "Phase_Reply",
                                        "<multiInstanceLoopCharacteristics><loopCardinality xsi:type=\"tFormalExpression\">2</loopCardinality>"
                                                + "</multiInstanceLoopCharacteristics>")),
                of(
                        "replies beside the case",
                        "act-in-parallel",
                        "Phase_Beside",
                        set -> set.in(ROOT)
                                .replace("<process ", "<message id=\"Message_Wrote\" name=\"CitizenWrote\"/><process ")
                                .add(handler(
                                        "Handler",
                                        false,
                                        message("Message_Wrote"),
                                        call("Phase_Beside", "ReplyPhase"),
                                        "Phase_Beside"))),
                of(
                        "writes beside the sending",
                        "change-in-parallel",
                        "Task_Rewrite",
                        set -> set.in(REPLY)
                                .add(handler(
                                        "Handler",
                                        false,
                                        timer("PT1H"),
                                        step("Task_Rewrite", "draft", "operator"),
                                        "Task_Rewrite"))),
                of(
                        "ends the phase beside the sending",
                        "change-in-parallel",
                        "Event_Cut",
                        set -> set.in(REPLY)
                                .add(boundary("Boundary_Beside", "Task_AwaitSendOutcome", false, timer("PT1H")))
                                .add(ending("Event_Cut"))
                                .flow("Flow_Cut", "Boundary_Beside", "Event_Cut")));
    }

    static List<Broken> code() {
        return List.of(
                of(
                        "runs a script",
                        "element-refused",
                        "Task_Script",
                        set -> set.in(TRIAGE)
                                .between(
                                        "Flow_Acknowledge_To_Emergency",
                                        "Task_Script",
                                        "<scriptTask id=\"Task_Script\" scriptFormat=\"juel\"><script>x</script></scriptTask>")),
                of(
                        "calls a class",
                        "attribute-refused",
                        "Task_Acknowledge",
                        set -> set.in(TRIAGE).set("Task_Acknowledge", "camunda:class", "a.B")),
                of(
                        "brings a form handler",
                        "attribute-refused",
                        "Task_Coordinate",
                        set -> set.in(COORDINATION).set("Task_Coordinate", "camunda:formHandlerClass", "a.B")),
                of(
                        "brings a form of its own",
                        "attribute-refused",
                        "Task_Coordinate",
                        set -> set.in(COORDINATION).set("Task_Coordinate", "camunda:formRef", "formulir")),
                of(
                        "calls an unknown bean",
                        "value-refused",
                        "Task_Acknowledge",
                        set -> set.in(TRIAGE)
                                .set("Task_Acknowledge", "camunda:delegateExpression", "${entityManager}")),
                of(
                        "shows an unknown form",
                        "value-refused",
                        "Task_Coordinate",
                        set -> set.in(COORDINATION).set("Task_Coordinate", "camunda:formKey", "bebas")),
                of(
                        "calls the newest version",
                        "value-refused",
                        "Phase_Reply",
                        set -> set.in(ROOT).set("Phase_Reply", "camunda:calledElementBinding", "latest")),
                of(
                        "leaves the binding out",
                        "attribute-missing",
                        "Phase_Reply",
                        set -> set.in(ROOT).unset("Phase_Reply", "camunda:calledElementBinding")),
                of(
                        "has no candidate group",
                        "attribute-missing",
                        "Task_Coordinate",
                        set -> set.in(COORDINATION).unset("Task_Coordinate", "camunda:candidateGroups")),
                of(
                        "asks more than a condition may",
                        "value-refused",
                        "Flow_NextAct_To_Forwarding",
                        set -> set.in(ROOT).replace("${decision == &#x27;forward&#x27;}", "${decision.getClass()}")),
                of(
                        "loops in a cell",
                        "value-refused",
                        "Expression_ApprovalPolicy_WordingKind",
                        set -> set.in(APPROVAL_TABLE)
                                .replace("<text>wordingKind</text>", "<text>for x in 1..9 return x</text>")),
                of(
                        "has a document type",
                        "not-xml",
                        "",
                        set -> set.in(REPLY)
                                .replace(
                                        "<definitions ",
                                        "<!DOCTYPE definitions SYSTEM \"http://example.org/a.dtd\"><definitions ")),
                of(
                        "fetches a schema",
                        "schema-from-outside",
                        "",
                        set -> set.in(REPLY)
                                .replace(
                                        "<definitions ",
                                        "<definitions xsi:schemaLocation=\"a http://example.org/a.xsd\" ")),
                of("is too large", "too-large", "", set -> set.put(REPLY, "<!--" + "x".repeat(1_100_000) + "-->")));
    }
}
