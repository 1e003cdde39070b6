package id.sigap.it.browser;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import id.sigap.it.harness.Browser;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.Rows;
import id.sigap.it.harness.SigapServer;
import id.sigap.it.harness.WebhookAccount;
import id.sigap.it.harness.Wire;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An administrator's day beside the diagrams: what the office keeps, who does what, and what went wrong. */
abstract class OfficeData {
    private static final String ACKNOWLEDGED = "Laporan {tiket} sudah kami catat (hari uji). {tautan}";

    private static final String COMMENT =
            "{\"object\":\"page\",\"entry\":[{\"id\":\"1001\",\"time\":1795000000,\"changes\":[{"
                    + "\"field\":\"feed\",\"value\":{\"item\":\"comment\",\"verb\":\"add\",\"comment_id\":\"1001_rusak\","
                    + "\"post_id\":\"1001_55\",\"parent_id\":\"1001_55\",\"from\":{\"id\":\"771\",\"name\":\"Warga\"},"
                    + "\"message\":\"Taman kota gelap di Klandasan sejak kemarin\",\"created_time\":1795000000}}]}]}";

    private final SigapServer server;
    private final Rows rows;
    private final Browser browser;
    private final Desk desk;
    private Screen admin;

    OfficeData(SigapServer server, Browser browser) {
        this.server = server;
        this.rows = new Rows(server.database());
        this.browser = browser;
        this.desk = new Desk(server);
    }

    @Test
    void anAdministratorsDay() throws SQLException, IOException {
        admin = screen("admin1", "/app/admin/agencies");
        addsAnAgencyAndATopic();
        importsAFileAfterItsErrorsAreMended();
        setsAHoliday();
        writesATemplateThatAnApproverReleases();
        movesTheWorkOfSomebodyOnLeave();
        triesAFailedStepAgain();
        mendsAMessageThatBrokeOff();
        settlesMessagesThatCouldNotBeRead();
        readsEnglishToo();
        assertThat(browser.complaints()).isEmpty();
    }

    private void addsAnAgencyAndATopic() {
        admin.press("Tambah instansi")
                .write("Kode", "UJI_HARI")
                .write("Nama", "Dinas Hari Uji")
                .photograph("admin-agency");
        admin.confirm("Simpan").sees("Dinas Hari Uji");
        admin.write("Cari di daftar ini", "hari uji").fitsAPhone("admin-agencies");

        admin.go("/app/admin/topics")
                .press("Tambah topik")
                .write("Kode", "UJI_LAMPION")
                .write("Nama topik", "Lampion padam")
                .select("Instansi", "Dinas Hari Uji")
                .write("Kata kunci pasti", "lampion padam")
                .photograph("admin-topic");
        admin.confirm("Simpan").sees("Lampion padam").fitsAPhone("admin-topics");

        Ticket ticket = desk.complain("Lampion padam di sepanjang Jalan Marsma");
        assertThat(desk.see("approver1", ticket).getJsonObject("agency").getString("code"))
                .isEqualTo("UJI_HARI");
    }

    private void importsAFileAfterItsErrorsAreMended() {
        String good = "code,name,reached_by,address\n"
                + "UJI_HARI,Dinas Hari Uji Kota,in-app,\n"
                + "UJI_IMPOR,Balai Uji Impor,mail,balai@kota.example\n";
        admin.go("/app/admin/agencies").press("Impor CSV");
        chooses(good + "UJI_SALAH,Balai Salah,mail,bukan surel\n");
        admin.sees("Perbaiki dahulu baris ini").sees("Baris 4:").photograph("admin-import-errors");
        assertThat(admin.offersNow("Terapkan")).isFalse();

        chooses(good);
        admin.sees("Balai Uji Impor").sees("Dinas Hari Uji Kota").fitsAPhone("admin-import");
        admin.press("Terapkan").sees("Diterapkan: 1 baru, 1 berubah.").sees("Balai Uji Impor");
        admin.page().getByText("Riwayat perubahan").click();
        admin.sees("menambahkan").photograph("admin-agencies-history");
    }

    private void chooses(String csv) {
        admin.page()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("instansi.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    }

    private void setsAHoliday() {
        admin.go("/app/admin/holidays")
                .press("Tambah hari libur")
                .write("Tanggal", "2027-02-10")
                .write("Nama hari libur", "Hari jadi kota (uji)")
                .write("Dasar", "Keputusan wali kota nomor 1")
                .photograph("admin-holiday");
        admin.confirm("Simpan").sees("Hari jadi kota (uji)").fitsAPhone("admin-holidays");
        admin.go("/app/admin/clocks").sees("SP4N-VERIF").fitsAPhone("admin-clocks");
    }

    private void writesATemplateThatAnApproverReleases() {
        admin.go("/app/admin/templates").sees("Tanda terima").photograph("admin-templates");
        admin.within("ACK", "Tulis versi baru")
                .sees("Pratinjau")
                .page()
                .getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^Isi")))
                .fill(ACKNOWLEDGED);
        admin.press("Pratinjau").sees("(hari uji)").photograph("admin-template");
        admin.confirm("Ajukan versi ini").sees("Anda yang menulis versi ini");
        assertThat(admin.offers("Rilis versi ini")).isFalse();
        admin.fitsAPhone("admin-templates-waiting");
        assertThat(acknowledgement()).doesNotContain("(hari uji)");

        Screen hendra = screen("approver1", "/app/admin/templates").sees("menunggu rilis");
        hendra.photograph("admin-template-approver");
        hendra.press("Rilis versi ini").sees("dirilis dan langsung dipakai");
        assertThat(acknowledgement()).isEqualTo(ACKNOWLEDGED);
    }

    private String acknowledgement() {
        return server
                .api("operator1")
                .get("/api/catalog")
                .json()
                .getJsonArray("templates")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(one -> one.getString("code").equals("ACK"))
                .map(one -> one.getString("text"))
                .findFirst()
                .orElseThrow();
    }

    private void movesTheWorkOfSomebodyOnLeave() {
        List<Ticket> held = List.of(
                desk.complain("Trotoar rusak di Jalan Sudirman"), desk.complain("Jalan berlubang di Gunung Guntur"));
        held.forEach(ticket -> desk.act("operator3", ticket, "claim", "{}"));

        admin.go("/app/admin/people").sees("2 kasus, 0 insiden").fitsAPhone("admin-people");
        admin.within("operator3", "Pindahkan pekerjaan")
                .select("Kepada", person("operator4"))
                .write("Alasan", "Cuti melahirkan")
                .photograph("admin-people-move");
        admin.confirm("Pindahkan pekerjaan");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(held)
                        .allSatisfy(ticket -> assertThat(
                                        desk.see("approver1", ticket).toString())
                                .contains("operator4")));
        admin.comesBackUntil("Selesai: 2 kasus").photograph("admin-people-moved");
    }

    private String person(String username) {
        return server
                .api("admin1")
                .get("/api/admin/people")
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(member -> member.getJsonObject("person"))
                .filter(member -> member.getString("username").equals(username))
                .findFirst()
                .orElseThrow()
                .getString("name");
    }

    private void triesAFailedStepAgain() throws SQLException {
        Ticket ticket = desk.complain("Drainase tersumbat di Jalan Soekarno Hatta");
        String job = rows.text("select id_ from act_ru_job where root_proc_inst_id_ in"
                + " (select root_proc_inst_id_ from act_ru_execution where business_key_ = '" + ticket.number()
                + "') limit 1");
        rows.execute(
                "update act_ru_job set retries_ = 0, exception_msg_ = 'Tidak terjangkau' where id_ = '" + job + "'");

        admin.go("/app/admin/troubles")
                .sees(ticket.number())
                .sees("Tidak terjangkau")
                .fitsAPhone("admin-troubles");
        admin.within(ticket.number(), "Coba lagi").sees("Dicoba lagi");

        assertThat(rows.text("select retries_ from act_ru_job where id_ = '" + job + "'"))
                .isEqualTo("3");
    }

    private void mendsAMessageThatBrokeOff() throws SQLException, IOException {
        WebhookAccount page = WebhookAccount.facebook("lamanrusak").openOn(server);
        assertThat(new Wire(server)
                        .send(page.genuine(COMMENT.substring(0, COMMENT.length() - 3)))
                        .status())
                .isEqualTo(400);
        String id = rows.text("select id from delivery where channel_id = '" + page.channel() + "'");

        admin.go("/app/incidents").sees("Kiriman " + id).photograph("admin-incidents");
        assertThat(admin.offers("Perbaiki isi")).isFalse();
        admin.within("Kiriman " + id, "Saya tangani").sees("Anda tangani");
        admin.within("Kiriman " + id, "Coba lagi").sees("masih belum terbaca");

        Screen hendra = screen("approver1", "/app/incidents").sees("Kiriman " + id);
        mends(hendra, id, COMMENT.substring(0, COMMENT.length() - 2), "Satu kurung tutup hilang")
                .sees("masih belum terbaca")
                .sees("Satu kurung tutup hilang")
                .fitsAPhone("letter-mended-once");
        assertThat(savedBy(hendra, "Simpan kiriman asli")).isEqualTo(COMMENT.substring(0, COMMENT.length() - 3));
        mends(hendra, id, COMMENT, "Dua kurung lagi").sees("Kiriman terbaca dan sudah masuk");

        assertThat(rows.text("select state from delivery where id = " + id)).isEqualTo("done");
        assertThat(rows.text("select count(*) from message where channel_id = '" + page.channel() + "'"))
                .isEqualTo("1");
        assertThat(rows.text("select string_agg(actor, ' ') from ledger_entry where act = 'complaint.mended'"))
                .isEqualTo("approver1");
        hendra.sees("Kiriman yang diperbaiki").sees("Dua kurung lagi").fitsAPhone("letters-mended");
        assertThat(savedBy(hendra, "Simpan kiriman asli"))
                .as("the original after it was read")
                .isEqualTo(COMMENT.substring(0, COMMENT.length() - 3));
        page.pauseOn(server);
    }

    private static Screen mends(Screen who, String id, String content, String why) {
        who.within("Kiriman " + id, "Perbaiki isi").sees("Kiriman asli tetap tersimpan");
        assertThat(who.offersNow("Simpan dan coba lagi")).isFalse();
        who.write("Isi kiriman", content).write("Alasan", why).photograph("letter-mending");
        return who.confirm("Simpan dan coba lagi");
    }

    private static String savedBy(Screen who, String link) throws IOException {
        Download download = who.page().waitForDownload(() -> who.follow(link));
        return Files.readString(download.path());
    }

    private void settlesMessagesThatCouldNotBeRead() throws SQLException {
        String useless = delivery(desk.complain("Iklan obat kuat"));
        rows.execute("update delivery set state = 'new', attempts = 2, next_attempt = now(), content_sealed = '\\x00'"
                + " where id = " + useless);
        await().atMost(PATIENCE)
                .until(() -> rows.text("select state from delivery where id = " + useless)
                        .equals("dead"));
        assertThat(server.api("approver1")
                        .get("/api/dead-letters/" + useless + "/text")
                        .body())
                .contains("not-mendable");

        admin.go("/app/admin/troubles").sees("Kiriman " + useless).photograph("admin-letters");
        admin.within("Kiriman " + useless, "Kesampingkan")
                .write("Alasan", "Iklan, bukan aduan")
                .photograph("admin-letter-dismiss");
        admin.confirm("Kesampingkan");
        await().atMost(PATIENCE)
                .until(() -> rows.text("select state || coalesce(dismissed_by, '') from delivery where id = " + useless)
                        .equals("doneadmin1"));
        Locator left = admin.page().getByText("Kiriman " + useless);
        await().atMost(PATIENCE).until(() -> left.count() == 0);
    }

    private void readsEnglishToo() {
        admin.go("/app/admin/agencies").inEnglish().sees("Agencies").settles().fitsAPhone("english-agencies");
        admin.go("/app/admin/templates").sees("Templates").settles().fitsAPhone("english-templates");
        admin.go("/app/admin/people").sees("People").settles().fitsAPhone("english-people");
        admin.go("/app/admin/troubles").sees("Failures").settles().fitsAPhone("english-troubles");
        admin.go("/app/models").sees("Processes & tables").settles().fitsAPhone("english-models");
    }

    private String delivery(Ticket ticket) throws SQLException {
        return rows.text("select d.id from delivery d join complaint c on c.id = d.complaint_id where c.ticket = '"
                + ticket.number() + "'");
    }

    private Screen screen(String username, String path) {
        return new Screen(browser.openAs(username, path, 1440, 900));
    }
}
