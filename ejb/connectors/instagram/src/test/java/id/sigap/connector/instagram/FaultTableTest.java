package id.sigap.connector.instagram;

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
                        Arguments.of(place, LATE, SendOutcome.Accepted.class, true),
                        Arguments.of(place, TOO_LATE, SendOutcome.Unknown.class, true),
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

    /** Whoever waits for an answer that is too late waits no longer than need be. */
    private SendOutcome send(OutboundMessage answer, Mischief way) {
        return way.equals(TOO_LATE) ? Http.withNoCallLongerThan(LIMIT, () -> desk.send(answer)) : desk.send(answer);
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

        SendOutcome outcome = send(answer, way);

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

    @ParameterizedTest
    @EnumSource(Misdelivery.class)
    void takesEveryMessageOnceHoweverItIsDelivered(Misdelivery way) {
        desk.events();
        desk.events.clear();
        desk.verdicts.clear();
        desk.meta.instagram().deliveries().misdeliver(way);
        List<String> written = List.of(
                desk.meta.instagram().messages().citizenWrites("budi", "Airnya mati"),
                desk.meta.instagram().messages().citizenWrites("budi", "Sejak kemarin"));

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
        desk.meta.instagram().deliveries().hold();
        List<String> ids = Stream.iterate(0, i -> i + 1)
                .limit(300)
                .map(i -> desk.meta.instagram().messages().citizenWrites("warga" + i, "Keluhan " + i))
                .toList();
        desk.meta.instagram().deliveries().releaseShuffled(7);

        assertThat(desk.events()).extracting(InboundEvent::nativeId).containsExactlyInAnyOrderElementsOf(ids);
    }
}
