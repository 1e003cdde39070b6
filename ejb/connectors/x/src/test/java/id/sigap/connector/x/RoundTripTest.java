package id.sigap.connector.x;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FetchOutcome;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.HandshakeReply;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.ReplayOutcome;
import id.sigap.connector.api.Secret;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.Signatures;
import id.sigap.standin.Answer;
import id.sigap.standin.Mischief;
import id.sigap.standin.x.DirectMessage;
import id.sigap.standin.x.Post;
import id.sigap.standin.x.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a citizen's post to the answer below it, by webhook and by looking. */
class RoundTripTest {
    private final Office office = new Office();

    @AfterEach
    void close() {
        office.close();
    }

    private String accepted(OutboundMessage message) {
        SendOutcome outcome = office.connector.send(office.context(), message);
        assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
        return ((SendOutcome.Accepted) outcome).nativeId();
    }

    @Test
    void answersAPostThatTheWebhookBroughtAndKnowsItsOwnAnswer() {
        assertThat(office.connector.activate(office.context()).state()).isEqualTo(Health.State.UP);
        Post post = office.x.citizenPosts("Siti", "@PemkotContoh air mati sejak pagi & bau");
        InboundEvent.Message message = office.messages().get(0);
        assertThat(message.nativeId()).isEqualTo(post.id());
        assertThat(message.content().text()).isEqualTo("@PemkotContoh air mati sejak pagi & bau");
        assertThat(message.author().displayName()).contains("Siti");

        Instant attemptedAt = office.clock.instant();
        OutboundMessage answer = office.answering(
                message, "Terima kasih, laporan <SGP-2026-000041> kami teruskan: https://sigap.contoh.go.id/t/41/");
        String id = accepted(answer);

        assertThat(office.x.visibleReplies(post))
                .singleElement()
                .satisfies(p -> assertThat(p.text()).isEqualTo(answer.body()));
        assertThat(office.events())
                .filteredOn(InboundEvent.OwnMessage.class::isInstance)
                .singleElement()
                .satisfies(own -> assertThat(own.nativeId()).isEqualTo(id));
        assertThat(office.connector.find(office.context(), answer, attemptedAt))
                .isInstanceOfSatisfying(
                        FindOutcome.Found.class, f -> assertThat(f.nativeId()).isEqualTo(id));
        assertThat(office.deliveries).noneMatch(d -> d.body().utf8().contains("token"));
    }

    @Test
    void hearsThatSomebodyAtTheOfficeDeletedItsReply() {
        office.connector.activate(office.context());
        Post post = office.x.citizenPosts("Siti", "@PemkotContoh air mati sejak pagi");
        String id = accepted(office.answering(office.messages().get(0), "Terima kasih, kami teruskan."));

        office.x.deletes(office.x.visibleReplies(post).get(0));

        assertThat(office.x.visibleReplies(post)).isEmpty();
        assertThat(office.events())
                .filteredOn(InboundEvent.Deletion.class::isInstance)
                .singleElement()
                .satisfies(deletion -> assertThat(deletion.nativeId()).isEqualTo(id));
    }

    @Test
    void answersADirectMessageDirectly() {
        assertThat(office.connector.activate(office.context()).state()).isEqualTo(Health.State.UP);
        office.x.citizenWrites("Budi", "Jalan rusak di depan SD 3");
        InboundEvent.Message message = office.messages().get(0);
        assertThat(message.visibility()).isEqualTo(Visibility.PRIVATE);

        Instant attemptedAt = office.clock.instant();
        OutboundMessage answer =
                office.answering(message, "Baik, Pak Budi. ".repeat(30).strip());
        String id = accepted(answer);

        assertThat(office.x.visibleMessages("Budi"))
                .extracting(DirectMessage::id)
                .containsExactly(id);
        assertThat(office.events())
                .anyMatch(e -> e instanceof InboundEvent.OwnMessage own
                        && own.nativeId().equals(id)
                        && own.visibility() == Visibility.PRIVATE);
        assertThat(office.connector.find(office.context(), answer, attemptedAt))
                .isInstanceOfSatisfying(
                        FindOutcome.Found.class, f -> assertThat(f.nativeId()).isEqualTo(id));
    }

    @Test
    void findsByLookingWhatNoWebhookBroughtAndEndsAfterTheLastPage() {
        office.x.largestPage(5);
        for (int i = 0; i < 23; i++) {
            office.x.citizenPosts("Warga" + i, "@PemkotContoh laporan " + i);
        }
        for (int i = 0; i < 7; i++) {
            office.x.citizenWrites("Warga" + i, "pesan " + i);
        }

        assertThat(office.look()).isBetween(5, 8);
        assertThat(office.messages()).hasSize(30);
        int before = office.deliveries.size();

        assertThat(office.look()).isEqualTo(1);
        assertThat(office.deliveries).hasSize(before);

        office.x.citizenPosts("Siti", "@PemkotContoh satu lagi");
        office.look();
        assertThat(office.messages()).hasSize(31);
    }

    @Test
    void takesWhatCameByWebhookAndByLookingOnce() {
        office.connector.activate(office.context());
        office.x.nextDelivery(Way.TWICE, Way.LOST, Way.WITHHELD, Way.WITHHELD);
        office.x.citizenPosts("A", "@PemkotContoh satu");
        office.x.citizenPosts("B", "@PemkotContoh dua");
        office.x.citizenPosts("C", "@PemkotContoh tiga");
        office.x.citizenWrites("D", "empat");
        assertThat(office.messages()).hasSize(1);

        office.look();
        office.x.release();

        assertThat(office.messages()).hasSize(4);
    }

    @Test
    void refusesADeliveryThatXDidNotSignAndFindsThePostByLooking() {
        office.connector.activate(office.context());
        office.x.nextDelivery(Way.WRONGLY_SIGNED);
        office.x.citizenPosts("A", "@PemkotContoh satu");

        assertThat(office.x.deliveryStatuses()).containsExactly(401);
        assertThat(office.messages()).isEmpty();
        office.look();
        assertThat(office.messages()).hasSize(1);
    }

    @Test
    void followsRepliesQuotesEditsAndDeletions() {
        office.connector.activate(office.context());
        Post own = office.x.officePosts("Layanan tutup besok.", Optional.empty());
        Post reply = office.x.citizenReplies("Siti", own, "Sampai kapan?");
        office.x.citizenQuotes("Budi", own, "Loh kok tutup");
        Post edited = office.x.edits(reply, "Sampai kapan tutupnya?");
        office.x.deletes(edited);

        List<InboundEvent> events = office.events();
        assertThat(events)
                .extracting(e -> e.kind().name())
                .containsExactly("OWN_MESSAGE", "MESSAGE", "MESSAGE", "EDIT", "DELETION");
        assertThat(events.get(3).nativeId()).isEqualTo(reply.id());
        assertThat(events.get(4).nativeId())
                .as("X names the deleted post by its last version, which the edit told")
                .isEqualTo(edited.id())
                .isEqualTo(events.get(4).version())
                .isEqualTo(events.get(3).version())
                .isNotEqualTo(reply.id());
        assertThat(office.messages()).allSatisfy(m -> assertThat(m.attributes()).containsEntry("summoned", "true"));
        assertThat(office.messages().get(0).thread().repliesTo()).containsExactly(own.id());
    }

    @Test
    void fetchesThePictureOfAPost() {
        office.connector.activate(office.context());
        Post post = office.x.citizenPosts("Siti", "@PemkotContoh lihat ini", new byte[] {1, 2, 3});
        Attachment.Remote file = (Attachment.Remote)
                office.messages().get(0).content().attachments().get(0);

        for (String reference : List.of(file.reference(), "post:" + post.id() + "#" + file.name())) {
            assertThat(office.connector.fetch(office.context(), reference))
                    .isInstanceOfSatisfying(
                            FetchOutcome.Fetched.class,
                            f -> assertThat(f.delivery().body().toArray()).containsExactly(1, 2, 3));
        }
        assertThat(office.connector.fetch(office.context(), "http://169.254.169.254/latest"))
                .isInstanceOf(FetchOutcome.Gone.class);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void fetchesNoFileThatSigapWouldNotKeep(int bytesTooMany, boolean fetched) {
        office.connector.activate(office.context());
        office.x.citizenPosts("Siti", "@PemkotContoh lihat ini", new byte[] {1});
        Attachment.Remote file = (Attachment.Remote)
                office.messages().get(0).content().attachments().get(0);
        byte[] content = new byte[HttpCall.LARGEST_FILE + bytesTooMany];
        office.x.next("/media/", new Mischief.Instead(Answer.of(200, "video/mp4", content)));

        FetchOutcome outcome = office.connector.fetch(office.context(), file.reference());

        if (fetched) {
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            FetchOutcome.Fetched.class,
                            f -> assertThat(f.delivery().body().size()).isEqualTo(content.length));
        } else {
            assertThat(outcome).isEqualTo(new FetchOutcome.Gone("too-large"));
        }
    }

    @Test
    void tellsThatXNoLongerSends() {
        assertThat(office.connector.health(office.context()).code()).isEqualTo("webhook-missing");
        office.connector.activate(office.context());
        assertThat(office.connector.health(office.context()).state()).isEqualTo(Health.State.UP);

        office.x.invalidateWebhook();
        assertThat(office.connector.health(office.context()))
                .satisfies(h -> assertThat(h.state()).isEqualTo(Health.State.DOWN))
                .satisfies(h -> assertThat(h.code()).isEqualTo("webhook-invalid"));

        assertThat(office.connector.activate(office.context()).state()).isEqualTo(Health.State.UP);
        office.connector.deactivate(office.context());
        assertThat(office.connector.health(office.context()).code()).isEqualTo("webhook-missing");
    }

    @Test
    void renewsTheAccessTokenOnlyWhenItIsRefused() {
        office.connector.activate(office.context());
        office.look();
        office.look();
        assertThat(office.x.tokensIssued()).isEqualTo(1);

        office.clock.advance(Duration.ofHours(3));
        office.look();
        assertThat(office.x.tokensIssued()).isEqualTo(2);
    }

    @Test
    void getsAGapAgainByWebhookOrByLooking() {
        office.connector.activate(office.context());
        office.x.nextDelivery(Way.LOST, Way.LOST);
        office.x.citizenPosts("A", "@PemkotContoh satu");
        office.x.citizenWrites("B", "dua");
        assertThat(office.messages()).isEmpty();

        Instant since = office.clock.instant().minus(Duration.ofHours(1));
        assertThat(office.connector.replay(office.context(), since)).isInstanceOf(ReplayOutcome.Requested.class);
        assertThat(office.messages()).hasSize(2);

        office.deliveries.clear();
        Instant longAgo = office.clock.instant().minus(Duration.ofDays(3));
        assertThat(office.connector.replay(office.context(), longAgo))
                .isInstanceOfSatisfying(ReplayOutcome.Rewound.class, r -> office.cursor = r.cursor());
        office.look();
        assertThat(office.messages()).hasSize(2);
    }

    @Test
    void saysBeforeDraftingThatXWillRefuseAReplyToWhoDidNotCall() {
        assertThat(rules("false", office))
                .satisfies(c -> assertThat(c.sendable()).isFalse())
                .satisfies(c -> assertThat(c.notices())
                        .extracting(Constraints.Notice::code)
                        .containsExactly("not-summoned"));
        assertThat(rules("true", office).notices()).isEmpty();
        office.channel.setting("enterprise-plan", "true");
        assertThat(rules("false", office).sendable()).isTrue();
    }

    private static Constraints rules(String summoned, Office office) {
        return office.connector.constraints(
                office.context(),
                new Conversation(
                        Person.of("20"),
                        Visibility.PUBLIC,
                        Optional.of("10"),
                        List.of("10"),
                        Optional.empty(),
                        Map.of("summoned", summoned)));
    }

    @Test
    void answersTheChallengeAndTakesDeliveriesOfBothSecretsDuringARotation() {
        office.connector.activate(office.context());
        office.channel.secret("consumer-secret", "rahasia-baru");
        office.x.citizenPosts("A", "@PemkotContoh satu");
        assertThat(office.x.deliveryStatuses()).containsExactly(200);

        HandshakeReply reply = office.connector.handshake(
                office.context(),
                new InboundRequest(
                        "GET", Map.of(), Map.of("crc_token", List.of("abc")), Bytes.empty(), office.clock.instant()));
        assertThat(reply.body().utf8())
                .contains("sha256=" + Signatures.base64(Secret.of("rahasia-baru"), Bytes.utf8("abc")));
    }
}
