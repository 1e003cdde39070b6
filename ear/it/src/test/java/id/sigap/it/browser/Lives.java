package id.sigap.it.browser;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import id.sigap.it.harness.Browser;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.SigapServer;
import org.junit.jupiter.api.AfterEach;

/** What all lives share: a server, a browser, and how a case is opened, answered and approved at the screens. */
abstract class Lives {
    final SigapServer server;
    final Browser browser;
    final Desk desk;

    Lives(SigapServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
        this.desk = new Desk(server);
    }

    @AfterEach
    void noPageComplained() {
        assertThat(browser.complaints()).isEmpty();
    }

    /** The browser itself tells of an answer 404, here as it should. */
    void nothingWasThere() {
        assertThat(browser.complaints()).isNotEmpty().allMatch(said -> said.contains("404"));
        browser.forgive();
    }

    /** A citizen's window, on a phone. */
    Screen citizen(String path) {
        return new Screen(browser.open(path, 390, 844));
    }

    Screen citizen(Ticket ticket) {
        return citizen("/lacak/" + ticket.number() + "?code=" + ticket.code());
    }

    Screen staff(String username, String path) {
        return new Screen(browser.openAs(username, path, 1440, 900));
    }

    Screen staff(String username, Ticket ticket) {
        return staff(username, "/app/complaints/" + ticket.number());
    }

    /** The case in the hand of this person. */
    Screen take(String username, Ticket ticket) {
        return staff(username, ticket).press("Ambil").sees("Anda pegang sampai");
    }

    /** Writes and hands in; the case is already held. */
    Screen answer(Screen holder, String text) {
        return holder.press("Tulis jawaban")
                .write("Isi redaksi", text)
                .press("Ajukan")
                .sees("Diajukan.");
    }

    Screen approve(String username, Ticket ticket) {
        return approves(username, ticket).sees("Persis teks inilah yang dikirim");
    }

    /** The first of two who have to approve. */
    Screen approveAsFirst(String username, Ticket ticket) {
        return approves(username, ticket).sees("perlu satu persetujuan lagi");
    }

    private Screen approves(String username, Ticket ticket) {
        return staff(username, ticket).sees("Yang akan diterima pelapor").press("Setujui");
    }

    void becomes(Ticket ticket, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(desk.state(ticket)).isEqualTo(state));
    }

    /** The number that stands on a page of the citizen's. */
    static String ticketOn(Page page) {
        String number = page.locator("h1").innerText().replaceAll("(?s).*(SGP-\\d{4}-\\d{6}).*", "$1");
        assertThat(number).matches("SGP-\\d{4}-\\d{6}");
        return number;
    }
}
