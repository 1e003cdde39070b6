package id.sigap.reply;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.connector.ChannelSwitch;
import id.sigap.connector.SecretRotation;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.SendOutcome.Reach;
import id.sigap.connector.api.Setting;
import id.sigap.connector.api.SettingType;
import id.sigap.foundation.BusinessClock;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The platform takes no more for a while: how many of the messages that are ready are brought to it. */
class ChannelLimitTest {
    private static final Duration PAUSE = Duration.ofMinutes(15);

    private static final LocalizedText WORD = new LocalizedText("Token", "Token");
    private static final Setting TOKEN = Setting.optional("token", SettingType.SECRET, WORD, WORD);

    private final PlainConnector platform =
            new PlainConnector("plaza", List.of(TOKEN), Capability.SENDS_PRIVATE, Capability.SENDS_PUBLIC);

    private CoreInMemory core;

    @BeforeEach
    void open() {
        core = new CoreInMemory();
        core.deploy("plaza", platform);
        core.release("RECEIVED", "notice", "Laporan Anda kami terima.");
        core.release("EMERGENCY", "emergency", "Telepon 112 sekarang.");
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

    @Test
    void triesAtOnceWithAnotherToken() {
        paused(Duration.ofHours(24));

        core.get(SecretRotation.class).replace("admin1", "plaza", "token", "another-token-of-the-account");
        drain();

        assertThat(core.rows("select state from outbox")).containsOnly("sent");
        assertThat(platform.sent()).hasSize(3);
    }

    @Test
    void triesAtOnceWhenTheChannelIsLetGoOn() {
        paused(Duration.ofHours(24));

        core.run(() -> core.get(ChannelSwitch.class).pause("plaza", "admin1", "Batas akun habis."));
        core.get(BusinessClock.class).advance(Duration.ofMinutes(1));
        core.run(() -> core.get(ChannelSwitch.class).resume("plaza", "admin1"));
        drain();

        assertThat(core.rows("select state from outbox")).containsOnly("sent");
    }

    @Test
    void waitsAgainWhereThePlatformSaysSoAgain() {
        paused(Duration.ofHours(24));
        platform.answers(new SendOutcome.RetryAfter(PAUSE, "limit", Reach.CHANNEL));

        core.get(SecretRotation.class).replace("admin1", "plaza", "token", "another-token-of-the-account");
        drain();

        assertThat(platform.sent()).hasSize(2);
        Instant end = core.get(BusinessClock.class).now().plus(PAUSE);
        assertThat(core.rows("select next_attempt from outbox"))
                .allSatisfy(at -> assertThat(((OffsetDateTime) at).toInstant()).isBeforeOrEqualTo(end));
    }

    @Test
    void asksForAWordToSomebodyInDangerWhateverWaits() {
        paused(PAUSE);

        queue(false, "emergency", "EMERGENCY");
        drain();

        assertThat(core.rows("select state from outbox where kind = 'emergency'"))
                .containsExactly("sent");
        assertThat(core.rows("select state from outbox where kind = 'notice'")).containsOnly("ready");
    }

    @Test
    void bringsAWordToSomebodyInDangerFirst() {
        queue(false);
        queue(false, "emergency", "EMERGENCY");
        platform.answers(new SendOutcome.RetryAfter(PAUSE, "limit", Reach.CHANNEL));

        drain();

        assertThat(platform.sent())
                .singleElement()
                .satisfies(message -> assertThat(message.body()).contains("112"));
    }

    /** Two messages wait, one of them was tried; from now on the platform would take them. */
    private void paused(Duration pause) {
        queue(false);
        queue(false);
        platform.answers(new SendOutcome.RetryAfter(pause, "limit", Reach.CHANNEL));
        drain();
        assertThat(platform.sent()).hasSize(1);
        platform.answers(null);
    }

    private void queue(boolean inPublic) {
        queue(inPublic, "notice", "RECEIVED");
    }

    private void queue(boolean inPublic, String kind, String template) {
        Complaint complaint = core.complain("plaza", inPublic, null);
        core.run(() -> core.get(Notices.class)
                .send(core.get(Complaints.class).lock(complaint.id()), kind, template, Map.of()));
    }

    private void drain() {
        core.get(Dispatcher.class).drain("plaza");
    }
}
