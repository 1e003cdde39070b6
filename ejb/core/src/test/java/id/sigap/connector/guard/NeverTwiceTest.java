package id.sigap.connector.guard;

import static id.sigap.connector.guard.GuardedConnectorTest.channel;
import static id.sigap.connector.guard.GuardedConnectorTest.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sigap.connector.api.FetchOutcome;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.SendOutcome;
import jakarta.ejb.EJBException;
import jakarta.ejb.NoSuchEJBException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What may have been sent is not taken for unsent, and what is to wait does not wait for ever. */
class NeverTwiceTest {
    private static final Duration FOR_EVER = Duration.ofSeconds(Integer.MAX_VALUE);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CallGuard guard = new CallGuard(threads);
    private final Standing standing = new Standing("faulty");

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private GuardedConnector doing(Callable<?> answer) {
        return GuardedConnector.of(new Faulty(answer), Faulty.DESCRIPTION, standing, guard);
    }

    @Test
    void doesNotCallAbsentWhatAGivenUpSendMayStillPost() throws InterruptedException {
        CountDownLatch posted = new CountDownLatch(1);
        Callable<String> posting = () -> {
            while (posted.getCount() > 0) {
                Thread.onSpinWait(); // it does not listen
            }
            return "posted";
        };
        assertThatThrownBy(() -> guard.call(
                        standing, ConnectorCall.SEND, Duration.ofMillis(50), posting, UnaryOperator.identity()))
                .isInstanceOf(CallFailed.class);

        assertThat(doing(FindOutcome.Absent::new).find(channel(), message(), Instant.EPOCH))
                .isInstanceOf(FindOutcome.CannotTell.class);
        assertThat(doing(() -> new FindOutcome.Found("1", Instant.EPOCH)).find(channel(), message(), Instant.EPOCH))
                .isInstanceOf(FindOutcome.Found.class);

        posted.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(standing.mayStillSend()).isFalse();
    }

    @Test
    void doesNotTakeASendForUnsentThatHadBegunWhenTheJarWasTakenAway() {
        assertThat(doing(() -> {
                            throw new NoSuchEJBException("the connector's own second bean");
                        })
                        .send(channel(), message()))
                .isInstanceOf(SendOutcome.Unknown.class);
        assertThat(doing(() -> {
                            throw new IllegalStateException(new NoSuchEJBException("wrapped by the connector"));
                        })
                        .send(channel(), message()))
                .isInstanceOf(SendOutcome.Unknown.class);
    }

    @Test
    void knowsThatNothingWasSentWhereTheContainerDidNotLetTheCallIn() {
        NoSuchEJBException gone = new NoSuchEJBException("gone");
        gone.setStackTrace(new StackTraceElement[] {
            frame("org.jboss.as.ejb3.component.interceptors.ShutDownInterceptor"),
            frame("id.sigap.connector.api.Connector$$$view7"),
            frame(GuardedConnector.class.getName()),
            frame("java.lang.Thread")
        });

        assertThat(doing(() -> {
                            throw new EJBException(gone);
                        })
                        .send(channel(), message()))
                .isInstanceOf(SendOutcome.RetryAfter.class);
        assertThat(standing.untold()).isEmpty();
    }

    private static StackTraceElement frame(String name) {
        return new StackTraceElement(name, "call", null, 1);
    }

    @Test
    void waitsADayAtMostHoweverLongAPlatformAsksFor() {
        assertThat(doing(() -> new SendOutcome.RetryAfter(FOR_EVER, "limit")).send(channel(), message()))
                .isEqualTo(new SendOutcome.RetryAfter(Duration.ofHours(24), "limit"));
        assertThat(Answers.fetched(new FetchOutcome.RetryAfter(FOR_EVER, "limit")))
                .isEqualTo(new FetchOutcome.RetryAfter(Duration.ofHours(24), "limit"));
        assertThat(Weighed.polled(new PollResult.Away(Duration.ofSeconds(Long.MAX_VALUE), "limit")))
                .isEqualTo(new PollResult.Away(Duration.ofHours(24), "limit"));
        assertThat(Weighed.polled(new PollResult.Away(Duration.ofSeconds(-5), "limit")))
                .isEqualTo(new PollResult.Away(Duration.ZERO, "limit"));
    }

    @Test
    void countsSecretsThatWereNotDeclaredOnlyInARow() {
        GuardedConnector connector = doing(() -> Health.up(Instant.EPOCH));
        IntStream.range(0, 2 * Standing.IN_A_ROW).forEach(i -> {
            connector.undeclared("token");
            connector.health(channel());
        });
        assertThat(standing.setAside()).isFalse();

        IntStream.range(0, Standing.IN_A_ROW).forEach(i -> connector.undeclared("token"));
        assertThat(standing.setAside()).isTrue();
    }

    @Test
    void countsTheWaitForAPlaceAsTimeOfTheCall() {
        standing.places().drainPermits();
        long begun = System.nanoTime();

        assertThatThrownBy(() -> guard.call(
                        standing, ConnectorCall.SEND, Duration.ofSeconds(2), () -> "x", UnaryOperator.identity()))
                .isInstanceOfSatisfying(
                        CallFailed.class, failure -> assertThat(failure.begun()).isFalse());
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }
}
