package id.sigap.process;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.complaint.CaseFlow;
import id.sigap.complaint.CaseFlow.Signal;
import id.sigap.complaint.CaseFlow.Step;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.Visibility;
import id.sigap.coordination.Windows;
import id.sigap.foundation.BusinessClock;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The answering window as timers of the shipped diagram, on a real engine beside a core in memory. */
class AnswerWindowProcessIT {
    /** What a busy machine may take between two readings of the clock, in milliseconds. */
    private static final long MOMENT = 10_000;

    /** To the notice of a window of 24 hours, and no longer than the timer has to speak first. */
    private static final Duration TO_NOTICE = Duration.ofHours(20).plusMinutes(1);

    private static final String CLOSING = "Event_WindowClosing";
    private static final String OVER = "Event_WindowOver";

    private static final InMemoryEngine host = new InMemoryEngine();
    private static CoreInMemory core;
    private static PlainConnector square;

    @BeforeAll
    static void open() {
        core = new CoreInMemory().with(EngineHost.class, host).with(CaseFlow.class, new EngineCaseFlow());
        host.start(core);
        host.deploy(UnaryOperator.identity());
        square = new PlainConnector("square", Capability.SENDS_PUBLIC, Capability.SENDS_PRIVATE);
        core.deploy("square", square);
    }

    @AfterAll
    static void close() {
        host.stop();
    }

    @Test
    void warnsOnceWithAnotherWayWhenTheTimerFires() {
        Instant closes = closesIn(Duration.ofHours(24));
        Complaint complaint = heard();
        assertThat(timer(complaint, CLOSING).getDuedate())
                .isCloseTo(Date.from(closes.minus(Duration.ofHours(4))), MOMENT);

        advance(TO_NOTICE);
        round();
        assertThat(core.incidents(complaint)).as("the timer speaks first").isEmpty();
        fire(complaint, CLOSING);
        round();
        round();

        assertThat(core.incidents(complaint)).containsExactly("window-closing");
        assertThat(acts(complaint, "conversation.closing"))
                .singleElement()
                .asString()
                .contains("\"fallback\":\"private\"");
        assertThat(timer(complaint, OVER).getDuedate()).isEqualTo(Date.from(closes));
    }

    @Test
    void recordsThatItShutWhenTheSecondTimerFires() {
        closesIn(Duration.ofHours(24));
        Complaint complaint = heard();
        advance(Duration.ofHours(21));
        fire(complaint, CLOSING);
        round();

        advance(Duration.ofHours(3).plusMinutes(1));
        fire(complaint, OVER);
        round();

        assertThat(acts(complaint, "conversation.shut")).hasSize(1);
        assertThat(timers(complaint)).isEmpty();
        assertThat(stands(complaint)).contains("Phase_Coordination").doesNotContain("SubProcess_AnswerWindow");
    }

    @Test
    void movesWithEachMessage() {
        closesIn(Duration.ofHours(24));
        Complaint complaint = heard();
        advance(Duration.ofHours(21));
        fire(complaint, CLOSING);
        round();

        Instant later = closesIn(Duration.ofHours(24));
        hear(complaint);

        assertThat(timers(complaint))
                .singleElement()
                .satisfies(timer ->
                        assertThat(timer.getDuedate()).isCloseTo(Date.from(later.minus(Duration.ofHours(4))), MOMENT));
        assertThat(core.incidents(complaint)).isEmpty();
        advance(Duration.ofHours(21));
        fire(complaint, CLOSING);
        round();
        assertThat(acts(complaint, "conversation.closing")).hasSize(2);
    }

    @Test
    void believesThePlatformRatherThanTheTimer() {
        closesIn(Duration.ofHours(24));
        Complaint complaint = heard();
        advance(TO_NOTICE);
        Instant later = closesIn(Duration.ofHours(72));

        fire(complaint, CLOSING);
        round();

        assertThat(core.incidents(complaint)).isEmpty();
        Duration sixthOfTheWhole = TO_NOTICE.plusHours(72).dividedBy(6);
        assertThat(timer(complaint, CLOSING).getDuedate()).isCloseTo(Date.from(later.minus(sixthOfTheWhole)), MOMENT);
    }

    @Test
    void endsWithTheAnswerWhileTheCaseGoesOn() {
        closesIn(Duration.ofHours(24));
        Complaint complaint = heard();

        core.run(() -> core.get(Complaints.class).lock(complaint.id()).answered(now()));
        round();

        assertThat(timers(complaint)).isEmpty();
        assertThat(stands(complaint)).contains("Phase_Coordination").doesNotContain("SubProcess_AnswerWindow");
        assertThat(rows(complaint)).isEmpty();
    }

    @Test
    void endsWithTheCaseInTheSameTransaction() {
        closesIn(Duration.ofHours(24));
        Complaint complaint = heard();

        core.run(() -> flow().complete(lock(complaint), Step.COORDINATE, Map.of("decision", "close")));

        assertThat(running(complaint)).isZero();
        assertThat(timers(complaint)).isEmpty();
        round();
        assertThat(rows(complaint)).isEmpty();
    }

    @Test
    void endsWhereTheCitizenWithdraws() {
        closesIn(Duration.ofHours(24));
        Complaint complaint = heard();
        advance(Duration.ofHours(21));
        fire(complaint, CLOSING);
        round();

        core.run(() -> flow().signal(lock(complaint), Signal.WITHDRAWN, Map.of()));

        assertThat(running(complaint)).isZero();
        assertThat(timers(complaint)).isEmpty();
        round();
        assertThat(core.incidents(complaint)).isEmpty();
    }

    @Test
    void goesOnAfterARestartBetweenTheTimerAndTheWarning() {
        closesIn(Duration.ofHours(24));
        Complaint complaint = heard();
        host.stop();
        host.start(core);
        advance(TO_NOTICE);
        fire(complaint, CLOSING);
        host.stop();
        host.start(core);

        round();

        assertThat(acts(complaint, "conversation.closing")).hasSize(1);
        assertThat(timers(complaint)).extracting(this::element).containsExactly(OVER);
    }

    @Test
    void warnsByItselfWhereTheTimerDoesNotFire() {
        closesIn(Duration.ofHours(24));
        Complaint complaint = heard();

        advance(Duration.ofHours(20).plusMinutes(6));
        round();

        assertThat(core.incidents(complaint)).containsExactly("window-closing");
        fire(complaint, CLOSING);
        round();
        assertThat(acts(complaint, "conversation.closing")).hasSize(1);
    }

    @Test
    void warnsACaseOfAReleaseWithoutTheTimer() {
        host.deploy(InMemoryEngine::withoutWindow);
        closesIn(Duration.ofHours(24));
        Complaint complaint = heard();
        host.deploy(UnaryOperator.identity());
        assertThat(timers(complaint)).isEmpty();

        advance(TO_NOTICE);
        round();

        assertThat(core.incidents(complaint)).containsExactly("window-closing");
    }

    private CaseFlow flow() {
        return core.get(CaseFlow.class);
    }

    private Complaint lock(Complaint complaint) {
        return core.get(Complaints.class).lock(complaint.id());
    }

    /** A new case of that channel whose window was asked for. */
    private Complaint heard() {
        Complaint complaint = core.complain("square", true, null);
        core.run(() -> flow().begin(lock(complaint), Map.of("replyable", true, "reopened", false)));
        hear(complaint);
        return complaint;
    }

    private void hear(Complaint complaint) {
        core.run(() -> {
            Complaint own = lock(complaint);
            own.hear(now(), "Masih mati");
            core.get(Windows.class).heard(own, core.get(Channels.class).line("square"));
        });
        round();
    }

    /** What the platform says from now on of a public answer; a private one stays possible. */
    private Instant closesIn(Duration open) {
        Instant at = now().plus(open).truncatedTo(ChronoUnit.MILLIS);
        square.rules(
                Visibility.PUBLIC,
                new Constraints(
                        OptionalInt.of(1000), OptionalLong.empty(), Optional.of(at), OptionalInt.empty(), List.of()));
        return at;
    }

    private static List<Object> rows(Complaint complaint) {
        return core.rows("select state from answer_window where complaint_id = " + complaint.id());
    }

    /** Those of the root: its phases have others. */
    private List<Job> timers(Complaint complaint) {
        String process = core.act(() -> lock(complaint).processInstance().orElseThrow());
        return host.engine().getManagementService().createJobQuery().processInstanceId(process).list().stream()
                .toList();
    }

    private String element(Job job) {
        return host.engine()
                .getManagementService()
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }

    private Job timer(Complaint complaint, String element) {
        return timers(complaint).stream()
                .filter(job -> element(job).equals(element))
                .findFirst()
                .orElseThrow();
    }

    private void fire(Complaint complaint, String element) {
        String job = timer(complaint, element).getId();
        core.run(() -> host.engine().getManagementService().executeJob(job));
    }

    private List<String> stands(Complaint complaint) {
        return core.act(() -> flow().place(lock(complaint)).active());
    }

    private long running(Complaint complaint) {
        return host.engine()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(complaint.ticket())
                .count();
    }

    private void round() {
        core.get(Windows.class).round();
    }

    private Instant now() {
        return core.get(BusinessClock.class).now();
    }

    private void advance(Duration by) {
        core.get(BusinessClock.class).advance(by);
    }

    private List<Object> acts(Complaint complaint, String act) {
        return core.rows("select data from ledger_entry where act = '" + act + "' and ticket = '" + complaint.ticket()
                + "' order by id");
    }
}
