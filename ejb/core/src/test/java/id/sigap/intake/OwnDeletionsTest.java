package id.sigap.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Message;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the office said and somebody deleted on its platform. */
class OwnDeletionsTest {
    private CoreInMemory core;
    private PlainConnector platform;
    private Complaint complaint;

    @BeforeEach
    void open() {
        core = new CoreInMemory();
        platform = new PlainConnector("plaza", Capability.SENDS_PUBLIC, Capability.SENDS_PRIVATE);
        core.deploy("plaza", platform);
        core.release("RECEIVED", "notice", "Laporan Anda kami terima.");
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
    void areMarkedAndToldToAPersonOnce() {
        send(new SendOutcome.Accepted("reply-1", "ok"));
        Instant then = now().minusSeconds(5);

        deliver(new InboundEvent.Deletion("reply-1", "1", then, ThreadReference.NONE));
        deliver(new InboundEvent.Deletion("reply-1", "1", then, ThreadReference.NONE));
        deliver(new InboundEvent.Deletion("reply-1", "hidden", now(), ThreadReference.NONE));

        assertThat(ours()).singleElement().satisfies(message -> {
            assertThat(message.deletedAt()).contains(then);
            assertThat(message.takenBack()).isFalse();
        });
        assertThat(core.rows("select data from ledger_entry where act = 'reply.deleted'"))
                .singleElement()
                .asString()
                .contains("\"kind\":\"notice\"", "\"message\":" + ours().get(0).id());
        assertThat(core.incidents(complaint)).containsOnlyOnce("reply-deleted");
        assertThat(core.rows("select what from incident where kind = 'reply-deleted'"))
                .singleElement()
                .asString()
                .contains(complaint.ticket(), "pelapor tidak lagi melihatnya");
    }

    @Test
    void leaveTheCaseWhereItIs() {
        send(new SendOutcome.Accepted("reply-1", "ok"));
        List<Object> before = core.rows("select state, round, answered_at, closed_at from complaint");

        deliver(deletion("reply-1"));

        assertThat(ours().get(0).deletedAt()).isPresent();
        assertThat(core.rows("select state, round, answered_at, closed_at from complaint"))
                .usingRecursiveComparison()
                .isEqualTo(before);
        assertThat(core.rows("select state from outbox")).containsExactly("sent");
        assertThat(messages())
                .filteredOn(message -> message.kind() == Message.Kind.CITIZEN)
                .noneMatch(message -> message.deletedAt().isPresent());
    }

    @Test
    void waitUntilTheIdOfWhatIsOnItsWayIsKnown() {
        UUID row = send(new SendOutcome.Unknown("timeout"));

        long delivery = deliver(deletion("reply-1"));

        assertThat(deliveryState(delivery)).containsExactly("new");
        deliver(own("reply-1", Optional.of(row)));
        platform.brings(deletion("reply-1"));
        core.get(Intake.class).process(delivery);

        assertThat(deliveryState(delivery)).containsExactly("done");
        assertThat(ours())
                .singleElement()
                .satisfies(message -> assertThat(message.deletedAt()).isPresent());
        assertThat(core.incidents(complaint)).containsOnlyOnce("reply-deleted");
    }

    @Test
    void waitForNothingThatNobodyHereSaidNorForLong() {
        assertThat(deliveryState(deliver(deletion("of-somebody")))).containsExactly("done");
        send(new SendOutcome.Unknown("timeout"));
        long delivery = deliver(deletion("of-somebody-else"));
        assertThat(deliveryState(delivery)).containsExactly("new");

        core.get(BusinessClock.class).advance(Duration.ofMinutes(61));
        core.get(Intake.class).process(delivery);

        assertThat(deliveryState(delivery)).containsExactly("done");
        assertThat(core.incidents(complaint)).doesNotContain("reply-deleted");
    }

    @Test
    void findTheMessageWhoseLastingIdCameAfterItWasSent() {
        UUID row = send(new SendOutcome.Accepted("token:7", "ok"));
        deliver(own("reply-7", Optional.of(row)));

        deliver(deletion("reply-7"));

        assertThat(ours().get(0).deletedAt()).isPresent();
    }

    @Test
    void findAnAnswerThatWasGivenOutsideSigapInWhateverOrderTheyCome() {
        deliver(own("outside-1", Optional.empty()));
        deliver(deletion("outside-1"));
        deliver(deletion("outside-2"));
        deliver(own("outside-2", Optional.empty()));

        assertThat(ours()).hasSize(2).allSatisfy(message -> {
            assertThat(message.kind()).isEqualTo(Message.Kind.OUTSIDE);
            assertThat(message.deletedAt()).isPresent();
        });
        assertThat(core.rows("select act from ledger_entry where act = 'reply.deleted'"))
                .hasSize(2);
    }

    @Test
    void areNoneWhereTheCitizenTookTheirOwnWordsBack() {
        deliver(deletion("post"));

        assertThat(messages())
                .singleElement()
                .satisfies(message -> assertThat(message.takenBack()).isTrue());
        assertThat(core.incidents(complaint)).doesNotContain("reply-deleted");
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

    private InboundEvent deletion(String nativeId) {
        return new InboundEvent.Deletion(nativeId, "1", now(), ThreadReference.NONE);
    }

    private InboundEvent own(String nativeId, Optional<UUID> outboxId) {
        return new InboundEvent.OwnMessage(
                nativeId,
                "1",
                now(),
                Optional.empty(),
                Content.of("Sudah kami tangani kemarin."),
                new ThreadReference(Optional.empty(), List.of("post"), List.of()),
                Visibility.PUBLIC,
                outboxId);
    }

    private List<Message> messages() {
        return core.act(() -> core.get(Complaints.class).messages(complaint.id()));
    }

    private List<Message> ours() {
        return messages().stream()
                .filter(message -> message.kind() != Message.Kind.CITIZEN)
                .toList();
    }

    private Instant now() {
        return core.get(BusinessClock.class).now();
    }

    private long deliver(InboundEvent event) {
        platform.brings(event);
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

    private List<Object> deliveryState(long id) {
        return core.rows("select state from delivery where id = " + id);
    }
}
