package id.sigap.connector.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.FetchOutcome;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.SendOutcome;
import id.sigap.standin.telegram.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private InboundEvent.Message onlyMessage() {
        assertThat(desk.telegram.delivered(Desk.SOON)).isTrue();
        assertThat(desk.events()).singleElement().isInstanceOf(InboundEvent.Message.class);
        return (InboundEvent.Message) desk.events().get(0);
    }

    private SendOutcome.Accepted answered(InboundEvent.Message message, String text) {
        SendOutcome outcome = desk.connector.send(desk.webhook(), Desk.answer(Desk.answering(message), text));
        assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
        return (SendOutcome.Accepted) outcome;
    }

    @Test
    void answersAPrivateMessageThatCameByWebhook() {
        assertThat(desk.connector.activate(desk.webhook()).state()).isEqualTo(Health.State.UP);
        Post post = desk.telegram.citizenWrites("Siti", "Air mati sejak pagi");
        InboundEvent.Message message = onlyMessage();

        SendOutcome.Accepted accepted = answered(message, "Tim kami sedang memperbaiki.");

        assertThat(message.nativeId()).isEqualTo(post.nativeId());
        assertThat(accepted.nativeId()).startsWith(post.chat() + "/");
        assertThat(desk.telegram.visibleReplies(post)).containsExactly("Tim kami sedang memperbaiki.");
        Post ours = new Post(post.chat(), Long.parseLong(accepted.nativeId().split("/", -1)[1]));
        desk.telegram.citizenReplies("Siti", ours, "Masih mati");
        assertThat(desk.telegram.delivered(Desk.SOON)).isTrue();
        assertThat(((InboundEvent.Message) desk.events().get(1)).thread().repliesTo())
                .containsExactly(accepted.nativeId());
    }

    @Test
    void answersInTheGroupInWhichItWasNamed() {
        desk.connector.activate(desk.webhook());
        desk.telegram.citizenChats("Budi", "Selamat pagi semua");
        Post post = desk.telegram.citizenPosts("Siti", "lampu jalan mati");
        InboundEvent.Message message = onlyMessage();

        answered(message, "Kami periksa malam ini.");

        assertThat(desk.telegram.visibleReplies(post)).containsExactly("Kami periksa malam ini.");
    }

    @Test
    void followsAGroupThatBecameASupergroup() {
        desk.connector.activate(desk.webhook());
        Post post = desk.telegram.citizenPosts("Siti", "lampu jalan mati");
        InboundEvent.Message message = onlyMessage();
        long supergroup = desk.telegram.groupMigrates();

        assertThat(answered(message, "Kami periksa.").nativeId()).startsWith(supergroup + "/");
        assertThat(desk.telegram.visibleReplies(post)).containsExactly("Kami periksa.");
    }

    @Test
    void answersEvenWhereTheMessageIsGone() {
        desk.connector.activate(desk.webhook());
        Post post = desk.telegram.citizenWrites("Siti", "Air mati");
        InboundEvent.Message message = onlyMessage();
        desk.telegram.citizenDeletes(post);

        answered(message, "Sudah diperbaiki.");

        assertThat(desk.telegram.visibleReplies(post)).containsExactly("Sudah diperbaiki.");
    }

    @Test
    void bringsPollingAndWebhookToTheSameDeliveries() {
        desk.telegram.citizenWrites("Siti", "Air mati");
        Post edited = desk.telegram.citizenWrites("Budi", "Jalan rusak");
        desk.telegram.citizenEdits(edited, "Jalan rusak di RT 5");
        ChannelContext polling = desk.polling();

        PollResult.Polled first = (PollResult.Polled) desk.connector.poll(polling, Optional.empty(), Duration.ZERO);
        PollResult.Polled again = (PollResult.Polled) desk.connector.poll(polling, Optional.empty(), Duration.ZERO);
        desk.connector.activate(desk.webhook());

        assertThat(first.deliveries()).hasSize(3);
        assertThat(again.deliveries().stream().map(d -> d.key()))
                .isEqualTo(first.deliveries().stream().map(d -> d.key()).toList());
        assertThat(desk.telegram.delivered(Desk.SOON)).isTrue();
        assertThat(desk.deliveries().stream().map(d -> d.key()))
                .isEqualTo(first.deliveries().stream().map(d -> d.key()).toList());
        assertThat(desk.events())
                .extracting(InboundEvent::kind)
                .containsExactly(InboundEvent.Kind.MESSAGE, InboundEvent.Kind.MESSAGE, InboundEvent.Kind.EDIT);
    }

    @Test
    void confirmsByAskingForWhatIsNext() {
        desk.telegram.citizenWrites("Siti", "Air mati");
        PollResult.Polled first =
                (PollResult.Polled) desk.connector.poll(desk.polling(), Optional.empty(), Duration.ZERO);

        PollResult.Polled next =
                (PollResult.Polled) desk.connector.poll(desk.polling(), Optional.of(first.cursor()), Duration.ZERO);

        assertThat(next.deliveries()).isEmpty();
        assertThat(next.cursor()).isEqualTo(first.cursor());
    }

    @Test
    void pollsNothingWhereAWebhookIsConfigured() {
        desk.telegram.citizenWrites("Siti", "Air mati");

        assertThat(desk.connector.poll(desk.webhook(), Optional.of("5"), Duration.ofSeconds(50)))
                .isEqualTo(new PollResult.Polled(List.of(), "5", false));
    }

    @Test
    void fetchesThePhotosOfAnAlbum() {
        desk.connector.activate(desk.webhook());
        desk.telegram.citizenSendsPhotos("Siti", "Pipa bocor", new byte[] {1, 2}, new byte[] {3});
        assertThat(desk.telegram.delivered(Desk.SOON)).isTrue();

        List<FetchOutcome> files = desk.events().stream()
                .map(e -> ((InboundEvent.Message) e).content().attachments().get(0))
                .map(a -> desk.connector.fetch(desk.webhook(), ((Attachment.Remote) a).reference()))
                .toList();

        assertThat(files).allSatisfy(f -> assertThat(f).isInstanceOf(FetchOutcome.Fetched.class));
        assertThat(((FetchOutcome.Fetched) files.get(0)).delivery().body()).isEqualTo(Bytes.of(new byte[] {1, 2}));
        assertThat(((FetchOutcome.Fetched) files.get(1)).delivery().body()).isEqualTo(Bytes.of(new byte[] {3}));
    }

    @Test
    void cannotLookForItsOwnMessage() {
        desk.connector.activate(desk.webhook());
        desk.telegram.citizenWrites("Siti", "Air mati");
        InboundEvent.Message message = onlyMessage();

        assertThat(desk.connector.find(desk.webhook(), Desk.answer(Desk.answering(message), "Halo"), Instant.now()))
                .isInstanceOf(FindOutcome.CannotTell.class);
    }

    @Test
    void withdrawsItsOwnWebhookOnly() {
        desk.connector.activate(desk.webhook());
        desk.connector.deactivate(desk.webhook());

        assertThat(desk.connector.health(desk.webhook()).code()).isEqualTo("webhook-unset");
        assertThat(desk.telegram.calls()).anyMatch(c -> c.path().endsWith("/deleteWebhook"));
        long withdrawn = desk.telegram.calls().stream()
                .filter(c -> c.path().endsWith("/deleteWebhook"))
                .count();
        desk.connector.deactivate(desk.webhook());
        assertThat(desk.telegram.calls().stream().filter(c -> c.path().endsWith("/deleteWebhook")))
                .hasSize((int) withdrawn);
    }
}
