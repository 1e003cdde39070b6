package id.sigap.connector.x;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.SendOutcome.Cause;
import id.sigap.connector.http.Http;
import id.sigap.standin.Answer;
import id.sigap.standin.Mischief;
import id.sigap.standin.x.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each way in which X misbehaves, and what becomes of one answer: it is seen once, or a person knows that it is not. */
class FaultTableTest {
    private static final String POSTS = "POST /2/tweets";
    private static final String MESSAGES = "/messages";

    private final Office office = new Office();
    private Post post = office.x.citizenPosts("Siti", "@PemkotContoh air mati");
    private Instant attemptedAt = office.clock.instant();

    @BeforeEach
    void receive() {
        office.look();
        attemptedAt = office.clock.instant();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private OutboundMessage answer() {
        return office.answering(office.messages().get(0), "Sudah kami teruskan ke PDAM.");
    }

    private SendOutcome send(OutboundMessage message) {
        return office.connector.send(office.context(), message);
    }

    private void rejects(Answer instead, String code, Cause cause) {
        office.x.next(POSTS, new Mischief.Instead(instead));
        assertThat(send(answer())).isInstanceOfSatisfying(SendOutcome.Rejected.class, r -> {
            assertThat(r.code()).isEqualTo(code);
            assertThat(r.cause()).isEqualTo(cause);
        });
        assertThat(office.x.visibleReplies(post)).isEmpty();
    }

    private void retriesAfter(Answer instead, Duration atLeast, Duration atMost) {
        office.x.next(POSTS, new Mischief.Instead(instead));
        assertThat(send(answer()))
                .isInstanceOfSatisfying(
                        SendOutcome.RetryAfter.class, r -> assertThat(r.delay()).isBetween(atLeast, atMost));
        assertThat(send(answer())).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(office.x.visibleReplies(post)).hasSize(1);
    }

    @Test
    void findsAnAnswerThatGotThroughBeforeTheConnectionBroke() {
        for (Mischief way : List.of(new Mischief.AcceptThenDrop(), new Mischief.Garbage())) {
            OutboundMessage message = office.answering(office.messages().get(0), "Lewat " + way);
            office.x.next(POSTS, way);

            assertThat(send(message)).isInstanceOf(SendOutcome.Unknown.class);
            assertThat(office.connector.find(office.context(), message, attemptedAt))
                    .isInstanceOf(FindOutcome.Found.class);
        }
        assertThat(office.x.visibleReplies(post)).hasSize(2);
    }

    @Test
    void takesAnAnswerThatComesLateAndFindsWhatXAnsweredTooLate() {
        OutboundMessage late = office.answering(office.messages().get(0), "Lambat.");
        office.x.next(POSTS, new Mischief.Delay(Duration.ofMillis(30)));
        assertThat(send(late)).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(office.x.visibleReplies(post)).hasSize(1);

        OutboundMessage tooLate = office.answering(office.messages().get(0), "Terlambat.");
        office.x.next(POSTS, new Mischief.Delay(Duration.ofSeconds(30)));
        assertThat(Http.withNoCallLongerThan(Duration.ofSeconds(1), () -> send(tooLate)))
                .isInstanceOf(SendOutcome.Unknown.class);
        assertThat(office.connector.find(office.context(), tooLate, attemptedAt))
                .isInstanceOf(FindOutcome.Found.class);
        assertThat(office.x.visibleReplies(post)).hasSize(2);
    }

    @Test
    void findsThatAnAnswerDidNotGetThroughAndSendsItAgain() {
        OutboundMessage message = answer();
        office.x.next(POSTS, new Mischief.Drop(), new Mischief.Instead(Answer.text(502, "Bad Gateway")));

        for (int i = 0; i < 2; i++) {
            assertThat(send(message)).isInstanceOf(SendOutcome.Unknown.class);
            attemptedAt = office.clock.instant();
            assertThat(office.connector.find(office.context(), message, attemptedAt))
                    .as("so soon, nobody can tell")
                    .isInstanceOf(FindOutcome.CannotTell.class);
            office.clock.advance(Duration.ofMinutes(1));
            assertThat(office.connector.find(office.context(), message, attemptedAt))
                    .isInstanceOf(FindOutcome.Absent.class);
        }
        assertThat(send(message)).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(office.x.visibleReplies(post)).hasSize(1);
    }

    @Test
    void doesNotDoubleADirectMessage() {
        office.x.citizenWrites("Budi", "halo");
        office.look();
        InboundEvent.Message direct = office.messages().get(1);
        OutboundMessage message = office.answering(direct, "Halo Pak Budi.");
        office.x.next(MESSAGES, new Mischief.AcceptThenDrop());

        assertThat(send(message)).isInstanceOf(SendOutcome.Unknown.class);
        assertThat(office.connector.find(office.context(), message, attemptedAt))
                .isInstanceOf(FindOutcome.Found.class);
        assertThat(office.x.visibleMessages("Budi")).hasSize(1);
    }

    @Test
    void cannotTellWhileXIsAway() {
        office.x.next("/tweets", new Mischief.Instead(Answer.text(503, "")));

        assertThat(office.connector.find(office.context(), answer(), attemptedAt))
                .isInstanceOf(FindOutcome.CannotTell.class);
    }

    @Test
    void takesADuplicateOfItsOwnAnswerForTheAnswer() {
        OutboundMessage message = answer();
        office.x.next(POSTS, new Mischief.AcceptThenDrop());
        assertThat(send(message)).isInstanceOf(SendOutcome.Unknown.class);

        assertThat(send(message)).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(office.x.visibleReplies(post)).hasSize(1);
    }

    @Test
    void refusesWordsThatWereSaidElsewhere() {
        Post other = office.x.citizenPosts("Budi", "@PemkotContoh jalan rusak");
        office.x.officePosts("Sudah kami teruskan ke PDAM.", Optional.of(other));

        assertThat(send(answer())).isInstanceOfSatisfying(SendOutcome.Rejected.class, r -> {
            assertThat(r.code()).isEqualTo("duplicate-content");
            assertThat(r.cause()).isEqualTo(Cause.MESSAGE);
        });
        assertThat(office.x.visibleReplies(post)).isEmpty();
    }

    @Test
    void doesNotSayThatWordsAreRefusedWhichXHasAndDoesNotShow() {
        office.x.next(POSTS, new Mischief.Instead(XAnswers.old(403, 187, "Status is a duplicate.")));

        assertThat(send(answer())).isEqualTo(new SendOutcome.Unknown("duplicate-content"));
    }

    @Test
    void takesTheMentionsWhereTheMessagesAreRefused() {
        office.x.citizenPosts("Ani", "@PemkotContoh lampu mati");
        office.x.next("/dm_events", new Mischief.Instead(XAnswers.problem(403, "about:blank", "Forbidden")));

        office.look();

        assertThat(office.messages()).hasSize(2);
    }

    @Test
    void saysThatItIsRefusedWhereNothingAnswers() {
        office.clock.advance(Duration.ofMinutes(2));
        office.x.next("/dm_events", new Mischief.Instead(XAnswers.problem(403, "about:blank", "Forbidden")));
        office.x.next("/mentions", new Mischief.Instead(XAnswers.problem(403, "about:blank", "Forbidden")));

        assertThat(office.connector.poll(office.context(), Optional.of(office.cursor), Duration.ZERO))
                .isInstanceOf(PollResult.Refused.class);
    }

    @Test
    void waitsUntilALimitBeginsAnew() {
        office.x.exhaust(POSTS, Duration.ofMinutes(7));
        assertThat(send(answer()))
                .isInstanceOfSatisfying(
                        SendOutcome.RetryAfter.class,
                        r -> assertThat(r.delay()).isBetween(Duration.ofMinutes(6), Duration.ofMinutes(8)));

        office.clock.advance(Duration.ofMinutes(8));
        assertThat(send(answer())).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(office.x.visibleReplies(post)).hasSize(1);
    }

    @Test
    void waitsAQuarterOfAnHourWhereXDoesNotSayHowLong() {
        retriesAfter(XAnswers.old(429, 88, "Rate limit exceeded"), Duration.ofMinutes(15), Duration.ofMinutes(15));
    }

    @Test
    void waitsUntilTheDailyLimitBeginsAnew() {
        long reset = office.clock.instant().plus(Duration.ofHours(5)).getEpochSecond();
        retriesAfter(
                XAnswers.problem(429, "about:blank", "Too Many Requests")
                        .with("x-rate-limit-reset", Long.toString(reset - 17_000))
                        .with("x-user-limit-24hour-remaining", "0")
                        .with("x-user-limit-24hour-reset", Long.toString(reset)),
                Duration.ofMinutes(290),
                Duration.ofHours(5));
    }

    @Test
    void waitsWhereXIsOverCapacity() {
        retriesAfter(XAnswers.old(503, 130, "Over capacity"), Duration.ofSeconds(30), Duration.ofMinutes(2));
    }

    @Test
    void tellsAUsedUpPlanFromAPassingLimit() {
        rejects(XAnswers.problem(429, "usage-capped", "Usage cap exceeded: Monthly"), "usage-capped", Cause.CHANNEL);
    }

    @Test
    void tellsWhatIsRefusedAndWhoCanHelp() {
        rejects(XAnswers.problem(403, "client-forbidden", "Not allowed."), "client-forbidden", Cause.CHANNEL);
        rejects(XAnswers.old(403, 326, "Your account is locked."), "account-refused", Cause.CHANNEL);
        rejects(XAnswers.old(403, 186, "Tweet needs to be a bit shorter."), "text-refused", Cause.MESSAGE);
        rejects(XAnswers.problem(400, "invalid-request", "Bad."), "request-refused", Cause.MESSAGE);
        rejects(
                XAnswers.old(403, 433, "The original author restricted who can reply."),
                "reply-not-allowed",
                Cause.RULE);
        rejects(XAnswers.problem(404, "resource-not-found", "Gone."), "answered-post-gone", Cause.RULE);
    }

    @Test
    void refusesAnAnswerToAPostThatIsGone() {
        office.x.deletes(post);

        assertThat(send(answer())).isInstanceOfSatisfying(SendOutcome.Rejected.class, r -> {
            assertThat(r.code()).isEqualTo("answered-post-gone");
            assertThat(r.cause()).isEqualTo(Cause.RULE);
        });
    }

    @Test
    void tellsThatACitizenTakesNoDirectMessages() {
        office.x.citizenWrites("Budi", "halo");
        office.x.refuseMessages("Budi");
        office.look();

        assertThat(send(office.answering(office.messages().get(1), "Halo.")))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class, r -> assertThat(r.cause()).isEqualTo(Cause.RECIPIENT));
    }

    @Test
    void asksAPersonWhenTheConsentIsGone() {
        office.x.revokeConsent();

        assertThat(send(answer())).isInstanceOfSatisfying(SendOutcome.Rejected.class, r -> {
            assertThat(r.code()).isEqualTo("login-refused");
            assertThat(r.cause()).isEqualTo(Cause.CHANNEL);
        });
        assertThat(office.connector.health(office.context()).state()).isEqualTo(Health.State.DOWN);
        office.clock.advance(Duration.ofMinutes(2));
        assertThat(office.connector.poll(office.context(), Optional.of(office.cursor), Duration.ZERO))
                .isInstanceOf(PollResult.Refused.class);
        assertThat(office.x.visibleReplies(post)).isEmpty();
    }

    @Test
    void sendsOnceWhileManyThreadsNeedANewToken() throws Exception {
        office.x.expireAccess();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<SendOutcome>> outcomes = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                OutboundMessage message = office.answering(office.messages().get(0), "Jawaban ke-" + i);
                outcomes.add(threads.submit(() -> {
                    start.await();
                    return send(message);
                }));
            }
            start.countDown();
            for (Future<SendOutcome> outcome : outcomes) {
                assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(SendOutcome.Accepted.class);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(office.x.tokensIssued()).isEqualTo(2);
        assertThat(office.x.visibleReplies(post)).hasSize(6);
    }

    @Test
    void doesNotSendWhileNobodyAnswersTheLogin() {
        office.x.expireAccess();
        office.x.next("/oauth2/token", new Mischief.Instead(Answer.text(503, "")));

        assertThat(send(answer())).isInstanceOf(SendOutcome.RetryAfter.class);
        assertThat(send(answer())).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(office.x.visibleReplies(post)).hasSize(1);
    }

    @Test
    void losesNoPostWhileLookingGoesWrong() {
        office.x.largestPage(5);
        for (int i = 0; i < 12; i++) {
            office.x.citizenPosts("Warga" + i, "@PemkotContoh laporan " + i);
        }
        office.clock.advance(Duration.ofMinutes(2));
        office.x.next("/mentions", new Mischief.Instead(Answer.text(500, "")), new Mischief.Garbage());
        office.x.next("/dm_events", new Mischief.Garbage(), new Mischief.Instead(Answer.text(500, "")));
        for (int i = 0; i < 2; i++) {
            assertThat(office.connector.poll(office.context(), Optional.of(office.cursor), Duration.ZERO))
                    .isInstanceOf(PollResult.Away.class);
        }
        office.x.exhaust("GET dm_events", Duration.ofMinutes(10));

        office.look();

        assertThat(office.messages()).hasSize(13);
        office.clock.advance(Duration.ofMinutes(11));
        office.x.citizenWrites("Budi", "halo");
        office.look();
        assertThat(office.messages()).hasSize(14);
    }

    @Test
    void beginsARoundAgainWhenTheTokenOfAPageHasExpired() {
        office.x.largestPage(5);
        for (int i = 0; i < 8; i++) {
            office.x.citizenPosts("Warga" + i, "@PemkotContoh laporan " + i);
        }
        office.clock.advance(Duration.ofMinutes(2));
        PollResult.Polled first =
                (PollResult.Polled) office.connector.poll(office.context(), Optional.of(office.cursor), Duration.ZERO);
        office.deliveries.addAll(first.deliveries());
        office.cursor = first.cursor().replaceFirst("hal[0-9]+", "kedaluwarsa");

        office.look();
        office.look();

        assertThat(office.messages()).hasSize(9);
    }

    @Test
    void doesNotLookForEverWhereXNeverEndsAList() {
        String page =
                "{\"data\":[{\"id\":\"%s\",\"author_id\":\"2\",\"text\":\"a\"}],\"meta\":{\"next_token\":\"%s\"}}";
        for (int i = 0; i < 60; i++) {
            String id = Ids.since(office.clock.instant().plusSeconds(i));
            office.x.next("/mentions", new Mischief.Instead(Answer.json(200, String.format(page, id, "t" + i))));
        }

        assertThat(office.look()).isLessThanOrEqualTo(50);
    }
}
