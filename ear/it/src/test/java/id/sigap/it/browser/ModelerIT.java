package id.sigap.it.browser;

import static id.sigap.it.harness.Patience.PATIENCE;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitForSelectorState;
import id.sigap.it.harness.Api.Reply;
import id.sigap.it.harness.Browser;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.EmbeddedDatabase;
import id.sigap.it.harness.SigapServer;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two administrators change a process with mouse and keyboard: one draws, the other looks and releases. */
@Tag("lives")
class ModelerIT {
    private static final String FLOW = "Flow_BindApproval_To_PublishReply";

    @RegisterExtension
    static final SigapServer server =
            SigapServer.on(EmbeddedDatabase.postgres("modeler")).withKeycloak().with("SIGAP_CHALLENGE", "off");

    @RegisterExtension
    static final Browser browser = Browser.on(server);

    private final Desk desk = new Desk(server);

    @Nested
    class BesideTheDiagrams extends OfficeData {
        BesideTheDiagrams() {
            super(server, browser);
        }
    }

    @Test
    void anOfficerWithoutTrainingAddsAStepAndAnotherReleasesIt() {
        twoCasesAreFinished();
        Screen dewi = screen("admin1", "/app/models").sees("Yang berlaku sekarang");
        dewi.photograph("models");
        dewi.press("Ubah: Kirim jawaban")
                .write("Apa yang ingin diubah?", "Bagian Hukum membaca jawaban sebelum dikirim.")
                .press("Mulai draf");
        drawn(dewi);
        dewi.press("Sisipkan langkah kantor").sees("Langkah disisipkan");
        dewi.sees("Tentukan siapa yang mengerjakan langkah ini").photograph("modeler-finding");
        nobodyReleasesIt(dewi.sees("tersimpan "));

        Locator panel = dewi.page().locator(".bio-properties-panel");
        panel.getByLabel("Nama").fill("Telaah hukum");
        panel.getByLabel("Siapa yang mengerjakan").selectOption("approver");
        panel.getByLabel("Petunjuk").fill("Periksa dasar hukum yang disebut dalam jawaban ini.");

        dewi.sees("Tidak ada temuan").sees("tersimpan ").photograph("modeler");
        dewi.follow("Periksa & rilis").sees("Anda ikut menyusun draf ini").photograph("review-author");
        assertThat(dewi.offers("Rilis")).isFalse();

        Screen other = screen("admin2", "/app/models").sees("Draf terbuka");
        other.follow("Periksa & rilis: Kirim jawaban")
                .sees("Langkah “Telaah hukum” baru")
                .write("Catatan rilis", "Semua jawaban dibaca Bagian Hukum.")
                .photograph("review");
        other.press("Putar ulang").sees("berakhir seperti dahulu").photograph("review-replay");
        other.press("Rilis").sees("berlaku untuk aduan baru").sees("Semua jawaban dibaca Bagian Hukum.");
        other.photograph("releases");
        theNextCaseMeetsTheStep();
        goesBack(other);
        assertThat(browser.complaints()).isEmpty();
    }

    private void twoCasesAreFinished() {
        for (String text : List.of("Halo, cuma tes", "Tes satu dua")) {
            Ticket ticket = desk.complain(text);
            desk.act("operator1", ticket, "claim", "{}");
            desk.act("operator1", ticket, "triage", "{\"category\":\"LAIN\",\"urgency\":\"RENDAH\"}");
            desk.act("operator1", ticket, "close", "{\"outcome\":\"no-reply-needed\",\"reason\":\"Bukan aduan\"}");
        }
    }

    /** While the finding stands, also the other administrator sees no way to release, and the server refuses it. */
    private static void nobodyReleasesIt(Screen author) {
        String draft = author.page().url().replaceFirst(".*/models/", "");
        Screen other = screen("admin2", "/app/models/" + draft + "/review").sees("Draf belum dapat dirilis");
        other.photograph("review-finding");
        assertThat(other.offers("Rilis")).isFalse();
        Reply refused = server.api("admin2").post("/api/processes/" + draft + "/release", "{\"note\":\"Lekas\"}");
        assertThat(refused.status()).as(refused.body()).isEqualTo(409);
        assertThat(refused.body()).contains("attribute-missing", "Tentukan siapa yang mengerjakan langkah ini");
        other.page().close();
    }

    private void goesBack(Screen other) {
        other.go("/app/models").sees("Yang berlaku sekarang");
        other.pressWhatBegins("Kembalikan rilis ini: 1")
                .write("Mengapa dikembalikan?", "Telaah terlalu lama.")
                .photograph("roll-back");
        other.confirm("Kembalikan ke rilis 1").sees("Rilis 3 kini berlaku").fitsAPhone("releases-back");

        Ticket ticket = desk.complain("Lampu taman padam lagi di Klandasan");
        desk.say(ticket, "answer", Desk.ANSWER);
        await().atMost(PATIENCE).until(() -> desk.state(ticket).equals("answered"));
        assertThat(desk.see("approver1", ticket).getJsonObject("diagram").getInt("release"))
                .isEqualTo(3);
    }

    /** Waits for the drawing and chooses the flow that the step goes into. */
    private static void drawn(Screen screen) {
        Page page = screen.page();
        Locator flow = page.locator(".djs-element[data-element-id='" + FLOW + "'] .djs-hit")
                .first();
        flow.waitFor(attached());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Impor"))
                .waitFor();
        BoundingBox box = flow.boundingBox();
        page.mouse().click(box.x + box.width / 2, box.y + box.height / 2);
        page.locator(".djs-element.selected").waitFor(attached());
    }

    /** A straight line has no height, so that the browser takes it for hidden. */
    private static Locator.WaitForOptions attached() {
        return new Locator.WaitForOptions()
                .setState(WaitForSelectorState.ATTACHED)
                .setTimeout(60_000);
    }

    private void theNextCaseMeetsTheStep() {
        Ticket ticket = desk.complain("Lampu taman padam di Klandasan");
        desk.say(ticket, "answer", Desk.ANSWER);

        JsonObject shown = desk.see("operator1", ticket);
        assertThat(shown.getString("state")).isEqualTo("step");
        JsonObject step = shown.getJsonObject("step");
        assertThat(step.getString("name")).isEqualTo("Telaah hukum");
        assertThat(step.getString("instruction")).startsWith("Periksa dasar hukum");
        assertThat(step.getJsonArray("groups").toString()).isEqualTo("[\"approver\"]");

        Screen hendra =
                screen("approver1", "/app/complaints/" + ticket.number()).press("Selesaikan langkah");
        hendra.confirm("Lanjutkan");
        await().atMost(30, SECONDS).until(() -> desk.state(ticket).equals("answered"));
    }

    private static Screen screen(String username, String path) {
        return new Screen(browser.openAs(username, path, 1440, 900));
    }
}
