package id.sigap.it.admin;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.sigap.it.harness.Api;
import id.sigap.it.harness.Api.Reply;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.KeycloakAdmin;
import id.sigap.it.harness.Rows;
import id.sigap.it.harness.SigapServer;
import id.sigap.process.release.Releases;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An office redraws its process while it works: drafts, a second person, going back, and what an upgrade brings. */
abstract class Redrawing {
    private final SigapServer server;
    private final Rows rows;

    private final Desk desk;

    Redrawing(SigapServer server) {
        this.server = server;
        this.rows = new Rows(server.database());
        this.desk = new Desk(server);
    }

    private Api as(String person) {
        return server.api(person);
    }

    private String inForce(String key) {
        return as("admin1").with("Accept", "*/*").get("/api/processes/" + key).body();
    }

    /** The diagram in force with another sentence in its documentation: a change that changes nothing else. */
    private String redrawn(String key) {
        return inForce(key).replaceFirst("<documentation>[^<]*", "<documentation>Redrawn " + UUID.randomUUID());
    }

    private static JsonObjectBuilder xml(String xml) {
        return Json.createObjectBuilder().add("xml", xml);
    }

    private Reply create(String person, String key, String xml) {
        return as(person).post("/api/processes/" + key + "/drafts", xml(xml).add("note", "Uji"));
    }

    private String draft(String person, String key, String xml) {
        Reply reply = create(person, key, xml);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return "/api/processes/" + key + "/drafts/" + reply.json().getString("draft");
    }

    private Reply save(String person, String draft, String version, String xml) {
        return as(person)
                .with("If-Match", "\"" + version + "\"")
                .with("Content-Type", "application/json")
                .send("PUT", draft, BodyPublishers.ofString(xml(xml).build().toString()));
    }

    private Reply release(String person, String draft) {
        return as(person).post(draft + "/release", "{\"note\":\"Karena perlu\"}");
    }

    private int released(String person, String draft) {
        Reply reply = release(person, draft);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().getInt("version");
    }

    private static void refuses(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.json().getString("code")).as(reply.body()).isEqualTo(code);
    }

    private int newest() {
        return as("admin1").get("/api/processes").json().getInt("release");
    }

    private JsonObject releaseNumber(int number) {
        return as("auditor1").get("/api/releases").json().getJsonArray("items").stream()
                .map(JsonValue::asJsonObject)
                .filter(one -> one.getInt("number") == number)
                .findFirst()
                .orElseThrow();
    }

    private int runsOn(Ticket ticket) {
        return desk.see("approver1", ticket).getJsonObject("diagram").getInt("release");
    }

    @Test
    void aSecondPersonReleasesAndOnlyNewCasesUseIt() {
        Ticket before = desk.complain("Lampu jalan padam di Gunung Malang");
        int old = newest();
        String draft = draft("admin1", "TriagePhase", redrawn("TriagePhase"));

        refuses(release("admin1", draft), 403, "not-allowed");
        assertThat(as("auditor1").get(draft).status()).isEqualTo(200);
        int next = released("admin2", draft);

        assertThat(next).isEqualTo(old + 1);
        Ticket after = desk.complain("Lampu taman padam di Klandasan");
        assertThat(runsOn(before)).isEqualTo(old);
        assertThat(runsOn(after)).isEqualTo(next);
        JsonObject release = releaseNumber(next);
        assertThat(release.getJsonObject("releasedBy").getString("username")).isEqualTo("admin2");
        assertThat(release.getJsonArray("authors").getJsonObject(0).getString("username"))
                .isEqualTo("admin1");
        assertThat(release.getInt("running")).isOne();
        assertThat(release.getJsonArray("files").stream()
                        .map(JsonValue::asJsonObject)
                        .filter(file -> file.getBoolean("changed"))
                        .map(file -> file.getString("key")))
                .containsExactly("TriagePhase");
        assertThat(released("admin2", draft)).as("asked again").isEqualTo(next);
        refuses(release("admin1", draft), 409, "draft-closed");
        JsonArray ledger =
                as("auditor1").get("/api/ledger?act=process.released").json().getJsonArray("items");
        assertThat(ledger.toString()).contains("\"release\":" + next + ",");
    }

    @Test
    void whoeverSavedOnceIsAnAuthorForGood() {
        String draft = draft("admin1", "AskPhase", redrawn("AskPhase"));
        assertThat(save("admin2", draft, "1", redrawn("AskPhase")).status()).isEqualTo(200);
        assertThat(as("admin2").post(draft + "/unlock", "{}").status()).isEqualTo(200);
        assertThat(save("admin1", draft, "2", redrawn("AskPhase")).status()).isEqualTo(200);

        refuses(release("admin2", draft), 403, "not-allowed");
        refuses(release("admin1", draft), 403, "not-allowed");
        assertThat(as("admin1")
                        .post(draft + "/discard", "{\"reason\":\"Tidak ada orang ketiga\"}")
                        .status())
                .isEqualTo(200);
        refuses(save("admin1", draft, "3", redrawn("AskPhase")), 409, "draft-closed");
    }

    @Test
    void onlyOneEditsAndAnOldCopySavesNothing() {
        String draft = draft("admin1", "FollowUpPhase", redrawn("FollowUpPhase"));
        assertThat(as("admin1").post(draft + "/lock", "{}").status()).isEqualTo(200);

        Reply locked = as("admin2").post(draft + "/lock", "{}");
        refuses(locked, 409, "locked");
        assertThat(locked.json().getString("holder")).isEqualTo("admin1");
        assertThat(locked.json().getString("until")).isNotBlank();
        refuses(save("admin2", draft, "1", redrawn("FollowUpPhase")), 409, "locked");

        List<Integer> both = IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.supplyAsync(() ->
                        save("admin1", draft, "1", redrawn("FollowUpPhase")).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();
        assertThat(both).containsExactly(200, 412);
        refuses(save("admin1", draft, "2", "<nonsense"), 422, "unreadable");
        assertThat(as("admin1").get(draft).header("ETag")).isEqualTo("\"2\"");

        assertThat(as("admin2").post(draft + "/lock", "{\"force\":true}").status())
                .isEqualTo(200);
        refuses(save("admin1", draft, "2", redrawn("FollowUpPhase")), 409, "locked");
        assertThat(as("auditor1").get("/api/ledger?act=draft.lock-taken").body())
                .contains("admin2");
    }

    @Test
    void aDraftFromAnOldReleaseOfItsFileIsDrawnAgain() {
        String late = draft("admin1", "CoordinationPhase", redrawn("CoordinationPhase"));
        String first = draft("admin1", "CoordinationPhase", redrawn("CoordinationPhase"));
        released("admin2", first);

        refuses(release("admin2", late), 409, "stale-base");
    }

    @Test
    void ofTwoReleasesOfOneFileAtOnceOneWins() {
        List<String> drafts = List.of(
                draft("admin1", "ForwardingPhase", redrawn("ForwardingPhase")),
                draft("admin1", "ForwardingPhase", redrawn("ForwardingPhase")));
        int before = newest();

        List<Integer> answers = drafts.stream()
                .map(draft -> CompletableFuture.supplyAsync(
                        () -> release("admin2", draft).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(answers).containsExactly(200, 409);
        assertThat(newest()).isEqualTo(before + 1);
    }

    @Test
    void anErrorStopsTheReleaseAndIsNamed() {
        String broken = redrawn("ReplyPhase").replace("${bindApproval}", "${runtime.exec}");
        Reply created = create("admin1", "ReplyPhase", broken);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().getInt("errors")).isPositive();
        assertThat(as("admin1")
                        .post("/api/processes/ReplyPhase/check", xml(broken))
                        .body())
                .contains("Task_BindApproval");
        int before = newest();

        Reply refused = release(
                "admin2", "/api/processes/ReplyPhase/drafts/" + created.json().getString("draft"));

        refuses(refused, 409, "findings");
        assertThat(refused.json().getJsonArray("findings").toString()).contains("Task_BindApproval");
        assertThat(newest()).isEqualTo(before);
    }

    @Test
    void aGroupThatNobodyHasStopsTheReleaseAndKeycloakAwayPutsItOff() {
        KeycloakAdmin keycloak = new KeycloakAdmin(server.keycloak());
        String unknown =
                inForce("CoordinationPhase").replace("candidateGroups=\"operator\"", "candidateGroups=\"hantu\"");
        String draft = draft("admin1", "CoordinationPhase", unknown);
        Reply refused = release("admin2", draft);
        refuses(refused, 409, "findings");
        assertThat(refused.body()).contains("hantu");

        JsonObject client = keycloak.list("/clients?clientId=sigap-directory").getJsonObject(0);
        String good = draft("admin1", "CoordinationPhase", redrawn("CoordinationPhase"));
        keycloak.put(
                "/clients/" + client.getString("id"),
                Json.createObjectBuilder(client).add("enabled", false).build());
        try {
            refuses(release("admin2", good), 503, "directory-away");
        } finally {
            keycloak.put(
                    "/clients/" + client.getString("id"),
                    Json.createObjectBuilder(client).add("enabled", true).build());
        }
        released("admin2", good);
    }

    @Test
    void goesBackInOneActAndWhatAnUpgradeBringsWaitsAsADraft() throws SQLException {
        String before = inForce("WordingPhase");
        int earlier = newest();
        released("admin2", draft("admin1", "WordingPhase", redrawn("WordingPhase")));
        Ticket running = desk.complain("Sampah menumpuk di pasar");
        int on = runsOn(running);

        Reply back = as("admin1")
                .post("/api/processes/rollback", "{\"release\":" + earlier + ",\"note\":\"Terlalu lambat\"}");

        assertThat(back.status()).as(back.body()).isEqualTo(200);
        assertThat(back.json().getInt("version")).isEqualTo(newest());
        assertThat(inForce("WordingPhase")).isEqualTo(before);
        assertThat(releaseNumber(newest()).getInt("rollbackOf")).isEqualTo(earlier);
        refuses(as("admin1").post("/api/processes/rollback", "{\"release\":99999,\"note\":\"x\"}"), 404, "not-found");
        assertThat(as("admin1")
                        .post("/api/processes/rollback", "{\"release\":1}")
                        .status())
                .isEqualTo(422);

        String open = draft("admin1", "WordingPhase", redrawn("WordingPhase"));
        released("admin2", draft("admin1", "AskPhase", redrawn("AskPhase")));
        int number = newest();
        rows.execute("update process_shipped set sha256 = 'earlier' where model_key = 'AskPhase'");
        server.kill();
        server.start();
        server.restart();
        survived(before, number, running, on);
        released("admin2", open);
        offersTheUpgradeOnce();
    }

    private void survived(String wording, int number, Ticket running, int on) {
        assertThat(newest()).as("nothing of the office is replaced").isEqualTo(number);
        assertThat(inForce("WordingPhase")).isEqualTo(wording);
        assertThat(runsOn(running)).isEqualTo(on);
        assertThat(runsOn(desk.complain("Pohon tumbang di Jalan Mufakat"))).isEqualTo(number);
        desk.say(running, "answer", Desk.ANSWER);
        await().atMost(60, SECONDS).until(() -> desk.state(running).equals("answered"));
    }

    private void offersTheUpgradeOnce() {
        List<JsonObject> offered = as("admin1").get("/api/drafts").json().getJsonArray("items").stream()
                .map(JsonValue::asJsonObject)
                .filter(one -> one.getString("origin").equals("upgrade"))
                .toList();
        assertThat(offered).as("after two starts").hasSize(1);
        assertThat(offered.get(0).getString("key")).isEqualTo("AskPhase");
        released("admin1", "/api/processes/AskPhase/drafts/" + offered.get(0).getString("id"));
        assertThat(inForce("AskPhase"))
                .isEqualTo(new String(Releases.shipped().get("AskPhase.bpmn"), StandardCharsets.UTF_8));
    }

    @Test
    void hostileFilesGoNowhere() {
        String good = inForce("AskPhase");
        String head = good.substring(0, good.indexOf('>', good.indexOf("<definitions")) + 1);
        String nodes = IntStream.range(0, 10_000)
                .mapToObj(i -> "<task id=\"T" + i + "\"><incoming>F" + i + "</incoming></task>")
                .collect(java.util.stream.Collectors.joining());
        int before = newest();

        refuses(create("admin1", "AskPhase", "bukan xml"), 422, "unreadable");
        refuses(
                create("admin1", "AskPhase", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + good),
                422,
                "unreadable");
        refuses(
                create("admin1", "AskPhase", good.replaceFirst("(?s)<\\?xml[^>]*>", "<!DOCTYPE definitions><!-- -->")),
                422,
                "unreadable");
        refuses(
                create("admin1", "AskPhase", good.replace("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"")),
                422,
                "unreadable");
        refuses(
                create("admin1", "AskPhase", good.replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\"")),
                422,
                "unreadable");
        refuses(create("admin1", "AskPhase", good + " ".repeat(5 * 1024 * 1024)), 413, "too-large");
        refuses(
                create("admin1", "AskPhase", head + "<process id=\"AskPhase\">" + nodes + "</process></definitions>"),
                422,
                "unreadable");
        refuses(create("admin1", "AskPhase", good.replace("Tunggu", "Tung\u0000gu")), 422, "invalid");
        refuses(create("admin1", "AskPhase", inForce("TriagePolicy")), 422, "unreadable");
        refuses(create("admin1", "AskPhase", inForce("ReplyPhase")), 422, "unreadable");
        assertThat(create("admin1", "../../etc", good).status()).isIn(404, 405, 422);
        for (String attack : List.of(
                "<serviceTask id=\"X\" camunda:class=\"java.lang.Runtime\"/>",
                "<serviceTask id=\"X\" camunda:expression=\"${''.getClass()}\"/>",
                "<serviceTask id=\"X\" camunda:delegateExpression=\"${''.getClass()}\"/>",
                "<serviceTask id=\"X\" camunda:type=\"shell\"/>",
                "<scriptTask id=\"X\" scriptFormat=\"juel\"><script>${1}</script></scriptTask>",
                "<userTask id=\"X\" camunda:formKey=\"step\" camunda:formHandlerClass=\"java.lang.Runtime\"/>",
                "<userTask id=\"X\" camunda:formKey=\"step\" camunda:assignee=\"${''.getClass()}\"/>",
                "<businessRuleTask id=\"X\" camunda:decisionRef=\"${x}\"/>",
                "<callActivity id=\"X\" calledElement=\"${x}\"/>")) {
            String draft = draft("admin1", "AskPhase", good.replace("</process>", attack + "</process>"));
            Reply refused = release("admin2", draft);
            refuses(refused, 409, "findings");
            assertThat(refused.body()).as(attack).contains("\"X\"");
        }
        assertThat(newest()).isEqualTo(before);
    }

    @Test
    void aDraftBelongsToItsKey() {
        String draft = draft("admin1", "AskPhase", redrawn("AskPhase"));
        String foreign = draft.replace("AskPhase", "ReplyPhase");
        assertThat(as("admin1").get(foreign).status()).isEqualTo(404);
        assertThat(release("admin2", foreign).status()).isEqualTo(404);
        assertThat(as("admin1").post(foreign + "/lock", "{}").status()).isEqualTo(404);
        assertThat(save("admin1", foreign, "1", inForce("ReplyPhase")).status()).isEqualTo(404);
        assertThat(as("admin1").get("/api/processes/AskPhase/drafts/none").status())
                .isEqualTo(404);
        assertThat(as("admin1")
                        .get("/api/processes/AskPhase/drafts/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aTableIsTriedWithoutComingIntoForce() {
        String triage = inForce("TriagePolicy");
        Reply fire = as("admin1")
                .post(
                        "/api/processes/TriagePolicy/try",
                        xml(triage).add("text", "KEBAKARAN besar di Kampung Baru, tolong!"));
        assertThat(fire.status()).as(fire.body()).isEqualTo(200);
        assertThat(fire.json().getJsonArray("matched")).isNotEmpty();
        assertThat(fire.json().getJsonArray("outputs").getJsonObject(0).getBoolean("emergency"))
                .isTrue();
        assertThat(fire.json().getJsonObject("facts").getBoolean("danger")).isTrue();

        Reply approval = as("admin1")
                .post(
                        "/api/processes/ApprovalPolicy/try",
                        xml(inForce("ApprovalPolicy"))
                                .add(
                                        "inputs",
                                        Json.createObjectBuilder()
                                                .add("wordingKind", "answer")
                                                .add("category", "PENGADUAN")
                                                .add("restricted", true)
                                                .add("emergency", false)
                                                .add("personalData", false)
                                                .add("target", "private")));
        assertThat(approval.status()).as(approval.body()).isEqualTo(200);
        assertThat(approval.json().getJsonArray("outputs")).isNotEmpty();

        String bomb = triage.replaceFirst("<text></text>", "<text>for x in 1..1000000000 return x</text>");
        assertThat(bomb).isNotEqualTo(triage);
        refuses(as("admin1").post("/api/processes/TriagePolicy/try", xml(bomb).add("text", "x")), 422, "findings");
        assertThat(as("admin1")
                        .post(
                                "/api/processes/AskPhase/try",
                                xml(inForce("AskPhase")).add("text", "x"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void complaintsArriveWhileItIsReleasedAndNoneIsLost() {
        List<CompletableFuture<Ticket>> arriving = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int number = i;
            arriving.add(CompletableFuture.supplyAsync(
                    () -> desk.complain("Jalan berlubang nomor " + number + " di Gunung Sari")));
        }
        released("admin2", draft("admin1", "ComplaintProcess", redrawn("ComplaintProcess")));
        List<Ticket> tickets = arriving.stream().map(CompletableFuture::join).toList();

        for (Ticket ticket : tickets) {
            assertThat(runsOn(ticket)).isPositive();
            assertThat(desk.see("approver1", ticket).getJsonObject("step").getString("formKey"))
                    .isIn("coordinate", "triage");
        }
    }
}
