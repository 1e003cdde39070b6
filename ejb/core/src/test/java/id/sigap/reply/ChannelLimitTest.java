package id.sigap.reply;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.SendOutcome.Reach;
import id.sigap.foundation.BusinessClock;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The platform takes no more for a while: how many of the messages that are ready are brought to it. */
class ChannelLimitTest {
    private static final Duration PAUSE = Duration.ofMinutes(15);

    private final PlainConnector platform =
            new PlainConnector("plaza", Capability.SENDS_PRIVATE, Capability.SENDS_PUBLIC);

    private CoreInMemory core;

    @BeforeEach
    void open() {
        core = new CoreInMemory();
        core.deploy("plaza", platform);
        core.release("RECEIVED", "notice", "Laporan Anda kami terima.");
    }

    @Test
    void asksOnceWhereTheWholeAccountHasToWait() {
        queue(false);
        queue(true);
        queue(false);
        platform.answers(new SendOutcome.RetryAfter(PAUSE, "limit", Reach.CHANNEL));

        drain();

        assertThat(platform.sent()).hasSize(1);
        assertThat(core.rows("select state from outbox")).containsOnly("ready");
        Instant end = core.get(BusinessClock.class).now().plus(PAUSE);
        assertThat(core.rows("select next_attempt from outbox"))
                .allSatisfy(at -> assertThat(((OffsetDateTime) at).toInstant()).isBetween(end.minusSeconds(60), end));
    }

    @Test
    void sendsWhatIsPublicWhileOnlyPrivateMessagesHaveToWait() {
        queue(false);
        queue(true);
        queue(false);
        platform.answers(new SendOutcome.RetryAfter(PAUSE, "limit", Reach.VISIBILITY));

        drain();

        assertThat(platform.sent())
                .extracting(message -> message.conversation().visibility().name())
                .containsExactly("PRIVATE", "PUBLIC");
    }

    @Test
    void sendsTheOthersWhereOnlyOneMessageHasToWait() {
        queue(false);
        queue(false);
        platform.answers(new SendOutcome.RetryAfter(PAUSE, "limit"));

        drain();

        assertThat(platform.sent()).hasSize(2);
    }

    @Test
    void sendsEverythingWhenThePauseIsOver() {
        queue(false);
        queue(false);
        platform.answers(new SendOutcome.RetryAfter(PAUSE, "limit", Reach.CHANNEL));
        drain();
        platform.answers(new SendOutcome.Accepted("native-1", "200"));

        core.get(BusinessClock.class).advance(PAUSE.minusMinutes(1));
        drain();
        assertThat(platform.sent()).hasSize(1);

        core.get(BusinessClock.class).advance(Duration.ofMinutes(2));
        drain();
        assertThat(core.rows("select state from outbox")).containsOnly("sent");
        assertThat(platform.sent()).hasSize(3);
    }

    @Test
    void keepsAWaitingMessageFromBeingCountedAsTried() {
        queue(false);
        queue(false);
        platform.answers(new SendOutcome.RetryAfter(PAUSE, "limit", Reach.CHANNEL));

        drain();

        assertThat(core.rows("select attempts from outbox order by attempts")).containsExactly(0, 1);
        assertThat(core.rows("select outcome_code from outbox order by attempts"))
                .containsExactly("channel-limit", "limit");
    }

    private void queue(boolean inPublic) {
        Complaint complaint = core.complain("plaza", inPublic, null);
        core.run(() -> core.get(Notices.class)
                .send(core.get(Complaints.class).lock(complaint.id()), "notice", "RECEIVED", Map.of()));
    }

    private void drain() {
        core.get(Dispatcher.class).drain("plaza");
    }
}
