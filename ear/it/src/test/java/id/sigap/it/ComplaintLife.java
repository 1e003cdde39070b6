package id.sigap.it;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import id.sigap.demo.DemoMail;
import id.sigap.it.harness.Api;
import id.sigap.it.harness.Api.Reply;
import id.sigap.it.harness.Mailbox;
import id.sigap.it.harness.Rows;
import id.sigap.it.harness.SigapServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One complaint through its life, as the right people, over REST on PostgreSQL with a real Keycloak. */
abstract class ComplaintLife {
    private static final String WATER = "Air PDAM di Gunung Sari mati sudah empat hari, tolong dicek";
    private static final String ANSWER =
            "Yth. Bapak/Ibu, terima kasih atas laporannya. Petugas memperbaiki pipa di Gunung Sari dan air mengalir kembali sore ini.";

    private final SigapServer server;
    private final Rows rows;
    private final DemoMail mail;
    private final Api rina;
    private final Api humas;

    ComplaintLife(SigapServer server, DemoMail mail) {
        this.server = server;
        this.rows = new Rows(server.database());
        this.mail = mail;
        this.rina = server.api("operator1");
        this.humas = server.api("approver1");
    }

    private record Ticket(String number, String code) {}

    @Test
    void walksFromTheFormToTheAnswerOnTheTrackingPage() {
        Ticket ticket = complain(WATER);

        JsonObject received = ok(rina.get(path(ticket)));
        assertThat(received.getString("state")).isEqualTo("received");
        assertThat(received.getJsonObject("topic").getString("code")).isEqualTo("AIR_BERSIH_MATI");
        assertThat(received.getJsonObject("agency").getString("code")).isEqualTo("PTMB");
        assertThat(actions(received)).contains("claim").doesNotContain("draft", "approve");

        answer(ticket);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(seen(ticket).getJsonObject("status").getString("code"))
                                .isEqualTo("answered"));
        assertThat(seen(ticket).getJsonArray("entries").getValuesAs(JsonObject.class))
                .filteredOn(entry -> entry.getString("kind").equals("office"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.getString("text")).startsWith(ANSWER));
        JsonObject history = ok(server.api("auditor1").get("/api/ledger?ticket=" + ticket.number()));
        assertThat(history.getJsonArray("items").getValuesAs(JsonObject.class))
                .extracting(entry -> entry.getString("act"))
                .contains(
                        "complaint.received",
                        "case.claimed",
                        "wording.written",
                        "wording.submitted",
                        "wording.approved",
                        "reply.sending",
                        "reply.sent",
                        "deadline.met");
        assertThat(history.toString()).doesNotContain("Gunung Sari").doesNotContain("Siti");
    }

    @Test
    void refusesApprovalByTheAuthorAndByAnOperator() {
        Ticket ticket = complain("Lampu jalan di Jalan Mufakat mati dua minggu");
        ok(humas.post(path(ticket) + "/claim", "{}"));
        JsonObject drafted = ok(humas.post(path(ticket) + "/drafts", draft(ANSWER)));
        int version = newest(drafted).getInt("version");
        JsonObject submitted = ok(humas.post(path(ticket) + "/drafts/" + version + "/submit", "{}"));
        String hash = newest(submitted).getString("sha256");

        assertThat(humas.post(path(ticket) + "/drafts/" + version + "/approve", sha(hash))
                        .status())
                .isEqualTo(403);
        assertThat(rina.post(path(ticket) + "/drafts/" + version + "/approve", sha(hash))
                        .status())
                .isEqualTo(403);
        assertThat(server.api("approver2")
                        .post(path(ticket) + "/drafts/" + version + "/approve", sha("0".repeat(64)))
                        .status())
                .isEqualTo(409);
        assertThat(actions(ok(humas.get(path(ticket))))).doesNotContain("approve");
        assertThat(seen(ticket).getJsonObject("status").getString("code")).isNotEqualTo("answered");
    }

    @Test
    void doesNotSendWordsThatWereChangedInTheDatabaseAfterApproval() throws SQLException {
        Ticket ticket = complain("Sampah di TPS Sepinggan tiga hari tidak diangkut");
        ok(rina.post(path(ticket) + "/claim", "{}"));
        int version =
                newest(ok(rina.post(path(ticket) + "/drafts", draft(ANSWER)))).getInt("version");
        String hash = newest(ok(rina.post(path(ticket) + "/drafts/" + version + "/submit", "{}")))
                .getString("sha256");
        rows.execute("update channel set active = false where id = 'web'");
        ok(humas.post(path(ticket) + "/drafts/" + version + "/approve", sha(hash)));
        rows.execute(
                "update wording set content_sealed = set_byte(content_sealed, 20, 255 - get_byte(content_sealed, 20)) where complaint_id = (select id from complaint where ticket = '"
                        + ticket.number() + "')");
        rows.execute("update channel set active = true where id = 'web'");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rows.text(
                                "select state || ' ' || outcome_code from outbox where kind = 'answer' and complaint_id = (select id from complaint where ticket = '"
                                        + ticket.number() + "')"))
                        .isEqualTo("held wording-changed"));
    }

    @Test
    void givesACaseToExactlyOneOfManyOperators() throws Exception {
        Ticket ticket = complain("Jalan berlubang di Karang Rejo membahayakan");
        ExecutorService many = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> claims = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                Api operator = server.api("operator" + (1 + i % 4));
                claims.add(() -> operator.post(path(ticket) + "/claim", "{}").status());
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> claim : many.invokeAll(claims)) {
                statuses.add(claim.get());
            }
            assertThat(statuses).containsOnly(200, 409);
            assertThat(statuses).filteredOn(status -> status == 200).hasSize(6);
            assertThat(rows.text("select count(*) from ledger_entry where act = 'case.claimed' and ticket = '"
                            + ticket.number() + "'"))
                    .isEqualTo("1");
        } finally {
            many.shutdownNow();
        }
    }

    @Test
    void takesTheSameFormOnceAndShowsATicketOnlyWithItsCode() {
        String key = UUID.randomUUID().toString();
        String body = Json.createObjectBuilder()
                .add("text", "Banjir di MT Haryono selutut")
                .build()
                .toString();
        JsonObject first = created(server.api().with("Idempotency-Key", key).post("/api/public/complaints", body));
        JsonObject again = created(server.api().with("Idempotency-Key", key).post("/api/public/complaints", body));

        assertThat(again).isEqualTo(first);
        assertThat(server.api()
                        .get("/api/public/complaints/" + first.getString("ticket") + "?code=AAAAAAAAAA")
                        .status())
                .isEqualTo(404);
        assertThat(server.api()
                        .get("/api/public/complaints/" + first.getString("ticket"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void forwardsToAnAgencyWhoseOfficerAnswersAndGoesOnToDrafting() {
        Ticket ticket = complain("Air PDAM di Damai mati sejak pagi");
        ok(rina.post(path(ticket) + "/claim", "{}"));
        JsonObject forwarded =
                ok(rina.post(path(ticket) + "/forward", "{\"agency\":\"PTMB\",\"note\":\"Mohon dicek\"}"));
        assertThat(forwarded.getString("state")).isEqualTo("at-agency");
        String id = forwarded.getJsonArray("forwardings").getJsonObject(0).getString("id");

        assertThat(server.api("agency-dishub").get("/api/forwardings/" + id).status())
                .isEqualTo(404);
        assertThat(server.api("agency-dishub")
                        .post("/api/forwardings/" + id + "/answer", "{\"text\":\"Bukan kami\"}")
                        .status())
                .isEqualTo(404);
        ok(server.api("agency-ptmb")
                .post("/api/forwardings/" + id + "/answer", "{\"text\":\"Pipa pecah, selesai sore ini.\"}"));

        JsonObject back = ok(rina.get(path(ticket)));
        assertThat(back.getString("state")).isEqualTo("drafting");
        assertThat(back.getJsonArray("forwardings").getJsonObject(0).getString("state"))
                .isEqualTo("answered");
    }

    @Test
    void answersAMailByMailOnce() {
        GreenMailUtil.sendTextEmail(
                DemoMail.OFFICE,
                "siti@warga.example",
                "Lampu jalan mati",
                "Lampu jalan di Jalan Mufakat mati dua minggu, gelap sekali.",
                mail.server().getSmtp().getServerSetup());

        JsonObject row = await().atMost(PATIENCE).until(() -> mailedCase(), found -> found != null);
        Ticket ticket = new Ticket(row.getString("ticket"), "");
        answer(ticket);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(subjects("siti@warga.example"))
                        .filteredOn(subject -> subject.startsWith("Re: Lampu jalan mati"))
                        .containsExactly("Re: Lampu jalan mati [#" + ticket.number() + "]"));
        assertThat(subjects(DemoMail.ARCHIVE)).contains("Re: Lampu jalan mati [#" + ticket.number() + "]");
        assertThat(subjects("siti@warga.example"))
                .filteredOn(subject -> !subject.startsWith("Re:"))
                .hasSize(1);
    }

    private JsonObject mailedCase() {
        return ok(rina.get("/api/complaints?channel=email"))
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .findFirst()
                .orElse(null);
    }

    private List<String> subjects(String mailbox) {
        return new Mailbox(mail, mailbox).subjects();
    }

    private void answer(Ticket ticket) {
        ok(rina.post(path(ticket) + "/claim", "{}"));
        int version =
                newest(ok(rina.post(path(ticket) + "/drafts", draft(ANSWER)))).getInt("version");
        JsonObject submitted = ok(rina.post(path(ticket) + "/drafts/" + version + "/submit", "{}"));
        assertThat(submitted.getString("state")).isEqualTo("awaiting-approval");
        ok(humas.post(
                path(ticket) + "/drafts/" + version + "/approve",
                sha(newest(submitted).getString("sha256"))));
    }

    private Ticket complain(String text) {
        String body = Json.createObjectBuilder()
                .add("name", "Siti Aminah")
                .add("text", text)
                .build()
                .toString();
        JsonObject receipt = created(server.api()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/public/complaints", body));
        return new Ticket(receipt.getString("ticket"), receipt.getString("trackingCode"));
    }

    private static String path(Ticket ticket) {
        return "/api/complaints/" + ticket.number();
    }

    private JsonObject seen(Ticket ticket) {
        return ok(server.api().get("/api/public/complaints/" + ticket.number() + "?code=" + ticket.code()));
    }

    private String draft(String text) {
        return Json.createObjectBuilder()
                .add("kind", "answer")
                .add("target", "private")
                .add("text", text)
                .build()
                .toString();
    }

    private static String sha(String hash) {
        return Json.createObjectBuilder().add("sha256", hash).build().toString();
    }

    private static JsonObject newest(JsonObject shape) {
        List<JsonObject> wordings = shape.getJsonArray("wordings").getValuesAs(JsonObject.class);
        return wordings.get(wordings.size() - 1);
    }

    private static List<String> actions(JsonObject shape) {
        return shape.getJsonArray("actions").getValuesAs(JsonValue.class).stream()
                .map(action -> action.asJsonObject().getString("id"))
                .toList();
    }

    private static JsonObject ok(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static JsonObject created(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json();
    }
}
