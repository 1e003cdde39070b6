package id.sigap.connector.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FetchOutcome;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.graph.GraphSettings;
import id.sigap.standin.meta.Comment;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private final InstagramDesk desk = new InstagramDesk();
    private final Comment media = desk.meta.instagram().accountPublishes("Selamat pagi, warga!");

    @AfterEach
    void close() {
        desk.close();
    }

    private OutboundMessage answer(Visibility visibility, String text) {
        return InstagramDesk.answer(desk.last(InboundEvent.Message.class), visibility, text);
    }

    @Test
    void answersACommentAndAReplyInPublic() {
        Comment comment = desk.meta.instagram().citizenComments(media.id(), "budi", "Jalan berlubang \uD83D\uDE1F");
        OutboundMessage answer = answer(Visibility.PUBLIC, "Terima kasih, sudah kami teruskan.");

        SendOutcome.Accepted sent = (SendOutcome.Accepted) desk.send(answer);

        assertThat(desk.meta.instagram().visibleReplies(comment.id())).containsExactly(answer.body());
        assertThat(desk.last(InboundEvent.OwnMessage.class).nativeId()).isEqualTo(sent.nativeId());
        assertThat(desk.find(answer, desk.time.instant())).isInstanceOf(FindOutcome.Found.class);

        desk.meta.instagram().citizenComments(comment.id(), "siti", "Di sini juga");
        OutboundMessage second = answer(Visibility.PUBLIC, "Kami periksa, Bu.");
        assertThat(desk.send(second)).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(desk.find(second, desk.time.instant())).isInstanceOf(FindOutcome.Found.class);
        assertThat(desk.meta.instagram().visibleReplies(comment.id())).hasSize(2);
    }

    @Test
    void answersACommentPrivatelyOnce() {
        Comment comment = desk.meta.instagram().citizenComments(media.id(), "budi", "Data saya salah");
        OutboundMessage answer = answer(Visibility.PRIVATE, "Kirimkan fotonya di sini.");

        assertThat(desk.send(answer)).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(desk.meta.instagram().privateReplies(comment.id())).containsExactly(answer.body());
        assertThat(desk.find(answer, desk.time.instant())).isInstanceOf(FindOutcome.Found.class);
        assertThat(desk.send(answer(Visibility.PRIVATE, "Lagi"))).isInstanceOf(SendOutcome.Rejected.class);
    }

    @Test
    void cannotTellWhatBecameOfAPrivateAnswerToSomebodyUnknown() {
        desk.meta.instagram().citizenComments(media.id(), "budi", "Data saya salah");
        OutboundMessage answer = answer(Visibility.PRIVATE, "Kirimkan fotonya di sini.");
        Conversation known = answer.conversation();
        OutboundMessage toNobody = new OutboundMessage(
                answer.outboxId(),
                new Conversation(
                        Person.of("username:budi"),
                        known.visibility(),
                        known.conversationId(),
                        known.messages(),
                        known.lastInboundAt(),
                        known.attributes()),
                answer.parts(),
                false);

        assertThat(desk.find(toNobody, desk.time.instant().minusSeconds(60)))
                .isEqualTo(new FindOutcome.CannotTell("Instagram: author-unknown"));
        assertThat(desk.meta.calls()).isEmpty();
    }

    @Test
    void answersAMessageWithinItsWindow() {
        desk.meta.instagram().messages().citizenWrites("budi", "Air mati");
        OutboundMessage answer = answer(Visibility.PRIVATE, "Sedang diperbaiki.");

        SendOutcome.Accepted sent = (SendOutcome.Accepted) desk.send(answer);
        desk.meta.instagram().messages().citizenReads("budi");

        assertThat(desk.meta.instagram().messages().visibleReplies("budi")).containsExactly(answer.body());
        assertThat(desk.last(InboundEvent.OwnMessage.class).nativeId()).isEqualTo(sent.nativeId());
        assertThat(desk.last(InboundEvent.Status.class).state()).isEqualTo(InboundEvent.DeliveryState.READ);
        assertThat(desk.find(answer, desk.time.instant())).isInstanceOf(FindOutcome.Found.class);
        desk.time.pass(Duration.ofHours(25));
        assertThat(desk.send(answer))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class, r -> assertThat(r.cause()).isEqualTo(SendOutcome.Cause.RULE));
    }

    @Test
    void holdsEachVisibilityToItsOwnLimit() {
        desk.meta.instagram().citizenComments(media.id(), "budi", "Data saya salah");
        Constraints open = desk.connector.constraints(
                desk.channel.open(), answer(Visibility.PUBLIC, "a").conversation());
        Constraints closed = desk.connector.constraints(
                desk.channel.open(), answer(Visibility.PRIVATE, "a").conversation());

        assertThat(open.maximumLength()).hasValue(300);
        assertThat(closed.maximumLength()).hasValue(1000);
        assertThat(desk.send(answer(Visibility.PUBLIC, "a".repeat(301)))).isInstanceOf(SendOutcome.Rejected.class);
        assertThat(desk.send(answer(Visibility.PRIVATE, "\u00e9".repeat(500))))
                .isInstanceOf(SendOutcome.Accepted.class);
        assertThat(desk.send(answer(Visibility.PRIVATE, "\u00e9".repeat(501))))
                .isInstanceOf(SendOutcome.Rejected.class);
    }

    @Test
    void fetchesAMentionAndAnswersIt() {
        Comment mention = desk.meta.instagram().citizenMentionsInComment("budi", "@pemkot lampu padam");
        InboundEvent.Pointer pointer = desk.last(InboundEvent.Pointer.class);

        FetchOutcome.Fetched fetched =
                (FetchOutcome.Fetched) desk.connector.fetch(desk.channel.open(), pointer.reference());
        InboundEvent.Message message = (InboundEvent.Message)
                desk.connector.split(desk.channel.open(), fetched.delivery()).get(0);

        assertThat(message.content().text()).isEqualTo("@pemkot lampu padam");
        assertThat(message.author().handle()).contains("@budi");
        assertThat(desk.send(InstagramDesk.answer(message, Visibility.PUBLIC, "Kami periksa.")))
                .isInstanceOf(SendOutcome.Accepted.class);
        assertThat(desk.meta.instagram().visibleReplies(mention.id())).containsExactly("Kami periksa.");
    }

    @Test
    void fetchesAMentionInACaptionAndNoneThatIsGone() {
        desk.meta.instagram().citizenMentions("siti", "@pemkot banjir lagi");
        InboundEvent.Pointer pointer = desk.last(InboundEvent.Pointer.class);

        assertThat(desk.connector.fetch(desk.channel.open(), pointer.reference()))
                .isInstanceOfSatisfying(
                        FetchOutcome.Fetched.class,
                        f -> assertThat(desk.connector.split(desk.channel.open(), f.delivery()))
                                .singleElement()
                                .isInstanceOf(InboundEvent.Message.class));
        assertThat(desk.connector.fetch(desk.channel.open(), "mention:1:2")).isEqualTo(new FetchOutcome.Gone("100/33"));
    }

    @Test
    void subscribesTheAccountAndNoticesThatMetaEndedIt() {
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
                                "objek Instagram",
                                "comments",
                                "live_comments",
                                "mentions",
                                "messages",
                                "messaging_postbacks",
                                "messaging_seen",
                                "standby"));
    }
}
