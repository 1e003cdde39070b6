package id.sigap.it;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.sigap.it.harness.Api;
import id.sigap.it.harness.Api.Reply;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.KeycloakAdmin;
import id.sigap.it.harness.Rows;
import id.sigap.it.harness.SigapServer;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an auditor asks of the history: cases by what happened to them, one as a whole, purposes, questions, durations. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class History {
    private static final String WHY = "Pemeriksaan berkala triwulan keempat oleh inspektorat";

    private final SigapServer server;
    private final Rows rows;
    private final Desk desk;
    private Ticket answered;
    private Ticket restricted;

    History(SigapServer server) {
        this.server = server;
        this.rows = new Rows(server.database());
        this.desk = new Desk(server);
    }

    @BeforeAll
    void oneCaseIsAnsweredAndOneIsRestricted() {
        answered = desk.complain("Lampu jalan mati di depan sekolah");
        desk.act("operator1", answered, "claim", "{}");
        desk.act(
                "operator1",
                answered,
                "drafts",
                "{\"kind\":\"answer\",\"target\":\"private\",\"text\":\"" + Desk.ANSWER.replace("sore ini", "besok")
                        + "\"}");
        desk.say(answered, "answer", Desk.ANSWER);
        await().atMost(PATIENCE).until(() -> desk.state(answered).equals("answered"));
        JsonObject receipt = server.api()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/api/public/complaints",
                        Json.createObjectBuilder()
                                .add("text", "Oknum minta uang cengkih di loket")
                                .add("secret", true))
                .json();
        restricted = new Ticket(receipt.getString("ticket"), receipt.getString("trackingCode"));
    }

    @Test
    void findsCasesByWhatHappenedToThem() {
        List<String> missed = Stream.of(
                        "ticket=" + answered.number().toLowerCase(Locale.ROOT),
                        "person=approver1&act=wording.approved",
                        "role=approver",
                        "release=1",
                        "channel=web",
                        "role=approver&act=wording.approved",
                        "act=wording.approved&release=1",
                        "act=wording.approved&channel=web",
                        "role=approver&act=wording.approved&release=1&channel=web",
                        "person=citizen&outcome=open&actedFrom=2020-01-01",
                        "deadline=kept&rule=LOC-FIRST&receivedFrom=2020-01-01&receivedTo=2099-01-01")
                .filter(ask -> !tickets(found(ask)).contains(answered.number()))
                .toList();
        assertThat(missed).isEmpty();
        List<String> wrong = Stream.of(
                        "person=approver2&act=wording.approved",
                        "person=operator1&act=wording.approved",
                        "release=2",
                        "topic=NONE",
                        "actedTo=2020-01-01",
                        "receivedTo=2020-01-01",
                        "outcome=merged",
                        "deadline=missed&ticket=" + answered.number())
                .filter(ask -> tickets(found(ask)).contains(answered.number()))
                .toList();
        assertThat(wrong).isEmpty();
        JsonObject row =
                found("ticket=" + restricted.number()).getJsonArray("items").getJsonObject(0);
        assertThat(row.getBoolean("restricted")).isTrue();
        assertThat(row.containsKey("excerpt")).isFalse();
        assertThat(server.api("auditor1").get("/api/history?actor=approver1").status())
                .isEqualTo(422);
        assertThat(server.api("approver1").get("/api/history").status()).isEqualTo(403);
    }

    @Test
    void tellsOneCaseAsAWhole() {
        JsonObject history = json(200, server.api("auditor1").get("/api/history/" + answered.number()));

        List<JsonObject> steps = history.getJsonArray("steps").getValuesAs(JsonObject.class);
        assertThat(steps).anySatisfy(step -> {
            assertThat(step.getString("process")).isEqualTo("WordingPhase");
            assertThat(step.getString("type")).isEqualTo("userTask");
            assertThat(step.getInt("release")).isEqualTo(1);
            assertThat(step.keySet()).contains("from", "until", "seconds");
        });
        assertThat(history.toString()).doesNotContain(answered.code());
        assertThat(history.getJsonArray("wordings")).hasSize(2);
        JsonObject sent = history.getJsonArray("sendings").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("kind").equals("answer"))
                .findFirst()
                .orElseThrow();
        assertThat(sent.getBoolean("bound")).isTrue();
        assertThat(sent.getJsonArray("parts").toString()).contains("selesai sore ini");
        assertThat(acts(sent.getJsonArray("traces").getValuesAs(JsonObject.class)))
                .contains("reply.queued", "reply.sending", "reply.sent");
        assertThat(history.getJsonArray("timeline").getValuesAs(JsonObject.class))
                .anySatisfy(line -> assertThat(line.getJsonObject("data").getString("bytes", ""))
                        .isEqualTo(sent.getString("keyed")));
        assertThat(history.getJsonArray("readings").toString()).contains("approver1", "auditor1");
    }

    @Test
    void pagesStayAsTheyWereWhileCasesArriveAndActsAreDone() throws SQLException {
        copies(70);
        JsonObject first = found("person=copier");
        Ticket fresh = desk.complain("Sampah menumpuk di pasar");
        Instant since = desk.now().plusSeconds(1);
        rows.execute("insert into ledger_entry (id, at, act, actor, ticket, data) values"
                + " (-900, '" + since + "', 'case.noted', 'copier', 'SGP-2019-000069', '{}'),"
                + " (-901, '" + since + "', 'case.noted', 'copier', '" + fresh.number() + "', '{}')");
        JsonObject second = found("person=copier&cursor=" + first.getString("next"));

        List<String> all = new ArrayList<>(tickets(first));
        all.addAll(tickets(second));
        assertThat(all).hasSize(70).doesNotHaveDuplicates().contains("SGP-2019-000069");
        assertThat(second.containsKey("next")).isFalse();
    }

    /** Cases of earlier times, each with one act. */
    private void copies(int many) throws SQLException {
        rows.execute(
                "insert into complaint (id, ticket, version, state, channel_id, author_key, public_thread, emergency,"
                        + " restricted, anonymous, secret, excerpt, reporter_sealed, wrapped_key, claim_number, parked, round,"
                        + " round_answered, step, received_at, last_message_at, closed_at, outcome)"
                        + " select -g, 'SGP-2019-' || lpad(g::text, 6, '0'), 1, 'closed', c.channel_id, 'x', false, false, false,"
                        + " false, false, 'contoh', c.reporter_sealed, c.wrapped_key, 1, false, 1, true, 'closed',"
                        + " now() - g * interval '1 day', now(), now(), 'answered' from generate_series(1, " + many
                        + ") g,"
                        + " (select * from complaint where id > 0 limit 1) c");
        rows.execute(
                "insert into ledger_entry (id, at, act, actor, ticket, data) select c.id, c.received_at, 'case.noted',"
                        + " 'copier', c.ticket, '{}' from complaint c where c.id < 0");
    }

    @Test
    void asksAPurposeForARestrictedCaseAndRecordsIt() {
        String history = "/api/history/" + restricted.number();
        desk.later("PT31M");
        assertThat(refused(server.api("auditor1").get(history))).isEqualTo("428 purpose-needed");
        assertThat(refused(server.api("auditor1").get(restricted.path()))).isEqualTo("428 purpose-needed");
        assertThat(refused(server.api("auditor1").get(restricted.path() + "/attachments")))
                .isEqualTo("428 purpose-needed");
        assertThat(server.api("auditor1")
                        .get("/api/complaints?q=cengkih")
                        .json()
                        .getJsonArray("items"))
                .isEmpty();
        assertThat(server.api("auditor1").get("/api/complaints").body())
                .contains(restricted.number())
                .doesNotContain("cengkih");
        assertThat(desk.see("approver1", restricted).getString("excerpt")).contains("cengkih");

        assertThat(refused(server.api("auditor1").post(history + "/purpose", "{\"purpose\":\"lihat\"}")))
                .isEqualTo("422 invalid");
        json(201, server.api("auditor1").post(history + "/purpose", "{\"purpose\":\"" + WHY + "\"}"));

        assertThat(json(200, server.api("auditor1").get(history))
                        .getJsonArray("readings")
                        .toString())
                .contains(WHY);
        json(200, server.api("auditor1").get(restricted.path()));
        String rows = server.api("auditor1")
                .get("/api/ledger?ticket=" + restricted.number())
                .body();
        assertThat(rows).contains("purpose.given").doesNotContain(WHY);

        desk.later("PT31M");
        assertThat(refused(server.api("auditor1").get(history))).isEqualTo("428 purpose-needed");
    }

    @Test
    void whoIsOperatorAndAuditorReadsARestrictedCaseWithAPurposeAndDoesNothingToIt() {
        KeycloakAdmin keycloak = new KeycloakAdmin(server.keycloak());
        String roles = "/users/"
                + keycloak.list("/users?exact=true&username=operator4")
                        .getJsonObject(0)
                        .getString("id")
                + "/role-mappings/realm";
        JsonArray auditor =
                Json.createArrayBuilder().add(keycloak.get("/roles/auditor")).build();
        keycloak.post(roles, auditor);
        server.keycloak().forgetToken("operator4");
        try {
            Api both = server.api("operator4");
            desk.later("PT31M");
            assertThat(refused(both.get(restricted.path()))).isEqualTo("428 purpose-needed");
            json(201, both.post("/api/history/" + restricted.number() + "/purpose", "{\"purpose\":\"" + WHY + "\"}"));

            JsonObject shown = json(200, both.get(restricted.path()));
            assertThat(shown.getString("excerpt")).contains("cengkih");
            assertThat(shown.getJsonArray("actions")).isEmpty();
            for (String act : List.of(
                    "claim {}",
                    "notes {\"text\":\"Saya ikut\"}",
                    "contact {}",
                    "triage {\"category\":\"LAIN\",\"urgency\":\"RENDAH\"}",
                    "drafts {\"kind\":\"answer\",\"target\":\"private\",\"text\":\"Baik\"}",
                    "close {\"outcome\":\"no-reply-needed\",\"reason\":\"Sudah\"}")) {
                String[] words = act.split(" ", 2);
                assertThat(both.post(restricted.path() + "/" + words[0], words[1])
                                .status())
                        .as(act)
                        .isEqualTo(403);
            }
            Ticket open = desk.complain("Rambu roboh di simpang Balikpapan Baru");
            json(200, both.post(open.path() + "/claim", "{}"));
        } finally {
            keycloak.delete(roles, auditor);
            server.keycloak().forgetToken("operator4");
        }
    }

    @Test
    void showsTheContactToTheHolderAloneAndRecordsIt() {
        JsonObject receipt = server.api()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/api/public/complaints",
                        Json.createObjectBuilder()
                                .add("text", "Lubang di depan gerbang pasar")
                                .add("name", "Siti Aminah")
                                .add("contact", "0812-7777-8888"))
                .json();
        Ticket ticket = new Ticket(receipt.getString("ticket"), receipt.getString("trackingCode"));
        String contact = ticket.path() + "/contact";
        assertThat(server.api("operator1").post(contact, "{}").status()).isIn(403, 409);

        desk.act("operator1", ticket, "claim", "{}");
        assertThat(desk.see("operator1", ticket).toString()).doesNotContain("7777-8888");
        for (String other : List.of("operator2", "approver1")) {
            Reply refused = server.api(other).post(contact, "{}");
            assertThat(refused.status()).as(other).isIn(403, 409);
            assertThat(refused.body()).doesNotContain("7777");
        }
        assertThat(server.api("auditor1").post(contact, "{}").status()).isEqualTo(403);
        assertThat(json(200, server.api("operator1").post(contact, "{}")).getString("contact"))
                .isEqualTo("0812-7777-8888");

        String shown = server.api("auditor1")
                .get("/api/ledger?act=case.contact-shown&ticket=" + ticket.number())
                .body();
        assertThat(shown).contains("\"operator1\"", "reach-citizen").doesNotContain("operator2", "approver1", "7777");
    }

    @Test
    void keepsQuestionsForOneselfOrForAllAuditors() {
        String all = "/api/history/queries";
        JsonObject saved = json(
                201,
                server.api("auditor1")
                        .post(
                                all,
                                "{\"name\":\"Persetujuan\",\"shared\":true,\"ask\":{\"act\":\"wording.approved\"}}"));
        String one = all + "/" + saved.getString("id");

        assertThat(refused(server.api("auditor1").post(all, "{\"name\":\"persetujuan\",\"ask\":{}}")))
                .isEqualTo("409 exists");
        assertThat(refused(server.api("auditor1").post(all, "{\"name\":\"Salah\",\"ask\":{\"actor\":\"x\"}}")))
                .isEqualTo("422 invalid");
        assertThat(json(
                                200,
                                server.api("auditor1")
                                        .with("Content-Type", "application/json")
                                        .send(
                                                "PUT",
                                                one,
                                                BodyPublishers.ofString("{\"name\":\"Disetujui\",\"shared\":false}")))
                        .getString("name"))
                .isEqualTo("Disetujui");
        assertThat(server.api("auditor1").get(all).body()).contains("Disetujui").doesNotContain("Persetujuan");
        assertThat(server.api("auditor1")
                        .send("DELETE", one, BodyPublishers.noBody())
                        .status())
                .isEqualTo(204);
        assertThat(server.api("auditor1").get(all).body()).doesNotContain("Disetujui");
    }

    @Test
    void tellsHowLongStepsTake() {
        JsonObject heat = json(200, server.api("admin1").get("/api/history/durations?process=WordingPhase&release=1"));

        assertThat(heat.getJsonArray("steps").getValuesAs(JsonObject.class)).anySatisfy(step -> {
            assertThat(step.getString("type")).isEqualTo("userTask");
            assertThat(step.getInt("cases")).isPositive();
            assertThat(step.getInt("ninth")).isGreaterThanOrEqualTo(step.getInt("median"));
        });
    }

    private JsonObject found(String ask) {
        return json(200, server.api("auditor1").get("/api/history?" + ask));
    }

    private static List<String> tickets(JsonObject page) {
        return page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(row -> row.getString("ticket"))
                .toList();
    }

    private static List<String> acts(List<JsonObject> traces) {
        return traces.stream().map(trace -> trace.getString("act")).toList();
    }

    private static JsonObject json(int status, Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        return reply.json();
    }

    private static String refused(Reply reply) {
        return reply.status() + " " + reply.json().getString("code");
    }
}
