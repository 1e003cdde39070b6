package id.sigap.it.browser;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.sigap.it.harness.Api;
import id.sigap.it.harness.Api.Reply;
import id.sigap.it.harness.Browser;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.EmbeddedDatabase;
import id.sigap.it.harness.OfficeRelease;
import id.sigap.it.harness.SigapServer;
import id.sigap.process.release.Releases;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Running cases move to another release and back while complaints arrive and the server is killed; nothing is lost. */
class MigrationIT {
    /** How many cases run; {@code -Pmoves} says more. */
    private static final int RUNNING = Integer.getInteger("sigap.moves", 18);

    @RegisterExtension
    static final SigapServer server =
            SigapServer.on(EmbeddedDatabase.postgres("moves")).withKeycloak().with("SIGAP_CHALLENGE", "off");

    @RegisterExtension
    static final Browser browser = Browser.on(server);

    /** A thousand cases take their time. */
    private static final Duration AS_LONG_AS_IT_TAKES = PATIENCE.plusMillis(600L * RUNNING);

    private final Desk desk = new Desk(server);

    private static Screen screen(String username, String path) {
        return new Screen(browser.openAs(username, path, 1440, 900));
    }

    private static Api as(String person) {
        return server.api(person);
    }

    private static void refuses(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.json().getString("code")).as(reply.body()).isEqualTo(code);
    }

    private static JsonObject done(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isIn(200, 201);
        return reply.json();
    }

    private static String plan(String person, int from, int to) {
        return "/api/migrations/"
                + done(as(person)
                                .post(
                                        "/api/migrations",
                                        "{\"from\":" + from + ",\"to\":" + to + ",\"note\":\"Langkah baru\"}"))
                        .getJsonObject("migration")
                        .getString("id");
    }

    private static Reply start(String person, String plan) {
        return as(person).with("If-Match", as(person).get(plan).header("ETag")).post(plan + "/start", "{}");
    }

    private static JsonObject migration(String plan) {
        return done(as("auditor1").get(plan)).getJsonObject("migration");
    }

    private static int count(String plan, String how) {
        return migration(plan).getJsonObject("counts").getInt(how, 0);
    }

    private static void awaits(String plan, String state) {
        await().atMost(AS_LONG_AS_IT_TAKES)
                .until(() -> migration(plan).getString("state").equals(state));
    }

    private int runsOn(Ticket ticket) {
        return desk.see("approver1", ticket).getJsonObject("diagram").getInt("release");
    }

    private static byte[] redrawn(String file, String what, String by) {
        String xml = new String(Releases.shipped().get(file), StandardCharsets.UTF_8);
        assertThat(xml).contains(what);
        return xml.replace(what, by).getBytes(StandardCharsets.UTF_8);
    }

    private List<Ticket> complain(int many) {
        ExecutorService citizens = Executors.newFixedThreadPool(4);
        try {
            return IntStream.range(0, many)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> desk.complain("Jalan berlubang nomor " + i + " di Gunung Sari"), citizens))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .sorted(java.util.Comparator.comparing(Ticket::number))
                    .toList();
        } finally {
            citizens.shutdown();
        }
    }

    private static long moved() throws SQLException {
        return number("select count(*) from ledger_entry where act = 'case.migrated'");
    }

    private static long number(String sql) throws SQLException {
        try (Connection owner = server.database().asOwner();
                PreparedStatement query = owner.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void runningCasesMoveAndComeBackWhileComplaintsArrive() throws SQLException {
        List<Ticket> tickets = complain(RUNNING);
        List<Ticket> atAgency =
                tickets.stream().limit(Math.max(4, RUNNING / 10)).toList();
        for (Ticket ticket : atAgency) {
            desk.act("operator1", ticket, "claim", "{}");
            desk.act("operator1", ticket, "forward", "{\"agency\":\"PTMB\",\"note\":\"Mohon dicek\"}");
        }
        Ticket writing = tickets.get(RUNNING - 2);
        desk.act("operator1", writing, "claim", "{}");
        desk.act(
                "operator1",
                writing,
                "drafts",
                Json.createObjectBuilder()
                        .add("kind", "answer")
                        .add("target", "private")
                        .add("text", Desk.ANSWER)
                        .build()
                        .toString());
        int from = runsOn(writing);
        int to = new OfficeRelease("Langkah baru")
                .with("ForwardingPhase.bpmn", redrawn("ForwardingPhase.bpmn", "Jawab penerusan", "Tanggapi penerusan"))
                .with("WordingPhase.bpmn", redrawn("WordingPhase.bpmn", "Task_WriteWording", "Task_ComposeWording"))
                .release(server);

        proposesWhatIsAlike(from, to);
        String plan = plansInTheBrowser(from, to);
        assertThat(count(plan, "goes")).isEqualTo(RUNNING - 1);
        hidesTheTicketOfARestrictedCase(tickets.get(RUNNING - 5).number(), plan + "/cases?how=goes");
        JsonObject stays = done(as("auditor1").get(plan + "/cases?how=stays"))
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(stays.getString("ticket")).isEqualTo(writing.number());
        assertThat(stays.getString("reason")).contains("Task_WriteWording", "tidak dipetakan");
        assertThat(runsOn(tickets.get(0))).as("the dry run moved nothing").isEqualTo(from);
        assertThat(moved()).isZero();

        refuses(start("admin1", plan), 403, "not-allowed");
        screen("admin2", "/app/models").sees("Pemindahan aduan").photograph("moves-list");
        try (Arrivals arrivals = new Arrivals()) {
            List<Ticket> arrived = startsAndIsKilledInTheMiddle(plan, tickets);
            awaits(plan, "done");
            arrived.forEach(ticket -> assertThat(runsOn(ticket)).isEqualTo(to));
            hasMoved(plan, tickets, writing, from, to);
            goOn(atAgency.get(0), writing);
            rollsBack(from, to, atAgency.get(1));
            arrivals.allAreThere();
        }
        assertThat(number("select count(*) from act_ru_incident")).isZero();
        replaysWhatIsFinished(tickets.get(RUNNING - 1), tickets.get(RUNNING - 3));
        // pages that were open when the server was killed find it away, then ask to sign in again
        assertThat(browser.complaints())
                .allMatch(complaint -> complaint.contains("401") || complaint.contains("CONNECTION_REFUSED"));
    }

    private void hasMoved(String plan, List<Ticket> tickets, Ticket writing, int from, int to) throws SQLException {
        assertThat(count(plan, "moved")).isEqualTo(RUNNING - 1);
        assertThat(count(plan, "left")).isOne();
        assertThat(moved()).as("each case once").isEqualTo(RUNNING - 1L);
        tickets.stream()
                .limit(20)
                .filter(ticket -> !ticket.equals(writing))
                .forEach(ticket -> assertThat(runsOn(ticket)).isEqualTo(to));
        assertThat(runsOn(writing)).isEqualTo(from);
        screen("admin2", plan.replace("/api/migrations", "/app/models/moves"))
                .sees("Tetap di rilis lama (1)")
                .photograph("moves-done");
    }

    /** Citizens who go on writing, one after the other, whatever becomes of the server. */
    private final class Arrivals implements AutoCloseable {
        private final List<Ticket> acknowledged = new CopyOnWriteArrayList<>();
        private final Thread citizens = new Thread(this::write, "arrivals");
        private volatile boolean over;

        Arrivals() {
            citizens.start();
        }

        private void write() {
            while (!over) {
                try {
                    acknowledged.add(desk.complain("Parit mampet nomor " + acknowledged.size() + " di Klandasan"));
                } catch (RuntimeException | AssertionError e) {
                    // the server is away; who got no receipt writes again
                }
                LockSupport.parkNanos(500_000_000);
            }
        }

        void allAreThere() throws SQLException {
            close();
            assertThat(acknowledged).hasSizeGreaterThan(10);
            for (Ticket ticket : acknowledged) {
                assertThat(number(
                                "select count(*) from complaint c join act_ru_execution e on e.business_key_ = c.ticket"
                                        + " where c.ticket = '" + ticket.number()
                                        + "' and e.parent_id_ is null and e.super_exec_ is null"))
                        .as(ticket.number())
                        .isOne();
            }
        }

        @Override
        public void close() {
            over = true;
            try {
                citizens.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** An administrator plans and tries by hand what the other one will start. */
    private static String plansInTheBrowser(int from, int to) {
        Screen page = screen("admin1", "/app/models").sees("Rilis");
        page.follow("Pindahkan " + RUNNING + " aduan dari rilis " + from + " ke rilis " + to)
                .sees("Ke mana setiap langkah");
        page.page().locator(".djs-element[data-element-id]").first().waitFor();
        page.sees("Mesin proses menerima pemetaan ini").photograph("moves-plan");
        page.write("Mengapa aduan dipindahkan?", "Penerusan punya langkah baru.")
                .press("Simpan rencana")
                .sees("Jalankan uji coba dahulu");
        String plan = "/api/migrations/" + page.page().url().replaceFirst(".*/", "");
        refuses(start("admin2", plan), 409, "not-checked");
        refuses(as("admin2").post(plan + "/start", "{}"), 428, "if-match-expected");
        page.press("Uji coba");
        awaits(plan, "checked");
        page.sees("administrator lain yang memulainya").sees("Akan tetap (1)");
        page.photograph("moves-tried");
        return plan;
    }

    /** Two finished cases run through a draft with one more step, before it is released. */
    private void replaysWhatIsFinished(Ticket... tickets) {
        for (Ticket ticket : tickets) {
            desk.act("operator1", ticket, "claim", "{}");
            desk.act("operator1", ticket, "close", "{\"outcome\":\"NO_REPLY_NEEDED\",\"reason\":\"Sudah baik\"}");
        }
        String xml = new String(Releases.shipped().get("ComplaintProcess.bpmn"), StandardCharsets.UTF_8)
                .replace("targetRef=\"Task_CloseWithoutReply\"", "targetRef=\"Phase_Coordination\"");
        String draft = "/api/processes/ComplaintProcess/drafts/"
                + done(as("admin1")
                                .post(
                                        "/api/processes/ComplaintProcess/drafts",
                                        Json.createObjectBuilder()
                                                .add("xml", xml)
                                                .add("note", "Putar balik")))
                        .getString("draft");
        Reply broken = as("admin1").post(draft + "/replay", "{}");
        assertThat(broken.status())
                .as("a draft with errors is not played: " + broken.body())
                .isIn(202, 409);
        String longer = new String(Releases.shipped().get("TriagePhase.bpmn"), StandardCharsets.UTF_8)
                .replace("<documentation>", "<documentation>Redrawn. ");
        String sound = done(as("admin1")
                        .post(
                                "/api/processes/TriagePhase/drafts",
                                Json.createObjectBuilder().add("xml", longer).add("note", "Sama saja")))
                .getString("draft");
        Screen page = screen("admin2", "/app/models/TriagePhase/drafts/" + sound + "/review")
                .sees("Putar ulang aduan lama")
                .press("Putar ulang")
                .sees("berakhir seperti dahulu");
        page.photograph("moves-replay");
        JsonObject replay = done(as("auditor1").get("/api/replays?draft=" + sound))
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(replay.getJsonArray("cases")).hasSizeGreaterThanOrEqualTo(tickets.length);
        assertThat(as("auditor1").get("/api/ledger?act=replay.ended").body()).contains("\"same\"");
        hidesTheTicketOfARestrictedCase(tickets[0].number(), "/api/replays?draft=" + sound);
    }

    /** Auditors and the office's head see which case it is; who only moves and tries cases sees what became of one. */
    private static void hidesTheTicketOfARestrictedCase(String ticket, String path) {
        assertThat(everything("admin2", path)).contains(ticket);
        restrict(ticket, true);
        try {
            assertThat(everything("admin2", path)).doesNotContain(ticket);
            assertThat(everything("auditor1", path)).contains(ticket);
        } finally {
            restrict(ticket, false);
        }
    }

    /** A list with all its pages. */
    private static String everything(String who, String path) {
        StringBuilder all = new StringBuilder();
        for (String next = path; next != null; ) {
            JsonObject page = done(as(who).get(next));
            all.append(page);
            String more = page.getString("next", "");
            next = more.isEmpty() ? null : path + (path.contains("?") ? "&" : "?") + "cursor=" + more;
        }
        return all.toString();
    }

    private static void restrict(String ticket, boolean restricted) {
        try (Connection owner = server.database().asOwner();
                PreparedStatement update =
                        owner.prepareStatement("update complaint set restricted = ? where ticket = ?")) {
            update.setBoolean(1, restricted);
            update.setString(2, ticket);
            assertThat(update.executeUpdate()).isOne();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void proposesWhatIsAlike(int from, int to) {
        JsonObject proposal = done(as("admin1").get("/api/migrations/proposal?from=" + from + "&to=" + to));
        assertThat(proposal.getJsonArray("faults")).isEmpty();
        assertThat(proposal.getJsonArray("steps").toString())
                .contains("Task_AnswerForwarding", "Phase_Forwarding")
                .doesNotContain("Task_WriteWording");
        Reply faults = as("admin1")
                .post(
                        "/api/migrations/faults",
                        "{\"from\":" + from + ",\"to\":" + to
                                + ",\"steps\":[{\"process\":\"WordingPhase\",\"from\":\"Task_WriteWording\",\"to\":\"Task_Hantu\"}]}");
        assertThat(faults.body()).contains("Task_Hantu", "tidak ada di rilis tujuan");
    }

    /** One case's row is held, so that the batch stands in the middle when the server is killed. */
    private List<Ticket> startsAndIsKilledInTheMiddle(String plan, List<Ticket> tickets) throws SQLException {
        int before = RUNNING / 2;
        List<Ticket> arrived;
        try (Connection owner = server.database().asOwner()) {
            owner.setAutoCommit(false);
            try (PreparedStatement hold =
                    owner.prepareStatement("select id from complaint where ticket = ? for update")) {
                hold.setString(1, tickets.get(before).number());
                hold.executeQuery();
                done(start("admin2", plan));
                refuses(as("admin2").post(plan + "/check", "{}"), 409, "wrong-state");
                await().atMost(AS_LONG_AS_IT_TAKES).until(() -> count(plan, "moved") == before);
                arrived = complain(3);
                desk.act("operator1", tickets.get(RUNNING - 1), "claim", "{}");
                server.kill();
            }
            owner.rollback();
        }
        server.start();
        return arrived;
    }

    /** What moved and what stayed both go on to their ends. */
    private void goOn(Ticket moved, Ticket stayed) {
        String forwarding = desk.see("approver1", moved)
                .getJsonArray("forwardings")
                .getJsonObject(0)
                .getString("id");
        done(as("agency-ptmb").post("/api/forwardings/" + forwarding + "/answer", "{\"text\":\"Sudah diperbaiki.\"}"));
        assertThat(desk.state(moved)).isEqualTo("drafting");
        for (Ticket ticket : List.of(moved, stayed)) {
            desk.say(ticket, "answer", Desk.ANSWER);
            await().atMost(PATIENCE).until(() -> desk.state(ticket).equals("answered"));
        }
    }

    private void rollsBack(int from, int to, Ticket atAgency) throws SQLException {
        long earlier = moved();
        int back = done(as("admin1")
                        .post("/api/processes/rollback", "{\"release\":" + from + ",\"note\":\"Terlalu lambat\"}"))
                .getInt("version");
        long running = number("select count(*) from complaint where release_number = " + to + " and closed_at is null");
        assertThat(running).isGreaterThanOrEqualTo(RUNNING + 2L);
        String plan = plan("admin2", to, back);
        done(as("admin2").post(plan + "/check", "{}"));
        awaits(plan, "checked");
        assertThat(count(plan, "stays")).isZero();
        done(start("admin1", plan));
        awaits(plan, "done");
        assertThat(count(plan, "moved")).isEqualTo((int) running);
        assertThat(moved() - earlier).isEqualTo(running);
        assertThat(runsOn(atAgency)).isEqualTo(back);
        List<String> acts = new ArrayList<>();
        for (String act : List.of("planned", "check-begun", "checked", "started", "ended")) {
            acts.add(as("auditor1").get("/api/ledger?act=migration." + act).body());
        }
        assertThat(acts).allSatisfy(rows -> assertThat(rows).contains("\"to\":" + back));
    }
}
