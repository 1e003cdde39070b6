package id.sigap.connector.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.FetchOutcome;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.graph.GraphSettings;
import id.sigap.standin.Answer;
import id.sigap.standin.Mischief;
import id.sigap.standin.meta.Comment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private final PageDesk desk = new PageDesk();
    private final Comment post = desk.meta.facebook().pagePosts("Selamat pagi, warga!");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void answersACommentInPublicAndKnowsItsOwnReply() {
        Comment comment =
                desk.meta.facebook().citizenComments(post.id(), "Budi", "Jalan Melati berlubang \uD83D\uDE1F");
        OutboundMessage answer = PageDesk.answer(
                desk.last(InboundEvent.Message.class), Visibility.PUBLIC, "Terima kasih, sudah kami teruskan.");

        SendOutcome.Accepted sent = (SendOutcome.Accepted) desk.send(answer);

        assertThat(desk.meta.facebook().visibleReplies(comment.id())).containsExactly(answer.body());
        InboundEvent.OwnMessage echo = desk.last(InboundEvent.OwnMessage.class);
        assertThat(echo.nativeId()).isEqualTo(sent.nativeId());
        assertThat(echo.thread().conversationId()).contains(comment.id());
        assertThat(desk.find(answer, desk.time.instant()))
                .isInstanceOfSatisfying(
                        FindOutcome.Found.class, f -> assertThat(f.nativeId()).isEqualTo(sent.nativeId()));
    }

    @Test
    void answersAReplyAndAVisitorsPost() {
        Comment top = desk.meta.facebook().citizenComments(post.id(), "Budi", "Lampu mati");
        desk.meta.facebook().citizenComments(top.id(), "Siti", "Di tempat saya juga");
        OutboundMessage toReply =
                PageDesk.answer(desk.last(InboundEvent.Message.class), Visibility.PUBLIC, "Kami periksa, Bu.");
        assertThat(desk.send(toReply)).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(desk.find(toReply, desk.time.instant())).isInstanceOf(FindOutcome.Found.class);
        assertThat(desk.meta.facebook().visibleReplies(top.id())).containsExactly("Kami periksa, Bu.");

        Comment visitors = desk.meta.facebook().citizenPosts("Joko", "Sampah menumpuk");
        OutboundMessage toPost =
                PageDesk.answer(desk.last(InboundEvent.Message.class), Visibility.PUBLIC, "Truk datang besok.");
        assertThat(desk.send(toPost)).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(desk.find(toPost, desk.time.instant())).isInstanceOf(FindOutcome.Found.class);
        assertThat(desk.meta.facebook().visibleReplies(visitors.id())).containsExactly("Truk datang besok.");
    }

    @Test
    void answersPrivatelyOnceWithinSevenDays() {
        Comment comment = desk.meta.facebook().citizenComments(post.id(), "Budi", "Nomor KK saya salah");
        InboundEvent.Message message = desk.last(InboundEvent.Message.class);
        OutboundMessage answer = PageDesk.answer(message, Visibility.PRIVATE, "Kirimkan fotonya di sini.");

        assertThat(desk.connector
                        .constraints(desk.channel.open(), answer.conversation())
                        .closesAt())
                .contains(message.occurredAt().plus(Duration.ofDays(7)));
        assertThat(desk.send(answer)).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(desk.meta.facebook().privateReplies(comment.id())).containsExactly(answer.body());
        assertThat(desk.find(answer, desk.time.instant())).isInstanceOf(FindOutcome.Found.class);
        assertThat(desk.send(PageDesk.answer(message, Visibility.PRIVATE, "Lagi")))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class, r -> assertThat(r.cause()).isEqualTo(SendOutcome.Cause.RULE));

        desk.time.pass(Duration.ofDays(8));
        assertThat(desk.connector
                        .constraints(desk.channel.open(), answer.conversation())
                        .sendable())
                .isFalse();
    }

    @Test
    void answersAVisitorsPostPrivately() {
        Comment visitors = desk.meta.facebook().citizenPosts("Joko", "Sampah menumpuk");
        OutboundMessage answer =
                PageDesk.answer(desk.last(InboundEvent.Message.class), Visibility.PRIVATE, "Kirimkan alamatnya.");

        assertThat(desk.send(answer)).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(desk.meta.facebook().privateReplies(visitors.id())).containsExactly(answer.body());
    }

    @Test
    void hearsEditsDeletionsHidingAndAnswersGivenOutside() {
        Comment comment = desk.meta.facebook().citizenComments(post.id(), "Budi", "Air mati");
        desk.meta.facebook().citizenEdits(comment.id(), "Air mati sejak Senin");
        desk.meta.facebook().officeHides(comment.id(), true);
        desk.meta.facebook().officeComments(comment.id(), "Sudah menyala kembali.");
        desk.meta.facebook().citizenDeletes(comment.id());

        assertThat(desk.events())
                .extracting(InboundEvent::kind)
                .containsExactly(
                        InboundEvent.Kind.MESSAGE,
                        InboundEvent.Kind.EDIT,
                        InboundEvent.Kind.DELETION,
                        InboundEvent.Kind.OWN_MESSAGE,
                        InboundEvent.Kind.DELETION);
    }

    @Test
    void hearsThatSomebodyAtTheOfficeDeletedItsReply() {
        Comment comment = desk.meta.facebook().citizenComments(post.id(), "Budi", "Air mati");
        OutboundMessage answer =
                PageDesk.answer(desk.last(InboundEvent.Message.class), Visibility.PUBLIC, "Sudah menyala kembali.");
        SendOutcome.Accepted sent = (SendOutcome.Accepted) desk.send(answer);

        desk.meta.facebook().officeDeletes(sent.nativeId());

        assertThat(desk.meta.facebook().visibleReplies(comment.id())).isEmpty();
        InboundEvent.Deletion deletion = desk.last(InboundEvent.Deletion.class);
        assertThat(deletion.nativeId()).isEqualTo(sent.nativeId());
        assertThat(deletion.thread().conversationId()).contains(comment.id());
    }

    @Test
    void fetchesAPhotoUntilItExpires() {
        String address = desk.meta.keep("a.jpg", new byte[] {1, 2, 3}).toString();
        desk.meta.facebook().citizenComments(post.id(), "Budi", "", address);
        Attachment.Remote photo = (Attachment.Remote)
                desk.last(InboundEvent.Message.class).content().attachments().get(0);

        assertThat(desk.connector.fetch(desk.channel.open(), photo.reference()))
                .isInstanceOfSatisfying(
                        FetchOutcome.Fetched.class,
                        f -> assertThat(f.delivery().body().size()).isEqualTo(3));
        assertThat(desk.connector.fetch(desk.channel.open(), photo.reference() + "x"))
                .isEqualTo(new FetchOutcome.Gone("http-403"));
        assertThat(desk.connector.fetch(desk.channel.open(), "file:http://169.254.169.254/latest"))
                .isEqualTo(new FetchOutcome.Gone("address-refused"));
    }

    @Test
    void catchesUpWithWhatNoWebhookBrought() {
        desk.channel.setting(FacebookConnector.CATCH_UP, "true");
        Comment top = desk.meta.facebook().citizenComments(post.id(), "Budi", "Pohon tumbang");
        desk.meta.facebook().citizenComments(top.id(), "Siti", "Menutup jalan");
        for (int i = 0; i < 130; i++) {
            desk.meta.facebook().citizenComments(post.id(), "Warga " + i, "Keluhan " + i);
        }

        List<InboundEvent> polled = pollAll(Optional.empty());

        List<InboundEvent> pushed = desk.events();
        assertThat(polled).hasSize(132);
        assertThat(polled.stream().map(InboundEvent::nativeId))
                .containsExactlyInAnyOrderElementsOf(
                        pushed.stream().map(InboundEvent::nativeId).toList());
        assertThat(polled).allMatch(e -> e.version().equals("1") && e.kind() == InboundEvent.Kind.MESSAGE);
        assertThat(polled)
                .filteredOn(e -> e.nativeId().equals(top.id()))
                .isEqualTo(pushed.stream()
                        .filter(e -> e.nativeId().equals(top.id()))
                        .toList());
    }

    @Test
    void looksForCommentsNoMoreThanOnceAMinute() {
        desk.channel.setting(FacebookConnector.CATCH_UP, "true");
        desk.meta.facebook().citizenComments(post.id(), "Budi", "Pohon tumbang");
        String began = String.valueOf(desk.time.instant().getEpochSecond());
        Optional<String> cursor = Optional.of(began + " " + began + "  ");

        assertThat(desk.connector.poll(desk.channel.open(), cursor, Duration.ZERO))
                .isEqualTo(new PollResult.Polled(List.of(), cursor.get(), false));
        assertThat(desk.meta.calls()).isEmpty();

        desk.time.pass(Duration.ofMinutes(1));
        assertThat(pollAll(cursor)).hasSize(1);
    }

    @Test
    void beginsAListAgainWhereItsPlaceInItIsGone() {
        desk.channel.setting(FacebookConnector.CATCH_UP, "true");
        desk.meta.facebook().citizenComments(post.id(), "Budi", "Pohon tumbang");
        Comment other = desk.meta.facebook().pagePosts("Selamat siang, warga!");
        desk.meta.facebook().citizenComments(other.id(), "Siti", "Air mati");
        String began = String.valueOf(desk.time.instant().getEpochSecond());

        assertThat(pollAll(Optional.of(began + " " + began + " " + post.id() + "," + other.id() + " stale")))
                .hasSize(2);
        assertThat(pollAll(Optional.of(began + " " + began + " 1_2," + other.id() + " stale")))
                .as("a post that is gone does not hold up the next")
                .hasSize(1);
    }

    private List<InboundEvent> pollAll(Optional<String> start) {
        List<InboundEvent> all = new ArrayList<>();
        Optional<String> cursor = start;
        for (int round = 0; round < 20; round++) {
            PollResult.Polled polled =
                    (PollResult.Polled) desk.connector.poll(desk.channel.open(), cursor, Duration.ZERO);
            for (RawDelivery delivery : polled.deliveries()) {
                all.addAll(desk.connector.split(desk.channel.open(), delivery));
            }
            cursor = Optional.of(polled.cursor());
            assertThat(polled.cursor()).hasSizeLessThan(2000);
            if (!polled.more()) {
                return all;
            }
        }
        throw new AssertionError("Polling did not end");
    }

    @Test
    void looksForNothingWhereNobodyAskedForIt() {
        assertThat(desk.connector.poll(desk.channel.open(), Optional.of("x"), Duration.ZERO))
                .isEqualTo(new PollResult.Polled(List.of(), "x", false));
        assertThat(desk.meta.calls()).isEmpty();
    }

    @Test
    void subscribesThePageAndNoticesThatMetaEndedIt() {
        assertThat(desk.connector.health(desk.channel.open()).code()).isEqualTo("unsubscribed");
        assertThat(desk.connector.activate(desk.channel.open()).state()).isEqualTo(Health.State.UP);
        desk.meta.unsubscribe();
        assertThat(desk.connector.health(desk.channel.open()).state()).isEqualTo(Health.State.DOWN);
    }

    @Test
    void takesNoOtherAppsSubscriptionForItsOwn() {
        desk.meta.next(
                "GET /" + PageDesk.OPTIONS.pageId() + "/subscribed_apps",
                new Mischief.Instead(Answer.json(200, "{\"data\":[{\"id\":\"1\",\"subscribed_fields\":[\"feed\"]}]}")));

        assertThat(desk.connector.health(desk.channel.open()).code()).isEqualTo("unsubscribed");
    }

    @Test
    void tellsWhenTheTokenEnds() {
        assertThat(desk.connector.activate(desk.channel.open()).credentialsExpireAt())
                .isEmpty();
        Instant end = desk.time.instant().plus(Duration.ofDays(60));
        desk.meta.tokenEnds(end);

        assertThat(desk.connector.health(desk.channel.open()).credentialsExpireAt())
                .contains(end);
    }

    /** Meta chooses the fields for the whole app: what is not ticked there never comes. */
    @Test
    void tellsWhichFieldsOfTheWebhookToTick() {
        assertThat(desk.connector.describe().settings())
                .filteredOn(setting -> setting.name().equals(GraphSettings.VERIFY_TOKEN))
                .singleElement()
                .satisfies(setting -> assertThat(setting.help().id()).contains("objek Page", "feed"));
    }
}
