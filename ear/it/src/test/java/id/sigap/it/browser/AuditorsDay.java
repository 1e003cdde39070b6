package id.sigap.it.browser;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import id.sigap.it.harness.Api.Reply;
import id.sigap.it.harness.Browser;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.Project;
import id.sigap.it.harness.SigapServer;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An auditor's day at the screens: finds, reads, compares, verifies, takes along, and can change nothing. */
public abstract class AuditorsDay {
    private static final String WHY = "Pemeriksaan atas pengaduan pungutan di loket";

    /** What an auditor keeps for the own work; everything else that is sent to the server only asks. */
    private static final Pattern OWN =
            Pattern.compile("/api/(history/(queries|SGP-[0-9-]+/purpose)|reports|demo)\\b.*");

    /** Acts of others; none of them may stand on a page of an auditor's. */
    private static final Pattern ACTS = Pattern.compile("(?i)^(ambil|lepas|tulis|ajukan|setujui|teruskan|gabung|tutup"
            + " aduan|ubah|mulai draf|rilis|kembalikan rilis|buang|tambah (instansi|topik|hari|tenggat)|impor|jeda|"
            + "lanjutkan|pindahkan|coba lagi|kesampingkan|hapus|simpan$|templat baru|saya tangani|lainnya).*");

    @TempDir
    Path folder;

    private final SigapServer server;
    private final Browser browser;
    private final Desk desk;
    private final List<String> sent = new ArrayList<>();
    private Screen auditor;

    protected AuditorsDay(SigapServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
        this.desk = new Desk(server);
    }

    @Test
    void anAuditorsDay() throws Exception {
        Ticket answered = answered();
        Ticket restricted = restricted();
        auditor = new Screen(browser.openAs("auditor1", "/app/history", 1440, 900));
        auditor.page().onRequest(this::note);

        findsByWhatHappened(answered);
        readsTheCase(answered);
        givesAPurpose(restricted);
        Path kept = keepsAHead();
        takesTheDossierAlong(answered, kept);
        verifiesTheLedger(kept);
        opensFiguresOfTheReport();
        looksAtDurations();
        isShownNothingThatChanges(answered);
        readsEnglishToo(answered);

        assertThat(sent).isEmpty();
        // what asked for a purpose was answered with 428, which a browser's console counts as an error
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("428"));
    }

    private void note(Request request) {
        String path = request.url().replaceFirst("^https?://[^/]+", "");
        if (!request.method().equals("GET")
                && path.startsWith("/api/")
                && !OWN.matcher(path).matches()) {
            sent.add(request.method() + " " + path);
        }
    }

    private Ticket answered() {
        Ticket ticket = desk.complain("Lampu taman mati di Jalan Beller sejak Senin");
        desk.act("operator1", ticket, "claim", "{}");
        desk.act(
                "operator1",
                ticket,
                "drafts",
                Json.createObjectBuilder()
                        .add("kind", "answer")
                        .add("target", "private")
                        .add("text", Desk.ANSWER.replace("sore ini", "besok"))
                        .build()
                        .toString());
        desk.say(ticket, "answer", Desk.ANSWER);
        await().atMost(PATIENCE).until(() -> desk.state(ticket).equals("answered"));
        return ticket;
    }

    private Ticket restricted() {
        Reply reply = server.api()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/api/public/complaints",
                        Json.createObjectBuilder()
                                .add("text", "Petugas loket meminta uang rokok")
                                .add("secret", true));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return new Ticket(reply.json().getString("ticket"), reply.json().getString("trackingCode"));
    }

    private void findsByWhatHappened(Ticket ticket) {
        picks("Peran pelaku", "Pemberi persetujuan");
        picks("Perbuatan", "Redaksi disetujui");
        picks("Rilis alur", "rilis 1");
        auditor.write("Nomor laporan", ticket.number())
                .press("Cari")
                .sees("1 kasus ditampilkan")
                .fitsAPhone("audit-query");
        auditor.press("Simpan pencarian ini").write("Nama", "Hari auditor").confirm("Simpan");
        auditor.press("Kosongkan").press("Hari auditor").sees("1 kasus ditampilkan");
        auditor.photograph("audit-saved");
    }

    private void picks(String label, String option) {
        Page page = auditor.page();
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .first()
                .click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .click();
    }

    private void readsTheCase(Ticket ticket) {
        auditor.follow(ticket.number());
        auditor.page().locator(".djs-container .sigap-done").first().waitFor();
        auditor.fitsAPhone("audit-case");
        auditor.tab("Kejadian").sees("Redaksi disetujui").fitsAPhone("audit-case-acts");
        auditor.tab("Redaksi").sees("Yang berubah sejak versi 1").fitsAPhone("audit-case-wordings");
        assertThat(auditor.page().locator("del, ins").allInnerTexts().toString())
                .contains("besok", "sore");
        auditor.tab("Yang dikirim").sees("cocok dengan isi yang tersimpan").fitsAPhone("audit-case-sent");
        auditor.tab("Siapa membaca").sees("Satu baris untuk setiap orang").fitsAPhone("audit-case-readers");
    }

    private void givesAPurpose(Ticket restricted) {
        auditor.go("/app/history/" + restricted.number())
                .sees("dibatasi")
                .write("Keperluan", WHY)
                .fitsAPhone("audit-purpose");
        assertThat(auditor.page().content()).doesNotContain("uang rokok");
        auditor.press("Catat dan buka").tab("Siapa membaca").sees(WHY).photograph("audit-purpose-given");
    }

    private Path keepsAHead() {
        await().atMost(PATIENCE)
                .until(() -> server.api()
                                .with("Accept", "*/*")
                                .get("/api/public/checkpoints/latest")
                                .status()
                        == 200);
        auditor.go("/app/integrity").sees("Simpan di tempat lain");
        return saved(link("Unduh titik periksa"), "head.txt");
    }

    private void verifiesTheLedger(Path kept) throws IOException {
        auditor.go("/app/integrity")
                .write("Titik periksa yang Anda simpan", Files.readString(kept))
                .press("Periksa sekarang")
                .sees("Juga cocok dengan 1 titik periksa yang Anda simpan.")
                .fitsAPhone("audit-integrity");
    }

    private void takesTheDossierAlong(Ticket ticket, Path kept) throws IOException, InterruptedException {
        auditor.go("/app/history/" + ticket.number())
                .follow("Buat berkas perkara")
                .sees("Cara memeriksa")
                .fitsAPhone("audit-dossier");
        Path zip = folder.resolve("perkara.zip");
        auditor.saves("Buat dan unduh").saveAs(zip);
        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(file.getEntry("perkara.pdf")).isNotNull();
        }
        Path key = Files.writeString(
                folder.resolve("kunci.pem"),
                server.api()
                        .with("Accept", "*/*")
                        .get("/api/public/checkpoints/keys")
                        .body());
        assertThat(offline("dossier", zip.toString(), "--key", key.toString(), "--head", kept.toString()))
                .contains("UTUH / INTACT")
                .endsWith("exit 0");
    }

    private void opensFiguresOfTheReport() {
        LocalDate today = LocalDate.ofInstant(desk.now(), ZoneId.of("Asia/Makassar"));
        auditor.go("/app/compliance?from=" + today.minusDays(1) + "&to=" + today.plusDays(1))
                .sees("Aduan yang diterima")
                .fitsAPhone("audit-report");
        assertThat(auditor.saves("Unduh CSV").suggestedFilename()).endsWith(".csv");
        auditor.sees("Selesai: ");
        assertThat(auditor.saves("Unduh XLSX").suggestedFilename()).endsWith(".xlsx");
        auditor.follow("Diterima").sees("Kembali ke laporan").fitsAPhone("audit-report-cases");
        assertThat(auditor.page()
                        .getByText(Pattern.compile("SGP-\\d{4}-\\d{6}"))
                        .count())
                .isPositive();
    }

    private void looksAtDurations() {
        auditor.go("/app/history/durations?process=WordingPhase");
        auditor.page().locator(".djs-container .djs-overlay").first().waitFor();
        auditor.fitsAPhone("audit-durations");
    }

    private void isShownNothingThatChanges(Ticket ticket) {
        List<String> acts = new ArrayList<>();
        for (String path : List.of(
                "complaints/" + ticket.number(),
                "inbox/open",
                "models",
                "admin/agencies",
                "admin/topics",
                "admin/holidays",
                "admin/clocks",
                "admin/templates",
                "admin/channels",
                "admin/people",
                "admin/troubles")) {
            auditor.go("/app/" + path);
            auditor.page().locator("#isi h1, #isi h2").first().waitFor();
            auditor.settles().fitsAPhone("auditor-" + path.replace('/', '-').replace(ticket.number(), "case"));
            buttons().filter(name -> ACTS.matcher(name).matches()).forEach(name -> acts.add(path + ": " + name));
        }
        assertThat(acts).isEmpty();
        auditor.go("/app/incidents").sees("Halaman ini untuk peran");
    }

    private void readsEnglishToo(Ticket ticket) {
        auditor.go("/app/history").inEnglish().sees("History of cases").fitsAPhone("english-query");
        auditor.go("/app/history/" + ticket.number()).sees("Make its dossier");
        auditor.page().locator(".djs-container .sigap-done").first().waitFor();
        auditor.fitsAPhone("english-case");
        auditor.go("/app/integrity").sees("Integrity of the history").settles().fitsAPhone("english-integrity");
        auditor.go("/app/compliance").sees("Compliance report").settles().fitsAPhone("english-report");
        auditor.go("/app/dossier/" + ticket.number()).sees("Case dossier").fitsAPhone("english-dossier");
    }

    private Stream<String> buttons() {
        return auditor.page().getByRole(AriaRole.BUTTON).all().stream()
                .filter(Locator::isVisible)
                .map(button -> button.getAttribute("aria-label") == null
                        ? button.innerText().strip()
                        : button.getAttribute("aria-label"));
    }

    private Locator link(String name) {
        return auditor.page()
                .getByText(name, new Page.GetByTextOptions().setExact(true))
                .first();
    }

    private Path saved(Locator what, String as) {
        Download download = auditor.page().waitForDownload(what::click);
        Path path = folder.resolve(as);
        download.saveAs(path);
        return path;
    }

    /** What the jar says, and its exit code. */
    private static String offline(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Project.root()
                        .resolve("ejb/ledger-verifier/target/sigap-ledger-verifier.jar")
                        .toString()));
        command.addAll(List.of(arguments));
        Process verifier = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(verifier.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said + "exit " + verifier.waitFor();
    }
}
