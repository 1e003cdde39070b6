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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The answering window as timers of the shipped diagram, on a real engine beside a core in memory. */
class AnswerWindowProcessTest {
    /** What a busy machine may take between two readings of the clock, in milliseconds. */
    private static final long MOMENT = 10_000;

    private static final String CLOSING = "Event_WindowClosing";
    private static final String OVER = "Event_WindowOver";

    private final InMemoryEngine host = new InMemoryEngine();
    private CoreInMemory core;
    private PlainConnector square;

    @BeforeEach
    void open() {
        core = new CoreInMemory().with(EngineHost.class, host).with(CaseFlow.class, new EngineCaseFlow());
        host.start(core);
        host.deploy(UnaryOperator.identity());
        square = new PlainConnector("square", Capability.SENDS_PUBLIC, Capability.SENDS_PRIVATE);
        core.deploy("square", square);
    }

    @AfterEach
    void close() {
        host.stop();
    }

    @Test
    void warnsOnceWithAnotherWayWhenTheTimerFires() {
        Instant closes = closesIn(Duration.ofHours(24));
        Complaint complaint = heard();
        assertThat(timer(CLOSING).getDuedate()).isCloseTo(Date.from(closes.minus(Duration.ofHours(4))), MOMENT);

        advance(Duration.ofHours(20).plusMinutes(1));
        round();
        assertThat(core.incidents(complaint)).as("the timer speaks first").isEmpty();
        fire(CLOSING);
        round();
        round();

        assertThat(core.incidents(complaint)).containsExactly("window-closing");
        assertThat(acts(complaint, "conversation.closing"))
                .singleElement()
                .asString()
                .contains("\"fallback\":\"public\"");
        assertThat(timer(OVER).getDuedate()).isEqualTo(Date.from(closes));
    }

    @Test
    void recordsThatItShutWhenTheSecondTimerFires() {
        closesIn(Duration.ofHours(24));
        Complaint complaint = heard();
        advance(Duration.ofHours(21));
        fire(CLOSING);
        round();

        advance(Duration.ofHours(3).plusMinutes(1));
        fire(OVER);
        round();

        assertThat(acts(complaint, "conversation.shut")).hasSize(1);
        assertThat(timers()).isEmpty();
        assertThat(stands(complaint)).contains("Phase_Coordination").doesNotContain("SubProcess_AnswerWindow");
    }

    @Test
    void movesWithEachMessage() {
        closesIn(Duration.ofHours(24));
        Complaint complaint = heard();
        advance(Duration.ofHours(21));
        fire(CLOSING);
        round();

        Instant later = closesIn(Duration.ofHours(24));
        hear(complaint);

        assertThat(timers())
                .singleElement()
                .satisfies(timer ->
                        assertThat(timer.getDuedate()).isCloseTo(Date.from(later.minus(Duration.ofHours(4))), MOMENT));
        assertThat(core.incidents(complaint)).isEmpty();
        advance(Duration.ofHours(21));
        fire(CLOSING);
        round();
        assertThat(acts(complaint, "conversation.closing")).hasSize(2);
    }

    @Test
    void believesThePlatformRatherThanTheTimer() {
        closesIn(Duration.ofHours(24));
        Complaint complaint = heard();
        advance(Duration.ofHours(21));
        Instant later = closesIn(Duration.ofHours(72));

        fire(CLOSING);
        round();

        assertThat(core.incidents(complaint)).isEmpty();
        // a sixth of the 93 hours since the citizen wrote
        assertThat(timer(CLOSING).getDuedate()).isCloseTo(Date.from(later.minus(Duration.ofMinutes(930))), MOMENT);
    }

    @Test
    void endsWithTheAnswerWhileTheCaseGoesOn() {
        closesIn(Duration.ofHours(24));
        Complaint complaint = heard();

        core.run(() -> core.get(Complaints.class).lock(complaint.id()).answered(now()));
        round();

        assertThat(timers()).isEmpty();
        assertThat(stands(complaint)).contains("Phase_Coordination").doesNotContain("SubProcess_AnswerWindow");
        assertThat(core.rows("select complaint_id from answer_window")).isEmpty();
    }

    @Test
    void endsWithTheCaseInTheSameTransaction() {
        closesIn(Duration.ofHours(24));
        Complaint complaint = heard();

        core.run(() -> flow().complete(lock(complaint), Step.COORDINATE, Map.of("decision", "close")));

        assertThat(running(complaint)).isZero();
        assertThat(timers()).isEmpty();
        round();
        assertThat(core.rows("select complaint_id from answer_window")).isEmpty();
    }

    @Test
    void endsWhereTheCitizenWithdraws() {
        closesIn(Duration.ofHours(24));
        Complaint complaint = heard();
        advance(Duration.ofHours(21));
        fire(CLOSING);
        round();

        core.run(() -> flow().signal(lock(complaint), Signal.WITHDRAWN, Map.of()));

        assertThat(running(complaint)).isZero();
        assertThat(timers()).isEmpty();
        round();
        assertThat(core.incidents(complaint)).isEmpty();
    }

    @Test
    void goesOnAfterARestartBetweenTheTimerAndTheWarning() {
        closesIn(Duration.ofHours(24));
        Complaint complaint = heard();
        host.stop();
        host.start(core);
        advance(Duration.ofHours(21));
        fire(CLOSING);
        host.stop();
        host.start(core);

        round();

        assertThat(acts(complaint, "conversation.closing")).hasSize(1);
        assertThat(timers()).extracting(this::element).containsExactly(OVER);
    }

    @Test
    void warnsByItselfWhereTheTimerDoesNotFire() {
        closesIn(Duration.ofHours(24));
        Complaint complaint = heard();

        advance(Duration.ofHours(20).plusMinutes(6));
        round();

        assertThat(core.incidents(complaint)).containsExactly("window-closing");
        fire(CLOSING);
        round();
        assertThat(acts(complaint, "conversation.closing")).hasSize(1);
    }

    @Test
    void warnsACaseOfAReleaseWithoutTheTimer() {
        host.deploy(InMemoryEngine::withoutWindow);
        closesIn(Duration.ofHours(24));
        Complaint complaint = heard();
        assertThat(timers()).isEmpty();

        advance(Duration.ofHours(20).plusMinutes(1));
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
        Complaint complaint = core.complain("square", false, null);
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

    /** What the platform says from now on of a private answer; a public one stays possible. */
    private Instant closesIn(Duration open) {
        Instant at = now().plus(open).truncatedTo(ChronoUnit.MILLIS);
        square.rules(
                Visibility.PRIVATE,
                new Constraints(
                        OptionalInt.of(1000),
                        OptionalLong.empty(),
                        Optional.of(at),
                        OptionalInt.empty(),
                        List.of()));
        return at;
    }

    private List<Job> timers() {
        return host.engine().getManagementService().createJobQuery().list().stream()
                .filter(job -> List.of(CLOSING, OVER).contains(element(job)))
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

    private Job timer(String element) {
        return timers().stream()
                .filter(job -> element(job).equals(element))
                .findFirst()
                .orElseThrow();
    }

    private void fire(String element) {
        String job = timer(element).getId();
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
