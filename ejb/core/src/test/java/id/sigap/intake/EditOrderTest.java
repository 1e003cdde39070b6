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
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import id.sigap.foundation.Vault;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Edits and deletions of one message that overtake each other. */
class EditOrderTest {
    private final Instant wrote = Instant.now().minus(Duration.ofHours(1));

    private CoreInMemory core;
    private PlainConnector plaza;

    @BeforeEach
    void open() {
        core = new CoreInMemory();
        plaza = new PlainConnector("plaza", Capability.SENDS_PUBLIC, Capability.SENDS_PRIVATE);
        core.deploy("plaza", plaza);
    }

    @Test
    void marksAnEditThatComesAfterTheDeletionOfItsMessage() {
        deliver(message("Jalan rusak"), deletion(3), edit(2, "Jalan rusak di Sepinggan"));

        assertThat(messages())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.deletedAt()).isPresent());
    }

    @Test
    void marksAnEditWhoseDeletionCameBeforeEverythingElse() {
        deliver(deletion(3), edit(2, "Jalan rusak di Sepinggan"));
        assertThat(messages())
                .singleElement()
                .satisfies(one -> assertThat(one.deletedAt()).isPresent());

        deliver(message("Jalan rusak"));

        assertThat(messages())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.deletedAt()).isPresent());
    }

    @Test
    void marksAMessageThatIsDeletedUnderTheIdOfItsEdit() {
        deliver(message("Jalan rusak"), edit(2, "Jalan rusak di Sepinggan"), deletionOfTheEdit("2"));

        assertThat(messages())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.deletedAt()).isPresent());
    }

    @Test
    void marksAnEditThatComesAfterItsDeletionUnderItsOwnId() {
        deliver(message("Jalan rusak"), deletionOfTheEdit("2"), edit(2, "Jalan rusak di Sepinggan"));

        assertThat(messages())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.deletedAt()).isPresent());
    }

    @Test
    void takesNoDeletionOfAnotherMessageForOneOfAnEdit() {
        deliver(
                message("Jalan rusak"),
                new InboundEvent.Deletion("2", "1", at(3), ThreadReference.NONE),
                edit(2, "Jalan rusak di Sepinggan"));

        assertThat(messages())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.deletedAt()).isEmpty());
    }

    @Test
    void showsAMessageAgainThatWasHiddenForAWhile() {
        deliver(message("Jalan rusak"), deletion(2), edit(3, "Jalan rusak"));

        assertThat(shown())
                .singleElement()
                .satisfies(one -> assertThat(one.deletedAt()).isEmpty());
    }

    @Test
    void keepsTheNewestWordsThoughAnOlderEditComesLater() {
        deliver(message("Lampu mati"), edit(3, "Lampu mati di Mufakat 12"), edit(2, "Lampu mati di Mufakat"));

        assertThat(shown()).extracting(this::words).containsExactly("Lampu mati di Mufakat 12");
        assertThat(messages()).hasSize(3);
        assertThat(complaint().excerpt()).isEqualTo("Lampu mati di Mufakat 12");
        deliver(edit(4, "Lampu mati di Mufakat 14"));
        assertThat(complaint().excerpt()).isEqualTo("Lampu mati di Mufakat 14");
        assertThat(shown()).extracting(this::words).containsExactly("Lampu mati di Mufakat 14");
    }

    @Test
    void leavesTheListsWithTheFirstMessageWhereALaterOneIsEdited() {
        deliver(message("Lampu mati"), inAddition("Di Mufakat 12"));

        deliver(new InboundEvent.Edit(
                "addition",
                "2",
                at(5),
                Person.of("warga"),
                Content.of("Di Mufakat 14"),
                ThreadReference.NONE,
                Visibility.PUBLIC));

        assertThat(core.rows("select id from complaint")).hasSize(1);
        assertThat(complaint().excerpt()).isEqualTo("Lampu mati");
    }

    @Test
    void raisesTheAlarmForDangerThatAnEditTellsOf() {
        deliver(message("Ada"));
        assertThat(complaint().emergency()).isFalse();

        deliver(edit(2, "Ada kebakaran"));

        assertThat(complaint().emergency()).isTrue();
        assertThat(core.incidents(complaint())).containsOnlyOnce("emergency");
    }

    private InboundEvent message(String text) {
        return new InboundEvent.Message(
                "post",
                "1",
                wrote,
                Person.of("warga"),
                Content.of(text),
                ThreadReference.NONE,
                Visibility.PUBLIC,
                Set.of(),
                Map.of());
    }

    private InboundEvent inAddition(String text) {
        return new InboundEvent.Message(
                "addition",
                "1",
                at(4),
                Person.of("warga"),
                Content.of(text),
                new ThreadReference(Optional.empty(), List.of("post"), List.of()),
                Visibility.PUBLIC,
                Set.of(),
                Map.of());
    }

    private InboundEvent edit(int minute, String text) {
        return new InboundEvent.Edit(
                "post",
                String.valueOf(minute),
                at(minute),
                Person.of("warga"),
                Content.of(text),
                ThreadReference.NONE,
                Visibility.PUBLIC);
    }

    private InboundEvent deletion(int minute) {
        return new InboundEvent.Deletion("post", "gone", at(minute), ThreadReference.NONE);
    }

    private InboundEvent deletionOfTheEdit(String id) {
        return new InboundEvent.Deletion(id, id, at(3), ThreadReference.NONE);
    }

    private Instant at(int minute) {
        return wrote.plus(Duration.ofMinutes(minute));
    }

    private void deliver(InboundEvent... events) {
        plaza.brings(events);
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
        assertThat(core.rows("select state from delivery where id = " + id)).containsExactly("done");
    }

    private Complaint complaint() {
        long id = ((Number) core.rows("select id from complaint").get(0)).longValue();
        return core.act(() -> core.get(Complaints.class).find(id).orElseThrow());
    }

    private List<Message> messages() {
        return core.act(() -> core.get(Complaints.class).messages(complaint().id()));
    }

    private List<Message> shown() {
        return messages().stream().filter(one -> one.replacement().isEmpty()).toList();
    }

    private String words(Message message) {
        return message.content(complaint().key(core.get(Vault.class))).text();
    }
}
