package id.sigap.connector.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.http.Http;
import id.sigap.standin.Mischief;
import id.sigap.standin.meta.Comment;
import id.sigap.standin.meta.MetaErrors;
import id.sigap.standin.meta.Misdelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTableTest {
    /** Long enough for a server on this machine, and short enough to be waited for. */
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private static final Mischief LATE = new Mischief.Delay(Duration.ofMillis(30));
    private static final Mischief TOO_LATE = new Mischief.Delay(Duration.ofSeconds(30));

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
                Arguments.of(LATE, SendOutcome.Accepted.class, true),
                Arguments.of(TOO_LATE, SendOutcome.Unknown.class, true),
                Arguments.of(new Mischief.Garbage(), SendOutcome.Unknown.class, true),
                Arguments.of(new Mischief.Instead(MetaErrors.unwell()), SendOutcome.Unknown.class, false),
                Arguments.of(new Mischief.Instead(MetaErrors.of(503, 0, 0, "")), SendOutcome.Unknown.class, false),
                Arguments.of(new Mischief.Instead(MetaErrors.limited(7)), SendOutcome.RetryAfter.class, false),
                Arguments.of(new Mischief.Instead(MetaErrors.of(429, 4, 0, "")), SendOutcome.RetryAfter.class, false),
                Arguments.of(new Mischief.Instead(MetaErrors.token()), SendOutcome.Rejected.class, false));
    }

    /** Whoever waits for an answer that is too late waits no longer than need be. */
    private SendOutcome send(OutboundMessage answer, Mischief way) {
        return way.equals(TOO_LATE) ? Http.withNoCallLongerThan(LIMIT, () -> desk.send(answer)) : desk.send(answer);
    }

    /** However it ends, Sigap's rule (find after unknown, send again where absent) leaves exactly one visible reply. */
    @ParameterizedTest
    @MethodSource("faults")
    void leavesExactlyOneVisibleReply(Mischief way, Class<? extends SendOutcome> expected, boolean arrived) {
        OutboundMessage answer =
                PageDesk.answer(desk.last(InboundEvent.Message.class), Visibility.PUBLIC, "Sudah kami teruskan.");
        desk.meta.next("POST /" + comment.id() + "/comments", way);
        Instant attemptedAt = desk.time.instant();

        SendOutcome outcome = send(answer, way);

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

    @ParameterizedTest
    @EnumSource(Misdelivery.class)
    void takesEveryMessageOnceHoweverItIsDelivered(Misdelivery way) {
        desk.events();
        desk.events.clear();
        desk.verdicts.clear();
        desk.meta.facebook().deliveries().misdeliver(way);
        List<String> written = List.of(
                desk.meta
                        .facebook()
                        .citizenComments(post.id(), "Budi", "Airnya mati")
                        .id(),
                desk.meta
                        .facebook()
                        .citizenComments(post.id(), "Budi", "Sejak kemarin")
                        .id());

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
