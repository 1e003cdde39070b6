package id.sigap.connector.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.SendOutcome.Cause;
import id.sigap.connector.http.Http;
import id.sigap.standin.Answer;
import id.sigap.standin.Mischief;
import id.sigap.standin.youtube.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each misbehaviour and what comes of it: one visible reply or a definite outcome, nothing doubled, nothing lost. */
class FaultTableTest {
    private final Studio studio = new Studio();
    private Post post = new Post("", "");
    private OutboundMessage message = Studio.answer(Conversation.with(Person.of("1")), "x");
    private Instant attempted = Instant.EPOCH;

    @BeforeEach
    void citizenComments() {
        post = studio.youtube.citizenPosts("siti", "Jalan rusak");
        studio.poll();
        message = Studio.answer(Studio.answering(studio.message(0)), "Kami perbaiki.");
        attempted = studio.clock.instant();
    }

    @AfterEach
    void close() {
        studio.close();
    }

    private SendOutcome send() {
        return studio.connector.send(studio.open(), message);
    }

    private FindOutcome find() {
        return studio.connector.find(studio.open(), message, attempted);
    }

    private static Mischief error(int status, String reason) {
        return new Mischief.Instead(Answer.json(
                status, "{\"error\":{\"code\":" + status + ",\"errors\":[{\"reason\":\"" + reason + "\"}]}}"));
    }

    @ParameterizedTest
    @CsvSource({
        "403, commentsDisabled, RULE",
        "403, parentCommentIsPrivate, RULE",
        "403, forbidden, RULE",
        "400, operationNotSupported, RULE",
        "404, parentCommentNotFound, RECIPIENT",
        "404, videoNotFound, RECIPIENT",
        "400, commentTextTooLong, MESSAGE",
        "400, invalidCommentMetadata, MESSAGE",
        "400, processingFailure, MESSAGE",
        "401, authError, CHANNEL",
        "403, insufficientPermissions, CHANNEL",
        "403, ineligibleAccount, CHANNEL",
        "403, accessNotConfigured, CHANNEL",
        "400, keyInvalid, CHANNEL"
    })
    void refusesForGoodWhatYouTubeRefusesForGood(int status, String reason, Cause cause) {
        studio.youtube.next("POST /comments", error(status, reason));

        assertThat(send()).isInstanceOfSatisfying(SendOutcome.Rejected.class, rejected -> {
            assertThat(rejected.code()).isEqualTo(reason);
            assertThat(rejected.cause()).isEqualTo(cause);
        });
        assertThat(studio.youtube.visibleReplies(post)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"429, rateLimitExceeded", "403, userRateLimitExceeded", "403, SERVICE_UNAVAILABLE"})
    void waitsAMinuteWhereItIsTooFast(int status, String reason) {
        studio.youtube.next("POST /comments", error(status, reason));

        assertThat(send()).isInstanceOfSatisfying(SendOutcome.RetryAfter.class, later -> {
            assertThat(later.delay()).isEqualTo(Duration.ofMinutes(1));
            assertThat(later.reason()).isEqualTo(reason);
        });
        assertThat(send()).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(studio.youtube.visibleReplies(post)).hasSize(1);
    }

    @Test
    void waitsForTheResetWhereTheQuotaIsUsedUp() {
        studio.youtube.spend(9_990);

        assertThat(send())
                .isEqualTo(new SendOutcome.RetryAfter(
                        Duration.ofHours(5).plusMinutes(1), "quotaExceeded", SendOutcome.Reach.CHANNEL));
        assertThat(remaining()).hasValue(0);
        studio.youtube.spend(10);
        studio.clock.pass(Duration.ofMinutes(1));
        assertThat(studio.ask()).isEqualTo(new PollResult.Away(Duration.ofHours(5), "quotaExceeded"));
        assertThat(studio.connector.health(studio.open()).code()).isEqualTo("quota-used-up");
        assertThat(find()).isInstanceOf(FindOutcome.CannotTell.class);
        studio.clock.pass(Duration.ofHours(5));
        assertThat(remaining()).hasValue(100);
        assertThat(send()).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(studio.youtube.visibleReplies(post)).hasSize(1);
        assertThat(remaining()).hasValue(99);
    }

    private OptionalInt remaining() {
        return studio.connector
                .constraints(studio.open(), Studio.answering(studio.message(0)))
                .remaining();
    }

    static Stream<Arguments> unknowns() {
        return Stream.of(
                Arguments.of(new Mischief.AcceptThenDrop(), true),
                Arguments.of(new Mischief.Garbage(), true),
                Arguments.of(new Mischief.Drop(), false),
                Arguments.of(error(500, "backendError"), false),
                Arguments.of(new Mischief.Instead(Answer.text(503, "")), false));
    }

    @ParameterizedTest
    @MethodSource("unknowns")
    void findsOutWhatBecameOfIt(Mischief way, boolean visible) {
        studio.youtube.next("POST /comments", way);

        assertThat(send()).isInstanceOf(SendOutcome.Unknown.class);
        assertThat(find()).isInstanceOf(visible ? FindOutcome.Found.class : FindOutcome.CannotTell.class);
        studio.clock.pass(Duration.ofMinutes(6));
        assertThat(find()).isInstanceOf(visible ? FindOutcome.Found.class : FindOutcome.Absent.class);
        if (!visible) {
            assertThat(send()).isInstanceOf(SendOutcome.Accepted.class);
        }
        assertThat(studio.youtube.visibleReplies(post)).containsExactly("Kami perbaiki.");
    }

    @Test
    void takesAnAnswerThatComesLate() {
        studio.youtube.next("POST /comments", new Mischief.Delay(Duration.ofMillis(30)));

        assertThat(send()).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(studio.youtube.visibleReplies(post)).containsExactly("Kami perbaiki.");
    }

    @Test
    void findsWhatYouTubeAnsweredTooLate() {
        studio.youtube.next("POST /comments", new Mischief.Delay(Duration.ofSeconds(30)));

        assertThat(Http.withNoCallLongerThan(Duration.ofSeconds(1), this::send))
                .isInstanceOf(SendOutcome.Unknown.class);
        assertThat(find()).isInstanceOf(FindOutcome.Found.class);
        assertThat(studio.youtube.visibleReplies(post)).containsExactly("Kami perbaiki.");
    }

    @Test
    void takesNoOlderAnswerForThisOne() {
        assertThat(send()).isInstanceOf(SendOutcome.Accepted.class);
        studio.clock.pass(Duration.ofHours(1));
        attempted = studio.clock.instant();
        studio.clock.pass(Duration.ofMinutes(6));

        assertThat(find()).isInstanceOf(FindOutcome.Absent.class);
    }

    @Test
    void isAbsentWithTheCommentThatIsGone() {
        studio.youtube.citizenDeletes(post);

        assertThat(find()).isInstanceOf(FindOutcome.Absent.class);
        assertThat(send())
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class, r -> assertThat(r.cause()).isEqualTo(Cause.RECIPIENT));
    }

    @Test
    void needsAPersonWhereTheGrantIsWithdrawn() {
        studio.youtube.revoke();
        studio.clock.pass(Duration.ofMinutes(1));

        assertThat(send())
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class, r -> assertThat(r.cause()).isEqualTo(Cause.CHANNEL));
        assertThat(studio.ask())
                .isInstanceOfSatisfying(
                        PollResult.Refused.class, r -> assertThat(r.code()).isEqualTo("invalid-grant"));
        assertThat(studio.connector.health(studio.open()).code()).isEqualTo("invalid-grant");
        assertThat(find()).isInstanceOf(FindOutcome.CannotTell.class);
    }

    static Stream<Mischief> aways() {
        return Stream.of(
                new Mischief.Drop(),
                new Mischief.Garbage(),
                error(500, "backendError"),
                new Mischief.Instead(Answer.text(503, "")));
    }

    @ParameterizedTest
    @MethodSource("aways")
    void sendsNothingWhileTheTokenServerIsAway(Mischief way) {
        studio.youtube.next("/token", way);

        assertThat(send()).isInstanceOf(SendOutcome.RetryAfter.class);
        assertThat(studio.youtube.visibleReplies(post)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("aways")
    void readsAgainWhatItCouldNotRead(Mischief way) {
        studio.youtube.citizenReplies("budi", post, "Di sini juga");
        studio.clock.pass(Duration.ofMinutes(1));
        // Java repeats a GET whose connection breaks
        studio.youtube.next("/commentThreads", way, way);

        assertThat(studio.ask()).isInstanceOf(PollResult.Away.class);
        studio.youtube.behave();
        assertThat(studio.poll()).isEqualTo(1);
    }

    @Test
    void refusesToPublishWhatIsPrivate() {
        assertThat(studio.connector.send(
                        studio.open(), Studio.answer(Conversation.with(Person.of("UCwargasiti")), "Rahasia")))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class, r -> assertThat(r.code()).isEqualTo("public-only"));
    }

    @Test
    void tellsThatTheAccountIsNotTheChannels() {
        studio.youtube.next("/channels", new Mischief.Instead(Answer.json(200, "{\"items\":[{\"id\":\"UClain\"}]}")));

        assertThat(studio.connector.health(studio.open()).code()).isEqualTo("channel-differs");
        assertThat(studio.connector.health(studio.open()).state()).isEqualTo(Health.State.UP);
    }

    @Test
    void waitsWhereGoogleIsAway() {
        studio.youtube.close();

        assertThat(send()).isInstanceOf(SendOutcome.RetryAfter.class);
        assertThat(studio.connector.health(studio.open()).state()).isEqualTo(Health.State.DOWN);
    }
}
