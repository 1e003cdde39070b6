package id.sigap.connector.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.Visibility;
import id.sigap.standin.Mischief;
import id.sigap.standin.meta.Comment;
import id.sigap.standin.meta.MetaErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTableTest {
    private final InstagramDesk desk = new InstagramDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of("/replies", "/messages")
                .flatMap(place -> Stream.of(
                        Arguments.of(place, new Mischief.AcceptThenDrop(), SendOutcome.Unknown.class, true),
                        Arguments.of(place, new Mischief.Drop(), SendOutcome.Unknown.class, false),
                        Arguments.of(place, new Mischief.Garbage(), SendOutcome.Unknown.class, true),
                        Arguments.of(
                                place, new Mischief.Instead(MetaErrors.unwell()), SendOutcome.Unknown.class, false),
                        Arguments.of(
                                place,
                                new Mischief.Instead(MetaErrors.limited(7)),
                                SendOutcome.RetryAfter.class,
                                false),
                        Arguments.of(
                                place,
                                new Mischief.Instead(MetaErrors.of(400, 80002, 0, "")),
                                SendOutcome.RetryAfter.class,
                                false),
                        Arguments.of(
                                place, new Mischief.Instead(MetaErrors.token()), SendOutcome.Rejected.class, false)));
    }

    /** However it ends, Sigap's rule (find after unknown, send again where absent) leaves exactly one visible reply. */
    @ParameterizedTest
    @MethodSource("faults")
    void leavesExactlyOneVisibleReply(
            String place, Mischief way, Class<? extends SendOutcome> expected, boolean arrived) {
        boolean open = place.equals("/replies");
        Comment media = desk.meta.instagram().accountPublishes("Selamat pagi");
        String comment = open
                ? desk.meta
                        .instagram()
                        .citizenComments(media.id(), "budi", "Jalan berlubang")
                        .id()
                : desk.meta.instagram().messages().citizenWrites("budi", "Jalan berlubang");
        OutboundMessage answer = InstagramDesk.answer(
                desk.last(InboundEvent.Message.class),
                open ? Visibility.PUBLIC : Visibility.PRIVATE,
                "Sudah kami teruskan.");
        desk.meta.next("POST " + place, way);
        Instant attemptedAt = desk.time.instant();

        SendOutcome outcome = desk.send(answer);

        assertThat(outcome).isInstanceOf(expected);
        desk.meta.instagram().deliveries().settle();
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
        List<String> seen = open
                ? desk.meta.instagram().visibleReplies(comment)
                : desk.meta.instagram().messages().visibleReplies("budi");
        assertThat(seen).containsExactly("Sudah kami teruskan.");
    }
}
