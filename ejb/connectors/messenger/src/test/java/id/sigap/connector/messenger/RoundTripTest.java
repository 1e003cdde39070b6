package id.sigap.connector.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.FetchOutcome;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.graph.GraphSettings;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private final ChatDesk desk = new ChatDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    private OutboundMessage answer(String text) {
        return ChatDesk.answer(desk.last(InboundEvent.Message.class), Visibility.PRIVATE, text);
    }

    @Test
    void answersAMessageAndKnowsItsOwn() {
        desk.meta.messenger().citizenWrites("Budi", "Lampu jalan padam \uD83D\uDE1F");
        OutboundMessage answer = answer("Terima kasih, sudah kami teruskan.");

        SendOutcome.Accepted sent = (SendOutcome.Accepted) desk.send(answer);
        desk.meta.messenger().citizenReads("Budi");

        assertThat(desk.meta.messenger().visibleReplies("Budi")).containsExactly(answer.body());
        InboundEvent.OwnMessage echo = desk.last(InboundEvent.OwnMessage.class);
        assertThat(echo.nativeId()).isEqualTo(sent.nativeId());
        assertThat(echo.outboxId()).contains(answer.outboxId());
        assertThat(desk.last(InboundEvent.Status.class).nativeId()).isEqualTo(sent.nativeId());
        assertThat(desk.find(answer, desk.time.instant()))
                .isInstanceOfSatisfying(
                        FindOutcome.Found.class, f -> assertThat(f.nativeId()).isEqualTo(sent.nativeId()));
    }

    @Test
    void hearsEditsDeletionsAndAnswersGivenOutside() {
        String mid = desk.meta.messenger().citizenWrites("Budi", "Air mati");
        desk.meta.messenger().citizenEdits("Budi", mid, "Air mati sejak Senin", 1);
        desk.meta.messenger().officeWrites("Budi", "Sudah menyala.");
        desk.meta.messenger().citizenDeletes("Budi", mid);

        assertThat(desk.events())
                .extracting(InboundEvent::kind)
                .containsExactly(
                        InboundEvent.Kind.MESSAGE,
                        InboundEvent.Kind.EDIT,
                        InboundEvent.Kind.OWN_MESSAGE,
                        InboundEvent.Kind.DELETION);
        assertThat(desk.last(InboundEvent.OwnMessage.class).outboxId()).isEmpty();
    }

    @Test
    void fetchesAFile() {
        desk.meta
                .messenger()
                .citizenSends(
                        "Budi",
                        "image",
                        desk.meta.keep("a.jpg", new byte[] {1, 2}).toString());
        Attachment.Remote file = (Attachment.Remote)
                desk.last(InboundEvent.Message.class).content().attachments().get(0);

        assertThat(desk.connector.fetch(desk.channel.open(), file.reference()))
                .isInstanceOf(FetchOutcome.Fetched.class);
    }

    @Test
    void closesTheWindowAfterADay() {
        desk.meta.messenger().citizenWrites("Budi", "Air mati");
        OutboundMessage answer = answer("Sedang diperbaiki.");
        Constraints open = desk.connector.constraints(desk.channel.open(), answer.conversation());
        assertThat(open.closesAt()).contains(desk.time.instant().plus(Duration.ofHours(24)));
        assertThat(open.sendable()).isTrue();

        desk.time.pass(Duration.ofHours(25));

        assertThat(desk.connector
                        .constraints(desk.channel.open(), answer.conversation())
                        .sendable())
                .isFalse();
        assertThat(desk.send(answer))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class, r -> assertThat(r.cause()).isEqualTo(SendOutcome.Cause.RULE));
        assertThat(desk.meta.calls()).isEmpty();
    }

    @Test
    void opensTheWindowAnewWithAReaction() {
        desk.meta.messenger().citizenWrites("Budi", "Air mati");
        desk.send(answer("Sedang diperbaiki."));
        String ours = desk.last(InboundEvent.OwnMessage.class).nativeId();
        InboundEvent.Message message = desk.last(InboundEvent.Message.class);
        desk.time.pass(Duration.ofHours(30));

        desk.meta.messenger().citizenReacts("Budi", ours);
        desk.meta.messenger().citizenTakesReactionBack("Budi", ours);

        assertThat(desk.events())
                .filteredOn(InboundEvent.Contact.class::isInstance)
                .hasSize(1);
        InboundEvent.Contact reaction = desk.last(InboundEvent.Contact.class);
        assertThat(reaction.contact().id()).isEqualTo(message.author().id());
        assertThat(reaction.state()).isEqualTo(InboundEvent.ContactState.ENGAGED);
        OutboundMessage late = ChatDesk.answer(message, reaction.occurredAt(), "Sudah menyala.");
        desk.time.pass(Duration.ofHours(23));
        assertThat(desk.connector
                        .constraints(desk.channel.open(), late.conversation())
                        .closesAt())
                .contains(reaction.occurredAt().plus(Duration.ofHours(24)));
        assertThat(desk.send(late)).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(desk.meta.messenger().visibleReplies("Budi")).endsWith("Sudah menyala.");
    }

    @Test
    void letsOnlyPeopleAnswerForSevenDaysWhereMetaAllowsIt() {
        desk.channel.setting(MessengerConnector.HUMAN_AGENT, "true");
        desk.meta.messenger().citizenWrites("Budi", "Air mati");
        InboundEvent.Message message = desk.last(InboundEvent.Message.class);
        desk.time.pass(Duration.ofDays(3));

        assertThat(desk.send(ChatDesk.answer(message, Visibility.PRIVATE, "Otomatis", true)))
                .isInstanceOf(SendOutcome.Rejected.class);
        assertThat(desk.send(ChatDesk.answer(message, Visibility.PRIVATE, "Petugas", false)))
                .isInstanceOf(SendOutcome.Accepted.class);
        desk.time.pass(Duration.ofDays(5));
        assertThat(desk.send(ChatDesk.answer(message, Visibility.PRIVATE, "Terlambat", false)))
                .isInstanceOf(SendOutcome.Rejected.class);
        assertThat(desk.meta.messenger().visibleReplies("Budi")).containsExactly("Petugas");
    }

    @Test
    void tellsThatAllMessagesUntilNowWereRead() {
        desk.meta.messenger().citizenWrites("Budi", "Air mati");
        desk.send(answer("Sedang diperbaiki."));
        desk.meta.messenger().citizenReads("Budi");

        assertThat(desk.connector.describe().capabilities()).contains(Capability.REPORTS_READING);
        assertThat(desk.last(InboundEvent.Progress.class)).satisfies(read -> {
            assertThat(read.state()).isEqualTo(InboundEvent.DeliveryState.READ);
            assertThat(read.conversationId())
                    .isEqualTo(desk.last(InboundEvent.Message.class)
                            .thread()
                            .conversationId()
                            .orElseThrow());
        });
    }

    @Test
    void subscribesThePageAndNoticesThatMetaEndedIt() {
        assertThat(desk.connector.activate(desk.channel.open()).state()).isEqualTo(Health.State.UP);
        desk.meta.unsubscribe();
        assertThat(desk.connector.health(desk.channel.open()).code()).isEqualTo("unsubscribed");
    }

    /** Meta chooses the fields for the whole app: what is not ticked there never comes. */
    @Test
    void tellsWhichFieldsOfTheWebhookToTick() {
        assertThat(desk.connector.describe().settings())
                .filteredOn(setting -> setting.name().equals(GraphSettings.VERIFY_TOKEN))
                .singleElement()
                .satisfies(setting -> assertThat(setting.help().id())
                        .contains(
                                "objek Page",
                                "messages",
                                "message_echoes",
                                "message_edits",
                                "message_reactions",
                                "message_deliveries",
                                "message_reads",
                                "messaging_postbacks",
                                "standby"));
    }
}
