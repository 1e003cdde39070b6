package id.sigap.it;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.sigap.it.harness.Api;
import id.sigap.it.harness.Browser;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.EmbeddedDatabase;
import id.sigap.it.harness.KeycloakAdmin;
import id.sigap.it.harness.OfficeRelease;
import id.sigap.it.harness.Project;
import id.sigap.it.harness.SigapServer;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The diagram is in charge: an office draws a step of its own before an answer goes out, gives it to a role that only this
 * office knows, and everything else follows; nothing in the code knows of it.
 */
class DiagramInChargeIT {
    private static final String LEGAL_CHECK = "releases/legal-check/ReplyPhase.bpmn";
    private static final String SECOND_LOOK = "releases/second-look/WordingPhase.bpmn";
    private static final String LAWYER = "legal1";

    @RegisterExtension
    static final SigapServer server =
            SigapServer.on(EmbeddedDatabase.postgres("diagram")).withKeycloak().with("SIGAP_CHALLENGE", "off");

    @RegisterExtension
    static final Browser browser = Browser.on(server);

    private final Desk desk = new Desk(server);

    /** What an administrator of Keycloak does for a new role: make it, give it, and let the desk's tokens carry it. */
    @BeforeAll
    static void theOfficeHasALawyer() {
        KeycloakAdmin keycloak = new KeycloakAdmin(server.keycloak());
        keycloak.post("/roles", Json.createObjectBuilder().add("name", "legal").build());
        JsonArray role =
                Json.createArrayBuilder().add(keycloak.get("/roles/legal")).build();
        String user = keycloak.post(
                "/users",
                Json.createObjectBuilder()
                        .add("username", LAWYER)
                        .add("enabled", true)
                        .add("firstName", "Lia")
                        .add("lastName", "Hukum")
                        .add("email", "legal1@kota.example")
                        .add("emailVerified", true)
                        .add(
                                "credentials",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("type", "password")
                                                .add("value", "demo")
                                                .add("temporary", false)))
                        .build());
        keycloak.post("/users/" + user.substring(user.lastIndexOf('/') + 1) + "/role-mappings/realm", role);
        for (String client : List.of("sigap-web", "sigap-cli")) {
            String id = keycloak.list("/clients?clientId=" + client)
                    .getJsonObject(0)
                    .getString("id");
            keycloak.post("/clients/" + id + "/scope-mappings/realm", role);
        }
    }

    @Test
    void nothingGoesOutBeforeTheStepThatTheOfficeDrewIsDone() throws SQLException {
        new OfficeRelease("Tanpa langkah kantor").release(server);
        Ticket running = desk.complain("Lampu jalan padam di Gunung Malang");
        int before = newestRelease();

        new OfficeRelease("Telaah hukum").with(LEGAL_CHECK).release(server);

        assertThat(newestRelease()).isEqualTo(before + 1);
        Ticket next = desk.complain("Lampu taman padam di Klandasan");
        desk.say(running, "answer", Desk.ANSWER);
        await().atMost(PATIENCE).until(() -> desk.state(running).equals("answered"));
        assertThat(release(running)).isEqualTo(before);

        desk.say(next, "answer", Desk.ANSWER);

        JsonObject shown = desk.see("operator1", next);
        assertThat(shown.getString("state")).isEqualTo("step");
        assertThat(release(next)).isEqualTo(before + 1);
        assertThat(shown.getJsonObject("step").getString("formKey")).isEqualTo("step");
        assertThat(shown.getJsonObject("step").getString("name")).isEqualTo("Telaah hukum");
        assertThat(shown.getJsonObject("step").getString("instruction")).startsWith("Periksa dasar hukum");
        assertThat(shown.getJsonObject("step").getJsonArray("groups").toString())
                .isEqualTo("[\"legal\"]");
        assertThat(answersInOutbox(next)).isZero();
        assertThatNobodyElseCanMoveIt(next);
        lawyerDoesIt(next);
        await().atMost(PATIENCE).until(() -> desk.state(next).equals("answered"));
        assertThat(answersInOutbox(next)).isOne();
        assertThat(server.api(LAWYER).get(next.path()).status()).isEqualTo(404);
    }

    private void assertThatNobodyElseCanMoveIt(Ticket ticket) {
        String task = stepOf("approver1", ticket);
        for (String person : List.of("operator1", "approver1", "head-office", "auditor1", "agency-ptmb", "admin1")) {
            assertThat(tasks(person)).as(person).noneMatch(one -> isOf(one, ticket));
            assertThat(server.api(person)
                            .post("/api/tasks/" + task + "/complete", "{\"outcome\":\"boleh\"}")
                            .status())
                    .as(person)
                    .isIn(403, 409);
        }
        String hash = "{\"sha256\":\"" + lastWording(ticket).getString("sha256") + "\"}";
        Map<String, String> acts = Map.of(
                "drafts", "{\"kind\":\"answer\",\"target\":\"private\",\"text\":\"Yth. Bapak, ada jawaban lain.\"}",
                "drafts/1/submit", "{}",
                "forward", "{\"agency\":\"PTMB\",\"note\":\"Mohon dicek\"}",
                "close", "{\"outcome\":\"no-reply\",\"reason\":\"selesai\"}",
                "release", "{}");
        acts.forEach((act, body) -> refusesNamingTheStep("operator1", ticket, act, body));
        refusesNamingTheStep("approver1", ticket, "drafts/1/approve", hash);
        refusesNamingTheStep("approver2", ticket, "drafts/1/approve", hash);
        refusesNamingTheStep("operator2", ticket, "drafts/1/confirm", hash);
        refusesNamingTheStep("approver1", ticket, "drafts/1/return", "{\"reason\":\"TONE\",\"note\":\"Lagi\"}");
        refusesNamingTheStep("approver1", ticket, "drafts/1/reject", "{\"reason\":\"TONE\",\"note\":\"Lagi\"}");
        assertThat(desk.state(ticket)).isEqualTo("step");
    }

    private static void refusesNamingTheStep(String person, Ticket ticket, String act, String body) {
        Api.Reply reply = server.api(person).post(ticket.path() + "/" + act, body);
        assertThat(reply.status())
                .as(act + " by " + person + ": " + reply.body())
                .isEqualTo(409);
        assertThat(reply.json().getString("step")).as(act + ": " + reply.body()).isEqualTo("step");
    }

    private void lawyerDoesIt(Ticket ticket) {
        assertThat(tasks(LAWYER))
                .anyMatch(one -> isOf(one, ticket)
                        && one.getJsonArray("outcomes").toString().contains("Perbaiki dahulu"));
        Page lawyer = browser.signedIn(LAWYER);
        lawyer.navigate("/app/tasks");
        lawyer.getByText(ticket.number()).first().waitFor();
        assertThat(lawyer.getByText("Periksa dasar hukum yang disebut dalam jawaban ini.")
                        .first()
                        .isVisible())
                .isTrue();
        lawyer.navigate("/app/complaints/" + ticket.number());
        lawyer.getByText("Lampu taman padam").first().waitFor();
        Page operator = browser.signedIn("operator1");
        operator.navigate("/app/tasks");
        operator.getByText("Tidak ada tugas yang menunggu").waitFor();

        assertThat(server.api(LAWYER)
                        .post("/api/tasks/" + stepOf(LAWYER, ticket) + "/complete", "{\"outcome\":\"entah\"}")
                        .status())
                .isEqualTo(422);
        lawyer.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Selesaikan langkah"))
                .click();
        Locator dialog = lawyer.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Catatan").fill("Dasar hukumnya benar");
        lawyer.screenshot(new Page.ScreenshotOptions()
                .setPath(Project.root().resolve("ear/it/target/screenshots/office-step.png")));
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Boleh dikirim"))
                .click();
        lawyer.getByText("Telaah hukum selesai.").waitFor();
    }

    @ParameterizedTest
    @CsvSource({LEGAL_CHECK + "," + LAWYER + ",coordinate", SECOND_LOOK + ",approver2,draft"})
    void aStepThatSendsBackGivesTheHolderADraftThatGoesOutInTheEnd(String diagram, String person, String backAt)
            throws SQLException {
        new OfficeRelease("Langkah kantor").with(diagram).release(server);
        Ticket ticket = desk.complain("Sampah menumpuk di depan pasar Klandasan");
        desk.say(ticket, "answer", Desk.ANSWER);
        assertThat(desk.state(ticket)).isEqualTo("step");

        complete(person, ticket, "perbaiki");

        JsonObject back = desk.see("operator1", ticket);
        assertThat(back.getJsonObject("step").getString("formKey")).isEqualTo(backAt);
        assertThat(back.getBoolean("parked")).isFalse();
        assertThat(back.getJsonObject("holder").getString("username")).isEqualTo("operator1");
        assertThat(lastWording(ticket).getString("state")).isEqualTo("returned");
        assertThat(back.getJsonArray("entries").toString()).contains("Dasarnya keliru");
        assertThat(answersInOutbox(ticket)).isZero();

        desk.say(ticket, "answer", Desk.ANSWER + " Dasar: Perda Nomor 1.");
        assertThat(desk.state(ticket)).isEqualTo("step");
        complete(person, ticket, "boleh");
        await().atMost(PATIENCE).until(() -> desk.state(ticket).equals("answered"));
        assertThat(answersInOutbox(ticket)).isOne();
        assertThat(server.api()
                        .get(ticket.publicPath(""))
                        .json()
                        .getJsonArray("entries")
                        .toString())
                .contains("Perda Nomor 1");
    }

    @Test
    void theSameWordsMayBeSubmittedAgainAndAreApprovedAnew() throws SQLException {
        new OfficeRelease("Lihat sekali lagi").with(SECOND_LOOK).release(server);
        Ticket ticket = desk.complain("Parit di Karang Rejo mampet");
        desk.say(ticket, "answer", Desk.ANSWER);
        complete("approver2", ticket, "perbaiki");

        JsonObject submitted = desk.act("operator1", ticket, "drafts/1/submit", "{}");

        assertThat(submitted.getString("state")).isEqualTo("awaiting-approval");
        JsonObject wording = lastWording(ticket);
        assertThat(wording.getString("state")).isEqualTo("submitted");
        assertThat(wording.getJsonArray("approvals")).isEmpty();
        desk.act(
                "approver1",
                ticket,
                "drafts/" + wording.getInt("version") + "/approve",
                "{\"sha256\":\"" + wording.getString("sha256") + "\"}");
        complete("approver2", ticket, "boleh");
        await().atMost(PATIENCE).until(() -> desk.state(ticket).equals("answered"));
        assertThat(answersInOutbox(ticket)).isOne();
    }

    @Test
    void aStepOfARestrictedCaseIsHiddenFromWhoeverMayNotSeeTheCase() {
        new OfficeRelease("Telaah hukum").with(LEGAL_CHECK).release(server);
        Ticket ticket = desk.complain("Petugas kelurahan minta uang pungli 150 ribu untuk surat pindah");
        desk.act("approver1", ticket, "claim", "{}");
        String handOver = "{\"to\":\"operator1\",\"note\":\"Tolong ditulis\"}";
        // the directory of people may still be reading
        await().atMost(PATIENCE)
                .until(() -> server.api("approver1")
                                .post(ticket.path() + "/handover", handOver)
                                .status()
                        == 200);
        desk.say(ticket, "answer", Desk.ANSWER);
        String hash = "{\"sha256\":\"" + lastWording(ticket).getString("sha256") + "\"}";
        desk.act("approver2", ticket, "drafts/1/approve", hash);
        assertThat(desk.state(ticket)).isEqualTo("step");
        String task = stepOf("approver1", ticket);

        assertThat(tasks(LAWYER)).noneMatch(one -> isOf(one, ticket));
        assertThat(server.api(LAWYER).get(ticket.path()).status()).isEqualTo(404);
        Api.Reply refused = server.api(LAWYER).post("/api/tasks/" + task + "/complete", "{\"outcome\":\"boleh\"}");
        Api.Reply nothing = server.api(LAWYER).post("/api/tasks/0/complete", "{\"outcome\":\"boleh\"}");
        assertThat(refused.status() + refused.body()).isEqualTo(nothing.status() + nothing.body());
        assertThat(desk.state(ticket)).isEqualTo("step");
    }

    private static void complete(String person, Ticket ticket, String outcome) {
        Api.Reply reply = server.api(person)
                .post(
                        "/api/tasks/" + stepOf(person, ticket) + "/complete",
                        Json.createObjectBuilder()
                                .add("outcome", outcome)
                                .add("note", "Dasarnya keliru")
                                .build()
                                .toString());
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }

    private static List<JsonObject> tasks(String person) {
        return server.api(person).get("/api/tasks").json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private static boolean isOf(JsonObject task, Ticket ticket) {
        return task.getString("ticket").equals(ticket.number());
    }

    private static String stepOf(String person, Ticket ticket) {
        Api.Reply reply = server.api(person).get(ticket.path());
        assertThat(reply.status()).as(person + ": " + reply.body()).isEqualTo(200);
        return reply.json().getJsonObject("step").getString("taskId");
    }

    private JsonObject lastWording(Ticket ticket) {
        List<JsonObject> all =
                desk.see("approver1", ticket).getJsonArray("wordings").getValuesAs(JsonObject.class);
        return all.get(all.size() - 1);
    }

    private int release(Ticket ticket) {
        return desk.see("approver1", ticket).getJsonObject("diagram").getInt("release");
    }

    private static int newestRelease() {
        return server.api("admin1").get("/api/processes").json().getJsonArray("items").stream()
                .map(JsonValue::asJsonObject)
                .mapToInt(one -> one.getInt("release"))
                .max()
                .orElseThrow();
    }

    private static int answersInOutbox(Ticket ticket) throws SQLException {
        try (Connection owner = server.database().asOwner();
                PreparedStatement count =
                        owner.prepareStatement("select count(*) from outbox o join complaint c on c.id = o.complaint_id"
                                + " where c.ticket = ? and o.wording_id is not null")) {
            count.setString(1, ticket.number());
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
