package id.sigap.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.foundation.BusinessClock;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel that brings nothing does not stay unnoticed. */
class ChannelWatchTest {
    private CoreInMemory core;
    private final PlainConnector mailbox = new PlainConnector("mailbox", Capability.POLLS);

    @BeforeEach
    void open() {
        core = new CoreInMemory();
        core.deploy("mailbox", mailbox);
    }

    @Test
    void callsAPersonForAMailboxThatCannotBeReadForAQuarterOfAnHourAndEndsByItself() {
        mailbox.polls(new PollResult.Away(Duration.ZERO, "connect-timeout"));
        core.get(Poller.class).poll("mailbox");
        assertThat(incidents()).isEmpty();

        core.get(BusinessClock.class).advance(Duration.ofMinutes(16));
        core.get(Poller.class).poll("mailbox");
        core.get(Poller.class).poll("mailbox");
        assertThat(incidents()).containsExactly("channel-away");

        mailbox.polls(new PollResult.Polled(List.of(), "1", false));
        core.get(Poller.class).poll("mailbox");
        assertThat(incidents()).isEmpty();
    }

    @Test
    void callsAPersonForAPlatformThatIsLeftAloneForADay() {
        mailbox.polls(new PollResult.Away(Duration.ofHours(24), "quota"));
        core.get(Poller.class).poll("mailbox");
        core.get(Poller.class).poll("mailbox");
        assertThat(incidents()).isEmpty();

        core.get(BusinessClock.class).advance(Duration.ofMinutes(16));
        core.get(Poller.class).poll("mailbox");

        assertThat(incidents()).containsExactly("channel-away");
        assertThat(core.rows("select what from incident").toString()).contains("(quota)");
    }

    @Test
    void callsAPersonForMessagesThatWaitForAConnectorThatWasTakenAway() {
        long waiting = core.get(Intake.class)
                .accept(
                        "mailbox",
                        new RawDelivery("1", "text/plain", Map.of(), Bytes.of(new byte[] {1}), Instant.now(), ""));
        core.undeploy("mailbox");
        core.get(Intake.class).process(waiting);
        core.get(BusinessClock.class).advance(Duration.ofMinutes(16));
        core.get(Intake.class).process(waiting);
        assertThat(incidents()).containsExactly("channel-away");

        core.redeploy(mailbox);
        core.get(Intake.class).process(waiting);

        assertThat(incidents()).isEmpty();
        assertThat(core.rows("select state from delivery")).containsExactly("done");
    }

    private List<Object> incidents() {
        return core.rows("select kind from incident where resolved_at is null");
    }
}
