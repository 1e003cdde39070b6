package id.sigap.connector.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.FetchOutcome;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundEvent.DeliveryState;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.SendOutcome;
import id.sigap.standin.Answer;
import id.sigap.standin.Mischief;
import id.sigap.standin.whatsapp.Citizen;
import id.sigap.standin.whatsapp.DeliveryMischief;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private static final Citizen SITI = Citizen.withNumber("Siti Nú̈r", "628125550001");
    private static final Citizen HIDDEN = Citizen.hidden("Bayu", "ID.99887766554433221100");

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private InboundEvent.Message firstMessage() {
        return desk.events(InboundEvent.Message.class).get(0);
    }

    @Test
    void answersTheHandshake() {
        assertThat(desk.whatsApp.verify(desk.webhook())).isTrue();
    }

    @Test
    void carriesAComplaintInAndItsAnswerOut() {
        String complaint = desk.whatsApp.writes(SITI, "Lampu jalan mati — tolong 🙏 / Jl. Melati");
        InboundEvent.Message received = firstMessage();
        OutboundMessage answer = Desk.answer(received, "Yth. Ibu Siti,", "Sudah diteruskan ke Dishub.");

        SendOutcome outcome = desk.connector.send(desk.channel(), answer);

        assertThat(received.content().text()).isEqualTo("Lampu jalan mati — tolong 🙏 / Jl. Melati");
        assertThat(desk.whatsApp.visibleReplies(SITI)).singleElement().satisfies(line -> {
            assertThat(line.text()).isEqualTo("Yth. Ibu Siti,\n\nSudah diteruskan ke Dishub.");
            assertThat(line.quotes()).contains(complaint);
            assertThat(((SendOutcome.Accepted) outcome).nativeId()).isEqualTo(line.id());
        });
        assertThat(desk.events(InboundEvent.OwnMessage.class))
                .singleElement()
                .satisfies(own -> assertThat(own.outboxId()).contains(answer.outboxId()));
        desk.whatsApp.reads(SITI);
        assertThat(desk.events(InboundEvent.Status.class))
                .extracting(InboundEvent.Status::state)
                .containsExactly(DeliveryState.SENT, DeliveryState.DELIVERED, DeliveryState.READ);
    }

    @Test
    void answersACitizenWhoHidesTheNumber() {
        desk.whatsApp.writes(HIDDEN, "Sampah menumpuk");

        SendOutcome outcome = desk.connector.send(desk.channel(), Desk.answer(firstMessage(), "Kami angkut besok."));

        assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(desk.whatsApp.visibleReplies(HIDDEN)).hasSize(1);
    }

    @Test
    void recognisesEditsDeletionsAndAnswersFromTheOfficesApp() {
        String id = desk.whatsApp.writes(SITI, "Air mti");
        desk.whatsApp.edits(SITI, id, "Air mati");
        desk.whatsApp.deletes(SITI, id);
        String own = desk.whatsApp.officeWritesInApp(SITI, "Siap");

        assertThat(desk.events(InboundEvent.Edit.class))
                .singleElement()
                .satisfies(e -> assertThat(e.nativeId()).isEqualTo(id));
        assertThat(desk.events(InboundEvent.Deletion.class))
                .singleElement()
                .satisfies(e -> assertThat(e.nativeId()).isEqualTo(id));
        assertThat(desk.events(InboundEvent.OwnMessage.class)).singleElement().satisfies(e -> {
            assertThat(e.nativeId()).isEqualTo(own);
            assertThat(e.outboxId()).isEmpty();
            assertThat(e.thread().conversationId()).contains("628125550001");
        });
    }

    @Test
    void fetchesAPhotoByItsIdHoweverLate() {
        byte[] photo = "\u00FF\u00D8 foto".getBytes(StandardCharsets.ISO_8859_1);
        desk.whatsApp.sends(SITI, "image", photo, "image/jpeg", "Pipa pecah");
        Attachment.Remote remote =
                (Attachment.Remote) firstMessage().content().attachments().get(0);

        FetchOutcome first = desk.connector.fetch(desk.channel(), remote.reference());
        desk.clock.advance(Duration.ofHours(1));
        FetchOutcome second = desk.connector.fetch(desk.channel(), remote.reference());

        assertThat(List.of(first, second))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOfSatisfying(FetchOutcome.Fetched.class, f -> {
                    assertThat(f.delivery().body().toArray()).isEqualTo(photo);
                    assertThat(f.delivery().contentType()).isEqualTo("image/jpeg");
                }));
        assertThat(desk.connector.fetch(desk.channel(), "12345")).isInstanceOf(FetchOutcome.Gone.class);
        assertThat(desk.connector.fetch(desk.channel(), "../106540352242922")).isInstanceOf(FetchOutcome.Gone.class);
    }

    @Test
    void takesEachEventOnceWhateverTheDeliveriesDo() {
        desk.whatsApp.nextDeliveries(
                DeliveryMischief.TWICE,
                DeliveryMischief.HOLD_BACK,
                DeliveryMischief.NONE,
                DeliveryMischief.WRONG_SIGNATURE,
                DeliveryMischief.LOSE);
        for (int i = 1; i <= 5; i++) {
            desk.whatsApp.writes(SITI, "Pesan " + i);
        }
        assertThat(desk.events(InboundEvent.Message.class)).hasSize(4);

        desk.whatsApp.retryDeliveries();

        assertThat(desk.events(InboundEvent.Message.class))
                .extracting(m -> m.content().text())
                .containsExactlyInAnyOrder("Pesan 1", "Pesan 2", "Pesan 3", "Pesan 4", "Pesan 5");
        assertThat(desk.refused()).containsExactly(401);
        assertThat(desk.whatsApp.undelivered()).isZero();
    }

    @Test
    void saysWhenTheWindowClosesAndSendsNothingAfterwards() {
        desk.whatsApp.writes(SITI, "Air mati");
        InboundEvent.Message received = firstMessage();

        assertThat(desk.connector.constraints(desk.channel(), Desk.answering(received)))
                .satisfies(open -> {
                    assertThat(open.closesAt()).contains(received.occurredAt().plus(Duration.ofHours(24)));
                    assertThat(open.notices()).isEmpty();
                });
        desk.clock.advance(Duration.ofHours(23));
        assertThat(desk.connector
                        .constraints(desk.channel(), Desk.answering(received))
                        .notices())
                .extracting(Constraints.Notice::code)
                .containsExactly("window-closing");
        desk.clock.advance(Duration.ofHours(1));
        assertThat(desk.connector.constraints(desk.channel(), Desk.answering(received)))
                .satisfies(closed -> {
                    assertThat(closed.sendable()).isFalse();
                    assertThat(closed.notices().get(0).text().id()).contains("templat");
                });
        assertThat(desk.connector.send(desk.channel(), Desk.answer(received, "Halo")))
                .isInstanceOfSatisfying(SendOutcome.Rejected.class, r -> {
                    assertThat(r.code()).isEqualTo("window-closed");
                    assertThat(r.cause()).isEqualTo(SendOutcome.Cause.RULE);
                });
        assertThat(desk.whatsApp.visibleReplies(SITI)).isEmpty();
    }

    @Test
    void sendsTheWholeAnswerInsideTheTemplateOnceTheWindowIsClosed() {
        try (Desk withTemplate = new Desk(true)) {
            withTemplate.whatsApp.writes(SITI, "Air mati");
            InboundEvent.Message received =
                    withTemplate.events(InboundEvent.Message.class).get(0);
            withTemplate.clock.advance(Duration.ofHours(25));

            assertThat(withTemplate.connector.constraints(withTemplate.channel(), Desk.answering(received)))
                    .satisfies(c -> {
                        assertThat(c.sendable()).isTrue();
                        assertThat(c.maximumLength()).hasValue(900);
                        assertThat(c.notices())
                                .extracting(Constraints.Notice::code)
                                .containsExactly("template-used");
                    });
            assertThat(withTemplate.connector.send(
                            withTemplate.channel(), Desk.answer(received, "Yth. Ibu,", "Air sudah menyala.")))
                    .isInstanceOf(SendOutcome.Accepted.class);
            assertThat(withTemplate.whatsApp.visibleReplies(SITI))
                    .singleElement()
                    .satisfies(l -> assertThat(l.text()).contains("Yth. Ibu, Air sudah menyala."));
            assertThat(withTemplate.connector.send(withTemplate.channel(), Desk.answer(received, "a".repeat(901))))
                    .isInstanceOfSatisfying(
                            SendOutcome.Rejected.class,
                            r -> assertThat(r.cause()).isEqualTo(SendOutcome.Cause.MESSAGE));
        }
    }

    @Test
    void neverSaysThatAMessageWasNotSent() {
        desk.whatsApp.writes(SITI, "Air mati");
        OutboundMessage answer = Desk.answer(firstMessage(), "Halo");

        assertThat(desk.connector.find(desk.channel(), answer, desk.clock.instant()))
                .isInstanceOf(FindOutcome.CannotTell.class);
    }

    @Test
    void saysThatItCannotLookForASubscriptionWithoutTheAccountsId() {
        ChannelContext without = desk.testChannel(desk.whatsApp.address().toString())
                .setting("business-account-id", "")
                .open();

        assertThat(desk.connector.health(without))
                .satisfies(health -> assertThat(health.state()).isEqualTo(Health.State.UP))
                .satisfies(health -> assertThat(health.code()).isEqualTo("subscription-unseen"));
        assertThat(desk.connector.describe().settings())
                .filteredOn(setting -> setting.name().equals("business-account-id"))
                .singleElement()
                .satisfies(setting -> assertThat(setting.help().id()).contains("tidak tahu bila Meta berhenti"));
    }

    @Test
    void tellsWhichFieldsOfTheWebhookToTick() {
        assertThat(desk.connector.describe().settings())
                .filteredOn(setting -> setting.name().equals("verify-token"))
                .singleElement()
                .satisfies(setting -> assertThat(setting.help().id())
                        .contains("WhatsApp Business Account", "messages", "smb_message_echoes", "account_update"));
    }

    @Test
    void noticesThatTheAccountIsNoLongerSubscribed() {
        assertThat(desk.connector.health(desk.channel()).code()).isEqualTo("unsubscribed");
        assertThat(desk.connector.activate(desk.channel()).state()).isEqualTo(Health.State.UP);
        assertThat(desk.connector.health(desk.channel()).state()).isEqualTo(Health.State.UP);
        desk.whatsApp.next(
                "GET /v26.0/" + Desk.ACCOUNT.businessId() + "/subscribed_apps",
                new Mischief.Instead(Answer.json(200, "{\"data\":[{\"whatsapp_business_api_data\":{\"id\":\"1\"}}]}")));
        assertThat(desk.connector.health(desk.channel()))
                .satisfies(another -> assertThat(another.code()).isEqualTo("unsubscribed"))
                .satisfies(another -> assertThat(another.state()).isEqualTo(Health.State.DOWN));

        desk.connector.deactivate(desk.channel());
        assertThat(desk.connector.health(desk.channel()).code()).isEqualTo("unsubscribed");
    }
}
