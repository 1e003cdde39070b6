package id.sigap.connector.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.Visibility;
import id.sigap.standin.Mischief;
import id.sigap.standin.meta.MetaErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTableTest {
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

    /** However it ends, Sigap's rule (find after unknown, send again where absent) leaves exactly one message. */
    @ParameterizedTest
    @MethodSource("faults")
    void leavesExactlyOneVisibleReply(Mischief way, Class<? extends SendOutcome> expected, boolean arrived) {
        OutboundMessage answer = answer();
        desk.meta.next("POST /messages", way);
        Instant attemptedAt = desk.time.instant();

        SendOutcome outcome = desk.send(answer);

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
}
