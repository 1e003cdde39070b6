package id.sigap.connector;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.RawDelivery;
import id.sigap.foundation.BusinessClock;
import id.sigap.harness.CoreInMemory;
import id.sigap.intake.Intake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel that is silent unusually long or does not work calls a person, and ends by itself. */
class ChannelAlarmsTest {
    private CoreInMemory core;
    private final Platform platform = new Platform();

    @BeforeEach
    void begin() {
        core = new CoreInMemory();
        core.redeploy(platform);
    }

    @Test
    void callsAPersonAfterTheHoursThatTheAdministratorGave() {
        open(6);
        advance(Duration.ofHours(5));
        core.get(ChannelAlarms.class).silent();
        assertThat(incidents()).isEmpty();

        advance(Duration.ofHours(2));
        core.get(ChannelAlarms.class).silent();
        core.get(ChannelAlarms.class).silent();
        assertThat(incidents()).containsExactly("channel-silent");

        deliver();
        core.get(ChannelAlarms.class).silent();
        assertThat(incidents()).isEmpty();
    }

    @Test
    void waitsThreeDaysForANewChannelAndForEverWhereItIsToldTo() {
        open(null);
        advance(Duration.ofHours(71));
        core.get(ChannelAlarms.class).silent();
        assertThat(incidents()).isEmpty();

        advance(Duration.ofHours(2));
        core.get(ChannelAlarms.class).silent();
        assertThat(incidents()).containsExactly("channel-silent");

        core.sql("update channel set silent_after_hours = 0");
        core.get(ChannelAlarms.class).silent();
        assertThat(incidents()).isEmpty();
    }

    @Test
    void doesNotCountThePauseAsSilence() {
        open(6);
        core.run(() -> core.get(ChannelSwitch.class).pause("kanal", "admin1", "uji"));
        advance(Duration.ofDays(9));
        core.get(ChannelAlarms.class).silent();
        core.run(() -> core.get(ChannelSwitch.class).resume("kanal", "admin1"));
        core.get(ChannelAlarms.class).silent();

        assertThat(incidents()).isEmpty();
    }

    @Test
    void callsAPersonWhereThePlatformUnsubscribedTheChannelAndStillSaysSo() {
        open(null);
        platform.health = context -> Health.down(
                "not-subscribed",
                Platform.word("Langganan webhook dicabut."),
                context.clock().instant());
        core.get(ChannelAlarms.class).down();
        assertThat(incidents()).isEmpty();

        advance(Duration.ofMinutes(5));
        core.get(ChannelAlarms.class).down();
        assertThat(incidents()).containsExactly("channel-down");
        assertThat(core.rows("select what from incident").toString()).contains("Langganan webhook dicabut.");

        platform.health = context -> Health.up(context.clock().instant());
        core.get(ChannelAlarms.class).down();
        assertThat(incidents()).isEmpty();
    }

    @Test
    void callsAPersonAWeekBeforeTheCredentialsEndUntilTheyAreRenewed() {
        open(null);
        endsIn(Duration.ofDays(8));
        assertThat(incidents()).isEmpty();

        endsIn(Duration.ofDays(6));
        endsIn(Duration.ofDays(6));
        assertThat(incidents()).containsExactly("channel-expiring");

        platform.health = context -> Health.down(
                "connect-timeout",
                Platform.word("Tidak terjangkau."),
                context.clock().instant());
        core.get(ChannelAlarms.class).down();
        assertThat(incidents()).containsExactly("channel-expiring");

        endsIn(Duration.ofDays(60));
        assertThat(incidents()).isEmpty();
    }

    @Test
    void callsAPersonWhereTheConnectorOfAnOpenChannelIsTakenAwayUntilItIsBack() {
        open(0);
        core.undeploy(Platform.ID);
        core.get(ChannelAlarms.class).away();
        advance(Duration.ofSeconds(110));
        core.get(ChannelAlarms.class).away();
        assertThat(incidents()).isEmpty();

        advance(Duration.ofSeconds(20));
        core.get(ChannelAlarms.class).away();
        core.get(ChannelAlarms.class).away();
        assertThat(incidents()).containsExactly("channel-away");
        assertThat(core.rows("select what from incident").toString()).contains("tidak terpasang");

        core.redeploy(platform);
        core.get(ChannelAlarms.class).away();
        assertThat(incidents()).isEmpty();
    }

    private void endsIn(Duration time) {
        platform.health = context -> new Health(
                Health.State.UP,
                "ok",
                Platform.word("Kanal berfungsi."),
                context.clock().instant(),
                Optional.of(context.clock().instant().plus(time)));
        core.get(ChannelAlarms.class).down();
    }

    @Test
    void learnsFromItsHistoryHowLongItIsUsuallySilent() {
        Instant now = Instant.parse("2026-11-20T00:00:00Z");
        List<Instant> daily = IntStream.range(0, 20)
                .mapToObj(day -> now.minus(Duration.ofDays(day)))
                .toList();
        List<Instant> hourly = IntStream.range(0, 200)
                .mapToObj(hour -> now.minus(Duration.ofHours(hour)))
                .toList();
        List<Instant> rare = IntStream.range(0, 20)
                .mapToObj(month -> now.minus(Duration.ofDays(30L * month)))
                .toList();

        assertThat(Silence.suggested(daily)).contains(Duration.ofDays(2));
        assertThat(Silence.suggested(hourly)).contains(Duration.ofDays(1));
        assertThat(Silence.suggested(rare)).contains(Duration.ofDays(14));
        assertThat(Silence.suggested(daily.subList(0, 19))).isEmpty();
        assertThat(Silence.suggested(hourly.subList(0, 50))).isEmpty();
    }

    private void open(Integer hours) {
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
                                hours));
    }

    private void deliver() {
        core.get(Intake.class)
                .accept(
                        "kanal",
                        new RawDelivery(
                                "1",
                                "text/plain",
                                Map.of(),
                                Bytes.of(new byte[] {1}),
                                core.get(BusinessClock.class).now(),
                                ""));
    }

    private void advance(Duration by) {
        core.get(BusinessClock.class).advance(by);
    }

    private List<Object> incidents() {
        return core.rows("select kind from incident where resolved_at is null");
    }
}
