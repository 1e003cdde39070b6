package id.sigap.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.guard.GuardedConnector;
import id.sigap.foundation.BusinessClock;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import id.sigap.identity.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The answering window of a platform, in cases whose diagram has no timer for it. */
class WindowsTest {
    private CoreInMemory core;
    private PlainConnector chat;

    @BeforeEach
    void open() {
        core = new CoreInMemory();
        chat = new PlainConnector("chat", Capability.SENDS_PRIVATE);
        core.deploy("chat", chat);
        core.flow().deaf();
        core.release("STAFF_REMINDER", "notice", "{tautan}");
        core.hire("operator", new Person("rina", "Rina", Optional.of("rina@kantor.id")));
    }

    @Test
    void warnsTheDeskBeforeTheWindowShuts() {
        Instant closes = now().plus(Duration.ofHours(24));
        chat.rules(Visibility.PRIVATE, closing(closes));
        Complaint complaint = heard("chat", false, null);

        round();
        assertThat(core.incidents(complaint)).isEmpty();

        advance(Duration.ofHours(20).plusMinutes(1));
        round();

        assertThat(core.incidents(complaint)).contains("window-closing");
        assertThat(acts(complaint, "conversation.closing"))
                .singleElement()
                .asString()
                .contains("\"fallback\":\"person\"")
                .contains("\"target\":\"private\"");
    }

    @Test
    void startsAnewWhenTheCitizenWritesAgain() {
        chat.rules(Visibility.PRIVATE, closing(now().plus(Duration.ofHours(24))));
        Complaint complaint = heard("chat", false, null);
        round();
        advance(Duration.ofHours(21));
        round();
        assertThat(core.incidents(complaint)).contains("window-closing");

        chat.rules(Visibility.PRIVATE, closing(now().plus(Duration.ofHours(24))));
        core.run(() -> {
            Complaint again = core.get(Complaints.class).lock(complaint.id());
            again.hear(now(), "Masih mati");
            core.get(Windows.class).heard(again, line("chat"));
        });
        round();

        assertThat(core.incidents(complaint)).doesNotContain("window-closing");
        advance(Duration.ofHours(21));
        round();
        assertThat(core.incidents(complaint)).contains("window-closing");
    }

    @Test
    void endsWithTheAnswer() {
        chat.rules(Visibility.PRIVATE, closing(now().plus(Duration.ofHours(24))));
        Complaint complaint = heard("chat", false, null);
        round();
        advance(Duration.ofHours(21));
        round();

        core.run(() -> core.get(Complaints.class).lock(complaint.id()).answered(now()));
        round();

        assertThat(core.incidents(complaint)).doesNotContain("window-closing");
        assertThat(core.rows("select complaint_id from answer_window")).isEmpty();
    }

    @Test
    void recordsThatItShutUnanswered() {
        chat.rules(Visibility.PRIVATE, closing(now().plus(Duration.ofHours(24))));
        Complaint complaint = heard("chat", false, null);
        round();
        advance(Duration.ofHours(21));
        round();
        advance(Duration.ofHours(4));
        round();

        assertThat(acts(complaint, "conversation.shut")).hasSize(1);
        assertThat(core.incidents(complaint)).contains("window-closing");
    }

    @Test
    void proposesThePrivateWayOfTheSameChannelWhereThatStaysOpen() {
        PlainConnector square = new PlainConnector("square", Capability.SENDS_PUBLIC, Capability.SENDS_PRIVATE);
        core.deploy("square", square);
        square.rules(Visibility.PUBLIC, closing(now().plus(Duration.ofHours(3))));
        Complaint complaint = heard("square", true, "siti@warga.id");

        advance(Duration.ofHours(2));
        round();
        round();

        assertThat(acts(complaint, "conversation.closing"))
                .singleElement()
                .asString()
                .contains("\"fallback\":\"private\"");
    }

    @Test
    void proposesTheMailAddressThatTheCitizenLeft() {
        core.deploy("surel", new PlainConnector("surel", Capability.SENDS_PRIVATE, Capability.REACHES_MAIL_ADDRESSES));
        chat.rules(Visibility.PRIVATE, closing(now().plus(Duration.ofHours(24))));
        Complaint complaint = heard("chat", false, "siti@warga.id");
        round();

        advance(Duration.ofHours(21));
        round();

        assertThat(acts(complaint, "conversation.closing"))
                .singleElement()
                .asString()
                .contains("\"fallback\":\"mail\"");
        assertThat(core.rows("select id from outbox where kind = 'staff'")).hasSize(1);
    }

    @Test
    void warnsByWhatItKnewWhereThePlatformCannotBeAsked() {
        chat.rules(Visibility.PRIVATE, closing(now().plus(Duration.ofHours(24))));
        Complaint complaint = heard("chat", false, null);
        round();
        core.undeploy("chat");

        advance(Duration.ofHours(21));
        round();

        assertThat(acts(complaint, "conversation.closing"))
                .singleElement()
                .asString()
                .contains("\"fallback\":\"person\"");
    }

    @Test
    void asksAgainWhereThePlatformCouldNotBeAskedAtFirst() {
        chat.rules(Visibility.PRIVATE, closing(now().plus(Duration.ofHours(24))));
        core.undeploy("chat");
        Complaint complaint = core.complain("chat", false, null);
        core.redeploy(chat);
        core.run(() -> core.get(Windows.class).heard(core.get(Complaints.class).lock(complaint.id()), line("chat")));
        core.undeploy("chat");
        round();
        assertThat(core.incidents(complaint)).isEmpty();

        core.redeploy(chat);
        advance(Duration.ofHours(21));
        round();

        assertThat(core.incidents(complaint)).contains("window-closing");
    }

    @Test
    void warnsByWhatItKnewWhereTheGuardAnswersForTheConnector() {
        chat.rules(Visibility.PRIVATE, closing(now().plus(Duration.ofHours(24))));
        Complaint complaint = heard("chat", false, null);
        round();
        chat.rules(
                Visibility.PRIVATE,
                new Constraints(
                        OptionalInt.empty(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        List.of(new Constraints.Notice(
                                GuardedConnector.FAILED,
                                Constraints.Severity.WARNING,
                                new LocalizedText("Tidak diketahui.", "Not known.")))));

        advance(Duration.ofHours(21));
        round();

        assertThat(core.incidents(complaint)).contains("window-closing");
    }

    @Test
    void recordsThatItShutWhereThePlatformNoLongerTellsTheEnd() {
        chat.rules(Visibility.PRIVATE, closing(now().plus(Duration.ofHours(24))));
        Complaint complaint = heard("chat", false, null);
        round();
        advance(Duration.ofHours(21));
        round();

        chat.rules(Visibility.PRIVATE, rules(Optional.empty(), OptionalInt.empty()));
        advance(Duration.ofHours(4));
        round();

        assertThat(acts(complaint, "conversation.shut")).hasSize(1);
        assertThat(core.incidents(complaint)).contains("window-closing");
    }

    @Test
    void proposesNoPublicWayOutOfAChat() {
        PlainConnector square = new PlainConnector("square", Capability.SENDS_PUBLIC, Capability.SENDS_PRIVATE);
        core.deploy("square", square);
        square.rules(Visibility.PRIVATE, closing(now().plus(Duration.ofHours(24))));
        Complaint complaint = heard("square", false, null);
        round();

        advance(Duration.ofHours(21));
        round();

        assertThat(acts(complaint, "conversation.closing"))
                .singleElement()
                .asString()
                .contains("\"fallback\":\"person\"");
    }

    @Test
    void takesAUsedUpQuotaForAWindowThatShutsNow() {
        PlainConnector square = new PlainConnector("square", Capability.SENDS_PUBLIC, Capability.SENDS_PRIVATE);
        core.deploy("square", square);
        square.rules(Visibility.PUBLIC, rules(Optional.empty(), OptionalInt.of(0)));
        Complaint complaint = heard("square", true, null);

        round();
        advance(Duration.ofMinutes(6));
        round();

        assertThat(acts(complaint, "conversation.closing"))
                .singleElement()
                .asString()
                .contains("\"fallback\":\"private\"");
        assertThat(acts(complaint, "conversation.shut")).hasSize(1);
    }

    @Test
    void proposesNoWayWhoseOwnQuotaIsUsedUp() {
        PlainConnector square = new PlainConnector("square", Capability.SENDS_PUBLIC, Capability.SENDS_PRIVATE);
        core.deploy("square", square);
        square.rules(Visibility.PUBLIC, closing(now().plus(Duration.ofHours(24))));
        square.rules(Visibility.PRIVATE, rules(Optional.empty(), OptionalInt.of(0)));
        Complaint complaint = heard("square", true, null);
        round();

        advance(Duration.ofHours(21));
        round();

        assertThat(acts(complaint, "conversation.closing"))
                .singleElement()
                .asString()
                .contains("\"fallback\":\"person\"");
    }

    @Test
    void keepsNoTimerWhereThePlatformHasNoWindow() {
        heard("chat", false, null);

        round();

        assertThat(core.rows("select complaint_id from answer_window")).isEmpty();
    }

    @Test
    void asksAboutTheCasesOwnConversation() {
        heard("chat", false, null);

        round();

        assertThat(chat.askedAbout()).last().satisfies(conversation -> {
            assertThat(conversation.recipient().id()).isEqualTo("warga");
            assertThat(conversation.lastInboundAt()).isPresent();
        });
    }

    @Test
    void givesNoticeOfASixthOfTheWindowWithinBounds() {
        assertThat(AnswerWindow.notice(Duration.ofHours(24))).isEqualTo(Duration.ofHours(4));
        assertThat(AnswerWindow.notice(Duration.ofDays(30))).isEqualTo(Duration.ofHours(24));
        assertThat(AnswerWindow.notice(Duration.ofHours(5))).isEqualTo(Duration.ofHours(2));
        assertThat(AnswerWindow.notice(Duration.ofHours(1))).isEqualTo(Duration.ofMinutes(30));
        assertThat(AnswerWindow.notice(Duration.ofHours(-1))).isZero();
    }

    private Complaint heard(String channel, boolean publicly, String contact) {
        Complaint complaint = core.complain(channel, publicly, contact);
        core.run(() -> core.get(Windows.class).heard(core.get(Complaints.class).lock(complaint.id()), line(channel)));
        return complaint;
    }

    private Channels.Line line(String channel) {
        return core.get(Channels.class).line(channel);
    }

    private static Constraints closing(Instant at) {
        return rules(Optional.of(at), OptionalInt.empty());
    }

    private static Constraints rules(Optional<Instant> closes, OptionalInt remaining) {
        return new Constraints(
                OptionalInt.of(1000),
                OptionalLong.empty(),
                closes,
                remaining,
                List.of(new Constraints.Notice(
                        "window",
                        Constraints.Severity.INFO,
                        new LocalizedText("Jendela 24 jam.", "A window of 24 hours."))));
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

    private List<Object> acts(Complaint complaint, String act) {
        return core.rows("select data from ledger_entry where act = '" + act + "' and ticket = '" + complaint.ticket()
                + "' order by id");
    }
}
