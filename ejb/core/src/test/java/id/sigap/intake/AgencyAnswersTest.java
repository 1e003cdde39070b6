package id.sigap.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sigap.agency.AgencyRegister;
import id.sigap.agency.AgencySystems;
import id.sigap.complaint.Attachments;
import id.sigap.complaint.CaseFlow;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Message;
import id.sigap.connector.Accounts;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.Forwarded;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.ServicesOutcome;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import id.sigap.coordination.Coordination;
import id.sigap.forwarding.Forwarding;
import id.sigap.forwarding.Forwardings;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.Vault;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import id.sigap.harness.ScriptedFlow;
import id.sigap.reply.Dispatcher;
import id.sigap.reply.LetterRefused;
import id.sigap.reply.Outbox;
import id.sigap.reply.OutboxRow;
import id.sigap.reply.Sending;
import id.sigap.reply.Sheets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A case at another office's system, and what that system says of it. */
class AgencyAnswersTest {
    private static final Instant THEN = Instant.parse("2026-11-20T01:00:00Z");

    private static CoreInMemory core;
    private static PlainConnector system;
    private static PlainConnector sheet;
    private static PlainConnector post;

    private Complaint complaint;

    @BeforeAll
    static void open() {
        core = new CoreInMemory();
        system = new PlainConnector("works", Capability.POLLS, Capability.SENDS_PRIVATE, Capability.FORWARDS);
        sheet = new PlainConnector(
                "sheet", Capability.SENDS_PRIVATE, Capability.DELIVERED_BY_PERSON, Capability.FORWARDS);
        post = new PlainConnector("post", Capability.SENDS_PRIVATE, Capability.REACHES_MAIL_ADDRESSES);
        core.deploy("works", system);
        core.deploy("sheet", sheet);
        core.deploy("plaza", new PlainConnector("plaza", Capability.SENDS_PUBLIC, Capability.SENDS_PRIVATE));
        core.deploy("post", post);
        core.release("AGENCY_REQUEST", "agency", "{tiket} {instansi} {tenggat} {tautan}");
        core.release("AGENCY_REPORT", "agency", "{tiket} untuk {instansi} sampai {tenggat}: {laporan}");
        system.offers(
                new ServicesOutcome.Listed(List.of(new ServicesOutcome.Service("JLN-01", "Jalan berlubang", ""))));
        core.get(AgencySystems.class).load("works", "admin1");
        core.run(() -> {
            add("DPU", "open311", "works", "JLN-01");
            add("PROVINSI", "file", "sheet", "");
            core.get(AgencyRegister.class)
                    .add(
                            "admin1",
                            Map.of(
                                    "code", "SUREL",
                                    "name", "Dinas SUREL",
                                    "reached_by", "mail",
                                    "address", "dinas@kota.example"));
        });
    }

    private static void add(String code, String how, String channel, String service) {
        core.get(AgencyRegister.class)
                .add(
                        "admin1",
                        Map.of(
                                "code", code,
                                "name", "Dinas " + code,
                                "reached_by", how,
                                "channel", channel,
                                "service_code", service));
    }

    @BeforeEach
    void complain() {
        system.answers(null);
        sheet.answers(null);
        post.answers(null);
        complaint = core.complain("plaza", true, null);
    }

    @Test
    void takesTheEndThereForTheAgencysAnswer() {
        OutboundMessage sent = forward("DPU");
        assertThat(sent.body()).contains(complaint.ticket(), "Dinas DPU");
        assertThat(sent.conversation().attributes())
                .containsEntry(Forwarded.SERVICE_CODE, "JLN-01")
                .containsEntry(Forwarded.TICKET, complaint.ticket());

        deliver(said("Petugas dijadwalkan", "sent-" + sent.outboxId(), Map.of()));
        assertThat(forwarding().open()).isTrue();
        assertThat(kinds()).contains("agency");

        deliver(said("Sudah ditambal.", "sent-" + sent.outboxId(), Map.of(Forwarded.FINISHED, "true")));
        assertThat(forwarding().state()).isEqualTo("answered");
        assertThat(core.<Optional<String>>act(() -> forwarding().answer(found().key(core.get(Vault.class)))))
                .hasValue("Sudah ditambal.");
    }

    @Test
    void keepsWhatComesAfterTheEndAndCallsAPerson() {
        OutboundMessage sent = forward("DPU");
        Map<String, String> end = Map.of(Forwarded.FINISHED, "true");
        deliver(said("Sudah ditambal.", "sent-" + sent.outboxId(), end));

        deliver(said("Ditutup lagi dengan catatan lain.", "sent-" + sent.outboxId(), end));

        assertThat(core.incidents(complaint)).containsExactly("agency-mail");
    }

    @Test
    void knowsItsOwnByTheMarkWhileNoIdCameBack() {
        system.answers(new SendOutcome.Unknown("connection-lost"));
        OutboundMessage sent = forward("DPU");

        deliver(said(
                "Selesai.",
                "638344",
                Map.of(
                        Forwarded.FINISHED,
                        "true",
                        Forwarded.OUTBOX_ID,
                        sent.outboxId().toString())));

        assertThat(forwarding().state()).isEqualTo("answered");
    }

    @Test
    void takesTheRealIdInThePlaceOfAToken() {
        system.answers(new SendOutcome.Accepted("token:tk7", "token"));
        OutboundMessage sent = forward("DPU");

        deliver(new InboundEvent.OwnMessage(
                "id-" + sent.outboxId(),
                "1",
                THEN,
                Optional.empty(),
                Content.of("x"),
                ThreadReference.NONE,
                Visibility.PRIVATE,
                Optional.of(sent.outboxId())));

        assertThat(row(sent).nativeId()).hasValue("id-" + sent.outboxId());
    }

    @Test
    void makesNoComplaintOfWhatConcernsNothingOfOursAndCountsIt() {
        long before = ignored();
        long complaints = count();

        deliver(said("Punya warga lain", "999-" + UUID.randomUUID(), Map.of(Forwarded.FINISHED, "true")));
        deliver(said(
                "Tanda yang ditiru",
                "998",
                Map.of(Forwarded.OUTBOX_ID, UUID.randomUUID().toString())));

        assertThat(ignored()).isEqualTo(before + 2);
        assertThat(count()).isEqualTo(complaints);
    }

    @Test
    void doesNotBelieveACopiedMarkOnAnotherRecord() {
        OutboundMessage sent = forward("DPU");

        deliver(said(
                "Palsu.",
                "other-record",
                Map.of(
                        Forwarded.FINISHED,
                        "true",
                        Forwarded.OUTBOX_ID,
                        sent.outboxId().toString())));

        assertThat(forwarding().open()).isTrue();
    }

    @Test
    void bringsTheCaseBackWhereTheSystemWillNeverTakeIt() {
        system.answers(new SendOutcome.Rejected("service-unknown", "Layanan tidak ada.", SendOutcome.Cause.RECIPIENT));
        OutboundMessage sent = forward("DPU");
        assertThat(row(sent).state()).isEqualTo("rejected");

        core.run(() ->
                core.get(Forwardings.class).refused(new LetterRefused(found(), sent.outboxId(), "service-unknown")));

        assertThat(forwarding().state()).isEqualTo("bounced");
        assertThat(core.incidents(complaint)).contains("send-rejected");
    }

    @Test
    void sendsNothingToAnAgencyAfterTheForwardingEnded() {
        system.answers(new SendOutcome.RetryAfter(Duration.ofHours(1), "busy"));
        OutboundMessage letter = forward("DPU");
        assertThat(row(letter).state()).isEqualTo("ready");
        int tried = system.sent().size();
        core.run(() -> core.get(Forwardings.class).recall(complaint.ticket(), null, "rina", "Ditangani sendiri"));

        system.answers(null);
        core.get(BusinessClock.class).advance(Duration.ofHours(2));
        core.get(Dispatcher.class).drain("works");

        assertThat(system.sent()).hasSize(tried);
        assertThat(row(letter).state()).isEqualTo("held");
        assertThat(row(letter).outcomeCode()).hasValue("forwarding-ended");
        assertThat(core.incidents(complaint)).isEmpty();
    }

    @Test
    void mailsAnAgencyOnlyWhatIsForwardedToItStill() {
        post.answers(new SendOutcome.RetryAfter(Duration.ofHours(1), "busy"));
        OutboundMessage first = forward("SUREL");
        core.run(() -> core.get(Forwardings.class).recall(complaint.ticket(), null, "rina", "Salah alamat"));
        core.get(BusinessClock.class).advance(Duration.ofHours(2));

        post.answers(null);
        OutboundMessage second = forward("SUREL");

        assertThat(row(first).outcomeCode()).hasValue("forwarding-ended");
        assertThat(row(second).state()).isEqualTo("sent");
        assertThat(second.outboxId()).isNotEqualTo(first.outboxId());
    }

    @Test
    void keepsTheChannelOpenThatACaseLiesAtAnAgencyBy() {
        forward("DPU");

        assertThatThrownBy(() -> core.get(Accounts.class).close("admin1", "works", "Tidak dipakai"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("penerusan menunggu jawaban instansi")
                .hasMessageNotContaining(" 0 penerusan");
    }

    @Test
    void namesNoFileByWhatMustNotLeave() {
        core.run(() -> {
            Message message = new Message(
                    found(),
                    Message.Kind.CITIZEN,
                    "plaza",
                    UUID.randomUUID().toString(),
                    null,
                    false,
                    complaint.key(core.get(Vault.class)),
                    Message.Content.of("Ini KTP saya"),
                    "Ini KTP saya",
                    THEN,
                    THEN);
            core.get(Complaints.class).add(message);
            core.get(Attachments.class).add(found(), message.id(), "warga", "KTP_6471012345678901.png", new byte[] {
                (byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2
            });
        });

        OutboundMessage sent = forward("DPU");

        assertThat(sent.conversation().attributes().get(Forwarded.FILES))
                .startsWith("KTP")
                .doesNotContain("6471012345678901");
    }

    @Test
    void aPersonCarriesASheetAndSaysWhichNumberItGotThere() {
        sheet.answers(new SendOutcome.HandOver("Salin."));
        OutboundMessage sent = forward("PROVINSI");
        assertThat(row(sent).state()).isEqualTo("person");
        assertThat(core.incidents(complaint)).containsExactly("hand-over");
        assertThat(core.act(() -> core.get(Sheets.class).of(found(), sent.outboxId())))
                .singleElement()
                .satisfies(field -> assertThat(field.value()).contains(complaint.ticket()));

        assertThatThrownBy(() -> core.run(() -> core.get(Sending.class)
                        .deliveredByPerson(found(), sent.outboxId(), "rina", "sudah saya sampaikan kepada Pak Budi!")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("nomor laporan");
        core.run(() -> core.get(Sending.class).deliveredByPerson(found(), sent.outboxId(), "rina", "LAPOR-8812345"));

        assertThat(row(sent).nativeId()).hasValue("person:LAPOR-8812345");
        assertThat(forwarding().open()).isTrue();
        assertThat(core.incidents(complaint)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "open311, tidak-ada, JLN-01, channel, tidak ada",
        "open311, sheet, JLN-01, channel, tidak dapat meneruskan",
        "open311, plaza, JLN-01, channel, tidak dapat meneruskan",
        "file, works, JLN-01, channel, tidak dapat meneruskan",
        "open311, works, XXX, service_code, tidak ada pada kanal"
    })
    void refusesAChannelOrServiceThatIsNone(String how, String channel, String service, String field, String why) {
        assertThatThrownBy(() -> core.run(() -> add("BARU", how, channel, service)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(String.valueOf(refusal.extra())).contains(field, why));
    }

    private OutboundMessage forward(String agency) {
        PlainConnector way =
                Map.of("DPU", system, "PROVINSI", sheet, "SUREL", post).get(agency);
        ScriptedFlow flow = (ScriptedFlow) core.get(CaseFlow.class);
        flow.at(CaseFlow.Step.COORDINATE);
        core.run(() -> {
            core.get(Coordination.class).claim(complaint.ticket(), "rina");
            core.get(Forwardings.class).forward(complaint.ticket(), null, "rina", agency, "Mohon dicek");
            core.get(Forwardings.class).deliver(found());
        });
        flow.at(CaseFlow.Step.ANSWER_AGENCY);
        core.get(Dispatcher.class).drain(way.describe().id());
        return way.sent().get(way.sent().size() - 1);
    }

    private void deliver(InboundEvent... events) {
        system.brings(events);
        RawDelivery delivery =
                new RawDelivery(UUID.randomUUID().toString(), "text/xml", Map.of(), Bytes.utf8("x"), THEN, "");
        long id = core.get(Intake.class).accept("works", delivery);
        core.get(Intake.class).process(id);
        assertThat(core.rows("select state from delivery where id = " + id)).containsExactly("done");
    }

    private static InboundEvent.Message said(String words, String about, Map<String, String> attributes) {
        return new InboundEvent.Message(
                about + "#" + words.hashCode(),
                "1",
                THEN,
                Person.of("office:1"),
                Content.of(words),
                new ThreadReference(Optional.empty(), List.of(about), List.of()),
                Visibility.PRIVATE,
                Set.of(),
                attributes);
    }

    private Complaint found() {
        return core.get(Complaints.class).lock(complaint.ticket());
    }

    private Forwarding forwarding() {
        return core.act(() -> core.get(Forwardings.class).of(complaint.id()).get(0));
    }

    private OutboxRow row(OutboundMessage sent) {
        return core.act(() -> core.get(Outbox.class).find(sent.outboxId()).orElseThrow());
    }

    private List<Object> kinds() {
        return core.rows("select kind from message where complaint_id = " + complaint.id());
    }

    private static long ignored() {
        return core.act(() -> core.get(AgencyAnswers.class).ignored("works"));
    }

    private static long count() {
        return core.rows("select id from complaint").size();
    }
}
