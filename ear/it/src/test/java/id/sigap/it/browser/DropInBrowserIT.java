package id.sigap.it.browser;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.sigap.demo.citizens.ChannelPlan;
import id.sigap.demo.citizens.Citizens;
import id.sigap.demo.citizens.Corner;
import id.sigap.it.guest.GuestJar;
import id.sigap.it.harness.Browser;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.EmbeddedDatabase;
import id.sigap.it.harness.Patience;
import id.sigap.it.harness.Project;
import id.sigap.it.harness.SampleConnector;
import id.sigap.it.harness.SigapServer;
import id.sigap.standin.mastodon.MastodonPlatform;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The sample connector, built as a stranger builds it and dropped into a running server, at the real screens: an administrator
 * accepts it and opens a channel, a citizen writes on the played Mastodon, the desk answers, and the citizen reads it there.
 */
@Tag("platforms")
class DropInBrowserIT extends Lives {
    @RegisterExtension
    static final SigapServer sigap =
            SigapServer.on(EmbeddedDatabase.h2()).withKeycloak().with("SIGAP_CHALLENGE", "off");

    @RegisterExtension
    static final Browser screens = Browser.on(sigap);

    private static final String CHANNEL = "mastodonkota";
    private static final String FILE = "mastodon-connector.jar";

    private static Citizens citizens;
    private static GuestJar jar;

    private final List<String> told = new ArrayList<>();

    DropInBrowserIT() {
        super(sigap, screens);
    }

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        jar = GuestJar.built(SampleConnector.build(Project.freshFolder("sample-in-browser"), "-Dmaven.test.skip=true"));
        citizens = Citizens.start();
    }

    @AfterAll
    static void stop() {
        citizens.close();
    }

    @Test
    void aStrangersConnectorServesAPlatformThatSigapDoesNotKnow() {
        connect();
        assertThat(places()).contains("telegram").doesNotContain("mastodon");
        Screen citizen = writesBeforeAnybodyListens("Gang Manggis");

        Screen admin = new Screen(browser.openAs("admin1", "/app/incidents", 1280, 800));
        jar.dropInto(sigap.deployments());
        isAnnouncedAndAccepted(admin);
        opensAChannel(admin);

        Ticket first = answered("Gang Manggis", "Yth. Bapak/Ibu, lampu di Gang Manggis diganti besok.");
        reads(citizen, "lampu di Gang Manggis diganti besok", "mastodon-answered");
        becomes(first, "answered");

        sendsNothingWhilePaused(admin, citizen);
        goesOnAfterARestart();
    }

    private void connect() {
        citizens.connect(sigap.url(), sigap.keycloak().realmUrl(), "admin1", "demo", told::add);
        assertThat(told).isEmpty();
    }

    private static List<String> places() {
        return citizens.corners().stream().map(Corner::id).toList();
    }

    private Screen writesBeforeAnybodyListens(String place) {
        Screen citizen = new Screen(browser.open(citizens.address(), 390, 844));
        citizen.write("Nama warga", "dewi").press("Mastodon").sees("docs/connectors/README.md");
        writes(citizen, place);
        return citizen.fitsAPhone("drop-in-citizen");
    }

    private static void writes(Screen citizen, String place) {
        citizen.write("Tulisan baru", "Lampu jalan padam di " + place)
                .press("Kirim")
                .sees("Lampu jalan padam di " + place);
    }

    private void isAnnouncedAndAccepted(Screen admin) {
        admin.sees("Konektor baru menunggu keputusan").sees(jar.sha256()).fitsAPhone("drop-in-incident");
        admin.follow("Buka halaman Konektor")
                .sees(FILE)
                .sees(jar.sha256())
                .sees("Belum diputuskan")
                .fitsAPhone("drop-in-announced");
        admin.within(FILE, "Terima").sees("Berkas " + FILE + " diterima; konektornya dipakai.");
        admin.page()
                .locator("li")
                .filter(new Locator.FilterOptions().setHasText(FILE))
                .filter(new Locator.FilterOptions().setHasText("Dipakai"))
                .first()
                .waitFor();
        admin.page()
                .getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Insiden").setExact(true))
                .waitFor();
        admin.fitsAPhone("drop-in-accepted");
    }

    private void opensAChannel(Screen admin) {
        ChannelPlan plan = citizens.channels().stream()
                .filter(one -> one.connector().equals("mastodon"))
                .findFirst()
                .orElseThrow();
        admin.go("/app/admin/channels")
                .follow("Buka kanal")
                .page()
                .getByLabel("Platform")
                .first()
                .selectOption("mastodon");
        admin.write("Nama kanal", "Mastodon kota")
                .write("Kode kanal", CHANNEL)
                .write("Alamat server", plan.settings().get("server"))
                .write("Token akses", plan.secrets().get("access-token"))
                .write("Pemilik akun", "Bagian Humas")
                .write("Pejabat penanggung jawab", "Kepala Bagian Humas")
                .write("Dasar hukum", "Keputusan wali kota nomor 12 tahun 2026")
                .write("Tujuan", "Menerima pengaduan warga di Mastodon")
                .fitsAPhone("drop-in-new-channel");
        admin.press("Buka kanal ini")
                .sees("Kanal Mastodon kota dibuka.")
                .sees("Berjalan")
                .press("Uji sambungan")
                .sees("Kanal berfungsi.")
                .sees("Berfungsi")
                .fitsAPhone("drop-in-channel");
    }

    private Ticket answered(String place, String answer) {
        Ticket ticket = taken(place);
        answer(take("operator1", ticket), answer);
        approve("approver1", ticket);
        return ticket;
    }

    private Ticket taken(String place) {
        return await().atMost(PATIENCE)
                .until(() -> find(place), Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<Ticket> find(String place) {
        return sigap
                .api("operator1")
                .get("/api/complaints?view=open&channel=" + CHANNEL)
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(row -> row.getString("excerpt").contains(place))
                .map(row -> new Ticket(row.getString("ticket"), ""))
                .findFirst();
    }

    /** On the citizens' page, and once on the platform. */
    private static void reads(Screen citizen, String words, String photograph) {
        Locator answers =
                citizen.page().locator("#entries li.office").filter(new Locator.FilterOptions().setHasText(words));
        answers.first().waitFor(new Locator.WaitForOptions().setTimeout(Patience.MILLISECONDS));
        answers.first().scrollIntoViewIfNeeded();
        citizen.fitsAPhone(photograph);
        assertThat(answers.count()).isEqualTo(1);
        assertThat(written(words)).isEqualTo(1);
    }

    private static long written(String words) {
        return ((MastodonPlatform) citizens.platform("mastodon"))
                .statuses().stream()
                        .filter(status -> status.getString("content").contains(words))
                        .count();
    }

    private void sendsNothingWhilePaused(Screen admin, Screen citizen) {
        writes(citizen, "Gang Rambutan");
        Ticket second = taken("Gang Rambutan");
        answer(take("operator1", second), "Yth. Bapak/Ibu, lampu di Gang Rambutan sudah menyala.");
        admin.press("Jeda")
                .write("Alasan", "Akun sedang ditinjau")
                .confirm("Jeda")
                .sees("Dijeda")
                .fitsAPhone("drop-in-paused");

        approve("approver1", second);
        staff("operator1", second)
                .sees("Kanal ini sedang dijeda; jawaban dikirim begitu kanal berjalan lagi.")
                .photograph("drop-in-answer-waits");
        assertThat(written("Gang Rambutan sudah menyala")).isZero();

        admin.press("Lanjutkan").sees("Kanal Mastodon kota berjalan lagi.").sees("Berjalan");
        reads(citizen, "lampu di Gang Rambutan sudah menyala", "mastodon-answered-again");
        becomes(second, "answered");
    }

    /** The demonstration finds the channel that was opened by hand, and opens no second one. */
    private void goesOnAfterARestart() {
        sigap.restart();
        connect();
        assertThat(places()).contains("mastodon");
        assertThat(sigap.api("admin1").get("/api/admin/channels").body())
                .contains(CHANNEL)
                .doesNotContain("demomastodon");

        citizens.corners().stream()
                .filter(corner -> corner.id().equals("mastodon"))
                .forEach(corner -> corner.write("dewi", "Lampu jalan padam di Gang Nangka"));
        taken("Gang Nangka");
    }
}
