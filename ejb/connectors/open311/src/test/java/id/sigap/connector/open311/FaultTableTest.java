package id.sigap.connector.open311;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.Forwarded;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.SendOutcome.Cause;
import id.sigap.connector.api.ServicesOutcome;
import id.sigap.connector.http.Http;
import id.sigap.standin.Answer;
import id.sigap.standin.Mischief;
import id.sigap.standin.open311.Open311StandIn;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which the server may fail, and what Sigap is told: at most one request there, none lost. */
class FaultTableTest {
    private final Open311Connector connector = new Open311Connector();
    private final OutboundMessage message = Street.message();
    private Open311StandIn server;
    private ChannelContext channel;

    @BeforeEach
    void start() {
        server = new Open311StandIn(0, Street.KEY, Street.JURISDICTION);
        server.start();
        channel = Street.at(server.address(), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Mischief answer(int status, String body) {
        return new Mischief.Instead(Answer.of(status, "text/xml", body.getBytes(StandardCharsets.UTF_8)));
    }

    private ChannelContext later(Duration by) {
        return Street.at(server.address(), Clock.fixed(Instant.now().plus(by), ZoneOffset.UTC));
    }

    @Test
    void findsWhatWasAcceptedBeforeTheConnectionBroke() {
        server.next("POST /requests", new Mischief.AcceptThenDrop());
        Instant before = Instant.now();

        assertThat(connector.send(channel, message)).isInstanceOf(SendOutcome.Unknown.class);

        assertThat(server.reports()).hasSize(1);
        assertThat(connector.find(channel, message, before)).isInstanceOf(FindOutcome.Found.class);
    }

    @Test
    void takesAnAnswerThatComesLate() {
        server.next("POST /requests", new Mischief.Delay(Duration.ofMillis(30)));

        assertThat(connector.send(channel, message)).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(server.reports()).hasSize(1);
    }

    @Test
    void findsWhatWasAnsweredTooLate() {
        server.next("POST /requests", new Mischief.Delay(Duration.ofSeconds(30)));
        Instant before = Instant.now();

        assertThat(Http.withNoCallLongerThan(Duration.ofSeconds(1), () -> connector.send(channel, message)))
                .isInstanceOf(SendOutcome.Unknown.class);
        assertThat(connector.find(channel, message, before)).isInstanceOf(FindOutcome.Found.class);
        assertThat(server.reports()).hasSize(1);
    }

    @Test
    void sendsAgainOnlyOnceARequestWouldCertainlyBeListed() {
        server.next("POST /requests", new Mischief.Drop());
        Instant before = Instant.now();
        assertThat(connector.send(channel, message)).isInstanceOf(SendOutcome.Unknown.class);

        assertThat(connector.find(channel, message, before)).isEqualTo(new FindOutcome.CannotTell("too-early"));
        assertThat(connector.find(later(Duration.ofMinutes(6)), message, before))
                .isInstanceOf(FindOutcome.Absent.class);
        assertThat(connector.send(channel, message)).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(server.reports()).hasSize(1);
    }

    @Test
    void findsWhatWasAcceptedWithAnAnswerThatNobodyCanRead() {
        server.next("POST /requests", new Mischief.Garbage());
        Instant before = Instant.now();

        assertThat(connector.send(channel, message)).isEqualTo(new SendOutcome.Unknown("answer-unreadable"));
        assertThat(connector.find(channel, message, before)).isInstanceOf(FindOutcome.Found.class);
    }

    @Test
    void saysNothingOfWhatAServerThatHidesDescriptionsHas() {
        server.showsDescriptions(false);
        server.next("POST /requests", new Mischief.AcceptThenDrop());
        Instant before = Instant.now();
        connector.send(channel, message);

        assertThat(connector.find(later(Duration.ofHours(1)), message, before))
                .isEqualTo(new FindOutcome.CannotTell("descriptions-hidden"));
    }

    @Test
    void saysNothingWhereRequestsAreReviewedFirst() {
        ChannelContext reviewed = Street.channel(server.address())
                .setting(Server.MODERATED, "true")
                .clock(Clock.systemUTC())
                .open();

        assertThat(connector.find(reviewed, message, Instant.now().minus(Duration.ofDays(1))))
                .isEqualTo(new FindOutcome.CannotTell("listed-after-review"));
    }

    @Test
    void doesNotTakeAnothersRequestForOurs() {
        server.resident("JLN-01", "Lubang yang sama, " + Street.TICKET);

        assertThat(connector.find(later(Duration.ofMinutes(6)), message, Instant.now()))
                .isInstanceOf(FindOutcome.Absent.class);
    }

    @Test
    void saysNothingWhereTheListMayBeCut() {
        server.cutsListsAt(3);
        server.next("POST /requests", new Mischief.AcceptThenDrop());
        Instant before = Instant.now();
        connector.send(channel, message);
        for (int i = 0; i < 3; i++) {
            server.resident("JLN-01", "Punya warga lain " + i);
        }
        ChannelContext short3 = Street.channel(server.address())
                .setting(Server.PAGE_SIZE, "3")
                .clock(Clock.fixed(Instant.now().plus(Duration.ofMinutes(6)), ZoneOffset.UTC))
                .open();

        assertThat(connector.find(short3, message, before)).isEqualTo(new FindOutcome.CannotTell("list-may-be-cut"));
        for (int i = 3; i < 20; i++) {
            server.resident("JLN-01", "Punya warga lain " + i);
        }
        server.cutsListsAt(20);
        assertThat(connector.find(later(Duration.ofMinutes(6)), message, before))
                .as("unless told otherwise, twenty may be a cut list")
                .isEqualTo(new FindOutcome.CannotTell("list-may-be-cut"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><body>Sedang dalam perbaikan</body></html>", "{}", "<errors/>"})
    void takesNoOtherPageForAnEmptyList(String page) {
        server.next("GET /requests", answer(200, page), answer(200, page));

        assertThat(connector.find(later(Duration.ofHours(1)), message, Instant.now()))
                .isEqualTo(new FindOutcome.CannotTell("answer-unreadable"));
        assertThat(connector.poll(channel, Optional.empty(), Duration.ZERO)).isInstanceOf(PollResult.Away.class);
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "503"})
    void cannotTellAfterAServerError(int status) {
        server.next("POST /requests", answer(status, ""));

        assertThat(connector.send(channel, message)).isEqualTo(new SendOutcome.Unknown("http-" + status));
        assertThat(connector.find(channel, message, Instant.now())).isInstanceOf(FindOutcome.CannotTell.class);
    }

    @Test
    void waitsAsLongAsTheServerAsks() {
        server.next(
                "POST /requests", new Mischief.Instead(Answer.text(429, "slow").with("Retry-After", "120")));

        assertThat(connector.send(channel, message))
                .isEqualTo(new SendOutcome.RetryAfter(Duration.ofSeconds(120), "limit-429", SendOutcome.Reach.CHANNEL));
        assertThat(server.reports()).isEmpty();
    }

    @Test
    void triesLaterWhereNobodyListens() {
        server.close();

        assertThat(connector.send(channel, message)).isInstanceOf(SendOutcome.RetryAfter.class);
        assertThat(connector.poll(channel, Optional.empty(), Duration.ZERO)).isInstanceOf(PollResult.Away.class);
        assertThat(connector.services(channel)).isInstanceOf(ServicesOutcome.Unavailable.class);
    }

    @Test
    void blamesTheChannelForAWrongKeyOrJurisdiction() {
        ChannelContext wrongKey = Street.channel(server.address())
                .secret(Server.API_KEY, "kunci-salah")
                .clock(Clock.systemUTC())
                .open();
        ChannelContext wrongPlace = Street.channel(server.address())
                .setting(Server.JURISDICTION, "lain.go.id")
                .clock(Clock.systemUTC())
                .open();

        assertRejected(connector.send(wrongKey, message), Cause.CHANNEL);
        assertRejected(connector.send(wrongPlace, message), Cause.CHANNEL);
        assertThat(connector.poll(wrongPlace, Optional.empty(), Duration.ZERO)).isInstanceOf(PollResult.Refused.class);
    }

    @Test
    void rejectsForGoodWhatTheServerWillNeverTake() {
        server.withdraws("DRN-02");

        assertRejected(
                connector.send(channel, Street.message(Map.of(Forwarded.SERVICE_CODE, "DRN-02"), "Banjir")),
                Cause.RECIPIENT);
        assertRejected(
                connector.send(channel, Street.message(Map.of(Forwarded.PLACE, ""), "Entah di mana")), Cause.RULE);
        assertRejected(
                connector.send(channel, Street.message(Map.of(Forwarded.SERVICE_CODE, ""), "x")), Cause.RECIPIENT);
        server.next(
                "POST /requests",
                answer(400, "<errors><error><code>400</code><description>no</description></error></errors>"));
        assertRejected(connector.send(channel, message), Cause.MESSAGE);
        assertThat(server.reports()).isEmpty();
    }

    private static void assertRejected(SendOutcome outcome, Cause cause) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        rejected -> assertThat(rejected.cause()).isEqualTo(cause));
    }

    @Test
    void keepsItsPlaceWhereAListCannotBeRead() {
        server.next("GET /requests", answer(200, "<service_requests><request>"));
        assertThat(connector.poll(channel, Optional.empty(), Duration.ZERO))
                .isInstanceOfSatisfying(
                        PollResult.Away.class, away -> assertThat(away.reason()).isEqualTo("answer-unreadable"));

        server.next("GET /requests", answer(500, ""));
        assertThat(connector.poll(channel, Optional.empty(), Duration.ZERO)).isInstanceOf(PollResult.Away.class);
    }
}
