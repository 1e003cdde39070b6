package id.sigap.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.sigap.it.harness.Browser;
import id.sigap.it.harness.Patience;
import id.sigap.it.harness.Project;
import id.sigap.it.harness.SigapServer;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The first life of a complaint in a real browser, on the embedded default: citizen, operator, approver, citizen. */
abstract class FirstReport {
    private static final String ANSWER =
            "Yth. Bapak/Ibu, terima kasih atas laporannya. Petugas memperbaiki pipa di Gunung Sari dan air mengalir kembali sore ini.";

    private final SigapServer server;
    private final Browser browser;

    FirstReport(SigapServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    @Test
    void aCitizensReportIsAnsweredByTwoPeopleAndReadOnItsPage() {
        Page citizen = browser.open("/", 412, 860);
        citizen.getByLabel("Apa yang terjadi?").fill("Air PDAM di Gunung Sari mati sudah empat hari, tolong dicek");
        photograph(citizen, "form");
        press(citizen, "Kirim laporan");
        sees(citizen, "Laporan Anda kami terima");
        citizen.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Lihat laporan saya"))
                .click();
        sees(citizen, "Gunung Sari");
        String ticket = citizen.locator("h1").innerText().replaceAll("(?s).*(SGP-\\d{4}-\\d{6}).*", "$1");
        assertThat(ticket).matches("SGP-\\d{4}-\\d{6}");

        Page rina = browser.signedIn("operator1");
        rina.navigate("/app/inbox/open");
        sees(rina, "Gunung Sari");
        photograph(rina, "inbox");
        rina.navigate("/app/inbox/open/" + ticket);
        press(rina, "Ambil");
        sees(rina, "Anda pegang sampai");
        press(rina, "Tulis jawaban");
        rina.getByLabel("Isi redaksi").fill(ANSWER);
        press(rina, "Ajukan");
        sees(rina, "Menunggu persetujuan");
        photograph(rina, "case");

        Page humas = browser.signedIn("approver1");
        humas.navigate("/app/complaints/" + ticket);
        sees(humas, "Yang akan diterima pelapor");
        photograph(humas, "approval");
        press(humas, "Setujui");
        sees(humas, "Sudah dijawab");
        photograph(humas, "answered");

        citizen.reload();
        sees(citizen, "Petugas memperbaiki pipa");
        photograph(citizen, "tracking");
        assertThat(browser.complaints()).isEmpty();
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name + "$")))
                .last()
                .click();
    }

    private static void sees(Page page, String text) {
        page.getByText(text).first().waitFor(new Locator.WaitForOptions().setTimeout(Patience.MILLISECONDS));
    }

    private static void photograph(Page page, String name) {
        Path folder = Project.root().resolve("ear/it/target/screenshots");
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve("desk-" + name + ".png")));
    }
}
