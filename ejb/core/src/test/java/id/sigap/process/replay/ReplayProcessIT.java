package id.sigap.process.replay;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.process.Delegates;
import id.sigap.process.release.ModelSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Cases that were lived on one engine run through a draft on another. */
class ReplayProcessIT {
    private static ReplayEngine live;
    private static ReplayEngine draft;
    private static CaseHistory history;

    @BeforeAll
    static void start() {
        Set<String> names = new Delegates().names();
        ModelSet shipped = ModelSet.shipped();
        live = new ReplayEngine(shipped, names);
        history = new CaseHistory(live.engine());
        ModelSet redrawn = redraw(
                redraw(
                        redraw(
                                shipped,
                                "ReplyPhase",
                                "<serviceTask id=\"Task_PublishReply\"",
                                LEGAL + "<serviceTask id=\"Task_PublishReply\""),
                        "ReplyPhase",
                        "sourceRef=\"Task_BindApproval\" targetRef=\"Task_PublishReply\"",
                        "sourceRef=\"Task_BindApproval\" targetRef=\"Task_LegalCheck\""),
                "ComplaintProcess",
                "targetRef=\"Task_CloseWithoutReply\"",
                "targetRef=\"Event_NoResponse\"");
        draft = new ReplayEngine(redraw(redrawn, "ComplaintProcess", "${agencyOutcome ==", "${nothing =="), names);
    }

    private static final String LEGAL =
            "<userTask id=\"Task_LegalCheck\" name=\"Telaah hukum\" camunda:formKey=\"step\" camunda:candidateGroups=\"approver\">"
                    + "<extensionElements><camunda:properties><camunda:property name=\"outcomes\" value=\"Setuju;Tolak\"/>"
                    + "</camunda:properties></extensionElements></userTask>"
                    + "<sequenceFlow id=\"Flow_Legal\" sourceRef=\"Task_LegalCheck\" targetRef=\"Task_PublishReply\"/>";

    @AfterAll
    static void stop() {
        draft.close();
        live.close();
    }

    private static ModelSet redraw(ModelSet set, String key, String what, String by) {
        String xml = new String(set.of(key).orElseThrow(), StandardCharsets.UTF_8);
        assertThat(xml).contains(what);
        return set.with(key + ".bpmn", xml.replace(what, by).getBytes(StandardCharsets.UTF_8));
    }

    private static ProcessEngine engine() {
        return live.engine();
    }

    /** A case as it was lived, up to its first decision. */
    private static ProcessInstance begin() {
        live.begin(new RecordedCase(
                "", 7, Map.of(), Map.of("emergency", false, "needsReview", false), facts(), List.of(), "", ""));
        return engine().getRuntimeService()
                .startProcessInstanceByKey(
                        "ComplaintProcess",
                        "SGP-" + System.nanoTime(),
                        Map.of("complaintId", 7L, "replyable", true, "reopened", false));
    }

    private static void decide(ProcessInstance root, Map<String, Object> answers) {
        String task = engine().getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(root.getBusinessKey())
                .singleResult()
                .getId();
        engine().getTaskService().complete(task, answers);
    }

    private static void signal(ProcessInstance root, String message, Map<String, Object> answers) {
        String execution = engine().getRuntimeService()
                .createExecutionQuery()
                .processInstanceBusinessKey(root.getBusinessKey())
                .messageEventSubscriptionName(message)
                .singleResult()
                .getId();
        engine().getRuntimeService().messageEventReceived(message, execution, answers);
    }

    private static void fire(String element) {
        String job = engine().getManagementService()
                .createJobQuery()
                .activityId(element)
                .singleResult()
                .getId();
        engine().getManagementService().executeJob(job);
    }

    private static Map<String, Object> facts() {
        Map<String, Object> facts = new TreeMap<>(Map.of("score", 0.0, "margin", 0.0));
        Set.of("topic", "topicCategory", "topicAgency", "topicUrgency", "topicClocks", "namedAgency")
                .forEach(name -> facts.put(name, ""));
        Set.of(
                        "danger",
                        "acute",
                        "dangerDenied",
                        "crisis",
                        "objection",
                        "dataSubject",
                        "foi",
                        "oversight",
                        "thanks",
                        "suggestion",
                        "question",
                        "asksOnly",
                        "complaint",
                        "noise",
                        "secret",
                        "anonymous",
                        "chasing",
                        "risk")
                .forEach(name -> facts.put(name, false));
        return facts;
    }

    private static RecordedCase recorded(ProcessInstance root) {
        return history.last(10).stream()
                .filter(one -> one.getId().equals(root.getId()))
                .findFirst()
                .map(one -> history.read(one, id -> facts()))
                .orElseThrow();
    }

    private static void write(ProcessInstance root) {
        Map<String, Object> wording = new TreeMap<>(Map.of(
                "decision", "submitted", "wordingKind", "answer", "category", "PENGADUAN_TBP", "target", "private"));
        Set.of("restricted", "emergency", "personalData").forEach(name -> wording.put(name, false));
        decide(root, wording);
        decide(root, Map.of("decision", "approved", "approvalsLeft", 0));
        signal(root, "SendOutcome", Map.of("sendOutcome", "sent"));
    }

    private static RecordedCase answered() {
        ProcessInstance root = begin();
        fire("Event_DeadlineReached");
        decide(root, Map.of("decision", "draft"));
        write(root);
        fire("Boundary_TimeToClose");
        return recorded(root);
    }

    @Test
    void whatWasLivedEndsTheSameOnItsOwnSet() {
        RecordedCase answered = answered();
        assertThat(answered.events())
                .extracting(Event::what)
                .containsExactly("", "coordinate", "draft", "approve", "SendOutcome", "");
        assertThat(answered.endName()).isEqualTo("Selesai dijawab");
        assertThat(live.play(answered)).isEqualTo(new Verdict("same", "Selesai dijawab", "Selesai dijawab", List.of()));
    }

    @Test
    void aNewStepMakesTheCaseWaitLonger() {
        assertThat(draft.play(answered())).satisfies(verdict -> {
            assertThat(verdict.how()).isEqualTo("longer");
            assertThat(verdict.endedNow()).isEqualTo("Selesai dijawab");
            assertThat(verdict.notes()).singleElement().asString().contains("Telaah hukum");
        });
    }

    @Test
    void anArrowThatLeadsElsewhereIsTold() {
        ProcessInstance root = begin();
        decide(root, Map.of("decision", "close"));
        assertThat(draft.play(recorded(root))).satisfies(verdict -> {
            assertThat(verdict.how()).isEqualTo("elsewhere");
            assertThat(verdict.endedThen()).isEqualTo("Ditutup tanpa jawaban");
            assertThat(verdict.endedNow()).isEqualTo("Pelapor tidak menanggapi");
        });
    }

    @Test
    void aConditionThatCannotBeAskedFailsTheCaseAndNotTheReplay() {
        ProcessInstance root = begin();
        decide(root, Map.of("decision", "forward"));
        decide(root, Map.of("agencyOutcome", "answered"));
        write(root);
        fire("Boundary_TimeToClose");
        RecordedCase forwarded = recorded(root);
        assertThat(live.play(forwarded).how()).isEqualTo("same");
        assertThat(draft.play(forwarded)).satisfies(verdict -> {
            assertThat(verdict.how()).isEqualTo("fails");
            assertThat(verdict.notes()).singleElement().asString().contains("nothing");
        });
        assertThat(draft.engine()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .count())
                .isZero();
    }

    @Test
    void aCaseThatWasWithdrawnIsWithdrawnAgain() {
        ProcessInstance root = begin();
        signal(root, "ComplaintWithdrawn", Map.of());
        RecordedCase withdrawn = recorded(root);
        assertThat(withdrawn.endName()).isEqualTo("Ditarik pelapor");
        assertThat(draft.play(withdrawn).how()).isEqualTo("same");
    }

    @Test
    void aPlatformsAnswerWindowMovesNoCase() {
        ProcessInstance root = begin();
        java.util.Date soon = java.util.Date.from(java.time.Instant.now().plusSeconds(60));
        signal(root, "AnswerWindowOpened", Map.of("windowNoticeAt", soon, "windowClosesAt", soon));
        fire("Event_WindowClosing");
        signal(root, "AnswerWindowEnded", Map.of());
        signal(root, "AnswerWindowOpened", Map.of("windowNoticeAt", soon, "windowClosesAt", soon));
        decide(root, Map.of("decision", "close"));
        RecordedCase closed = recorded(root);

        assertThat(closed.events()).extracting(Event::what).containsExactly("coordinate");
        assertThat(closed.endName()).isEqualTo("Ditutup tanpa jawaban");
        assertThat(live.play(closed))
                .isEqualTo(new Verdict("same", "Ditutup tanpa jawaban", "Ditutup tanpa jawaban", List.of()));
    }

    @Test
    void aReplayLeavesTheClockAlone() {
        long before =
                org.camunda.bpm.engine.impl.util.ClockUtil.getCurrentTime().getTime() - System.currentTimeMillis();
        draft.play(answered());
        long after = org.camunda.bpm.engine.impl.util.ClockUtil.getCurrentTime().getTime() - System.currentTimeMillis();
        assertThat(Math.abs(after - before)).isLessThan(1000);
    }
}
