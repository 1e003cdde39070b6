package id.sigap.connector.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.standin.Answer;
import id.sigap.standin.Mischief;
import id.sigap.standin.youtube.Post;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More than one round may take, in number or in time: the next rounds bring the rest. */
class FloodTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Studio studio = new Studio();

    @AfterEach
    void close() {
        studio.close();
    }

    private void flood(int posts) {
        IntStream.range(0, posts).forEach(i -> {
            studio.youtube.citizenPosts("p" + i, "komentar " + i);
            studio.clock.pass(SECOND);
        });
    }

    private int pollToTheEnd() {
        int all = 0;
        int rounds = 0;
        do {
            all += studio.poll();
        } while (studio.more() && ++rounds < 30);
        return all;
    }

    private long calls(String path) {
        return studio.youtube.calls().stream()
                .filter(call -> call.path().endsWith(path))
                .count();
    }

    @Test
    void goesOnWhereTheLastRoundEnded() {
        flood(1_150);

        assertThat(studio.poll()).isEqualTo(1_000);
        assertThat(studio.more()).isTrue();
        studio.youtube.citizenPosts("baru", "di tengah jalan");
        assertThat(pollToTheEnd()).isBetween(150, 151);
        studio.clock.pass(Duration.ofHours(2));
        pollToTheEnd();
        assertThat(studio.events()).hasSize(1_151);
    }

    @Test
    void beginsAtTheTopAgainWhereItsPageIsNotKnownAnyMore() {
        flood(1_150);
        studio.poll();
        studio.youtube.next(
                "/commentThreads",
                new Mischief.Instead(Answer.json(400, "{\"error\":{\"errors\":[{\"reason\":\"invalidPageToken\"}]}}")));

        assertThat(studio.poll()).isZero();
        studio.clock.pass(Duration.ofMinutes(1));
        pollToTheEnd();

        assertThat(studio.events()).hasSize(1_150);
    }

    @Test
    void keepsWhatItReadBeforeThePlatformFailed() {
        flood(250);
        Mischief away = new Mischief.Instead(Answer.text(503, ""));
        studio.poll();
        flood(150);
        studio.clock.pass(Duration.ofMinutes(1));
        Post old = studio.youtube.citizenPosts("siti", "ramai");
        IntStream.range(0, 12).forEach(i -> studio.youtube.citizenReplies("w" + i, old, "balasan " + i));
        studio.clock.pass(SECOND);
        flood(10);
        studio.youtube.next("/comments", away);

        assertThat(studio.poll()).isEqualTo(10);
        studio.clock.pass(Duration.ofMinutes(2));
        pollToTheEnd();
        assertThat(studio.events()).hasSize(250 + 150 + 13 + 10);
    }

    @Test
    void stopsInTimeAndGoesOnWithTheNextThread() {
        IntStream.range(0, 60).forEach(thread -> {
            Post post = studio.youtube.citizenPosts("siti", "utas " + thread);
            IntStream.range(0, 7).forEach(i -> studio.youtube.citizenReplies("w" + i, post, "balasan " + i));
            studio.clock.pass(SECOND);
        });
        studio.clock.looksTake(SECOND);

        int first = studio.poll();

        assertThat(calls("/comments")).isBetween(5L, 45L);
        assertThat(studio.more()).isTrue();
        assertThat(first).isBetween(40, 360);
        assertThat(first + pollToTheEnd()).isEqualTo(480);
    }

    @Test
    void bringsAThreadThatAloneIsTooMuchInParts() {
        Post post = studio.youtube.citizenPosts("siti", "viral");
        IntStream.range(0, 1_050).forEach(i -> {
            studio.youtube.citizenReplies("w" + i, post, "balasan " + i);
            studio.clock.pass(SECOND);
        });

        assertThat(studio.poll()).isEqualTo(1_000);
        assertThat(studio.more()).isTrue();
        assertThat(pollToTheEnd()).isEqualTo(51);
    }

    @Test
    void asksNoOldThreadForItsReplies() {
        Post post = studio.youtube.citizenPosts("siti", "lama");
        IntStream.range(0, 12).forEach(i -> studio.youtube.citizenReplies("w" + i, post, "balasan " + i));
        studio.clock.pass(Duration.ofHours(48));

        assertThat(studio.poll()).isZero();
        assertThat(calls("/comments")).isZero();
        studio.youtube.citizenReplies("siti", post, "bagaimana?");
        studio.clock.pass(Duration.ofMinutes(1));
        assertThat(studio.poll()).isEqualTo(1);
    }

    @Test
    void looksForAReplyNoLongerThanItMay() {
        Post post = studio.youtube.citizenPosts("siti", "ramai");
        studio.poll();
        OutboundMessage message = Studio.answer(Studio.answering(studio.message(0)), "Kami perbaiki.");
        IntStream.range(0, 500).forEach(i -> studio.youtube.citizenReplies("w" + i, post, "balasan " + i));
        studio.clock.looksTake(Duration.ofSeconds(12));

        assertThat(studio.connector.find(studio.open(), message, studio.clock.instant()))
                .isInstanceOfSatisfying(
                        FindOutcome.CannotTell.class,
                        told -> assertThat(told.reason()).contains("lambat"));
        assertThat(calls("/comments")).isLessThan(5);
    }
}
