package id.sigap.it;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.sigap.it.harness.Api.Reply;
import id.sigap.it.harness.Browser;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.EmbeddedDatabase;
import id.sigap.it.harness.Project;
import id.sigap.it.harness.Rows;
import id.sigap.it.harness.SigapServer;
import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.EntryText;
import id.sigap.ledger.merkle.Proofs;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The sealed ledger of a real server: heads for everybody, proofs, verification, export, the verifier's jar, and the alarm. */
class LedgerSealIT {
    @RegisterExtension
    static final SigapServer server = SigapServer.on(EmbeddedDatabase.postgres("seal"))
            .withKeycloak()
            .with("SIGAP_CHALLENGE", "off")
            .with("SIGAP_CHECKPOINT_SECONDS", "1");

    @RegisterExtension
    static final Browser browser = Browser.on(server);

    @TempDir
    Path folder;

    private final Desk desk = new Desk(server);
    private final Rows rows = new Rows(server.database());

    @Test
    void sealsProvesVerifiesExportsAndNamesWhatWasChanged() throws Exception {
        Desk.Ticket ticket = desk.complain("Lampu jalan mati di depan sekolah");
        Checkpoint kept = covering(entryOf(ticket));

        JsonObject proof = ok("/api/ledger/proof?entry=" + entryOf(ticket));
        Checkpoint head = Checkpoint.parse(proof.getJsonObject("checkpoint").getString("text"));
        assertThat(Proofs.isIncluded(
                        EntryText.parse(proof.getString("entry")).hash(),
                        proof.getJsonNumber("leaf").longValue(),
                        head.size(),
                        Base64.getDecoder().decode(head.root()),
                        hashes(proof.getJsonArray("path"))))
                .isTrue();

        desk.act("operator1", ticket, "claim", "{}");
        Checkpoint later = after(kept);
        JsonObject consistency = ok("/api/ledger/consistency?from=" + kept.size() + "&to=" + later.size());
        assertThat(Proofs.isConsistent(
                        kept.size(),
                        later.size(),
                        Base64.getDecoder().decode(kept.root()),
                        Base64.getDecoder().decode(later.root()),
                        hashes(consistency.getJsonArray("path"))))
                .isTrue();

        assertThat(verified(kept).getString("state")).isEqualTo("intact");
        assertThat(offline(kept)).contains("UTUH / INTACT").endsWith("exit 0");
        assertThat(acts()).contains("ledger.exported", "ledger.verified", "ledger.key-changed");
        picture("integrity-intact");

        survivesAKill(kept);
        raisesTheAlarm();

        long changed = entryOf(ticket);
        rows.execute("update ledger_entry set actor = 'operator2' where id = " + changed);
        JsonObject broken = verified(kept);
        assertThat(broken.getString("state")).isEqualTo("broken");
        assertThat(broken.getJsonObject("finding").getString("kind")).isEqualTo("edited");
        assertThat(broken.getJsonObject("finding").getJsonNumber("entry").longValue())
                .isEqualTo(changed);
        assertThat(offline(kept)).contains("[edited]", "Entri " + changed + " ").endsWith("exit 1");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(incidents()).contains("ledger-broken"));
        picture("integrity-broken");
    }

    /** The next process takes the lease over and goes on with the same tree. */
    private void survivesAKill(Checkpoint kept) {
        server.kill();
        server.start();
        Desk.Ticket ticket = desk.complain("Sampah menumpuk di depan pasar");
        Checkpoint next = covering(entryOf(ticket));

        assertThat(next.size()).isGreaterThan(kept.size());
        assertThat(next.keyId()).isEqualTo(kept.keyId());
    }

    /** Somebody holds the sealer's row; after five minutes a person hears of it, and when it is free all is sealed. */
    private void raisesTheAlarm() throws SQLException {
        rows.execute("update ledger_sealer set owner = 'somebody', lease_until = now() + interval '1 day'");
        desk.complain("Jalan berlubang di depan puskesmas");
        desk.later("PT6M");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(incidents()).contains("ledger-unsealed"));

        rows.execute("update ledger_sealer set lease_until = now()");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(incidents()).doesNotContain("ledger-unsealed"));
    }

    private long entryOf(Desk.Ticket ticket) {
        JsonArray rows = ok("/api/ledger?ticket=" + ticket.number()).getJsonArray("items");
        return rows.getJsonObject(rows.size() - 1).getJsonNumber("id").longValue();
    }

    /** A head that the entry is under, as anybody may fetch and keep it. */
    private Checkpoint covering(long entry) {
        await().atMost(PATIENCE)
                .until(() -> server.api("auditor1")
                                .get("/api/ledger/proof?entry=" + entry)
                                .status()
                        == 200);
        return latest();
    }

    private Checkpoint after(Checkpoint head) {
        await().atMost(PATIENCE).until(() -> latest().size() > head.size());
        return latest();
    }

    private static Checkpoint latest() {
        Reply reply = server.api().with("Accept", "*/*").get("/api/public/checkpoints/latest");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return Checkpoint.parse(reply.body());
    }

    private static JsonObject verified(Checkpoint kept) {
        ok("/api/ledger/verify?start=true&head=" + URLEncoder.encode(kept.text(), StandardCharsets.UTF_8));
        return await().atMost(PATIENCE)
                .until(
                        () -> ok("/api/ledger/verify"),
                        run -> !run.getString("state").equals("running"));
    }

    /** What the jar says, and its exit code. */
    private String offline(Checkpoint kept) throws IOException, InterruptedException {
        Path export = folder.resolve("export.ndjson");
        Reply exported = server.api("auditor1").with("Accept", "*/*").get("/api/ledger/export");
        assertThat(exported.status()).isEqualTo(200);
        Files.writeString(export, exported.body());
        Path key = Files.writeString(
                folder.resolve("public.pem"),
                server.api()
                        .with("Accept", "*/*")
                        .get("/api/public/checkpoints/keys")
                        .body());
        Path head = Files.writeString(folder.resolve("kept.txt"), kept.text());
        Process verifier = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Project.root()
                                .resolve("ejb/ledger-verifier/target/sigap-ledger-verifier.jar")
                                .toString(),
                        export.toString(),
                        "--key",
                        key.toString(),
                        "--head",
                        head.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(verifier.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said + "exit " + verifier.waitFor();
    }

    private static void picture(String name) {
        Page auditor = browser.signedIn("auditor1");
        auditor.navigate("/app/integrity");
        auditor.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Periksa seluruh jejak"))
                .waitFor();
        auditor.getByText("Diminta auditor1").waitFor();
        auditor.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Project.freshFolder("seal-pictures-" + name).resolve(name + ".png")));
    }

    private static List<String> acts() {
        return ok("/api/ledger").getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(row -> row.getString("act"))
                .toList();
    }

    private static List<String> incidents() {
        return server
                .api("admin1")
                .get("/api/incidents")
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(one -> one.getString("kind"))
                .toList();
    }

    private static List<byte[]> hashes(JsonArray path) {
        List<byte[]> hashes = new ArrayList<>();
        path.getValuesAs(JsonString.class)
                .forEach(hash -> hashes.add(Base64.getDecoder().decode(hash.getString())));
        return hashes;
    }

    private static JsonObject ok(String path) {
        Reply reply = server.api("auditor1").get(path);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }
}
