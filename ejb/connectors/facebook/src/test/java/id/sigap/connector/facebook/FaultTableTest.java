package id.sigap.connector.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.ReceiveVerdict;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTableTest {
    private final PageDesk desk = new PageDesk();
    private final Comment post = desk.meta.facebook().pagePosts("Selamat pagi, warga!");
    private final Comment comment = desk.meta.facebook().citizenComments(post.id(), "Budi", "Jalan berlubang");

    @AfterEach
    void close() {
        desk.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(new Mischief.AcceptThenDrop(), SendOutcome.Unknown.class, true),
                Arguments.of(new Mischief.Drop(), SendOutcome.Unknown.class, false),
                Arguments.of(new Mischief.Garbage(), SendOutcome.Unknown.class, true),
                Arguments.of(new Mischief.Instead(MetaErrors.unwell()), SendOutcome.Unknown.class, false),
                Arguments.of(new Mischief.Instead(MetaErrors.of(503, 0, 0, "")), SendOutcome.Unknown.class, false),
                Arguments.of(new Mischief.Instead(MetaErrors.limited(7)), SendOutcome.RetryAfter.class, false),
                Arguments.of(new Mischief.Instead(MetaErrors.of(429, 4, 0, "")), SendOutcome.RetryAfter.class, false),
                Arguments.of(new Mischief.Instead(MetaErrors.token()), SendOutcome.Rejected.class, false));
    }

    /** However it ends, Sigap's rule (find after unknown, send again where absent) leaves exactly one visible reply. */
    @ParameterizedTest
    @MethodSource("faults")
    void leavesExactlyOneVisibleReply(Mischief way, Class<? extends SendOutcome> expected, boolean arrived) {
        OutboundMessage answer =
                PageDesk.answer(desk.last(InboundEvent.Message.class), Visibility.PUBLIC, "Sudah kami teruskan.");
        desk.meta.next("POST /" + comment.id() + "/comments", way);
        Instant attemptedAt = desk.time.instant();

        SendOutcome outcome = desk.send(answer);

        assertThat(outcome).isInstanceOf(expected);
        desk.meta.facebook().deliveries().settle();
        assertThat(desk.meta.facebook().visibleReplies(comment.id())).hasSize(arrived ? 1 : 0);
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
        assertThat(desk.meta.facebook().visibleReplies(comment.id())).containsExactly("Sudah kami teruskan.");
    }

    @Test
    void tellsHowLongALimitLasts() {
        OutboundMessage answer =
                PageDesk.answer(desk.last(InboundEvent.Message.class), Visibility.PUBLIC, "Sudah kami teruskan.");
        desk.meta.next("/comments", new Mischief.Instead(MetaErrors.limited(7)));

        assertThat(desk.send(answer))
                .isInstanceOfSatisfying(
                        SendOutcome.RetryAfter.class, r -> assertThat(r.delay()).isEqualTo(Duration.ofMinutes(7)));
    }

    @Test
    void sendsNothingTwiceWhereFacebookKnowsTheText() {
        OutboundMessage answer =
                PageDesk.answer(desk.last(InboundEvent.Message.class), Visibility.PUBLIC, "Sudah kami teruskan.");
        assertThat(desk.send(answer)).isInstanceOf(SendOutcome.Accepted.class);

        assertThat(desk.send(answer)).isInstanceOf(SendOutcome.Unknown.class);
        assertThat(desk.find(answer, desk.time.instant())).isInstanceOf(FindOutcome.Found.class);

        desk.time.pass(Duration.ofHours(1));
        assertThat(desk.send(answer)).isInstanceOf(SendOutcome.Unknown.class);
        assertThat(desk.find(answer, desk.time.instant().minusSeconds(30)))
                .as("not absent, or it would be sent and refused for ever")
                .isInstanceOf(FindOutcome.CannotTell.class);
        assertThat(desk.meta.facebook().visibleReplies(comment.id())).hasSize(1);
    }

    @Test
    void rejectsAnAnswerToWhatWasDeleted() {
        OutboundMessage answer =
                PageDesk.answer(desk.last(InboundEvent.Message.class), Visibility.PUBLIC, "Sudah kami teruskan.");
        desk.meta.facebook().citizenDeletes(comment.id());

        assertThat(desk.send(answer))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class, r -> assertThat(r.cause()).isEqualTo(SendOutcome.Cause.RULE));
    }

    @Test
    void claimsNoAbsenceBeforeFacebookCouldShowIt() {
        OutboundMessage answer =
                PageDesk.answer(desk.last(InboundEvent.Message.class), Visibility.PUBLIC, "Sudah kami teruskan.");

        assertThat(desk.find(answer, desk.time.instant())).isInstanceOf(FindOutcome.CannotTell.class);
    }

    @Test
    void refusesForgedDeliveriesAndTakesDoubledOnesUnderOneKey() {
        desk.events();
        desk.verdicts.clear();
        desk.meta.facebook().deliveries().patience(Duration.ofHours(1));
        desk.meta.facebook().deliveries().forge(true);
        desk.meta.facebook().citizenComments(post.id(), "Penyusup", "palsu");
        desk.events();
        desk.meta.facebook().deliveries().forge(false);
        desk.meta.facebook().deliveries().copies(2);
        desk.meta.facebook().citizenComments(post.id(), "Siti", "asli");
        desk.events();

        assertThat(desk.verdicts).hasSize(3);
        assertThat(desk.verdicts.get(0)).isInstanceOf(ReceiveVerdict.Refused.class);
        assertThat(desk.verdicts.get(1))
                .isInstanceOf(ReceiveVerdict.Accepted.class)
                .isEqualTo(desk.verdicts.get(2));
    }

    @Test
    void losesNothingInABatchThatCameShuffled() {
        desk.events();
        desk.events.clear();
        desk.meta.facebook().deliveries().hold();
        List<String> ids = Stream.iterate(0, i -> i + 1)
                .limit(300)
                .map(i -> desk.meta
                        .facebook()
                        .citizenComments(post.id(), "Warga " + i, "Keluhan " + i)
                        .id())
                .toList();
        desk.meta.facebook().deliveries().releaseShuffled(7);

        assertThat(desk.events()).extracting(InboundEvent::nativeId).containsExactlyInAnyOrderElementsOf(ids);
    }
}
