package id.sigap.connector.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Capability;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.ReplayOutcome;
import id.sigap.connector.api.Secret;
import id.sigap.connector.api.SendOutcome;
import id.sigap.standin.youtube.Post;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Studio studio = new Studio();

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void answersACommentAndRecognisesTheAnswer() {
        assertThat(studio.connector.activate(studio.open()).state()).isEqualTo(Health.State.UP);
        Post post = studio.youtube.citizenPosts("siti", "Jalan depan pasar rusak");
        assertThat(studio.poll()).isEqualTo(1);
        InboundEvent.Message message = studio.message(0);
        OutboundMessage answer = Studio.answer(Studio.answering(message), "Kami perbaiki\n\npekan ini.");

        SendOutcome outcome = studio.connector.send(studio.open(), answer);

        assertThat(studio.youtube.visibleReplies(post)).containsExactly("Kami perbaiki\n\npekan ini.");
        String id = ((SendOutcome.Accepted) outcome).nativeId();
        assertThat(studio.connector.find(studio.open(), answer, studio.clock.instant()))
                .isInstanceOfSatisfying(
                        FindOutcome.Found.class,
                        found -> assertThat(found.nativeId()).isEqualTo(id));
        studio.clock.pass(MINUTE);
        assertThat(studio.poll()).isEqualTo(1);
        assertThat(studio.events().get(1))
                .isInstanceOfSatisfying(
                        InboundEvent.OwnMessage.class,
                        own -> assertThat(own.nativeId()).isEqualTo(id));
    }

    @Test
    void answersAReplyInItsThread() {
        Post post = studio.youtube.citizenPosts("siti", "Jalan rusak");
        studio.youtube.citizenReplies("budi", post, "Di sini juga");
        studio.poll();

        studio.connector.send(studio.open(), Studio.answer(Studio.answering(studio.message(1)), "Terima kasih."));

        assertThat(studio.youtube.visibleReplies(post)).containsExactly("Terima kasih.");
    }

    @Test
    void asksOnlyWhenItIsTimeAndGivesNothingTwice() {
        Post post = studio.youtube.citizenPosts("siti", "satu");
        studio.poll();
        int spent = studio.youtube.spent();

        IntStream.range(0, 30).forEach(i -> studio.poll());
        assertThat(studio.youtube.spent()).isEqualTo(spent);
        studio.youtube.citizenPosts("budi", "dua");
        studio.clock.pass(MINUTE);
        assertThat(studio.poll()).isEqualTo(1);
        studio.clock.pass(MINUTE);
        studio.youtube.citizenEdits(post, "satu, di RT 5");
        studio.youtube.citizenReplies("ani", post, "betul");
        assertThat(studio.poll()).isEqualTo(2);
        assertThat(studio.events())
                .extracting(InboundEvent::kind)
                .containsExactlyInAnyOrder(
                        InboundEvent.Kind.MESSAGE,
                        InboundEvent.Kind.MESSAGE,
                        InboundEvent.Kind.EDIT,
                        InboundEvent.Kind.MESSAGE);
    }

    @Test
    void readsEveryReplyAndEveryPage() {
        Post first = studio.youtube.citizenPosts("siti", "utas pertama");
        IntStream.range(0, 12).forEach(i -> studio.youtube.citizenReplies("w" + i, first, "balasan " + i));
        studio.clock.pass(Duration.ofSeconds(1));
        IntStream.range(0, 249).forEach(i -> studio.youtube.citizenPosts("p" + i, "komentar " + i));

        assertThat(studio.poll()).isEqualTo(262);
        studio.clock.pass(Duration.ofHours(2));
        assertThat(studio.poll()).isZero();
        studio.clock.pass(Duration.ofHours(2));
        studio.youtube.citizenPosts("baru", "baru");
        assertThat(studio.poll()).isEqualTo(1);
    }

    @Test
    void findsAReplyToAThreadOfTheSecondPageWithinTheHour() {
        Post old = studio.youtube.citizenPosts("siti", "lama");
        studio.clock.pass(Duration.ofSeconds(1));
        IntStream.range(0, 120).forEach(i -> studio.youtube.citizenPosts("p" + i, "komentar " + i));
        studio.poll();
        studio.youtube.citizenReplies("siti", old, "bagaimana?");

        studio.clock.pass(Duration.ofMinutes(2));
        assertThat(studio.poll()).isZero();
        studio.clock.pass(Duration.ofHours(1));
        assertThat(studio.poll()).isEqualTo(1);
    }

    @Test
    void takesNothingOlderThanItIsTold() {
        studio.youtube.citizenPosts("siti", "kemarin dulu");
        studio.clock.pass(Duration.ofHours(48));
        studio.youtube.citizenPosts("siti", "hari ini");

        assertThat(studio.poll()).isEqualTo(1);
        assertThat(studio.message(0).content().text()).isEqualTo("hari ini");
    }

    @Test
    void readsAGapAgain() {
        studio.youtube.citizenPosts("siti", "kemarin dulu");
        studio.clock.pass(Duration.ofHours(48));
        studio.poll();
        assertThat(studio.connector.describe().can(Capability.REPLAYS)).isTrue();
        ReplayOutcome outcome =
                studio.connector.replay(studio.open(), studio.clock.instant().minus(Duration.ofHours(72)));

        studio.goBackTo(((ReplayOutcome.Rewound) outcome).cursor());

        assertThat(studio.poll()).isEqualTo(1);
    }

    @Test
    void recognisesAnAnswerGivenInYouTubesOwnApp() {
        Post post = studio.youtube.citizenPosts("siti", "Jalan rusak");
        studio.youtube.officeReplies(post, "Sudah kami catat");
        studio.poll();

        assertThat(studio.events())
                .extracting(InboundEvent::kind)
                .containsExactlyInAnyOrder(InboundEvent.Kind.MESSAGE, InboundEvent.Kind.OWN_MESSAGE);
    }

    @Test
    void keepsANewRefreshTokenOnlyWhereOneIsIssued() {
        studio.poll();
        assertThat(studio.channel.secrets().find("refresh-token")).contains(Secret.of("1//segar"));
        studio.youtube.rotateRefreshToken();
        studio.clock.pass(MINUTE);

        studio.poll();

        assertThat(studio.channel.secrets().all("refresh-token")).containsExactly(Secret.of("1//segar-baru"));
        assertThat(studio.connector.health(studio.open()).state()).isEqualTo(Health.State.UP);
    }

    @Test
    void tellsTheQuotaAndWhetherAReplyIsAllowedBeforeDrafting() {
        studio.youtube.citizenPosts("siti", "Jalan rusak");
        studio.youtube.closeComments();
        studio.poll();

        Constraints constraints = studio.connector.constraints(studio.open(), Studio.answering(studio.message(0)));

        assertThat(constraints.remaining()).hasValue(100);
        assertThat(constraints.maximumLength()).hasValue(10_000);
        assertThat(constraints.sendable()).isFalse();
        assertThat(constraints.notices())
                .extracting(Constraints.Notice::code)
                .containsExactly("quota-a-day", "comments-closed");
    }

    @Test
    void readsAWholeDayWithinItsQuota() {
        studio.channel.setting("daily-quota", "150").setting("daily-answers", "1");
        studio.clock.pass(Duration.ofHours(5));
        for (int step = 1; step < 24 * 6; step++) {
            if (step % 4 == 0) {
                studio.youtube.citizenPosts("w" + step, "komentar " + step);
            }
            studio.poll();
            studio.clock.pass(Duration.ofMinutes(10));
        }

        assertThat(studio.events()).hasSize(35);
        assertThat(studio.youtube.spent()).isBetween(50, 100);
    }
}
