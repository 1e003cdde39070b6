package id.sigap.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundEvent.ContactState;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import id.sigap.coordination.Windows;
import id.sigap.foundation.BusinessClock;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import id.sigap.wording.ConversationRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a citizen does without writing: reacts, blocks the office's account, lets it in again. */
class ContactNewsTest {
    private CoreInMemory core;
    private PlainConnector chat;

    @BeforeEach
    void open() {
        core = new CoreInMemory();
        chat = new PlainConnector("chat", Capability.SENDS_PUBLIC, Capability.SENDS_PRIVATE);
        core.deploy("chat", chat);
        core.deploy("surel", new PlainConnector("surel", Capability.SENDS_PRIVATE, Capability.REACHES_MAIL_ADDRESSES));
        core.flow().deaf();
        core.release("STAFF_REMINDER", "notice", "{tautan}");
    }

    @Test
    void countsTheWindowFromAReactionThatIsNoMessage() {
        window(Duration.ofHours(24));
        Complaint complaint = writes("m1", Visibility.PRIVATE);
        round();
        advance(Duration.ofHours(21));
        round();
        assertThat(core.incidents(complaint)).contains("window-closing");

        window(Duration.ofHours(24));
        Instant reaction = now();
        tells(ContactState.ENGAGED, reaction);
        round();

        assertThat(chat.askedAbout())
                .last()
                .satisfies(
                        conversation -> assertThat(conversation.lastInboundAt()).contains(reaction));
        assertThat(lastInbound(complaint)).isEqualTo(reaction);
        assertThat(core.rows("select state from answer_window")).containsExactly("open");
        assertThat(core.incidents(complaint)).doesNotContain("window-closing");
        assertThat(core.rows("select id from message")).hasSize(1);
        assertThat(core.rows("select id from complaint")).hasSize(1);
        assertThat(acts("contact.engaged")).containsExactly("{\"channel\":\"chat\"}");
    }

    @Test
    void neverCountsBackToAnEarlierReaction() {
        Complaint complaint = writes("m1", Visibility.PRIVATE);
        advance(Duration.ofHours(3));
        Instant last = now();
        tells(ContactState.ENGAGED, last);

        tells(ContactState.ENGAGED, last.minus(Duration.ofHours(1)));
        tells(ContactState.ENGAGED, last);

        assertThat(lastInbound(complaint)).isEqualTo(last);
        assertThat(acts("contact.engaged")).hasSize(1);
    }

    @Test
    void leavesAPublicThreadAsItWas() {
        Complaint complaint = writes("m1", Visibility.PUBLIC);
        Instant before = lastInbound(complaint);
        advance(Duration.ofHours(3));

        tells(ContactState.ENGAGED, now());

        assertThat(lastInbound(complaint)).isEqualTo(before);
        assertThat(acts("contact.engaged")).isEmpty();
    }

    @Test
    void makesNothingOfAReactionOfSomebodyWhoHasNoCase() {
        tells(ContactState.ENGAGED, now());

        assertThat(core.rows("select id from complaint")).isEmpty();
        assertThat(core.rows("select state from delivery")).containsExactly("done");
        assertThat(acts("contact.engaged")).isEmpty();
    }

    @Test
    void knowsBeforeDraftingThatNothingPrivateArrivesAndThatItDoesAgain() {
        Complaint complaint = writes("m1", Visibility.PRIVATE);
        round();
        assertThat(rules(complaint, Visibility.PRIVATE).sendable()).isTrue();

        advance(Duration.ofMinutes(1));
        tells(ContactState.BLOCKED, now());
        round();

        assertThat(rules(complaint, Visibility.PRIVATE).notices())
                .extracting(Constraints.Notice::code)
                .containsExactly(ConversationRules.CONTACT_BLOCKED);
        assertThat(rules(complaint, Visibility.PRIVATE).sendable()).isFalse();
        assertThat(core.incidents(complaint)).contains("window-closing");
        assertThat(core.rows("select what from incident"))
                .singleElement()
                .asString()
                .contains("memblokir");
        assertThat(core.rows("select fallback from answer_window")).containsExactly("mail");
        assertThat(acts("contact.blocked")).hasSize(1);

        advance(Duration.ofMinutes(1));
        tells(ContactState.UNBLOCKED, now());
        round();

        assertThat(rules(complaint, Visibility.PRIVATE).sendable()).isTrue();
        assertThat(core.incidents(complaint)).doesNotContain("window-closing");
        assertThat(core.rows("select state from answer_window")).isEmpty();
        assertThat(acts("contact.unblocked")).hasSize(1);
    }

    @Test
    void leavesThePublicWayOfAPublicCaseOpen() {
        Complaint complaint = writes("m1", Visibility.PUBLIC);
        advance(Duration.ofMinutes(1));

        tells(ContactState.BLOCKED, now());
        round();

        assertThat(rules(complaint, Visibility.PUBLIC).sendable()).isTrue();
        assertThat(rules(complaint, Visibility.PRIVATE).sendable()).isFalse();
        assertThat(core.incidents(complaint)).doesNotContain("window-closing");
    }

    @Test
    void neverGoesBackToAnEarlierBlock() {
        Complaint complaint = writes("m1", Visibility.PRIVATE);
        Instant blocked = now().plus(Duration.ofMinutes(1));
        advance(Duration.ofMinutes(5));

        tells(ContactState.UNBLOCKED, blocked.plus(Duration.ofMinutes(1)));
        tells(ContactState.BLOCKED, blocked);
        tells(ContactState.BLOCKED, blocked);

        assertThat(rules(complaint, Visibility.PRIVATE).sendable()).isTrue();
        assertThat(acts("contact.blocked")).isEmpty();
    }

    @Test
    void remembersABlockThatCameBeforeTheMessage() {
        Instant blocked = now().plus(Duration.ofSeconds(1));
        tells(ContactState.BLOCKED, blocked);

        assertThat(rules(writes("m1", Visibility.PRIVATE), Visibility.PRIVATE).sendable())
                .isFalse();
    }

    @Test
    void takesWhoWritesAgainForSomebodyWhoBlocksNoMore() {
        Complaint complaint = writes("m1", Visibility.PRIVATE);
        tells(ContactState.BLOCKED, now().plus(Duration.ofSeconds(1)));
        assertThat(rules(complaint, Visibility.PRIVATE).sendable()).isFalse();

        advance(Duration.ofMinutes(1));
        writes("m2", Visibility.PRIVATE);

        assertThat(rules(complaint, Visibility.PRIVATE).sendable()).isTrue();
    }

    @Test
    void leavesTheCasesOfOthersAlone() {
        Complaint complaint = writes("m1", Visibility.PRIVATE);

        deliver(new InboundEvent.Contact(Person.of("citra"), "1", now(), ContactState.BLOCKED));

        assertThat(rules(complaint, Visibility.PRIVATE).sendable()).isTrue();
        assertThat(acts("contact.blocked")).isEmpty();
    }

    private void window(Duration from) {
        chat.rules(
                Visibility.PRIVATE,
                new Constraints(
                        OptionalInt.empty(),
                        OptionalLong.empty(),
                        Optional.of(now().plus(from)),
                        OptionalInt.empty(),
                        List.of()));
    }

    private Complaint writes(String id, Visibility visibility) {
        deliver(new InboundEvent.Message(
                id,
                "1",
                now(),
                Person.of("budi").reachableAt("budi@warga.id"),
                Content.of("Air mati"),
                new ThreadReference(
                        visibility == Visibility.PRIVATE ? Optional.of("budi") : Optional.empty(),
                        List.of(),
                        List.of()),
                visibility,
                Set.of(),
                Map.of()));
        return core.act(() -> core.get(Complaints.class)
                .find(((Number) core.rows("select max(id) from complaint").get(0)).longValue())
                .orElseThrow());
    }

    private void tells(ContactState state, Instant at) {
        deliver(new InboundEvent.Contact(Person.of("budi"), state + " " + at, at, state));
    }

    private void deliver(InboundEvent event) {
        chat.brings(event);
        long id = core.get(Intake.class)
                .accept(
                        "chat",
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

    private Constraints rules(Complaint complaint, Visibility visibility) {
        return core.act(() -> core.get(ConversationRules.class)
                .of(
                        core.get(Complaints.class).lock(complaint.id()),
                        core.get(Channels.class).line("chat"),
                        visibility));
    }

    private Instant lastInbound(Complaint complaint) {
        return core.act(() -> core.get(ConversationRules.class)
                .lastInbound(core.get(Complaints.class).lock(complaint.id())));
    }

    private Instant now() {
        return core.get(BusinessClock.class).now();
    }

    private void advance(Duration by) {
        core.get(BusinessClock.class).advance(by);
    }

    private void round() {
        core.get(Windows.class).round();
    }

    private List<Object> acts(String act) {
        return core.rows("select data from ledger_entry where act = '" + act + "' order by id");
    }
}
