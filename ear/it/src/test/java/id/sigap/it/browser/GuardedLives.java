package id.sigap.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.sigap.it.harness.Browser;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.SigapServer;
import org.junit.jupiter.api.Test;

/** Emergencies, what not everybody may see, and the eyes of the auditor. */
abstract class GuardedLives extends Lives {
    GuardedLives(SigapServer server, Browser browser) {
        super(server, browser);
    }

    @Test
    void anEmergencyCallsForAPersonWhoTellsWhatWasDone() {
        Ticket ticket = desk.complain("KEBAKARAN di Kampung Baru Tengah dekat masjid, api besar, tolong damkar!!!");

        staff("operator2", "/app/inbox/emergency").sees("Kampung Baru Tengah").photograph("emergency-list");
        Screen budi = take("operator2", ticket).sees("telepon SEKARANG").photograph("emergency-case");
        budi.go("/app/incidents").sees(ticket.number()).photograph("incidents");
        Locator incident = budi.page()
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(ticket.number()));
        incident.getByRole(AriaRole.BUTTON, named("Saya tangani")).click();
        incident.getByRole(AriaRole.BUTTON, named("Nyatakan selesai")).click();
        incident.getByLabel("Apa yang dilakukan?").fill("Damkar dihubungi pukul 20.15, unit sudah berangkat.");
        budi.photograph("incident");
        incident.getByRole(AriaRole.BUTTON, named("Nyatakan selesai")).click();
        incident.waitFor(
                new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        citizen(ticket).sees("telepon SEKARANG").photograph("ticket-emergency");
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    @Test
    void aRestrictedCaseIsThereForTheApproverOnly() {
        Ticket ticket = desk.complain("Petugas kelurahan minta uang pungli 150 ribu untuk surat pindah");

        staff("operator2", ticket).sees(ticket.number() + " tidak ada").photograph("restricted-hidden");
        nothingWasThere();
        Screen rina = staff("operator2", "/app/inbox/open");
        rina.write("Cari nama, nomor, atau kata", "pungli").sees("Tidak ada yang cocok");

        Screen hendra =
                staff("approver1", ticket).sees("pungli").sees("Terbatas").photograph("restricted");
        hendra.press("Ambil").sees("Anda pegang sampai");
    }

    @Test
    void theAuditorReadsTheWholeHistoryOfACase() {
        Ticket ticket = desk.complain("Halte di Balikpapan Baru bocor");
        take("operator1", ticket);

        Screen taufik = staff("auditor1", "/app/history/rows");
        taufik.write("Nomor laporan", ticket.number()).press("Tampilkan").sees("case.claimed");
        taufik.page()
                .getByRole(AriaRole.CELL, new Page.GetByRoleOptions().setName("operator1"))
                .first()
                .waitFor();
        taufik.photograph("history");
        taufik.go("/app/complaints/" + ticket.number()).sees("Halte di Balikpapan Baru");
        assertThat(taufik.offers("Ambil")).isFalse();
        taufik.tab("Alur").sees("Langkah sekarang").photograph("diagram");
    }
}
