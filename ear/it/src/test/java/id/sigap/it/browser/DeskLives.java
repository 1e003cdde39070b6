package id.sigap.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.sigap.it.harness.Browser;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.SigapServer;
import org.junit.jupiter.api.Test;

/** What the desk does among itself: calls, returned and edited wordings, corrections, merges. */
abstract class DeskLives extends Lives {
    DeskLives(SigapServer server, Browser browser) {
        super(server, browser);
    }

    @Test
    void aCallIsEnteredByHandAndAnsweredByAPerson() {
        Screen rina = staff("operator1", "/app/new")
                .write("Apa yang disampaikan?", "Penelepon: jembatan kayu di Margomulyo patah satu papan")
                .write("Nama", "Pak Darmin")
                .write("Kontak", "0812 5555 0101")
                .photograph("new");
        rina.press("Simpan aduan").sees("Aduan tercatat").photograph("new-done");
        rina.follow("Buka kasus").sees("jembatan kayu di Margomulyo");
        String number = rina.page().url().replaceAll(".*(SGP-[0-9-]+).*", "$1");
        rina.press("Ambil").sees("Anda pegang sampai");
        answer(rina, "Yth. Pak Darmin, papan jembatan diganti besok pagi oleh petugas kelurahan.");
        approve("approver1", new Ticket(number, ""));

        rina.sees("Sampaikan sendiri kepada pelapor").photograph("hand-over");
        rina.press("Sudah disampaikan")
                .write("Bagaimana disampaikan?", "Dibacakan lewat telepon kepada Pak Darmin.")
                .photograph("delivered");
        rina.confirm("Sudah disampaikan").sees("Sudah dijawab").sees("Dibacakan lewat telepon");
    }

    @Test
    void aWordingComesBackWithANoteAndAnEditedOneIsConfirmedByTheHolder() {
        Ticket ticket = desk.complain("Trotoar di Jalan Ahmad Yani rusak, banyak yang jatuh");
        Screen rina = take("operator1", ticket);
        answer(rina, "Yth. Bapak/Ibu, trotoar akan kami perbaiki.");

        Screen hendra =
                staff("approver1", ticket).sees("Yang akan diterima pelapor").press("Kembalikan");
        hendra.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName("Alasan"))
                .getByRole(AriaRole.BUTTON)
                .first()
                .click();
        hendra.write("Catatan untuk penulis", "Sebutkan kapan dan oleh siapa.").photograph("return");
        hendra.confirm("Kembalikan");

        rina.sees("Sebutkan kapan dan oleh siapa").press("Tulis jawaban");
        rina.photograph("returned");
        rina.write("Isi redaksi", "Yth. Bapak/Ibu, trotoar diperbaiki DPU mulai Senin.")
                .press("Ajukan")
                .sees("Diajukan.");

        hendra.sees("mulai Senin").tab("Redaksi").press("Ubah lalu setujui");
        hendra.write("Isi redaksi", "Yth. Bapak/Ibu, trotoar diperbaiki DPU mulai Senin, 23 November.")
                .photograph("approver-edits");
        hendra.press("Simpan untuk dikonfirmasi").sees("Perubahan Anda tersimpan");

        rina.sees("23 November");
        rina.go("/app/complaints/" + ticket.number()).sees("Perubahan").photograph("difference");
        rina.press("Setujui perubahan").sees("Sudah dijawab");
        citizen(ticket).comesBackUntil("mulai Senin, 23 November");
    }

    @Test
    void anAnswerIsCorrectedWithAReason() {
        Ticket ticket = desk.complain("Jadwal truk sampah di Sepinggan tidak jelas");
        desk.say(ticket, "answer", Desk.ANSWER);
        becomes(ticket, "answered");

        Screen rina = staff("operator1", ticket).sees("Sudah dijawab").choose("Ralat");
        rina.write("Isi redaksi", "Yth. Bapak/Ibu, ralat: truk lewat tiap Selasa dan Jumat, bukan tiap hari.");
        rina.write("Mengapa jawaban sebelumnya diralat?", "Harinya keliru").photograph("correction");
        rina.press("Ajukan").sees("Diajukan.");
        approveAsFirst("approver1", ticket);
        approve("approver2", ticket);

        citizen(ticket)
                .comesBackUntil("tiap Selasa dan Jumat")
                .sees("Petugas sudah menindaklanjuti")
                .photograph("ticket-corrected");
    }

    @Test
    void twoReportsOfOneMatterAreMergedAndPartedAgain() {
        Ticket first = desk.complain("Banjir di MT Haryono selutut orang dewasa");
        Ticket second = desk.complain("MT Haryono banjir selutut, motor mogok");

        Screen rina = take("operator1", second).choose("Gabungkan");
        rina.page()
                .getByRole(AriaRole.RADIO)
                .filter(new Locator.FilterOptions().setHasText(first.number()))
                .click();
        rina.photograph("merge").confirm("Gabungkan ke " + first.number());
        rina.sees("Digabung ke").photograph("merged");
        Screen other = staff("operator2", first).sees("Digabung ke sini");
        other.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(second.number()))
                .first()
                .waitFor();

        rina.go("/app/complaints/" + second.number()).press("Pisahkan").confirm("Pisahkan");
        rina.sees("Belum diambil");
        assertThat(desk.state(second)).isIn("received", "coordinating");
    }
}
