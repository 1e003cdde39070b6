package id.sigap.reply;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.SendOutcome;
import id.sigap.foundation.Vault;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A notice that cannot go out is never lost silently. */
class NoticesTest {
    private CoreInMemory core;
    private final PlainConnector plaza = new PlainConnector("plaza", Capability.SENDS_PUBLIC, Capability.SENDS_PRIVATE);
    private final PlainConnector post =
            new PlainConnector("post", Capability.SENDS_PRIVATE, Capability.REACHES_MAIL_ADDRESSES);

    @BeforeEach
    void open() {
        core = new CoreInMemory();
        core.deploy("plaza", plaza);
        core.deploy("post", post);
        core.release("ACK", "ack", "Laporan {tiket} kami terima. Ikuti di {tautan}");
        core.release("NEWS", "notice", "Petugas sedang menuju lokasi.");
        core.release("STAFF_REMINDER", "staff", "Aduan {tiket} menunggu. {tautan}");
    }

    @Test
    void opensAnIncidentWhereTheChannelsConnectorIsAway() {
        Complaint complaint = core.complain("plaza", false, null);
        core.undeploy("plaza");

        send(complaint, "ACK");

        assertThat(core.incidents(complaint)).containsExactly("notice-unsent");
    }

    @Test
    void opensAnIncidentWhereTheMailConnectorIsAway() {
        Complaint complaint = core.complain("plaza", false, null);
        core.undeploy("post");

        core.run(() -> core.get(Notices.class)
                .mail(locked(complaint), "staff", "STAFF_REMINDER", "rina@kota.example", "Rina", Map.of()));

        assertThat(core.incidents(complaint)).containsExactly("notice-unsent");
    }

    @Test
    void letsTheCaseGoOnWhereTheOfficesOwnAddressDoesNotFitTheTemplate() {
        System.setProperty("SIGAP_PUBLIC_URL", "http://lapor.kota.example");
        try {
            Complaint complaint = core.complain("plaza", false, null);

            send(complaint, "ACK");

            assertThat(core.incidents(complaint)).containsExactly("notice-unsent");
        } finally {
            System.clearProperty("SIGAP_PUBLIC_URL");
        }
    }

    @Test
    void callsAPersonWhereThePlatformRefusesANoticeToTheCitizen() {
        plaza.answers(new SendOutcome.Rejected("blocked", "Penerima memblokir kantor.", SendOutcome.Cause.RECIPIENT));
        Complaint complaint = core.complain("plaza", false, null);
        send(complaint, "ACK");

        core.get(Dispatcher.class).drain("plaza");

        assertThat(core.rows("select state from outbox")).containsExactly("rejected");
        assertThat(core.incidents(complaint)).containsExactly("notice-unsent");
    }

    /** X takes fifteen direct messages in a quarter of an hour. */
    @Test
    void letsReceiptsWaitWhereAnythingElseIsToBeSaid() {
        Complaint first = core.complain("plaza", false, null);
        Complaint second = core.complain("plaza", false, null);
        send(first, "ACK");
        core.run(() -> core.get(Notices.class).send(locked(second), "notice", "NEWS", Map.of()));

        core.get(Dispatcher.class).drain("plaza");

        assertThat(plaza.sent())
                .extracting(OutboundMessage::body)
                .satisfiesExactly(
                        body -> assertThat(body).startsWith("Petugas"),
                        body -> assertThat(body).contains(first.ticket()));
    }

    @Test
    void sendsNoReceiptBehindTheAnswerThatOvertookIt() {
        Complaint complaint = core.complain("plaza", false, null);
        send(complaint, "ACK");
        core.run(() -> locked(complaint).answered(Instant.now()));

        core.get(Dispatcher.class).drain("plaza");

        assertThat(plaza.sent()).isEmpty();
        assertThat(core.rows("select state, outcome_code from outbox"))
                .singleElement()
                .isEqualTo(new Object[] {"held", "overtaken"});
        assertThat(core.incidents(complaint)).isEmpty();
    }

    @Test
    void opensOneIncidentForAnOfficersAddressHoweverManyLettersItRefuses() {
        post.answers(new SendOutcome.Rejected("smtp-550", "Tidak ada kotak itu.", SendOutcome.Cause.RECIPIENT));
        Complaint one = core.complain("plaza", false, null);
        Complaint other = core.complain("plaza", false, null);
        for (Complaint complaint : List.of(one, other)) {
            core.run(() -> core.get(Notices.class)
                    .mail(locked(complaint), "staff", "STAFF_REMINDER", "rina@kota.example", "Rina", Map.of()));
        }

        core.get(Dispatcher.class).drain("post");

        assertThat(core.rows("select kind from incident")).containsExactly("notice-unsent");
    }

    @Test
    void keepsTheCodeOfTheTicketsPageOutOfWhatEverybodyReads() {
        Complaint hidden = core.complain("plaza", false, null);
        Complaint open = core.complain("plaza", true, null);
        send(hidden, "ACK");
        send(open, "ACK");

        core.get(Dispatcher.class).drain("plaza");

        Vault vault = core.get(Vault.class);
        assertThat(plaza.sent())
                .anySatisfy(message -> assertThat(message.body())
                        .contains(hidden.ticket() + "?code=" + vault.trackingCode(hidden.ticket())))
                .anySatisfy(message -> assertThat(message.body())
                        .endsWith("/lacak/" + open.ticket())
                        .doesNotContain(vault.trackingCode(open.ticket())));
    }

    @Test
    void mailsWhoLeftAMailAddressOnOurPageAndNobodyElse() {
        PlainConnector page = new PlainConnector("page", Capability.RECEIVES_FORMS, Capability.SENDS_PRIVATE);
        core.deploy("page", page);
        Complaint dewi = core.complain("page", false, "dewi@warga.example");
        Complaint byPhone = core.complain("page", false, "0812-3456-7890");
        Complaint elsewhere = core.complain("plaza", false, "siti@warga.example");

        for (Complaint complaint : List.of(dewi, byPhone, elsewhere)) {
            core.run(() -> core.get(Notices.class).toRead(locked(complaint), "ACK", Map.of()));
        }
        core.get(Dispatcher.class).drain("post");

        assertThat(post.sent())
                .singleElement()
                .satisfies(message -> assertThat(message.body())
                        .contains(
                                dewi.ticket() + "?code=" + core.get(Vault.class).trackingCode(dewi.ticket())));
    }

    private void send(Complaint complaint, String template) {
        core.run(() -> core.get(Notices.class).send(locked(complaint), "ack", template, Map.of()));
    }

    private Complaint locked(Complaint complaint) {
        return core.get(Complaints.class).lock(complaint.id());
    }
}
