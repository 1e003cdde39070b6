package id.sigap.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sigap.connector.api.Health;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.ReplayOutcome;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.harness.CoreInMemory;
import id.sigap.intake.Poller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel's platform is asked outside any transaction, and what it says is kept. */
class ProbesTest {
    private CoreInMemory core;
    private final Platform platform = new Platform();

    @BeforeEach
    void open() {
        core = new CoreInMemory();
        core.redeploy(platform);
        core.get(Accounts.class)
                .open(
                        "admin1",
                        "kanal",
                        Platform.ID,
                        new AccountAsk(
                                "Kanal",
                                Map.of("address", "https://platform.example"),
                                Map.of("app-secret", "satu"),
                                new Registration("a", "b", "c", "d"),
                                null));
    }

    @Test
    void keepsWhatTheConnectorSaysOfItself() {
        platform.health = context -> Health.down(
                "token-expired", Platform.word("Token habis."), context.clock().instant());

        assertThat(core.get(Probes.class).test("kanal").code()).isEqualTo("token-expired");

        assertThat(channel().health().orElseThrow().message().id()).isEqualTo("Token habis.");
    }

    @Test
    void takesAConnectorThatThrowsForDown() {
        platform.health = context -> {
            throw new IllegalStateException("bug");
        };
        assertThat(core.get(Probes.class).activate("kanal").code()).isEqualTo("connector-failed");
    }

    @Test
    void isNotAskedInsideATransaction() {
        assertThatThrownBy(() -> core.run(() -> core.get(Probes.class).test("kanal")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }

    @Test
    void tellsThePlatformOfAChannelThatIsClosedWithTheSecretsItHad() {
        Channels.Line line = core.get(Channels.class).line("kanal");
        core.get(Accounts.class).close("admin1", "kanal", "Akun dihapus");

        assertThat(core.get(Probes.class).deactivate(line)).isTrue();

        assertThat(platform.asked).containsExactly("deactivate satu");
    }

    @Test
    void pollsAGapAgainFromTheRewoundCursorAlsoWhereARoundWasUnderWay() {
        Poller poller = core.get(Poller.class);
        poller.poll("kanal");
        platform.replay = new ReplayOutcome.Rewound("earlier");

        assertThat(core.get(Probes.class).replay("admin1", "kanal", yesterday()).how())
                .isEqualTo("rewound");
        // a round that had begun before ends now
        core.run(() -> core.get(Channels.class).lock("kanal").polledTo("late", Instant.now()));
        poller.poll("kanal");
        poller.poll("kanal");

        assertThat(platform.cursors).containsExactly("", "earlier", "now");
        assertThat(core.rows("select act from change_log order by id")).containsExactly("opened", "replayed");
    }

    @Test
    void forgetsATroubleOnceThePlatformAnswersThoughItBringsNothing() {
        Poller poller = core.get(Poller.class);
        poller.poll("kanal");
        platform.news = new PollResult.Away(Duration.ZERO, "connect-timeout");
        poller.poll("kanal");
        assertThat(channel().lastError()).contains("connect-timeout");

        core.get(BusinessClock.class).advance(Duration.ofMinutes(5));
        platform.news = new PollResult.Polled(List.of(), "now", false);
        poller.poll("kanal");

        assertThat(channel().lastError()).isEmpty();
        assertThat(channel().polledAt().orElseThrow()).isAfter(Instant.now().plus(Duration.ofMinutes(4)));
    }

    @Test
    void leavesAPlatformThatTurnsTheAccountAwayAloneUntilSomebodyChangesTheChannel() {
        Poller poller = core.get(Poller.class);
        platform.news = new PollResult.Refused("login-refused", "HTTP 401");
        poller.poll("kanal");
        poller.poll("kanal");
        assertThat(platform.cursors).containsExactly("");

        platform.news = new PollResult.Polled(List.of(), "now", false);
        core.get(SecretRotation.class).replace("admin1", "kanal", "app-secret", "rahasia-dua-2");
        poller.poll("kanal");

        assertThat(platform.cursors).containsExactly("", "");
        assertThat(channel().lastError()).isEmpty();
    }

    @Test
    void tellsSinceWhenAPlatformDeliversAgain() {
        Instant from = yesterday().plus(Duration.ofHours(3));
        platform.replay = new ReplayOutcome.Requested(from);

        assertThat(core.get(Probes.class).replay("admin1", "kanal", yesterday()).from())
                .isEqualTo(from);
    }

    @Test
    void refusesAReplayThatCannotBe() {
        assertThat(refused(yesterday())).isEqualTo("replay-unsupported");
        platform.replay = new ReplayOutcome.Failed("too-long-ago", Platform.word("Paling lama 5 hari."));
        assertThat(refused(yesterday())).isEqualTo("replay-failed");
        assertThat(refused(yesterday().plus(Duration.ofDays(3)))).isEqualTo("invalid");
        core.run(() -> core.get(ChannelSwitch.class).pause("kanal", "admin1", "uji"));
        assertThat(refused(yesterday())).isEqualTo("channel-paused");
    }

    private String refused(Instant since) {
        try {
            core.get(Probes.class).replay("admin1", "kanal", since);
        } catch (Refusal refusal) {
            return refusal.code();
        }
        return "";
    }

    private Instant yesterday() {
        return core.get(BusinessClock.class).now().minus(Duration.ofDays(1));
    }

    private Channel channel() {
        return core.act(() -> core.get(Channels.class).find("kanal").orElseThrow());
    }
}
