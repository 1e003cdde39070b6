package id.sigap.it.browser;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.sigap.demo.DemoMail;
import id.sigap.it.harness.Browser;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.Mailbox;
import id.sigap.it.harness.SigapServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Cases that an agency answers or sends back, in Sigap or by the link in its mail. */
abstract class AgenciesLives extends Lives {
    private static final Pattern LINK = Pattern.compile("/jawab/[\\w-]+");

    private final DemoMail mail;

    AgenciesLives(SigapServer server, Browser browser, DemoMail mail) {
        super(server, browser);
        this.mail = mail;
    }

    @Test
    void anOfficerOfTheAgencyAnswersAndTheCitizenGetsIt() {
        Ticket ticket = desk.complain("Air PDAM mati di Damai Bahagia sejak kemarin sore");
        Screen rina = forward(ticket, "Perumda Tirta Manuntung", "Kapan air mengalir lagi?");
        Screen citizen = citizen(ticket).sees("Sedang di").photograph("ticket-at-agency");

        Screen yusuf = staff("agency-ptmb", "/app/").sees(ticket.number()).photograph("agency-list");
        yusuf.follow(ticket.number()).sees("Damai Bahagia");
        yusuf.write("Jawaban", "Pompa Damai diganti; air mengalir lagi pukul 16.00.")
                .photograph("agency-answer");
        yusuf.press("Kirim jawaban").sees("Dijawab");

        rina.sees("Pompa Damai diganti").photograph("agency-answered");
        answer(rina, "Yth. Bapak/Ibu, menurut PTMB pompa Damai sudah diganti dan air mengalir lagi pukul 16.00.");
        approve("approver1", ticket);
        citizen.comesBackUntil("menurut PTMB pompa Damai sudah diganti");
    }

    @Test
    void anAgencyThatIsNotCompetentSendsItBackWithAReason() {
        Ticket ticket = desk.complain("Air keran keruh dan bau di Gunung Bahagia");
        Screen rina = forward(ticket, "Dinas Perhubungan", "Mohon dicek");

        Screen fitri = staff("agency-dishub", "/app/forwardings").sees(ticket.number());
        fitri.follow(ticket.number()).sees("Gunung Bahagia");
        fitri.page().getByText("Bukan kewenangan kami").click();
        fitri.write("Mengapa bukan kewenangan instansi ini?", "Air minum ada di PTMB, bukan pada kami")
                .photograph("agency-bounce")
                .press("Kembalikan laporan")
                .sees("Dikembalikan");

        rina.sees("Air minum ada di PTMB").sees("Anda pegang").photograph("bounced");
        assertThat(desk.state(ticket)).isEqualTo("coordinating");
    }

    @Test
    void anAgencyWithoutAccountsAnswersByTheLinkInItsMail() throws Exception {
        Ticket ticket = desk.complain("Listrik PLN padam sejak subuh di Karang Joang");
        Screen rina = forward(ticket, "PLN UP3", "Sampai kapan padamnya?");
        Mailbox pln = new Mailbox(mail, "pln@balikpapan.example");
        MimeMessage letter = await().atMost(PATIENCE).until(() -> pln.about(ticket.number()), found -> found != null);
        Matcher link = LINK.matcher(text(letter));
        assertThat(link.find()).isTrue();

        Screen officer = citizen(link.group()).sees("Sampai kapan padamnya?");
        officer.write("Jawaban untuk disampaikan kepada warga", "Gardu selesai diperbaiki pukul sembilan pagi.")
                .photograph("agency-link")
                .press("Kirim jawaban")
                .sees("Jawaban Anda sudah diterima");
        citizen(link.group()).sees("Tautan ini tidak berlaku lagi");
        nothingWasThere();

        rina.sees("Gardu selesai diperbaiki");
    }

    private static String text(MimeMessage message) throws MessagingException, IOException {
        Object content = message.getContent();
        return content instanceof MimeMultipart parts
                ? parts.getBodyPart(0).getContent().toString()
                : content.toString();
    }

    private Screen forward(Ticket ticket, String agency, String note) {
        Screen rina = take("operator1", ticket).choose("Teruskan");
        rina.select("Instansi", agency).write("Pesan untuk instansi", note).photograph("forward");
        rina.pressWhatBegins("Teruskan ke").sees("Menunggu jawaban instansi");
        return rina;
    }
}
