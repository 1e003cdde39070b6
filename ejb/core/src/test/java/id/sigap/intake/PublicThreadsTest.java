package id.sigap.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Outcome;
import id.sigap.complaint.Reporter;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Vault;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import id.sigap.reply.Dispatcher;
import id.sigap.reply.Notices;
import id.sigap.wording.ConversationRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose case a message joins, and where its answer goes, when several people or several channels meet. */
class PublicThreadsTest {
    private CoreInMemory core;
    private PlainConnector plaza;
    private PlainConnector form;

    @BeforeEach
    void open() {
        core = new CoreInMemory();
        plaza = new PlainConnector("plaza", Capability.SENDS_PUBLIC, Capability.SENDS_PRIVATE);
        form = new PlainConnector("form", Capability.RECEIVES_FORMS, Capability.SENDS_PRIVATE);
        core.deploy("plaza", plaza);
        core.deploy("form", form);
        core.release("RECEIVED", "notice", "Laporan Anda kami terima.");
    }

    @Test
    void answersTheFirstAuthorThoughAStrangerRepliesUnderThem() {
        Complaint ani = writes("ani", "a1", "a1");
        Complaint budi = writes("budi", "b1", "a1", "a1");
        Complaint again = writes("ani", "a2", "a1", "a1");

        assertThat(budi.id()).isNotEqualTo(ani.id());
        assertThat(again.id()).isEqualTo(ani.id());
        Conversation answered = answered(ani);
        assertThat(answered.recipient().id()).isEqualTo("ani");
        assertThat(answered.messages()).containsExactly("a2");
        assertThat(reporter(budi).replyTo()).isEqualTo("b1");
    }

    @Test
    void givesEachAuthorUnderOnePostACaseTheyComeBackTo() {
        Complaint ani = writes("ani", "a1", "post");
        Complaint budi = writes("budi", "b1", "post");

        assertThat(budi.id()).isNotEqualTo(ani.id());
        assertThat(writes("budi", "b2", "post").id()).isEqualTo(budi.id());
        assertThat(writes("ani", "a2", "post").id()).isEqualTo(ani.id());
    }

    @Test
    void givesAStrangerUnderOurAnswerACaseOfTheirOwn() {
        Complaint ani = writes("ani", "a1", "a1");
        plaza.answers(new SendOutcome.Accepted("ours", "ok"));
        answered(ani);

        Complaint budi = writes("budi", "b1", "a1", "ours");

        assertThat(budi.id()).isNotEqualTo(ani.id());
        assertThat(writes("ani", "a2", "a1", "ours").id()).isEqualTo(ani.id());
    }

    @Test
    void sendsNoAnswerToAStrangerWhoQuotesTheCaseInAChatOfTheirOwn() {
        Complaint ani = chats("ani", "a1");

        chats("stranger", "s1", "a1");

        assertThat(reporter(ani).conversation()).isEqualTo("chat-ani");
        assertThat(answered(ani).messages()).containsExactly("a1");
    }

    @Test
    void findsTheMessageOfAnEditAndOfADeletionInEachOnesCase() {
        writes("ani", "a1", "a1");
        Complaint budi = writes("budi", "b1", "a1", "a1");
        ThreadReference thread = new ThreadReference(Optional.of("a1"), List.of("a1"), List.of());

        deliver(
                plaza,
                "plaza",
                new InboundEvent.Edit(
                        "b1", "2", now(), Person.of("budi"), Content.of("Di sini juga!"), thread, Visibility.PUBLIC));
        deliver(plaza, "plaza", new InboundEvent.Deletion("b1", "gone", now(), thread));

        assertThat(core.rows("select complaint_id from message where native_id = 'b1' and deleted_at is not null"))
                .extracting(id -> ((Number) id).longValue())
                .containsExactly(budi.id(), budi.id());
        assertThat(core.rows("select id from complaint")).hasSize(2);
    }

    @Test
    void answersTheOwnerOfTheCaseThoughAMergedOneIsSpokenOfThere() {
        Complaint ani = chats("ani", "a1");
        Complaint budi = chats("budi", "b1");
        core.run(() -> {
            Complaint merged = core.get(Complaints.class).lock(ani.id());
            merged.close(Outcome.MERGED, now());
            merged.mergedInto(core.get(Complaints.class).lock(budi.id()));
        });

        chats("ani", "a2");
        chats("ani", "a3", "a2");

        assertThat(reporter(budi).replyTo()).isEqualTo("b1");
        assertThat(reporter(budi).conversation()).isEqualTo("chat-budi");
        assertThat(reporter(ani).replyTo()).isEqualTo("a3");
    }

    @Test
    void leavesTheAnswerOnItsChannelWhereTheCitizenAddsSomethingOnTheForm() {
        Complaint ani = chats("ani", "a1");
        Instant wrote = core.act(() -> core.get(ConversationRules.class).lastInbound(ani));
        core.get(BusinessClock.class).advance(Duration.ofHours(2));

        deliver(
                form,
                "form",
                new InboundEvent.Message(
                        "key-1",
                        "1",
                        now(),
                        Person.of("key-1"),
                        Content.of("Tambahan: di depan sekolah"),
                        new ThreadReference(Optional.empty(), List.of(), List.of(ani.ticket())),
                        Visibility.PRIVATE,
                        Set.of(),
                        Map.of()));

        assertThat(core.rows("select id from message where kind = 'citizen' and complaint_id = " + ani.id()))
                .hasSize(2);
        Conversation answered = answered(ani);
        assertThat(answered.messages()).containsExactly("a1");
        assertThat(answered.lastInboundAt()).contains(wrote);
    }

    @Test
    void canBeAnsweredPubliclyOnceTheCitizenSpokeThere() {
        Complaint ani = chats("ani", "a1");
        assertThat(ways(ani)).containsExactly(Visibility.PRIVATE);

        core.get(BusinessClock.class).advance(Duration.ofMinutes(1));
        assertThat(message("ani", "a2", "chat-ani", Visibility.PUBLIC, "a1").id())
                .isEqualTo(ani.id());

        assertThat(ways(ani)).containsExactlyInAnyOrder(Visibility.PUBLIC, Visibility.PRIVATE);
    }

    private Set<Visibility> ways(Complaint complaint) {
        return core.act(() -> core.get(ConversationRules.class)
                .of(
                        core.get(Complaints.class).get(complaint.ticket()),
                        core.get(Channels.class).line("plaza"))
                .keySet());
    }

    private Conversation answered(Complaint complaint) {
        core.run(() -> core.get(Notices.class)
                .send(core.get(Complaints.class).lock(complaint.id()), "notice", "RECEIVED", Map.of()));
        core.get(Dispatcher.class).drain("plaza");
        return plaza.sent().get(plaza.sent().size() - 1).conversation();
    }

    private Reporter reporter(Complaint complaint) {
        return core.act(() -> {
            Complaint found = core.get(Complaints.class).find(complaint.id()).orElseThrow();
            return found.reporter(found.key(core.get(Vault.class)));
        });
    }

    private Complaint writes(String author, String id, String conversation, String... repliesTo) {
        return message(author, id, conversation, Visibility.PUBLIC, repliesTo);
    }

    private Complaint chats(String author, String id, String... repliesTo) {
        return message(author, id, "chat-" + author, Visibility.PRIVATE, repliesTo);
    }

    private Complaint message(
            String author, String id, String conversation, Visibility visibility, String... repliesTo) {
        deliver(
                plaza,
                "plaza",
                new InboundEvent.Message(
                        id,
                        "1",
                        now(),
                        Person.of(author),
                        Content.of("Lampu mati " + id),
                        new ThreadReference(Optional.of(conversation), List.of(repliesTo), List.of()),
                        visibility,
                        Set.of(),
                        Map.of()));
        Object complaint = core.rows("select complaint_id from message where native_id = '" + id + "'")
                .get(0);
        return core.act(() -> core.get(Complaints.class)
                .find(((Number) complaint).longValue())
                .orElseThrow());
    }

    private void deliver(PlainConnector over, String channel, InboundEvent event) {
        over.brings(event);
        long id = core.get(Intake.class)
                .accept(
                        channel,
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

    private Instant now() {
        return core.get(BusinessClock.class).now();
    }
}
