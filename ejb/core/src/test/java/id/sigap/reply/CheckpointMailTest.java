package id.sigap.reply;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Capability;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.SendOutcome;
import id.sigap.foundation.BusinessClock;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.EntryText;
import id.sigap.ledger.format.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A checkpoint goes to somebody outside the office, once an interval, as the verifier takes it, through the outbox. */
class CheckpointMailTest {
    private static final SigningKey KEY = SigningKey.parse(SigningKey.generate());
    private static final Instant NIGHT = Instant.parse("2026-11-27T00:00:00Z");

    private final PlainConnector post = new PlainConnector(
            "post", Capability.SENDS_PRIVATE, Capability.REACHES_MAIL_ADDRESSES, Capability.FINDS_SENT);
    private CoreInMemory core;

    @BeforeEach
    void open() {
        System.setProperty("SIGAP_CHECKPOINT_MAIL", "bpk@pemeriksa.example");
        core = new CoreInMemory();
        core.deploy("post", post);
    }

    @AfterEach
    void close() {
        System.clearProperty("SIGAP_CHECKPOINT_MAIL");
        System.clearProperty("SIGAP_CHECKPOINT_MAIL_HOURS");
    }

    @Test
    void mailsTheNewestHeadAsTheVerifierTakesIt() {
        signed(7);
        Checkpoint newest = signed(12);

        round();

        OutboundMessage mail = post.sent().get(0);
        assertThat(post.sent()).hasSize(1);
        assertThat(mail.conversation().recipient().contact()).contains("bpk@pemeriksa.example");
        assertThat(Checkpoint.within(mail.body())).containsExactly(newest);
        assertThat(core.rows("select state from outbox where complaint_id is null"))
                .containsExactly("sent");
        assertThat(core.rows("select act from ledger_entry order by id"))
                .containsSequence("notice.queued", "reply.sending", "reply.sent");
        assertThat(core.rows("select data from ledger_entry").toString()).doesNotContain("pemeriksa.example");
    }

    @Test
    void sendsNoSecondOneBeforeTheIntervalIsOver() {
        System.setProperty("SIGAP_CHECKPOINT_MAIL_HOURS", "6");
        signed(7);
        round();
        signed(12);
        later(Duration.ofHours(5));
        round();
        assertThat(post.sent()).hasSize(1);

        later(Duration.ofMinutes(61));
        round();

        assertThat(post.sent()).hasSize(2);
        assertThat(Checkpoint.within(post.sent().get(1).body()).get(0).size()).isEqualTo(12);
    }

    @Test
    void twoServersSendOne() {
        signed(7);
        CheckpointMail other = another();

        core.get(CheckpointMail.class).round();
        other.round();

        assertThat(core.rows("select id from outbox")).hasSize(1);
    }

    @Test
    void sendsNothingThatWasNotSignedAndCallsAPerson() {
        signed(7);
        core.get(CheckpointMail.class).round();
        core.sql("delete from ledger_checkpoint");
        signed(7, new byte[] {1});

        core.get(Dispatcher.class).drain("post");

        assertThat(post.sent()).isEmpty();
        assertThat(core.rows("select outcome_code from outbox")).containsExactly("content-changed");
        assertThat(incidents()).containsExactly("checkpoint-unsent");
    }

    @Test
    void callsAPersonWhereTheLetterIsRefusedUntilOneGoesOutAgain() {
        post.answers(new SendOutcome.Rejected("smtp-550", "Tidak ada kotak itu.", SendOutcome.Cause.RECIPIENT));
        signed(7);
        round();
        assertThat(incidents()).containsExactly("checkpoint-unsent");

        post.answers(null);
        later(Duration.ofHours(25));
        round();

        assertThat(incidents()).isEmpty();
    }

    @Test
    void callsAPersonWhereTheLetterComesBack() {
        signed(7);
        round();
        String id = core.rows("select native_id from outbox").get(0).toString();

        core.run(() -> core.get(CheckpointSending.class).bounced("post", id, "5.1.1"));

        assertThat(incidents()).containsExactly("checkpoint-unsent");
    }

    @Test
    void isNeverBlindlyRepeatedWhenItsSenderDied() {
        signed(7);
        core.get(CheckpointMail.class).round();
        core.sql("update outbox set state = 'sending', attempts = 1");

        core.get(Dispatcher.class).drain("post");

        assertThat(post.sent()).isEmpty();
        assertThat(core.rows("select state from outbox")).containsExactly("unknown");
    }

    @Test
    void callsAPersonWhereNoChannelReachesMailAddresses() {
        core.undeploy("post");
        signed(7);

        round();

        assertThat(incidents()).containsExactly("checkpoint-unsent");
        assertThat(core.rows("select id from outbox")).isEmpty();
    }

    private void round() {
        core.get(CheckpointMail.class).round();
        core.get(Dispatcher.class).drain("post");
    }

    /** As it runs on the other server: nothing but the database in common. */
    private CheckpointMail another() {
        CheckpointMail first = core.get(CheckpointMail.class);
        CheckpointMail other = new CheckpointMail();
        other.proofs = first.proofs;
        other.channels = first.channels;
        other.outbox = first.outbox;
        other.sending = first.sending;
        other.work = first.work;
        other.clock = first.clock;
        return other;
    }

    private void later(Duration by) {
        core.get(BusinessClock.class).advance(by);
    }

    private Checkpoint signed(long size) {
        return signed(size, new byte[0]);
    }

    private Checkpoint signed(long size, byte[] seed) {
        byte[] root = java.util.Arrays.copyOf(seed, 32);
        Checkpoint head = Checkpoint.sign("lapor.kota.example/ledger", size, root, NIGHT, KEY);
        core.sql("insert into ledger_checkpoint (tree_size, at, key_id, body) values (" + size + ", '"
                + EntryText.micros(NIGHT) + "', '" + head.keyId() + "', '" + head.text() + "')");
        return head;
    }

    private List<Object> incidents() {
        return core.rows("select kind from incident where resolved_at is null");
    }
}
