package id.sigap.connector.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.FetchOutcome;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.SendOutcome.Cause;
import id.sigap.connector.http.Http;
import id.sigap.connector.tck.TestChannel;
import id.sigap.standin.Answer;
import id.sigap.standin.Mischief;
import id.sigap.standin.whatsapp.Citizen;
import id.sigap.standin.whatsapp.Refusals;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each misbehaviour of the platform, and what becomes of the one answer. */
class FaultTableTest {
    private static Desk desk;
    private static int next;

    @BeforeAll
    static void open() {
        desk = new Desk();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private final Citizen citizen = Citizen.withNumber("Warga", "62812555" + (1000 + next++));

    private OutboundMessage answerToANewComplaint() {
        desk.whatsApp.behave();
        String id = desk.whatsApp.writes(citizen, "Air mati");
        return Desk.answer(
                desk.events(InboundEvent.Message.class).stream()
                        .filter(m -> m.nativeId().equals(id))
                        .findFirst()
                        .orElseThrow(),
                "Sudah diteruskan.");
    }

    private SendOutcome sendingWhen(OutboundMessage answer, Mischief mischief) {
        desk.whatsApp.next("POST /v26.0/" + Desk.ACCOUNT.numberId() + "/messages", mischief);
        return desk.connector.send(desk.channel(), answer);
    }

    private List<InboundEvent.OwnMessage> evidence(OutboundMessage answer) {
        return desk.events(InboundEvent.OwnMessage.class).stream()
                .filter(own -> own.outboxId().filter(answer.outboxId()::equals).isPresent())
                .toList();
    }

    @Test
    void settlesALostAnswerByTheStatusThatCarriesTheOutboxId() {
        for (Mischief mischief : List.of(new Mischief.AcceptThenDrop(), new Mischief.Garbage())) {
            OutboundMessage answer = answerToANewComplaint();
            int before = desk.whatsApp.visibleReplies(citizen).size();

            assertThat(sendingWhen(answer, mischief)).as("%s", mischief).isInstanceOf(SendOutcome.Unknown.class);

            assertThat(desk.whatsApp.visibleReplies(citizen)).hasSize(before + 1);
            assertThat(evidence(answer)).as("%s", mischief).hasSize(1);
        }
    }

    @Test
    void takesAnAnswerThatComesLateAndSettlesOneThatComesTooLateByItsStatus() {
        OutboundMessage late = answerToANewComplaint();
        assertThat(sendingWhen(late, new Mischief.Delay(Duration.ofMillis(30))))
                .isInstanceOf(SendOutcome.Accepted.class);
        assertThat(desk.whatsApp.visibleReplies(citizen)).hasSize(1);

        OutboundMessage tooLate = answerToANewComplaint();
        assertThat(Http.withNoCallLongerThan(
                        Duration.ofSeconds(1), () -> sendingWhen(tooLate, new Mischief.Delay(Duration.ofSeconds(30)))))
                .isInstanceOf(SendOutcome.Unknown.class);
        assertThat(evidence(tooLate)).hasSize(1);
        assertThat(desk.whatsApp.visibleReplies(citizen)).hasSize(2);
    }

    @Test
    void leavesOpenWhatADroppedConnectionDid() {
        OutboundMessage answer = answerToANewComplaint();

        assertThat(sendingWhen(answer, new Mischief.Drop())).isInstanceOf(SendOutcome.Unknown.class);

        assertThat(desk.whatsApp.visibleReplies(citizen)).isEmpty();
        assertThat(evidence(answer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400,131047,RULE", "400,131026,RECIPIENT", "400,131050,RECIPIENT", "403,130403,RECIPIENT",
                "400,131021,RECIPIENT",
        "400,131008,MESSAGE", "400,131009,MESSAGE", "400,100,MESSAGE", "400,131051,MESSAGE", "404,132001,CHANNEL",
        "400,132000,CHANNEL", "400,131048,CHANNEL", "400,131042,CHANNEL", "401,190,CHANNEL", "403,131005,CHANNEL",
        "403,10,CHANNEL", "400,133010,CHANNEL", "400,131031,CHANNEL"
    })
    void refusesForGood(int status, int code, Cause cause) {
        OutboundMessage answer = answerToANewComplaint();

        assertThat(sendingWhen(answer, new Mischief.Instead(Refusals.error(status, code, "x"))))
                .isInstanceOfSatisfying(SendOutcome.Rejected.class, r -> {
                    assertThat(r.cause()).isEqualTo(cause);
                    assertThat(r.code()).isEqualTo(String.valueOf(code));
                });
        assertThat(desk.whatsApp.visibleReplies(citizen)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "429,130429,PT10S",
        "400,131056,PT15S",
        "400,131049,PT24H",
        "400,4,PT15M",
        "400,80007,PT15M",
        "500,131000,PT1M",
        "503,131016,PT1M",
        "500,131057,PT1M",
        "400,2,PT1M",
        "500,1,PT1M",
        "503,2,PT1M",
        "500,131999,PT1M"
    })
    void waitsAndSendsOnce(int status, int code, Duration patience) {
        OutboundMessage answer = answerToANewComplaint();

        assertThat(sendingWhen(answer, new Mischief.Instead(Refusals.error(status, code, "x"))))
                .isInstanceOfSatisfying(
                        SendOutcome.RetryAfter.class, r -> assertThat(r.delay()).isEqualTo(patience));
        assertThat(desk.connector.send(desk.channel(), answer)).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(desk.whatsApp.visibleReplies(citizen)).hasSize(1);
    }

    @Test
    void leavesOpenWhatAnErrorWithoutWordsDid() {
        OutboundMessage answer = answerToANewComplaint();

        assertThat(sendingWhen(answer, new Mischief.Instead(Answer.text(502, "Bad gateway"))))
                .isInstanceOf(SendOutcome.Unknown.class);
    }

    @Test
    void waitsOutThePairLimit() {
        desk.whatsApp.limitPairs(true);
        try {
            OutboundMessage first = answerToANewComplaint();
            OutboundMessage second = Desk.answer(
                    desk.events(InboundEvent.Message.class).stream()
                            .filter(m -> m.author().id().equals(citizen.number().orElseThrow()))
                            .findFirst()
                            .orElseThrow(),
                    "Dan sudah selesai.");
            assertThat(desk.connector.send(desk.channel(), first)).isInstanceOf(SendOutcome.Accepted.class);
            assertThat(desk.connector.send(desk.channel(), second)).isInstanceOf(SendOutcome.RetryAfter.class);
            desk.clock.advance(Duration.ofSeconds(15));
            assertThat(desk.connector.send(desk.channel(), second)).isInstanceOf(SendOutcome.Accepted.class);
            assertThat(desk.whatsApp.visibleReplies(citizen)).hasSize(2);
        } finally {
            desk.whatsApp.limitPairs(false);
        }
    }

    @Test
    void waitsWhereThePlatformIsAway() {
        OutboundMessage answer = answerToANewComplaint();

        assertThat(desk.connector.send(desk.testChannel("http://localhost:9").open(), answer))
                .isInstanceOf(SendOutcome.RetryAfter.class);
        assertThat(desk.connector
                        .health(desk.testChannel("http://localhost:9").open())
                        .state())
                .isEqualTo(Health.State.DOWN);
    }

    @Test
    void learnsFromAFailedStatusThatTheWindowWasClosed() {
        Citizen stranger = Citizen.withNumber("Lama", "628777000111");
        desk.whatsApp.writes(stranger, "Halo");
        InboundEvent.Message message = desk.events(InboundEvent.Message.class).stream()
                .filter(m -> m.author().id().equals("628777000111"))
                .findFirst()
                .orElseThrow();
        desk.clock.advance(Duration.ofHours(25));
        InboundEvent.Message misdated = new InboundEvent.Message(
                message.nativeId(),
                "1",
                desk.clock.instant(),
                message.author(),
                message.content(),
                message.thread(),
                message.visibility(),
                message.flags(),
                message.attributes());

        SendOutcome outcome = desk.connector.send(desk.channel(), Desk.answer(misdated, "Terlambat"));

        String id = ((SendOutcome.Accepted) outcome).nativeId();
        assertThat(desk.events(InboundEvent.Status.class))
                .filteredOn(s -> s.nativeId().equals(id))
                .singleElement()
                .satisfies(s -> assertThat(s.code()).contains("131047"));
        assertThat(desk.whatsApp.visibleReplies(stranger)).isEmpty();
    }

    @Test
    void fetchesLaterWhatCouldNotBeFetchedNow() {
        desk.whatsApp.behave();
        desk.whatsApp.next("/12345", new Mischief.Instead(Refusals.error(500, 2, "x")));
        assertThat(desk.connector.fetch(desk.channel(), "12345")).isInstanceOf(FetchOutcome.RetryAfter.class);
        desk.whatsApp.next("/12345", new Mischief.Instead(Refusals.error(403, 131005, "x")));
        assertThat(desk.connector.fetch(desk.channel(), "12345")).isInstanceOf(FetchOutcome.RetryAfter.class);
        assertThat(desk.connector.fetch(TestChannel.of(desk.connector).open(), "12345"))
                .isEqualTo(new FetchOutcome.RetryAfter(Duration.ofHours(1), "setting-missing"));
        desk.whatsApp.next(
                "/12345",
                new Mischief.Instead(Answer.json(200, "{\"url\":\"http://169.254.169.254/x\",\"id\":\"12345\"}")));
        assertThat(desk.connector.fetch(desk.channel(), "12345")).isEqualTo(new FetchOutcome.Gone("address-refused"));
        desk.whatsApp.next(
                "/12345", new Mischief.Instead(Answer.json(200, "{\"url\":\"x\",\"file_size\":\"99999999\"}")));
        assertThat(desk.connector.fetch(desk.channel(), "12345")).isEqualTo(new FetchOutcome.Gone("too-large"));
    }
}
