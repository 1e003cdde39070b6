package id.sigap.it;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.sigap.it.harness.Api.Reply;
import id.sigap.it.harness.Browser;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Project;
import id.sigap.it.harness.SigapServer;
import id.sigap.ledger.dossier.DossierAudit;
import id.sigap.ledger.dossier.DossierFault;
import id.sigap.ledger.format.LedgerKey;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves the house: the report of a period with the cases behind it, tables, and dossiers that anybody can verify. */
abstract class Dossier {
    private static final String HOSTILE = "=HYPERLINK(\"http://jahat.example\") lampu jalan mati di depan sekolah";
    private static final ZoneId OFFICE = ZoneId.of("Asia/Makassar");

    @TempDir
    Path folder;

    private final SigapServer server;
    private final Browser browser;
    private final Desk desk;
    private String days;

    Dossier(SigapServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
        this.desk = new Desk(server);
    }

    @BeforeEach
    void theOfficesDays() {
        LocalDate today = LocalDate.ofInstant(desk.now(), OFFICE);
        days = "from=" + today.minusDays(1) + "&to=" + today.plusDays(5);
    }

    @Test
    void countsExportsAndHandsOutCasesThatAnybodyCanVerify() throws Exception {
        Desk.Ticket answered = complain("Siti Aminah", HOSTILE + ", hubungi 0812-3456-7890");
        desk.say(
                answered,
                "answer",
                "Yth. Ibu Aminah, terima kasih. Petugas sudah menindaklanjuti dan selesai sore ini.");
        Desk.Ticket restricted = complain(null, "Ada pungutan liar di loket, tolong diperiksa", "secret");
        Desk.Ticket forwarded = desk.complain("Air PDAM mati sejak subuh di Jalan Mawar");
        desk.act("operator1", forwarded, "claim", "{}");
        desk.act("operator1", forwarded, "forward", "{\"agency\":\"PTMB\",\"note\":\"Mohon dicek\"}");
        Desk.Ticket refused = closed("Halo, cuma coba-coba saja");
        Desk.Ticket reopened = closed("Tes tes satu dua tiga");
        desk.act("approver1", reopened, "reopen", "{\"reason\":\"Ternyata perlu dijawab\"}");
        await().atMost(PATIENCE).until(() -> desk.state(answered).equals("answered"));
        desk.later("PT50H");

        everyFigureOpensItsCases();
        assertThat(tickets("forwarded:PTMB:unanswered")).containsExactly(forwarded.number());
        assertThat(tickets("reopened:office:reopened")).containsExactly(reopened.number());
        assertThat(refusals()).containsExactly(refused.number());
        assertThat(tickets("clocks:LOC-AGENCY:overdue")).contains(forwarded.number());
        assertThat(tickets("clocks:LOC-FIRST:met")).contains(answered.number());
        onlyTheTicketOfARestrictedCaseLeaves(restricted);
        exports(restricted);
        dossiers(answered, restricted);
        roles(answered);
        pages(answered);
    }

    private void everyFigureOpensItsCases() {
        List<String> differ = new ArrayList<>();
        int figures = 0;
        for (JsonObject part :
                ok("/api/reports/compliance?" + days).getJsonArray("parts").getValuesAs(JsonObject.class)) {
            for (JsonObject row : part.getJsonArray("rows").getValuesAs(JsonObject.class)) {
                for (JsonObject count : row.getJsonArray("counts").getValuesAs(JsonObject.class)) {
                    figures++;
                    String figure = count.getString("figure");
                    if (cases(figure).size() != count.getInt("count")) {
                        differ.add(figure);
                    }
                }
            }
        }
        assertThat(figures).isGreaterThan(15);
        assertThat(differ).isEmpty();
    }

    private List<String> refusals() {
        return report("refused").stream()
                .flatMap(figure -> tickets(figure).stream())
                .toList();
    }

    private List<String> report(String section) {
        return ok("/api/reports/compliance?" + days).getJsonArray("parts").getValuesAs(JsonObject.class).stream()
                .filter(part -> part.getString("section").equals(section))
                .flatMap(part -> part.getJsonArray("rows").getValuesAs(JsonObject.class).stream())
                .flatMap(row -> row.getJsonArray("counts").getValuesAs(JsonObject.class).stream())
                .map(count -> count.getString("figure"))
                .toList();
    }

    private void onlyTheTicketOfARestrictedCaseLeaves(Desk.Ticket restricted) {
        JsonObject row = report("received").stream()
                .flatMap(figure -> cases(figure).stream())
                .filter(one -> one.getString("ticket").equals(restricted.number()))
                .findFirst()
                .orElseThrow();
        assertThat(row.getBoolean("restricted")).isTrue();
        assertThat(row.keySet()).doesNotContain("stateLabel", "category", "agency");
    }

    private void exports(Desk.Ticket restricted) throws Exception {
        Reply reply = server.api("approver1").with("Accept", "*/*").get("/api/exports/cases?format=csv");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        String csv = reply.body();
        assertThat(csv).startsWith("\ufefftiket,").contains("\"'=HYPERLINK(\"\"http://jahat.example");
        assertThat(csv).doesNotContain("0812", ",=HYPERLINK", ",\"=HYPERLINK", "Siti");
        assertThat(csv.lines().count() - 1).isEqualTo(Long.parseLong(reply.header("X-Sigap-Rows")));
        assertThat(csv.lines().filter(line -> line.startsWith(restricted.number())))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("ya").doesNotContain("pungutan"));

        byte[] xlsx = server.api("auditor1").with("Accept", "*/*").file("/api/exports/cases?format=xlsx");
        String sheet = files(xlsx).get("xl/worksheets/sheet1.xml");
        assertThat(sheet).contains("&apos;=HYPERLINK").doesNotContain("<f>", "pungutan");

        String finished = server.api("auditor1")
                .with("Accept", "*/*")
                .get("/api/exports/ledger?act=export.finished")
                .body();
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(xlsx));
        assertThat(finished).contains(hash, "auditor1", "approver1");
        assertThat(ok("/api/ledger?act=export.started").toString())
                .contains("\"what\":\"cases\"", "\"format\":\"xlsx\"");

        String state = server.api("auditor1")
                .with("Accept", "*/*")
                .get("/api/exports/cases?state=" + desk.state(restricted))
                .body();
        assertThat(state).startsWith("\ufefftiket,").doesNotContain(restricted.number());
        for (String figure : report("received")) {
            assertThat(server.api("auditor1")
                            .with("Accept", "*/*")
                            .get("/api/exports/compliance?" + days + "&figure=" + figure)
                            .body())
                    .as(figure)
                    .doesNotContain(restricted.number());
        }

        Reply behind = server.api("head-office")
                .with("Accept", "*/*")
                .get("/api/exports/compliance?" + days + "&figure=clocks:LOC-AGENCY:overdue");
        assertThat(behind.body().lines())
                .hasSize(1 + cases("clocks:LOC-AGENCY:overdue").size());
        assertThat(server.api("auditor1").get("/api/exports/cases?format=doc").status())
                .isEqualTo(422);
    }

    private void dossiers(Desk.Ticket ticket, Desk.Ticket secret) throws Exception {
        Path full = dossier(ticket, "full");
        Map<String, String> files = files(Files.readAllBytes(full));
        assertThat(files).containsKeys("README.txt", "perkara.pdf", "perkara.json", "jejak.ndjson", "manifest.json");
        assertThat(files.get("perkara.json"))
                .contains("Siti Aminah", "0812-3456-7890", "Petugas sudah menindaklanjuti")
                .doesNotContain(ticket.code());
        assertThat(files.get("perkara.pdf")).startsWith("%PDF");
        assertThat(DossierAudit.verify(full, new HashSet<>(LedgerKey.fromPem(key())), List.of())
                        .ownKey())
                .isFalse();
        assertThat(offline(full)).contains("UTUH / INTACT", "lengkap / full").endsWith("exit 0");

        for (String name :
                List.of("perkara.json", "jejak.ndjson", "proof/dossier-made.json", "proof/titik-periksa.txt")) {
            Map<String, byte[]> changed = contents(Files.readAllBytes(full));
            byte[] bytes = changed.get(name).clone();
            bytes[bytes.length / 2] ^= 1;
            changed.put(name, bytes);
            Path tampered = write(changed);
            assertThatThrownBy(() -> DossierAudit.verify(tampered, new HashSet<>(LedgerKey.fromPem(key())), List.of()))
                    .as(name)
                    .isInstanceOf(DossierFault.class);
            if (name.equals("perkara.json")) {
                assertThat(offline(tampered)).contains("[changed]", name).endsWith("exit 1");
            }
        }

        Path blackened = dossier(ticket, "public");
        Map<String, String> outside = files(Files.readAllBytes(blackened));
        assertThat(outside.get("perkara.json"))
                .contains("[nama]", "[telepon]", "Petugas 1")
                .doesNotContain("Siti", "Aminah", "0812", "operator1", "approver1");
        assertThat(outside).doesNotContainKey("jejak.ndjson");
        assertThat(outside.get("proof/bukti.ndjson").lines()).hasSize(1);
        assertThat(outside.get("proof/dossier-made.json"))
                .contains("\"system\"")
                .doesNotContain("auditor1");
        assertThat(outside.get("README.txt")).contains("jejak audit tidak disertakan");
        assertThat(ok("/api/ledger?act=dossier.asked&ticket=" + ticket.number()).toString())
                .contains("auditor1");
        assertThat(offline(blackened)).contains("versi publik").endsWith("exit 0");

        Reply refused = server.api("auditor1").get(secret.path() + "/dossier?version=public");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().getString("code")).isEqualTo("not-publishable");
        assertThat(ok("/api/ledger?act=dossier.made&ticket=" + ticket.number()).getJsonArray("items"))
                .hasSize(2);
        try (var left = Files.list(server.deployments().resolveSibling("tmp").resolve("dossiers"))) {
            assertThat(left).isEmpty();
        }
    }

    private void roles(Desk.Ticket ticket) {
        for (String person : List.of("operator1", "admin1", "agency-ptmb")) {
            assertThat(server.api(person).get("/api/reports/compliance?" + days).status())
                    .isEqualTo(403);
            assertThat(server.api(person).get("/api/exports/cases").status()).isEqualTo(403);
        }
        assertThat(server.api("approver1").get("/api/exports/ledger").status()).isEqualTo(403);
        assertThat(server.api("approver1").get(ticket.path() + "/dossier").status())
                .isEqualTo(403);
        assertThat(server.api("approver1")
                        .get("/api/reports/compliance?" + days)
                        .status())
                .isEqualTo(200);
        assertThat(server.api("head-office")
                        .get("/api/reports/compliance?" + days)
                        .status())
                .isEqualTo(200);
    }

    private void pages(Desk.Ticket ticket) throws IOException {
        Path pictures = Project.freshFolder("dossier-pictures");
        Page auditor = browser.signedIn("auditor1");
        auditor.navigate("/app/compliance?" + days);
        auditor.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Penerusan ke instansi"))
                .waitFor();
        picture(auditor, pictures, "compliance");
        auditor.setViewportSize(360, 780);
        picture(auditor, pictures, "compliance-phone");
        auditor.setViewportSize(1280, 860);
        auditor.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Lewat tenggat, tak dijawab"))
                .first()
                .click();
        Locator table = auditor.getByRole(
                AriaRole.GROUP, new Page.GetByRoleOptions().setName(Pattern.compile("Lewat tenggat, tak dijawab")));
        table.waitFor();
        picture(auditor, pictures, "compliance-cases");
        Download csv = auditor.waitForDownload(
                () -> table.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Unduh CSV"))
                        .click());
        assertThat(csv.suggestedFilename()).startsWith("kepatuhan-").endsWith(".csv");

        auditor.navigate("/app/dossier/" + ticket.number());
        Download zip = auditor.waitForDownload(
                () -> auditor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Buat dan unduh"))
                        .click());
        Path saved = folder.resolve("unduh.zip");
        zip.saveAs(saved);
        assertThat(zip.suggestedFilename()).isEqualTo(ticket.number() + "-lengkap.zip");
        assertThat(files(Files.readAllBytes(saved))).containsKey("perkara.pdf");
        picture(auditor, pictures, "dossier");
        Files.write(
                pictures.resolve("perkara.pdf"),
                contents(Files.readAllBytes(saved)).get("perkara.pdf"));
    }

    private static void picture(Page page, Path folder, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(folder.resolve(name + ".png")));
    }

    private Path dossier(Desk.Ticket ticket, String version) throws IOException {
        await().atMost(PATIENCE)
                .until(() -> server.api()
                                .with("Accept", "*/*")
                                .get("/api/public/checkpoints/latest")
                                .status()
                        == 200);
        return Files.write(
                folder.resolve(version + ".zip"),
                server.api("auditor1").with("Accept", "*/*").file(ticket.path() + "/dossier?version=" + version));
    }

    private Desk.Ticket closed(String text) {
        Desk.Ticket ticket = desk.complain(text);
        desk.act("operator1", ticket, "claim", "{}");
        desk.act("operator1", ticket, "triage", "{\"category\":\"LAIN\",\"urgency\":\"RENDAH\"}");
        desk.act("operator1", ticket, "close", "{\"outcome\":\"no-reply-needed\",\"reason\":\"Bukan aduan\"}");
        await().atMost(PATIENCE).until(() -> desk.state(ticket).equals("closed"));
        return ticket;
    }

    private Desk.Ticket complain(String name, String text, String... wishes) {
        var body = Json.createObjectBuilder().add("text", text);
        if (name != null) {
            body.add("name", name).add("contact", "siti.aminah@contoh.id");
        }
        for (String wish : wishes) {
            body.add(wish, true);
        }
        Reply reply = server.api()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/public/complaints", body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return new Desk.Ticket(reply.json().getString("ticket"), reply.json().getString("trackingCode"));
    }

    private List<String> tickets(String figure) {
        return cases(figure).stream()
                .map(one -> one.getString("ticket"))
                .distinct()
                .toList();
    }

    private List<JsonObject> cases(String figure) {
        List<JsonObject> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonObject page = ok("/api/reports/compliance/cases?" + days + "&figure="
                    + URLEncoder.encode(figure, StandardCharsets.UTF_8) + cursor);
            all.addAll(page.getJsonArray("items").getValuesAs(JsonObject.class));
            cursor = page.containsKey("next") ? "&cursor=" + page.getString("next") : "";
        } while (!cursor.isEmpty());
        return all;
    }

    private String key() {
        return server.api()
                .with("Accept", "*/*")
                .get("/api/public/checkpoints/keys")
                .body();
    }

    /** What the jar says, and its exit code. */
    private String offline(Path dossier) throws IOException, InterruptedException {
        Path key = Files.writeString(folder.resolve("public.pem"), key());
        Process verifier = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Project.root()
                                .resolve("ejb/ledger-verifier/target/sigap-ledger-verifier.jar")
                                .toString(),
                        "dossier",
                        dossier.toString(),
                        "--key",
                        key.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(verifier.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said + "exit " + verifier.waitFor();
    }

    private static Map<String, String> files(byte[] zip) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        contents(zip).forEach((name, bytes) -> files.put(name, new String(bytes, StandardCharsets.UTF_8)));
        return files;
    }

    private static Map<String, byte[]> contents(byte[] bytes) throws IOException {
        Path path = Files.createTempFile("contents", ".zip");
        try {
            Files.write(path, bytes);
            Map<String, byte[]> files = new LinkedHashMap<>();
            try (ZipFile zip = new ZipFile(path.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                }
            }
            return files;
        } finally {
            Files.delete(path);
        }
    }

    private Path write(Map<String, byte[]> files) throws IOException {
        Path file = Files.createTempFile(folder, "tampered", ".zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> one : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    private JsonObject ok(String path) {
        Reply reply = server.api("auditor1").get(path);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }
}
