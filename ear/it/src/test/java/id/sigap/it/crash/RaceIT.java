package id.sigap.it.crash;

import static id.sigap.it.harness.Patience.PATIENCE;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.sigap.it.harness.Api;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.EmbeddedDatabase;
import id.sigap.it.harness.Rows;
import id.sigap.it.harness.SigapServer;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many people, timers and transactions meet on the same cases at the same moment. */
class RaceIT {
    /** The whole hundred takes two minutes: {@code mvn -Pkills verify}. */
    private static final int CASES = Integer.getInteger("sigap.cases", 10);

    private static final int OPERATORS = 50;
    /** Without it fifty loops leave the server no time to send what they wrote. */
    private static final Duration READING = Duration.ofMillis(300);

    private static final int MEETINGS = Integer.getInteger("sigap.meetings", 4);
    private static final Set<Integer> SOUND = Set.of(200, 201, 204, 403, 409);

    private static final MailRoom mailRoom = new MailRoom();

    @RegisterExtension
    static final SigapServer server = SigapServer.on(EmbeddedDatabase.postgres("races"))
            .withKeycloak()
            .withMail()
            .beside(mailRoom);

    private final Desk desk = new Desk(server);
    private final Calls calls = new Calls();
    private final Officers officers = new Officers(server, calls, 7);

    /** States in which a case waits for an approver, or for what follows. */
    private static final Set<String> WRITTEN = Set.of("awaiting-approval", "replying");

    @Test
    void fiftyOperatorsAnswerEachOfManyCasesOnce() throws Exception {
        Queue<Ticket> cases = new ConcurrentLinkedQueue<>();
        Together.at(IntStream.range(0, 10)
                .<Supplier<Boolean>>mapToObj(any -> () -> {
                    for (int i = 0; i < CASES / 10; i++) {
                        cases.add(desk.complain("Lampu jalan mati, gelap sekali"));
                    }
                    return true;
                })
                .toList());
        Set<String> open = ConcurrentHashMap.newKeySet();
        Set<String> written = ConcurrentHashMap.newKeySet();
        cases.forEach(ticket -> open.add(ticket.number()));
        Instant begun = Instant.now();
        try (Crowd crowd = new Crowd()) {
            for (int i = 0; i < OPERATORS; i++) {
                boolean approves = i % 5 == 4;
                Api api = server.api(approves ? "approver" + (1 + i / 5 % 2) : "operator" + (1 + i % 4));
                crowd.add("operator-" + i, READING, () -> {
                    List<String> left = open.stream()
                            .filter(ticket -> approves == written.contains(ticket))
                            .toList();
                    if (!left.isEmpty()) {
                        String ticket = left.get((int) (Math.random() * left.size()));
                        String state = approves ? officers.approve(api, ticket) : officers.step(api, ticket);
                        if (state.equals("answered")) {
                            open.remove(ticket);
                        } else if (WRITTEN.contains(state)) {
                            written.add(ticket);
                        } else {
                            written.remove(ticket);
                        }
                    }
                });
            }
            await().atMost(10, MINUTES).until(open::isEmpty);
        }
        System.out.printf(
                "%d operators, %d cases: %d s; %s%n",
                OPERATORS, CASES, Duration.between(begun, Instant.now()).toSeconds(), calls);
        assertThat(calls.unreasoned()).isEmpty();
        for (Ticket ticket : cases) {
            assertThat(answersOf(ticket)).as("answers of " + ticket.number()).isEqualTo("1 1");
            assertThat(Books.entries(desk.see("auditor1", ticket), "office")).hasSize(1);
        }
    }

    @Test
    void aWithdrawalAndAnApprovalInTheSameMomentNeverSendWhatWasWithdrawn() throws Exception {
        for (int i = 0; i < MEETINGS; i++) {
            Ticket ticket = desk.complain("Parit mampet di dekat masjid");
            List<Integer> statuses = approveWhile(
                    ticket, () -> server.api("operator1").post(ticket.path() + "/withdraw", "{\"reason\":\"lancar\"}"));

            assertThat(SOUND).containsAll(statuses);
            await().atMost(PATIENCE).until(() -> Set.of("answered", "closed").contains(desk.state(ticket)));
            assertThat(actsOf(ticket)).doesNotMatch(".*case\\.withdrawn.*reply\\.sending:answer.*");
            assertThat(answersOf(ticket)).isIn("0 0", "1 0", "1 1");
        }
    }

    @Test
    void aTakeoverAndAnApprovalInTheSameMomentNeverSendForTheFormerHolder() throws Exception {
        for (int i = 0; i < MEETINGS; i++) {
            Ticket ticket = desk.complain("Jalan berlubang di depan pasar");
            List<Integer> statuses = approveWhile(
                    ticket, () -> server.api("approver2").post(ticket.path() + "/takeover", "{\"reason\":\"cuti\"}"));

            assertThat(SOUND).containsAll(statuses);
            await().atMost(PATIENCE)
                    .until(() -> Set.of("answered", "received", "coordinating", "drafting", "awaiting-approval")
                            .contains(desk.state(ticket)));
            assertThat(actsOf(ticket)).doesNotMatch(".*case\\.taken-over.*reply\\.sending:answer.*");
            assertThat(answersOf(ticket)).isIn("0 0", "1 0", "1 1");
        }
    }

    /** Statuses of the approval and of the other act. */
    private List<Integer> approveWhile(Ticket ticket, Supplier<Api.Reply> other) throws InterruptedException {
        while (!desk.state(ticket).equals("awaiting-approval")) {
            officers.step(server.api("operator1"), ticket.number());
        }
        JsonObject wording = Officers.newest(desk.see("approver1", ticket)).orElseThrow();
        Api humas = server.api("approver1");
        String path = ticket.path() + "/drafts/" + wording.getInt("version") + "/approve";
        String body = Calls.body("sha256", wording.getString("sha256"));
        return Together.<Api.Reply>at(List.of(() -> humas.post(path, body), other)).stream()
                .map(Api.Reply::status)
                .toList();
    }

    @Test
    void whatTheCitizenWritesWhileTheAnswerIsBeingSentBringsTheCaseBack() throws Exception {
        String address = "menyela@warga.example";
        Ticket ticket = mailed(address, "Lampu taman padam", "Lampu taman padam sejak kemarin, gelap.");
        mailRoom.sluice().close(Sluice.Gate.ANSWER);
        try {
            desk.say(ticket, "answer", Desk.ANSWER);
            assertThat(mailRoom.sluice().awaitMail(30)).isTrue();
            mailRoom.write(address, "Re: Lampu taman [#" + ticket.number() + "]", "Tiangnya juga miring, bahaya.");
            await().atMost(PATIENCE)
                    .until(() -> Books.entries(desk.see("approver1", ticket), "citizen")
                                    .size()
                            == 2);
            assertThat(desk.state(ticket)).isEqualTo("replying");
        } finally {
            mailRoom.sluice().open();
        }

        await().atMost(PATIENCE).until(() -> Set.of("received", "coordinating").contains(desk.state(ticket)));
        assertThat(desk.see("approver1", ticket).getInt("round")).isEqualTo(2);
        assertThat(answersOf(ticket)).isEqualTo("1 1");
        desk.say(ticket, "answer", Desk.ANSWER);
        await().atMost(PATIENCE).until(() -> desk.state(ticket).equals("answered"));
    }

    @Test
    void aTimerAndTheAgencysAnswerInTheSameMomentKeepTheAnswer() throws Exception {
        List<Ticket> cases = new ArrayList<>();
        List<Supplier<Integer>> acts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Ticket ticket = desk.complain("Air PDAM mati di Damai");
            cases.add(ticket);
            desk.act("operator1", ticket, "claim", "{}");
            String id = desk.act("operator1", ticket, "forward", "{\"agency\":\"PTMB\",\"note\":\"\"}")
                    .getJsonArray("forwardings")
                    .getJsonObject(0)
                    .getString("id");
            Supplier<Integer> answer = () -> server.api("agency-ptmb")
                    .post("/api/forwardings/" + id + "/answer", "{\"text\":\"Pipa diperbaiki.\"}")
                    .status();
            acts.add(answer);
            acts.add(answer);
        }
        acts.add(() -> {
            desk.later("PT49H");
            return 0;
        });

        List<Integer> statuses = Together.at(acts);

        assertThat(statuses)
                .containsOnly(0, 200, 409)
                .filteredOn(status -> status == 200)
                .hasSize(cases.size());
        for (Ticket ticket : cases) {
            await().atMost(PATIENCE).until(() -> desk.state(ticket).equals("drafting"));
            assertThat(actsOf(ticket)).containsOnlyOnce("forwarding.answered");
            assertThat(Books.entries(desk.see("approver1", ticket), "agency")).hasSize(1);
        }
    }

    @Test
    void theSameFormAHundredTimesInParallelIsOneComplaint() throws Exception {
        String key = UUID.randomUUID().toString();
        String body = Calls.body("text", "Banjir selutut di depan toko xkembarsekali");
        Supplier<Api.Reply> post =
                () -> server.api().with("Idempotency-Key", key).postPatiently("/api/public/complaints", body);

        List<Api.Reply> replies = Together.at(java.util.Collections.nCopies(100, post));

        assertThat(replies).extracting(Api.Reply::status).containsOnly(201);
        assertThat(replies)
                .extracting(Api.Reply::body)
                .containsOnly(replies.get(0).body());
        assertThat(new Rows(server.database()).text("select count(*) from message where masked like '%xkembarsekali%'"))
                .isEqualTo("1");
    }

    private Ticket mailed(String address, String subject, String text) {
        mailRoom.write(address, subject, text);
        Api approver = server.api("approver1");
        String question = "view=open&q=" + text.split(" ")[0] + "%20" + text.split(" ")[1];
        await().atMost(PATIENCE).until(() -> !calls.tickets(approver, question).isEmpty());
        return new Ticket(calls.tickets(approver, question).get(0), "");
    }

    /** Acts of the case in the order of the ledger; a sending names what is sent, such as {@code reply.sending:answer}. */
    private static String actsOf(Ticket ticket) throws SQLException {
        return new Rows(server.database())
                .text("select string_agg(act || coalesce(':' || (data::json ->> 'kind'), ''), ' ' order by id)"
                        + " from ledger_entry where ticket = '" + ticket.number() + "'");
    }

    /** How many rows in the outbox are answers, and how many of them were sent. */
    private static String answersOf(Ticket ticket) throws SQLException {
        return new Rows(server.database())
                .text("select count(*) || ' ' || count(*) filter (where o.state = 'sent') from outbox o"
                        + " join complaint c on c.id = o.complaint_id where o.kind = 'answer' and c.ticket = '"
                        + ticket.number() + "'");
    }
}
