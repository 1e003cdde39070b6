package id.sigap.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundEvent.DeliveryState;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import id.sigap.foundation.BusinessClock;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import id.sigap.reply.Dispatcher;
import id.sigap.reply.Notices;
import id.sigap.reply.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our own messages as they come back, and what becomes of those we sent. */
class OwnMessagesTest {
    private static final String WORDS = "Laporan Anda kami terima, lihat https://kantor.id/lacak/41";

    private CoreInMemory core;
    private PlainConnector platform;
    private Complaint complaint;
    private final Instant answeredAt = Instant.now();

    @BeforeEach
    void open() {
        core = new CoreInMemory();
        platform = new PlainConnector("plaza", Capability.SENDS_PUBLIC, Capability.SENDS_PRIVATE);
        core.deploy("plaza", platform);
        core.release("RECEIVED", "notice", WORDS);
        deliver(new InboundEvent.Message(
                "post",
                "1",
                now(),
                Person.of("warga"),
                Content.of("Lampu mati"),
                ThreadReference.NONE,
                Visibility.PUBLIC,
                Set.of(),
                Map.of()));
        complaint = core.act(() -> core.get(Complaints.class)
                .find(((Number) core.rows("select id from complaint").get(0)).longValue())
                .orElseThrow());
    }

    @Test
    void knowsItsOwnMessageByItsWordsWhereTheSendingHasNoOutcome() {
        UUID row = send(new SendOutcome.Unknown("timeout"));

        String seen = platform.sent().get(0).body().replace("https://kantor.id/lacak/41", "https://t.co/Xy1");
        assertThat(seen).contains("t.co");
        long delivery = deliver(own(seen));

        assertThat(state(row)).containsExactly("sent");
        assertThat(deliveryState(delivery)).containsExactly("done");
        assertThat(outside()).isEmpty();
    }

    @Test
    void waitsWithOtherWordsUntilTheSendingIsSettled() {
        UUID row = send(new SendOutcome.Unknown("timeout"));

        long delivery = deliver(own("Sudah kami tangani kemarin."));

        assertThat(deliveryState(delivery)).containsExactly("new");
        assertThat(core.rows("select attempts from delivery where id = " + delivery))
                .containsExactly(0);
        assertThat(outside()).isEmpty();

        core.sql("update outbox set state = 'rejected' where id = '" + row + "'");
        core.get(Intake.class).process(delivery);

        assertThat(deliveryState(delivery)).containsExactly("done");
        assertThat(outside()).hasSize(1);
    }

    @Test
    void takesOtherWordsForAnAnswerFromOutsideWhereNothingIsOnItsWay() {
        deliver(own("Sudah kami tangani kemarin."));

        assertThat(outside()).hasSize(1);
        assertThat(core.incidents(complaint)).contains("answered-outside");
    }

    @Test
    void knowsItsOwnMessageThoughTheSendingIsWrittenDownJustWhenItComesBack() throws Exception {
        UUID row = send(new SendOutcome.Unknown("timeout"));
        platform.brings(own("Kata lain, sebab platform mengubahnya.", "native-1"));
        FutureTask<Long> comesBack = new FutureTask<>(this::deliverWhatItBrings);

        core.run(() -> {
            core.get(Complaints.class).lock(complaint.id());
            new Thread(comesBack, "own message").start();
            awaitBlocked();
            core.sql("update outbox set state = 'sent', native_id = 'native-1' where id = '" + row + "'");
        });

        assertThat(deliveryState(comesBack.get(1, TimeUnit.MINUTES))).containsExactly("done");
        assertThat(outside()).isEmpty();
    }

    /** Until the other thread waits for a lock of this one. */
    private void awaitBlocked() {
        Instant end = Instant.now().plusSeconds(60);
        while (core.rows("select session_id from information_schema.sessions where blocker_id is not null")
                .isEmpty()) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void keepsTheEvidenceUntilTheCallThatItProvesHasComeBack() {
        UUID row = send(new SendOutcome.Unknown("timeout"));
        being(row, "sending", now());

        long delivery = deliver(evidence(row));

        assertThat(deliveryState(delivery)).containsExactly("new");

        core.sql("update outbox set state = 'unknown' where id = '" + row + "'");
        core.get(Intake.class).process(delivery);

        assertThat(state(row)).containsExactly("sent");
        assertThat(deliveryState(delivery)).containsExactly("done");
    }

    @Test
    void believesTheEvidenceForACallThatNeverComesBack() {
        UUID row = send(new SendOutcome.Unknown("timeout"));
        being(row, "sending", now().minus(Duration.ofMinutes(61)));

        long delivery = deliver(evidence(row));

        assertThat(state(row)).containsExactly("sent");
        assertThat(deliveryState(delivery)).containsExactly("done");
    }

    @Test
    void callsAPersonWhereWhatWasRefusedIsVisible() {
        UUID rejected = send(new SendOutcome.Unknown("timeout"));
        being(rejected, "rejected", now());

        deliver(evidence(rejected));

        assertThat(state(rejected)).containsExactly("rejected");
        assertThat(core.incidents(complaint)).containsOnlyOnce("answered-outside");
        assertThat(outside()).isEmpty();
    }

    @Test
    void keepsAnAnswerThatCameBeforeWhatItAnswers() {
        platform.brings(ownUnder("later-post"), message("other-post", "budi"));
        long delivery = deliverWhatItBrings();

        assertThat(deliveryState(delivery)).containsExactly("new");
        assertThat(core.rows("select id from message where native_id = 'other-post'"))
                .hasSize(1);
        assertThat(core.rows("select attempts from delivery where id = " + delivery))
                .containsExactly(0);

        deliver(message("later-post", "citra"));
        platform.brings(ownUnder("later-post"), message("other-post", "budi"));
        core.get(Intake.class).process(delivery);

        assertThat(deliveryState(delivery)).containsExactly("done");
        assertThat(outside()).hasSize(1);
        assertThat(core.rows("select id from message where native_id = 'other-post'"))
                .hasSize(1);
    }

    @Test
    void waitsForNothingUnderAPostOfTheOfficesOwnNorForLong() {
        long post = deliver(new InboundEvent.OwnMessage(
                "our-post",
                "1",
                now(),
                Optional.empty(),
                Content.of("Selamat pagi, Balikpapan"),
                new ThreadReference(Optional.of("our-post"), List.of(), List.of()),
                Visibility.PUBLIC,
                Optional.empty()));
        assertThat(deliveryState(post)).containsExactly("done");

        long answer = deliver(ownUnder("of-nobody"));
        assertThat(deliveryState(answer)).containsExactly("new");
        core.get(BusinessClock.class).advance(Duration.ofMinutes(61));
        core.get(Intake.class).process(answer);

        assertThat(deliveryState(answer)).containsExactly("done");
        assertThat(outside()).isEmpty();
    }

    @Test
    void letsNoStateGoBack() {
        UUID row = send(new SendOutcome.Accepted("native-1", "ok"));

        deliver(status("native-1", DeliveryState.READ, Optional.empty()));
        deliver(status("native-1", DeliveryState.DELIVERED, Optional.empty()));
        deliver(status("native-1", DeliveryState.SENT, Optional.empty()));

        assertThat(core.rows("select receipt from outbox where id = '" + row + "'"))
                .containsExactly("read");
        assertThat(core.rows("select id from ledger_entry where act = 'reply.delivered'"))
                .isEmpty();
    }

    @Test
    void hearsThatAllMessagesOfAConversationWereReadUntilAMoment() {
        deliver(new InboundEvent.Message(
                "dm",
                "1",
                now(),
                Person.of("budi"),
                Content.of("Air mati"),
                new ThreadReference(Optional.of("chat-budi"), List.of(), List.of()),
                Visibility.PRIVATE,
                Set.of(),
                Map.of()));
        complaint = core.act(() -> core.get(Complaints.class)
                .find(((Number) core.rows("select max(id) from complaint").get(0)).longValue())
                .orElseThrow());
        send(new SendOutcome.Accepted("native-1", "ok"));
        Instant moment = now().plusMillis(1);
        core.get(BusinessClock.class).advance(Duration.ofMinutes(1));
        send(new SendOutcome.Accepted("native-2", "ok"));

        deliver(new InboundEvent.Progress("chat-budi", now(), DeliveryState.READ, moment));
        deliver(new InboundEvent.Progress("chat-citra", now(), DeliveryState.READ, now()));

        assertThat(core.rows("select receipt from outbox where native_id = 'native-1'"))
                .containsExactly("read");
        assertThat(core.rows("select receipt from outbox where native_id = 'native-2'"))
                .containsOnlyNulls()
                .hasSize(1);
        assertThat(core.rows("select id from ledger_entry where act = 'reply.read'"))
                .hasSize(1);
    }

    @Test
    void callsAPersonWhenAnAcceptedMessageFailsAfterAll() {
        send(new SendOutcome.Accepted("native-1", "ok"));

        deliver(status("native-1", DeliveryState.FAILED, Optional.of("131047")));
        deliver(status("native-1", DeliveryState.FAILED, Optional.of("131047")));

        assertThat(core.incidents(complaint)).containsOnlyOnce("bounced");
        assertThat(core.rows("select what from incident where kind = 'bounced'"))
                .singleElement()
                .asString()
                .contains("131047");
    }

    @Test
    void keepsTheNewsOfAMessageWhoseSendingHasNotComeBackYet() {
        UUID row = send(new SendOutcome.Unknown("timeout"));

        long delivery = deliver(status("native-1", DeliveryState.FAILED, Optional.of("131026")));
        assertThat(deliveryState(delivery)).containsExactly("new");

        core.sql("update outbox set state = 'sent', native_id = 'native-1' where id = '" + row + "'");
        core.get(Intake.class).process(delivery);

        assertThat(deliveryState(delivery)).containsExactly("done");
        assertThat(core.incidents(complaint)).contains("bounced");
    }

    @Test
    void dropsNewsOfMessagesThatAreNotOurs() {
        long delivery = deliver(status("of-somebody", DeliveryState.READ, Optional.empty()));

        assertThat(deliveryState(delivery)).containsExactly("done");
    }

    private UUID send(SendOutcome outcome) {
        platform.answers(outcome);
        core.run(() -> core.get(Notices.class)
                .send(core.get(Complaints.class).lock(complaint.id()), "notice", "RECEIVED", Map.of()));
        UUID row =
                core.act(() -> core.get(Outbox.class).of(complaint.id()).get(0).id());
        core.get(Dispatcher.class).drain("plaza");
        return row;
    }

    private void being(UUID row, String state, Instant since) {
        core.sql("update outbox set state = '" + state + "', sending_since = timestamp with time zone '" + since
                + "' where id = '" + row + "'");
    }

    /** A receipt that carries the outbox id and no words. */
    private InboundEvent evidence(UUID row) {
        return new InboundEvent.OwnMessage(
                "native-1",
                "1",
                now(),
                Optional.empty(),
                Content.of(""),
                ThreadReference.NONE,
                Visibility.PRIVATE,
                Optional.of(row));
    }

    private InboundEvent ownUnder(String post) {
        return new InboundEvent.OwnMessage(
                "under-" + post,
                "1",
                answeredAt,
                Optional.empty(),
                Content.of("Sudah kami tangani kemarin."),
                new ThreadReference(Optional.of(post), List.of(post), List.of()),
                Visibility.PUBLIC,
                Optional.empty());
    }

    private InboundEvent message(String id, String author) {
        return new InboundEvent.Message(
                id,
                "1",
                now(),
                Person.of(author),
                Content.of("Air mati"),
                ThreadReference.NONE,
                Visibility.PUBLIC,
                Set.of(),
                Map.of());
    }

    private InboundEvent own(String words) {
        return own(words, "own-" + UUID.randomUUID());
    }

    private InboundEvent own(String words, String nativeId) {
        return new InboundEvent.OwnMessage(
                nativeId,
                "1",
                now(),
                Optional.empty(),
                Content.of(words),
                new ThreadReference(Optional.empty(), List.of("post"), List.of()),
                Visibility.PUBLIC,
                Optional.empty());
    }

    private InboundEvent status(String id, DeliveryState state, Optional<String> code) {
        return new InboundEvent.Status(id, now(), state, code);
    }

    private Instant now() {
        return core.get(BusinessClock.class).now();
    }

    private long deliver(InboundEvent event) {
        platform.brings(event);
        return deliverWhatItBrings();
    }

    private long deliverWhatItBrings() {
        long id = core.get(Intake.class)
                .accept(
                        "plaza",
                        new RawDelivery(
                                UUID.randomUUID().toString(),
                                "application/json",
                                Map.of(),
                                Bytes.utf8("{}"),
                                Instant.now(),
                                ""));
        core.get(Intake.class).process(id);
        return id;
    }

    private List<Object> state(UUID row) {
        return core.rows("select state from outbox where id = '" + row + "'");
    }

    private List<Object> deliveryState(long id) {
        return core.rows("select state from delivery where id = " + id);
    }

    private List<Object> outside() {
        return core.rows("select id from message where kind = 'outside'");
    }
}
