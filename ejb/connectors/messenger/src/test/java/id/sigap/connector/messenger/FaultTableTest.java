package id.sigap.connector.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.http.Http;
import id.sigap.standin.Mischief;
import id.sigap.standin.meta.MetaErrors;
import id.sigap.standin.meta.Misdelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTableTest {
    /** Long enough for a server on this machine, and short enough to be waited for. */
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private static final Mischief LATE = new Mischief.Delay(Duration.ofMillis(30));
    private static final Mischief TOO_LATE = new Mischief.Delay(Duration.ofSeconds(30));

    private final ChatDesk desk = new ChatDesk();

    @BeforeEach
    void write() {
        desk.meta.messenger().citizenWrites("Budi", "Jalan berlubang");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private OutboundMessage answer() {
        return ChatDesk.answer(desk.last(InboundEvent.Message.class), Visibility.PRIVATE, "Sudah kami teruskan.");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(new Mischief.AcceptThenDrop(), SendOutcome.Unknown.class, true),
                Arguments.of(new Mischief.Drop(), SendOutcome.Unknown.class, false),
                Arguments.of(LATE, SendOutcome.Accepted.class, true),
                Arguments.of(TOO_LATE, SendOutcome.Unknown.class, true),
                Arguments.of(new Mischief.Garbage(), SendOutcome.Unknown.class, true),
                Arguments.of(new Mischief.Instead(MetaErrors.unwell()), SendOutcome.Unknown.class, false),
                Arguments.of(new Mischief.Instead(MetaErrors.limited(7)), SendOutcome.RetryAfter.class, false),
                Arguments.of(new Mischief.Instead(MetaErrors.of(400, 613, 0, "")), SendOutcome.RetryAfter.class, false),
                Arguments.of(
                        new Mischief.Instead(MetaErrors.of(400, 1200, 0, "", true)),
                        SendOutcome.RetryAfter.class,
                        false),
                Arguments.of(new Mischief.Instead(MetaErrors.token()), SendOutcome.Rejected.class, false));
    }

    /** Whoever waits for an answer that is too late waits no longer than need be. */
    private SendOutcome send(OutboundMessage answer, Mischief way) {
        return way.equals(TOO_LATE) ? Http.withNoCallLongerThan(LIMIT, () -> desk.send(answer)) : desk.send(answer);
    }

    /** However it ends, Sigap's rule (find after unknown, send again where absent) leaves exactly one message. */
    @ParameterizedTest
    @MethodSource("faults")
    void leavesExactlyOneVisibleReply(Mischief way, Class<? extends SendOutcome> expected, boolean arrived) {
        OutboundMessage answer = answer();
        desk.meta.next("POST /messages", way);
        Instant attemptedAt = desk.time.instant();

        SendOutcome outcome = send(answer, way);

        assertThat(outcome).isInstanceOf(expected);
        desk.meta.messenger().deliveries().settle();
        if (outcome instanceof SendOutcome.RetryAfter later) {
            desk.time.pass(later.delay().plusSeconds(1));
        }
        if (outcome instanceof SendOutcome.Unknown) {
            desk.time.pass(Duration.ofSeconds(30));
            assertThat(desk.find(answer, attemptedAt))
                    .isInstanceOf(arrived ? FindOutcome.Found.class : FindOutcome.Absent.class);
        }
        if (!arrived) {
            assertThat(desk.send(answer)).isInstanceOf(SendOutcome.Accepted.class);
        }
        assertThat(desk.meta.messenger().visibleReplies("Budi")).containsExactly("Sudah kami teruskan.");
    }

    @ParameterizedTest
    @CsvSource({
        "10, 2018278, RULE",
        "10, 2018300, RULE",
        "10, 2018108, RECIPIENT",
        "551, 0, RECIPIENT",
        "100, 1545041, RECIPIENT",
        "100, 2018001, RECIPIENT",
        "10, 0, CHANNEL",
        "200, 0, CHANNEL",
        "100, 0, MESSAGE"
    })
    void saysWhoCanDoSomethingAboutARefusal(int code, int subcode, SendOutcome.Cause cause) {
        desk.meta.next("/messages", new Mischief.Instead(MetaErrors.of(400, code, subcode, "refused")));

        assertThat(desk.send(answer()))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class, r -> assertThat(r.cause()).isEqualTo(cause));
        assertThat(desk.meta.messenger().visibleReplies("Budi")).isEmpty();
    }

    @Test
    void rejectsWhereTheCitizenBlockedThePageOrAnotherAppHoldsTheThread() {
        OutboundMessage answer = answer();
        desk.meta.messenger().anotherAppTakes("Budi");
        assertThat(desk.send(answer))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class, r -> assertThat(r.code()).isEqualTo("10/2018300"));
        desk.meta.messenger().citizenBlocks("Budi");
        assertThat(desk.send(answer))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class, r -> assertThat(r.cause()).isEqualTo(SendOutcome.Cause.RECIPIENT));
    }

    @Test
    void waitsWhereTheAllowanceIsNearlyUsedUp() {
        desk.meta.usage(97);
        OutboundMessage answer = answer();
        assertThat(desk.send(answer)).isInstanceOf(SendOutcome.Accepted.class);

        assertThat(desk.send(ChatDesk.answer(desk.last(InboundEvent.Message.class), Visibility.PRIVATE, "Lagi")))
                .isInstanceOf(SendOutcome.RetryAfter.class);
        assertThat(desk.meta.messenger().visibleReplies("Budi")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Misdelivery.class)
    void takesEveryMessageOnceHoweverItIsDelivered(Misdelivery way) {
        desk.events();
        desk.events.clear();
        desk.verdicts.clear();
        desk.meta.messenger().deliveries().misdeliver(way);
        List<String> written = List.of(
                desk.meta.messenger().citizenWrites("Budi", "Airnya mati"),
                desk.meta.messenger().citizenWrites("Budi", "Sejak kemarin"));

        assertThat(desk.events().stream().map(InboundEvent::nativeId).distinct())
                .containsExactlyInAnyOrderElementsOf(written);
        assertThat(desk.verdicts).hasSize(2 + way.more());
        assertThat(desk.verdicts.stream()
                        .filter(ReceiveVerdict.Accepted.class::isInstance)
                        .distinct())
                .as("what comes again is known by its key")
                .hasSize(2);
        assertThat(desk.verdicts)
                .filteredOn(ReceiveVerdict.Refused.class::isInstance)
                .hasSize(way.refused())
                .allSatisfy(verdict ->
                        assertThat(((ReceiveVerdict.Refused) verdict).status()).isEqualTo(401));
        assertThat(desk.events()).allMatch(event -> event.kind() == InboundEvent.Kind.MESSAGE);
    }

    @Test
    void losesNothingInABatchThatCameShuffled() {
        desk.events();
        desk.events.clear();
        desk.meta.messenger().deliveries().hold();
        List<String> ids = Stream.iterate(0, i -> i + 1)
                .limit(300)
                .map(i -> desk.meta.messenger().citizenWrites("Warga " + i, "Keluhan " + i))
                .toList();
        desk.meta.messenger().deliveries().releaseShuffled(7);

        assertThat(desk.events()).extracting(InboundEvent::nativeId).containsExactlyInAnyOrderElementsOf(ids);
    }
}
