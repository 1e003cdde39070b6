package id.sigap.it.browser;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.FilePayload;
import id.sigap.demo.DemoMail;
import id.sigap.it.harness.Browser;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.Mailbox;
import id.sigap.it.harness.SigapServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What begins and ends with the citizen: the form with a photo, mail, a question, a change of mind. */
abstract class CitizensLives extends Lives {
    private static final int PHONE = 360;
    private static final int TALL = 780;

    private final DemoMail mail;

    CitizensLives(SigapServer server, Browser browser, DemoMail mail) {
        super(server, browser);
        this.mail = mail;
    }

    @Test
    void aReportWithAPhotoIsAnsweredByPeopleOnTheirPhones() throws IOException {
        Screen citizen = new Screen(browser.open("/", PHONE, TALL))
                .write(
                        "Apa yang terjadi?",
                        "Pohon tumbang menutup Jalan Mufakat sejak tadi malam, mobil tidak bisa lewat")
                .write("Di mana?", "Jalan Mufakat RT 9");
        citizen.page().locator("input[type=file]").setInputFiles(new FilePayload("pohon.jpg", "image/jpeg", photo()));
        citizen.page().getByLabel("Hapus pohon.jpg").waitFor();
        citizen.photograph("phone-form");
        citizen.press("Kirim laporan").sees("Laporan Anda kami terima").photograph("phone-receipt");
        citizen.follow("Lihat laporan saya").sees("Pohon tumbang");
        citizen.page().getByLabel("Lampiran pohon.jpg").first().waitFor();
        String ticket = ticketOn(citizen.page());

        Screen rina = onPhone("operator1", "/app/").sees("Pohon tumbang").photograph("phone-inbox");
        rina.page().getByText("Pohon tumbang").first().click();
        rina.press("Ambil").sees("Anda pegang sampai").photograph("phone-case");
        rina.press("Tulis jawaban")
                .write(
                        "Isi redaksi",
                        "Yth. Bapak/Ibu, pohon sudah dipotong dan Jalan Mufakat terbuka kembali pagi ini.");
        rina.photograph("phone-editor");
        rina.press("Ajukan").sees("Diajukan.");
        Screen hendra = onPhone("approver1", "/app/complaints/" + ticket)
                .sees("Yang akan diterima pelapor")
                .photograph("phone-approval");
        hendra.press("Setujui").sees("Persis teks inilah yang dikirim");

        citizen.comesBackUntil("terbuka kembali pagi ini");
        citizen.page().getByTitle("5 dari 5 bintang").click();
        citizen.press("Kirim penilaian")
                .sees("Terima kasih atas penilaian Anda: 5 dari 5")
                .photograph("phone-answered");
    }

    private Screen onPhone(String username, String path) {
        return new Screen(browser.openAs(username, path, PHONE, TALL));
    }

    private static byte[] photo() throws IOException {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D paint = image.createGraphics();
        paint.setColor(new Color(0x9fc5e8));
        paint.fillRect(0, 0, 640, 260);
        paint.setColor(new Color(0x6b6b6b));
        paint.fillRect(0, 260, 640, 220);
        paint.setColor(new Color(0x5b3a1e));
        paint.fillRect(60, 300, 460, 46);
        paint.setColor(new Color(0x2e7d32));
        paint.fillOval(400, 200, 220, 220);
        paint.dispose();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", jpeg);
        return jpeg.toByteArray();
    }

    @Test
    void aMailIsAnsweredByMail() throws MessagingException, IOException {
        Mailbox ibuNur = new Mailbox(mail, "nur@warga.example");
        ibuNur.write(
                "Bau sampah",
                "Sampah di belakang Pasar Pandansari tidak diangkut lima hari, baunya sampai ke sekolah.");

        Screen rina = staff("operator1", "/app/inbox/unclaimed").sees("belakang Pasar Pandansari");
        rina.page().getByText("belakang Pasar Pandansari").first().click();
        rina.press("Ambil").sees("Anda pegang sampai");
        String number = rina.page().url().replaceAll(".*(SGP-[0-9-]+).*", "$1");
        answer(rina, "Yth. Ibu Nur, truk mengangkut sampah itu siang tadi dan jadwalnya menjadi tiap hari.")
                .photograph("mail-case");
        approve("approver1", new Ticket(number, ""));

        MimeMessage letter = await().atMost(PATIENCE)
                .until(
                        () -> ibuNur.messages().stream()
                                .filter(one -> subject(one).startsWith("Re: Bau sampah"))
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
        assertThat(letter.getSubject()).contains(number);
        assertThat(letter.getContent().toString()).contains("truk mengangkut sampah itu siang tadi");
        rina.sees("Sudah dijawab");
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aQuestionIsAskedAndAnsweredOnTheTicketsPage() {
        Ticket ticket = desk.complain("Lampu jalan mati di depan sekolah, gelap sekali");
        Screen rina = take("operator1", ticket)
                .choose("Tanya pelapor")
                .write("Isi redaksi", "Yth. Bapak/Ibu, mohon sebutkan nama jalan dan nomor tiang lampunya.")
                .photograph("question");
        rina.press("Ajukan").sees("Diajukan.");
        approve("approver1", ticket);
        becomes(ticket, "waiting-citizen");

        Screen citizen = citizen(ticket).comesBackUntil("nomor tiang lampunya").photograph("ticket-question");
        citizen.write("Tambah keterangan", "Di Jalan Mufakat, tiang nomor 12")
                .press("Kirim keterangan")
                .sees("Keterangan Anda kami terima");

        rina.sees("tiang nomor 12").sees("Anda pegang sampai").photograph("question-answered");
        assertThat(desk.state(ticket)).isEqualTo("coordinating");
    }

    @Test
    void aCitizenTakesAReportBack() {
        Ticket ticket = desk.complain("Parit di Karang Rejo mampet");
        Screen citizen = citizen(ticket).press("Cabut laporan").sees("Cabut laporan " + ticket.number() + "?");
        citizen.page().getByLabel("Alasan").fill("Sudah lancar lagi");
        citizen.photograph("ticket-withdraw").press("Ya, cabut laporan").sees("Ditarik pelapor");

        Screen rina = staff("operator1", ticket).sees("Ditutup");
        assertThat(rina.offers("Ambil")).isFalse();
        assertThat(desk.see("operator1", ticket).getJsonObject("outcome").getString("code"))
                .isEqualTo("withdrawn");
    }
}
