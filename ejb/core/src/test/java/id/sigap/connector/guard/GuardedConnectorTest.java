package id.sigap.connector.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Office;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Part;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.Secret;
import id.sigap.connector.api.Secrets;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.Settings;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A connector's faults stay with the connector. */
class GuardedConnectorTest {
    private static final RawDelivery DELIVERY =
            new RawDelivery("1", "text/plain", Map.of(), Bytes.utf8("x"), Instant.EPOCH, "");

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

    static ChannelContext channel() {
        Secrets none = new Secrets() {
            @Override
            public List<Secret> all(String name) {
                return List.of();
            }

            @Override
            public void replace(String name, Secret value) {}
        };
        return new ChannelContext(
                "kanal",
                new Settings(Map.of()),
                none,
                Clock.systemUTC(),
                new Office("Kantor", Optional.empty()),
                Optional.empty());
    }

    private static Conversation conversation() {
        return Conversation.with(Person.of("1"));
    }

    static OutboundMessage message() {
        return new OutboundMessage(
                UUID.randomUUID(), conversation(), List.of(new Part.Text(Part.Role.BODY, "Halo.")), false);
    }

    private static InboundEvent.Message event(String id, Content content) {
        return new InboundEvent.Message(
                id,
                "1",
                Instant.EPOCH,
                Person.of("1"),
                content,
                ThreadReference.NONE,
                Visibility.PRIVATE,
                Set.of(),
                Map.of());
    }

    private List<String> faults() {
        return standing.untold().stream()
                .map(fault -> fault.call().word() + " " + fault.kind().word())
                .toList();
    }

    static Stream<Callable<?>> waysToFail() {
        return Stream.of(
                () -> null,
                () -> {
                    throw new IllegalStateException("rahasia");
                },
                () -> {
                    throw new NoClassDefFoundError("com/example/Gone");
                },
                () -> {
                    throw new StackOverflowError();
                },
                () -> {
                    throw new OutOfMemoryError("a little one");
                });
    }

    @ParameterizedTest
    @MethodSource("waysToFail")
    void answersForAConnectorThatFails(Callable<?> failing) {
        GuardedConnector connector = doing(failing);

        assertThat(connector.send(channel(), message())).isInstanceOf(SendOutcome.Unknown.class);
        assertThat(connector.find(channel(), message(), Instant.EPOCH)).isInstanceOf(FindOutcome.CannotTell.class);
        assertThat(connector.health(channel()).state()).isEqualTo(Health.State.DOWN);
        assertThat(connector.constraints(channel(), conversation()).sendable()).isTrue();
        assertThat(connector.measure("halo")).isEqualTo(4);
        assertThat(connector.remarks(channel(), conversation(), "halo")).isEmpty();
        assertThatThrownBy(() -> connector.split(channel(), DELIVERY)).isInstanceOf(CallFailed.class);
        assertThat(faults()).hasSize(7).allMatch(fault -> fault.matches("\\w+ (threw|returned-null)"));
    }

    @Test
    void namesTheClassAndTheLineButNotTheWordsOfWhatWasThrown() {
        doing(() -> {
                    throw new IllegalStateException("rahasia warga");
                })
                .health(channel());

        assertThat(standing.untold())
                .singleElement()
                .satisfies(fault -> assertThat(fault.detail())
                        .contains("IllegalStateException", "GuardedConnectorTest")
                        .doesNotContain("rahasia"));
    }

    @Test
    void refusesMoreThanItCanKeep() {
        List<InboundEvent> many = IntStream.rangeClosed(0, Limits.EVENTS)
                .<InboundEvent>mapToObj(i -> event("m" + i, Content.of("x")))
                .toList();
        byte[] large = new byte[51 * 1024 * 1024];
        Content heavy = new Content(
                "",
                Optional.empty(),
                Optional.empty(),
                List.of(new Attachment.Inline("a", "image/png", Bytes.handOver(large))),
                Optional.empty());

        assertThatThrownBy(() -> doing(() -> many).split(channel(), DELIVERY)).isInstanceOf(CallFailed.class);
        assertThatThrownBy(() -> doing(() -> List.of(event("1", heavy))).split(channel(), DELIVERY))
                .isInstanceOf(CallFailed.class);
        assertThat(faults()).containsExactly("split too-large", "split too-large");
    }

    @Test
    void takesTheSameEventOnceAndRefusesTwoUnderOneKey() {
        InboundEvent one = event("1", Content.of("a"));

        assertThat(doing(() -> List.of(one, one)).split(channel(), DELIVERY)).containsExactly(one);
        assertThatThrownBy(() ->
                        doing(() -> List.of(one, event("1", Content.of("b")))).split(channel(), DELIVERY))
                .isInstanceOf(CallFailed.class);
        assertThat(faults()).containsExactly("split same-key-twice");
    }

    @Test
    void givesUpACallThatDoesNotComeBackAndLosesNoMoreThanItsThread() {
        CountDownLatch never = new CountDownLatch(1);
        Callable<String> hanging = () -> {
            boolean waiting = true;
            while (waiting) {
                try {
                    never.await();
                    waiting = false;
                } catch (InterruptedException e) {
                    Thread.onSpinWait(); // it does not listen either
                }
            }
            return "at last";
        };
        for (int i = 0; i < Standing.STUCK; i++) {
            assertThatThrownBy(() -> guard.call(
                            standing, ConnectorCall.HEALTH, Duration.ofMillis(50), hanging, UnaryOperator.identity()))
                    .isInstanceOf(CallFailed.class);
        }

        assertThat(standing.stuck()).isEqualTo(Standing.STUCK);
        assertThat(standing.setAside()).isTrue();
        assertThat(faults()).containsOnly("health too-slow");
        never.countDown();
        threads.shutdown();
        assertThat(awaitEnd()).isTrue();
        assertThat(standing.stuck()).isZero();
    }

    private boolean awaitEnd() {
        try {
            return threads.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void isSetAsideAfterFiveFaultsInARowUntilItMayGoOn() {
        GuardedConnector failing = doing(() -> null);
        for (int i = 1; i < Standing.IN_A_ROW; i++) {
            failing.health(channel());
        }
        doing(() -> Health.up(Instant.EPOCH)).health(channel());
        failing.health(channel());
        assertThat(standing.setAside()).isFalse();

        for (int i = 1; i < Standing.IN_A_ROW; i++) {
            failing.health(channel());
        }
        assertThat(standing.setAside()).isTrue();
        assertThat(doing(() -> new SendOutcome.Accepted("1", "")).send(channel(), message()))
                .isInstanceOf(SendOutcome.RetryAfter.class);

        standing.goOn();
        assertThat(doing(() -> new SendOutcome.Accepted("1", "")).send(channel(), message()))
                .isInstanceOf(SendOutcome.Accepted.class);
    }

    @Test
    void isNotDrivenOutByWhatStrangersSend() {
        standing.fault(ConnectorCall.RECEIVE, Fault.Kind.THREW, "x");
        IntStream.range(0, 50).forEach(i -> standing.fault(ConnectorCall.RECEIVE, Fault.Kind.THREW, "x"));

        assertThat(standing.setAside()).isFalse();
    }

    @Test
    void keepsAnAcceptedMessageAcceptedHoweverMuchIsSaidOfIt() {
        SendOutcome outcome = doing(() -> new SendOutcome.Accepted("1", "x".repeat(1_000_000)))
                .send(channel(), message());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SendOutcome.Accepted.class,
                        accepted -> assertThat(accepted.evidence()).hasSize(Limits.SHORT_TEXT));
    }

    @Test
    void asksOnAnotherThreadAndPollsWithPatience() {
        Thread here = Thread.currentThread();
        GuardedConnector connector = doing(() -> Thread.currentThread() == here ? null : Health.up(Instant.EPOCH));

        assertThat(connector.health(channel()).state()).isEqualTo(Health.State.UP);
        assertThat(connector.poll(channel(), Optional.empty(), Duration.ZERO)).isInstanceOf(PollResult.Polled.class);
    }

    @Test
    void guardsEveryMethodOfTheContract() {
        List<String> methods = Arrays.stream(Connector.class.getMethods())
                .filter(method -> !java.lang.reflect.Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .distinct()
                .toList();

        assertThat(methods)
                .allSatisfy(method -> assertThat(Arrays.stream(GuardedConnector.class.getDeclaredMethods())
                                .map(Method::getName))
                        .contains(method));
    }
}
