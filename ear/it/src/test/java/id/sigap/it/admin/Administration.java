package id.sigap.it.admin;

import static id.sigap.it.harness.Patience.PATIENCE;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.sigap.it.harness.Api;
import id.sigap.it.harness.Api.Reply;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.Rows;
import id.sigap.it.harness.SigapServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an administrator changes is in force at once, has its history, and is refused where it would break something. */
abstract class Administration {
    private static final ZoneId OFFICE = ZoneId.of("Asia/Makassar");

    private final SigapServer server;
    private final Rows rows;

    private final Api admin;
    private final Desk desk;

    Administration(SigapServer server) {
        this.server = server;
        this.rows = new Rows(server.database());
        this.admin = server.api("admin1");
        this.desk = new Desk(server);
    }

    @Test
    void theNextMessageIsRoutedByTheTopicThatWasJustEdited() {
        JsonObject added = json(
                201,
                admin.post(
                        "/api/admin/registers/topics/rows",
                        fields(
                                "code", "KUCING_LIAR",
                                "label", "Kucing liar",
                                "keywords_certain", "kucing liar;kucing terlantar",
                                "agency", "DISHUB")));
        Ticket first = desk.complain("Banyak kucing liar di Jalan Mufakat, mohon ditangani");
        assertThat(agency(first)).isEqualTo("DISHUB");

        Reply changed = edit("topics", "KUCING_LIAR", added.getInt("version"), fields("agency", "DLH"));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        Ticket second = desk.complain("Kucing liar masuk ke pasar, tolong ditertibkan");

        JsonObject seen = desk.see("approver1", second);
        assertThat(seen.getJsonObject("topic").getString("label")).isEqualTo("Kucing liar");
        assertThat(agency(second)).isEqualTo("DLH");
        JsonObject newest = changes("topic", "KUCING_LIAR").get(0);
        assertThat(newest.getJsonObject("by").getString("username")).isEqualTo("admin1");
        assertThat(newest.getJsonObject("before").getString("agency")).isEqualTo("DISHUB");
        assertThat(newest.getJsonObject("after").getString("agency")).isEqualTo("DLH");
        assertThat(ledger("topic.changed"))
                .anySatisfy(row -> assertThat(row.getJsonObject("data").toString())
                        .contains("KUCING_LIAR")
                        .doesNotContain("terlantar"));
    }

    @Test
    void anEditIsRefusedWhereItIsStaleBlindOrWrong() {
        JsonObject row = row("topics", "PJU_MATI");
        int version = row.getInt("version");

        assertThat(admin.with("Content-Type", "application/json")
                        .send(
                                "PUT",
                                "/api/admin/registers/topics/rows/PJU_MATI",
                                BodyPublishers.ofString(
                                        fields("note", "x").build().toString()))
                        .status())
                .isEqualTo(428);
        assertThat(edit("topics", "PJU_MATI", version + 7, fields("note", "x")).status())
                .isEqualTo(412);
        Reply unknown = edit("topics", "PJU_MATI", version, fields("agency", "TIDAK_ADA"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.json().getJsonArray("faults").getJsonObject(0).getString("field"))
                .isEqualTo("agency");
        assertThat(edit("agencies", "DLH", row("agencies", "DLH").getInt("version"), fields("parent", "DLH"))
                        .json()
                        .getString("detail"))
                .contains("berputar");
        assertThat(row("topics", "PJU_MATI")).isEqualTo(row);
    }

    @Test
    void dueDatesMoveWithAReasonWhenAHolidayIsAddedAndBackWhenItIsRemoved() {
        Ticket ticket = desk.complain("Lampu jalan mati di Jalan Mufakat depan sekolah");
        Instant before = due(ticket);
        String day = LocalDate.ofInstant(before, OFFICE).toString();

        JsonObject holiday = json(
                201,
                admin.post(
                        "/api/admin/registers/holidays/rows",
                        fields("date", day, "name", "Hari jadi kota (uji)", "decree", "Keputusan wali kota (uji)")));

        await().atMost(60, SECONDS).until(() -> due(ticket).isAfter(before));
        assertThat(ledger("deadline.moved"))
                .filteredOn(row -> row.getString("ticket", "").equals(ticket.number()))
                .anySatisfy(row -> {
                    JsonObject data = row.getJsonObject("data");
                    assertThat(data.getString("reason")).isEqualTo("calendar-changed");
                    assertThat(data.get("change").toString())
                            .isEqualTo(changes("holiday", day).get(0).getString("id"));
                });

        Reply removed = admin.with("If-Match", "\"" + holiday.getInt("version") + "\"")
                .send("DELETE", "/api/admin/registers/holidays/rows/" + day, BodyPublishers.noBody());
        assertThat(removed.status()).isEqualTo(204);
        await().atMost(60, SECONDS).until(() -> due(ticket).equals(before));
    }

    @Test
    void aTemplateIsReleasedByAnApproverAndNeverByItsAuthor() throws SQLException {
        String text = "Laporan {tiket} kami terima (uji). {tautan}";
        String path = "/api/admin/templates/ACK/versions";
        String body = Json.createObjectBuilder()
                .add("label", "Laporan diterima")
                .add("body", text)
                .build()
                .toString();
        assertThat(admin.with("If-Match", "\"1\"").post(path, body).status()).isEqualTo(201);
        assertThat(admin.with("If-Match", "\"1\"").post(path, body).status()).isEqualTo(412);
        assertThat(admin.post(path + "/2/release", "{}").status()).isEqualTo(403);
        rows.execute("update template set author = 'approver1' where code = 'ACK' and version = 2");
        assertThat(server.api("approver1").post(path + "/2/release", "{}").status())
                .isEqualTo(403);
        assertThat(inForce("ACK")).doesNotContain("(uji)");

        assertThat(server.api("approver2").post(path + "/2/release", "{}").status())
                .isEqualTo(200);

        assertThat(inForce("ACK")).isEqualTo(text);
        assertThat(admin.with("If-Match", "\"2\"")
                        .post(path, body.replace("{tautan}", "{instansi}"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aFileIsPreviewedThenTakenInAsAWholeOrNotAtAll() {
        String file = "code,name,reached_by,address\n"
                + "DISHUB,Dinas Perhubungan (uji),in-app,\n"
                + "BARU_UJI,=HYPERLINK(1),mail,baru@contoh.go.id\n";
        JsonObject plan = json(200, upload("agencies", "", file, null));

        assertThat(plan.getJsonArray("added")).hasSize(1);
        assertThat(plan.getJsonArray("changed").getJsonObject(0).getString("key"))
                .isEqualTo("DISHUB");
        assertThat(plan.getJsonArray("missing").size()).isGreaterThan(10);
        assertThat(row("agencies", "DISHUB").getJsonObject("fields").getString("name"))
                .doesNotContain("(uji)");

        Reply wrong = upload("agencies", "/apply", file + "SALAH,Nama,mail,bukan surel\n", plan.getInt("revision"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().getJsonArray("errors").getJsonObject(0).getInt("line"))
                .isEqualTo(4);
        assertThat(row("agencies", "DISHUB").getJsonObject("fields").getString("name"))
                .doesNotContain("(uji)");

        assertThat(upload("agencies", "/apply", file, plan.getInt("revision")).status())
                .isEqualTo(200);
        assertThat(upload("agencies", "/apply", file, plan.getInt("revision")).status())
                .isEqualTo(412);
        assertThat(row("agencies", "DISHUB").getJsonObject("fields").getString("name"))
                .contains("(uji)");
        String export = admin.with("Accept", "text/csv")
                .get("/api/admin/registers/agencies/csv")
                .body();
        assertThat(export).contains("'=HYPERLINK(1)");
        JsonObject again = json(200, upload("agencies", "", export, null));
        assertThat(again.getJsonArray("changed")).isEmpty();
        assertThat(again.getJsonArray("added")).isEmpty();
    }

    @Test
    void aHostileFileIsRefusedWithASentence() {
        assertThat(upload("topics", "", "code,label\n" + "A,b\n".repeat(100_000), null)
                        .status())
                .isEqualTo(413);
        assertThat(upload("topics", "", "x".repeat(3_000_000), null).status()).isEqualTo(413);
        assertThat(upload("topics", "", "code,label\nA,\0\n", null).status()).isEqualTo(422);
        assertThat(upload("topics", "", "a,b\n1,2\n", null).json().getString("detail"))
                .contains("Kolom \"code\" tidak ada");
    }

    @Test
    void anAgencyInUseIsNotRemovedButMadeInactiveAndGetsNothingMore() {
        JsonObject agency = row("agencies", "DLH");
        Reply removed = admin.with("If-Match", "\"" + agency.getInt("version") + "\"")
                .send("DELETE", "/api/admin/registers/agencies/rows/DLH", BodyPublishers.noBody());
        assertThat(removed.status()).isEqualTo(409);
        assertThat(removed.json().getString("detail")).contains("topik");

        JsonObject pmi = json(
                201,
                admin.post(
                        "/api/admin/registers/agencies/rows", fields("code", "UJI_LAMA", "name", "Dinas lama (uji)")));
        assertThat(edit("agencies", "UJI_LAMA", pmi.getInt("version"), fields("active", "N"))
                        .status())
                .isEqualTo(200);
        Ticket ticket = desk.complain("Sampah menumpuk di Pasar Sepinggan sudah seminggu");
        desk.act("operator1", ticket, "claim", "{}");
        Reply forwarded =
                server.api("operator1").post(ticket.path() + "/forward", "{\"agency\":\"UJI_LAMA\",\"note\":\"x\"}");
        assertThat(forwarded.status()).isEqualTo(409);
        assertThat(forwarded.json().getString("detail")).contains("tidak aktif");
        assertThat(server.api("operator1").get("/api/catalog").body()).doesNotContain("UJI_LAMA");
    }

    @Test
    void allOpenWorkOfOnePersonGoesToAnotherCaseByCase() {
        List<Ticket> held = List.of(
                desk.complain("Jalan berlubang di depan kantor pos"), desk.complain("Trotoar rusak di Jalan Sudirman"));
        held.forEach(ticket -> desk.act("operator3", ticket, "claim", "{}"));
        assertThat(person("operator3").getInt("cases")).isEqualTo(2);
        // the first copy of Keycloak's people may be on its way still
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() ->
                        person("operator4").getJsonArray("roles").toString().contains("operator"));

        JsonObject move = json(
                202,
                admin.post(
                        "/api/admin/people/moves",
                        "{\"from\":\"operator3\",\"to\":\"operator4\",\"reason\":\"Cuti melahirkan\"}"));

        await().atMost(60, SECONDS)
                .until(() -> json(200, admin.get("/api/admin/people/moves/" + move.getString("id")))
                        .containsKey("endedAt"));
        assertThat(json(200, admin.get("/api/admin/people/moves/" + move.getString("id")))
                        .getInt("moved"))
                .isEqualTo(2);
        held.forEach(
                ticket -> assertThat(desk.see("approver1", ticket).toString()).contains("operator4"));
        assertThat(person("operator3").getInt("cases")).isZero();
        assertThat(ledger("case.handed-over"))
                .filteredOn(row -> row.getString("actor").equals("admin1"))
                .hasSize(2);
        assertThat(admin.post(
                                "/api/admin/people/moves",
                                "{\"from\":\"operator4\",\"to\":\"agency-ptmb\",\"reason\":\"x\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aStepThatGaveUpIsShownWithItsCauseMaskedAndTriedAgain() throws SQLException {
        Ticket ticket = desk.complain("Drainase tersumbat di Jalan Soekarno Hatta");
        String job = rows.text("select id_ from act_ru_job where root_proc_inst_id_ in"
                + " (select root_proc_inst_id_ from act_ru_execution where business_key_ = '" + ticket.number()
                + "') limit 1");
        assertThat(job).isNotEmpty();
        rows.execute(
                "update act_ru_job set retries_ = 0, exception_msg_ = 'Gagal untuk 081234567890 siti@contoh.id' where id_ = '"
                        + job + "'");

        JsonObject shown =
                json(200, admin.get("/api/admin/jobs")).getJsonArray("items").getValuesAs(JsonObject.class).stream()
                        .filter(one -> one.getString("id").equals(job))
                        .findFirst()
                        .orElseThrow();
        assertThat(shown.getString("cause")).startsWith("Gagal untuk").doesNotContain("0812", "siti@");
        assertThat(shown.getString("processName")).isNotEqualTo(shown.getString("process"));
        assertThat(shown.getString("stepName")).isNotBlank().isNotEqualTo(shown.getString("step"));

        assertThat(admin.post("/api/admin/jobs/" + job + "/retry", "{}").status())
                .isEqualTo(204);
        assertThat(rows.text("select retries_ from act_ru_job where id_ = '" + job + "'"))
                .isEqualTo("3");
        assertThat(admin.post("/api/admin/jobs/" + job + "/retry", "{}").status())
                .isEqualTo(404);
    }

    @Test
    void aPausedChannelTakesNothingInUntilItGoesOn() {
        assertThat(admin.post("/api/admin/channels/web/pause", "{}").status()).isEqualTo(422);
        json(200, admin.post("/api/admin/channels/web/pause", "{\"reason\":\"Pemeliharaan\"}"));
        try {
            Reply closed = server.api()
                    .with("Idempotency-Key", "paused")
                    .post("/api/public/complaints", "{\"text\":\"Lampu jalan mati\"}");
            assertThat(closed.status()).isEqualTo(503);
        } finally {
            json(200, admin.post("/api/admin/channels/web/resume", "{}"));
        }
        desk.complain("Lampu jalan mati lagi di Jalan Mufakat");
        assertThat(changes("channel", "web").get(1).getString("reason")).isEqualTo("Pemeliharaan");
    }

    @Test
    void aDeadLetterIsDismissedWithAReasonAndStaysStored() throws SQLException {
        rows.execute(
                "insert into delivery (id, channel_id, delivery_key, content_sealed, received_at, state, attempts, next_attempt,"
                        + " error) values (900001, 'web', 'uji', '\\x00', now(), 'dead', 3, now(), 'form-unreadable')");
        assertThat(admin.get("/api/dead-letters").body()).contains("900001").contains("form-unreadable");
        assertThat(admin.with("Accept", "*/*")
                        .get("/api/dead-letters/900001/raw")
                        .status())
                .isEqualTo(403);
        assertThat(admin.post("/api/dead-letters/900001/dismiss", "{}").status())
                .isEqualTo(422);

        assertThat(admin.post("/api/dead-letters/900001/dismiss", "{\"reason\":\"Iklan\"}")
                        .status())
                .isEqualTo(204);

        assertThat(rows.text("select state || dismissed_by from delivery where id = 900001"))
                .isEqualTo("doneadmin1");
        assertThat(admin.get("/api/dead-letters").body()).doesNotContain("900001");
    }

    @Test
    void whatWasChangedCannotBeRewrittenByTheRunningApplication() throws SQLException {
        json(
                201,
                admin.post("/api/admin/registers/agencies/rows", fields("code", "UJI_LOG", "name", "Dinas log (uji)")));
        try (Connection app = server.database().asApp();
                Statement statement = app.createStatement()) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> statement.execute("update change_log set actor = 'orang-lain'"))
                    .isInstanceOf(SQLException.class);
        }
    }

    private String agency(Ticket ticket) {
        return desk.see("approver1", ticket).getJsonObject("agency").getString("code");
    }

    private Instant due(Ticket ticket) {
        return desk.see("approver1", ticket).getJsonArray("deadlines").getValuesAs(JsonObject.class).stream()
                .filter(deadline -> deadline.getString("rule").equals("SP4N-VERIF"))
                .map(deadline -> Instant.parse(deadline.getString("dueAt")))
                .findFirst()
                .orElseThrow();
    }

    private String inForce(String template) {
        return json(200, server.api("operator1").get("/api/catalog"))
                .getJsonArray("templates")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(one -> one.getString("code").equals(template))
                .map(one -> one.getString("text"))
                .findFirst()
                .orElseThrow();
    }

    private JsonObject person(String username) {
        return json(200, admin.get("/api/admin/people")).getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getJsonObject("person").getString("username").equals(username))
                .findFirst()
                .orElseThrow();
    }

    private JsonObject row(String register, String key) {
        return json(200, admin.get("/api/admin/registers/" + register))
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(one -> one.getString("key").equals(key))
                .findFirst()
                .orElseThrow();
    }

    private Reply edit(String register, String key, int version, JsonObjectBuilder body) {
        return admin.with("If-Match", "\"" + version + "\"")
                .with("Content-Type", "application/json")
                .send(
                        "PUT",
                        "/api/admin/registers/" + register + "/rows/" + key,
                        BodyPublishers.ofString(body.build().toString()));
    }

    private Reply upload(String register, String how, String csv, Integer revision) {
        Api api = revision == null ? admin : admin.with("If-Match", "\"" + revision + "\"");
        return api.upload(
                "/api/admin/registers/" + register + "/import" + how,
                "file",
                register + ".csv",
                csv.getBytes(StandardCharsets.UTF_8),
                Map.of());
    }

    private List<JsonObject> changes(String kind, String subject) {
        return json(200, server.api("auditor1").get("/api/admin/changes?kind=" + kind + "&subject=" + subject))
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }

    private List<JsonObject> ledger(String act) {
        return json(200, server.api("auditor1").get("/api/ledger?act=" + act))
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }

    private static JsonObjectBuilder fields(String... pairs) {
        JsonObjectBuilder fields = Json.createObjectBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.add(pairs[i], pairs[i + 1]);
        }
        return Json.createObjectBuilder().add("fields", fields);
    }

    private static JsonObject json(int status, Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        return reply.json();
    }
}
