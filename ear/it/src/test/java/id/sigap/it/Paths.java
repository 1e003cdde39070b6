package id.sigap.it;

import static id.sigap.it.harness.Patience.PATIENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.sigap.it.harness.Api;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.SigapServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The other paths of a complaint's life, on a clock that the test moves. */
abstract class Paths {
    private final SigapServer server;
    private final Desk desk;

    Paths(SigapServer server) {
        this.server = server;
        this.desk = new Desk(server);
    }

    @Test
    void anEmergencyAlertsAtOnceAndCallsForAPerson() {
        Ticket ticket = desk.complain("KEBAKARAN di Kampung Baru Tengah dekat masjid, api besar, tolong damkar!!!");

        assertThat(desk.see("operator2", ticket).getBoolean("emergency")).isTrue();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(desk.see("operator2", ticket)
                                .getJsonArray("entries")
                                .toString())
                        .contains("telepon SEKARANG"));
        assertThat(server.api("operator2")
                        .get("/api/incidents")
                        .json()
                        .getJsonArray("items")
                        .getValuesAs(JsonObject.class))
                .anyMatch(incident -> incident.getString("kind").equals("emergency")
                        && incident.getString("ticket", "").equals(ticket.number()));
    }

    @Test
    void anOversightComplaintIsHiddenFromOperatorsAndNeverGoesToTheAccused() {
        Ticket ticket =
                desk.complain("Petugas kelurahan minta uang pungli 150 ribu untuk surat pindah, ini rahasia ya");

        assertThat(server.api("operator2").get(ticket.path()).status()).isEqualTo(404);
        assertThat(server.api("operator2").post(ticket.path() + "/claim", "{}").status())
                .isEqualTo(404);
        assertThat(server.api("operator2")
                        .get("/api/complaints?q=" + ticket.number())
                        .body())
                .doesNotContain(ticket.number());
        assertThat(desk.see("approver1", ticket).getBoolean("restricted")).isTrue();
        desk.act("approver1", ticket, "claim", "{}");
        assertThat(server.api("approver1")
                        .post(ticket.path() + "/forward", "{\"agency\":\"KELURAHAN\",\"note\":\"\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aCitizenWithdrawsAndTheCaseEnds() {
        Ticket ticket = desk.complain("Parit di Karang Rejo mampet");

        assertThat(server.api()
                        .post(ticket.publicPath("/withdrawal"), "{\"reason\":\"sudah lancar\"}")
                        .status())
                .isEqualTo(204);

        assertThat(desk.see("approver1", ticket).getJsonObject("outcome").getString("code"))
                .isEqualTo("withdrawn");
        assertThat(server.api("operator1").post(ticket.path() + "/claim", "{}").status())
                .isEqualTo(409);
    }

    @Test
    void aMergedCaseEndsAndGoesOnWhenItIsParted() {
        Ticket first = desk.complain("Banjir di MT Haryono selutut orang dewasa");
        Ticket second = desk.complain("MT Haryono banjir selutut, motor mogok");
        desk.act("operator1", second, "claim", "{}");

        JsonObject merged = desk.act("operator1", second, "merge", "{\"into\":\"" + first.number() + "\"}");
        assertThat(merged.getString("mergedInto")).isEqualTo(first.number());
        assertThat(merged.getString("state")).isEqualTo("closed");
        assertThat(desk.see("operator1", first).getJsonArray("merged").toString())
                .contains(second.number());

        desk.act("operator1", second, "unmerge", "{}");
        assertThat(desk.state(second)).isIn("received", "coordinating");
        desk.say(second, "answer", Desk.ANSWER);
        await().atMost(PATIENCE).until(() -> desk.state(second).equals("answered"));
    }

    @Test
    void aQuestionWaitsForTheCitizenWhoseReplyBringsTheCaseBack() {
        Ticket ticket = desk.complain("Lampu jalan mati di depan sekolah");
        desk.say(ticket, "question", "Yth. Bapak/Ibu, mohon sebutkan nama jalan dan nomor tiang lampunya.");
        await().atMost(PATIENCE).until(() -> desk.state(ticket).equals("waiting-citizen"));

        desk.write(ticket, "Di Jalan Mufakat, tiang nomor 12");

        assertThat(desk.state(ticket)).isIn("received", "coordinating");
        JsonObject seen = desk.see("approver1", ticket);
        assertThat(seen.getInt("round")).isEqualTo(1);
        assertThat(seen.getBoolean("emergency"))
                .as("a pole's number is no danger")
                .isFalse();
    }

    @Test
    void aQuestionThatIsNotAnsweredIsRemindedOfAndThenClosesWithNotice() {
        Ticket ticket = desk.complain("Jalan rusak, tolong diperbaiki");
        desk.say(ticket, "question", "Yth. Bapak/Ibu, mohon sebutkan di jalan mana letaknya.");
        await().atMost(PATIENCE).until(() -> desk.state(ticket).equals("waiting-citizen"));

        desk.later("P8D");
        await().atMost(PATIENCE)
                .until(() -> desk.see("approver1", ticket)
                        .getJsonArray("entries")
                        .toString()
                        .contains("masih menunggu keterangan"));
        assertThat(desk.state(ticket)).isEqualTo("waiting-citizen");
        desk.later("P7D");
        await().atMost(PATIENCE).until(() -> desk.state(ticket).equals("closed"));
        assertThat(desk.see("approver1", ticket).getJsonObject("outcome").getString("code"))
                .isEqualTo("no-response");
    }

    @Test
    void anAnsweredCaseClosesByItselfAndAComebackButNotThanksReopensIt() {
        Ticket ticket = desk.complain("Sampah menumpuk di Pasar Pandansari");
        desk.say(ticket, "answer", Desk.ANSWER);
        await().atMost(PATIENCE).until(() -> desk.state(ticket).equals("answered"));

        desk.later("P11D");
        await().atMost(PATIENCE).until(() -> desk.state(ticket).equals("closed"));
        desk.write(ticket, "Terima kasih banyak min");
        assertThat(desk.state(ticket)).isEqualTo("closed");
        desk.write(ticket, "Sampahnya menumpuk lagi hari ini");

        assertThat(desk.state(ticket)).isIn("received", "coordinating");
        assertThat(desk.see("approver1", ticket).getInt("round")).isEqualTo(2);
        desk.say(ticket, "answer", Desk.ANSWER);
        await().atMost(PATIENCE).until(() -> desk.state(ticket).equals("answered"));
    }

    @Test
    void aForwardingThatNobodyAnswersClimbsToTheHeadOfTheOfficeAndBecomesAnIncident() {
        Ticket ticket = desk.complain("Air PDAM mati di Damai Bahagia");
        desk.act("operator1", ticket, "claim", "{}");
        desk.act("operator1", ticket, "forward", "{\"agency\":\"PTMB\",\"note\":\"Mohon dicek\"}");

        desk.later("PT49H");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(server.api("auditor1")
                                .get("/api/ledger?act=case.escalated&ticket=" + ticket.number())
                                .body())
                        .contains("officers", "agency-head", "office-head"));
        assertThat(server.api("approver1")
                        .get("/api/incidents")
                        .json()
                        .getJsonArray("items")
                        .getValuesAs(JsonObject.class))
                .anyMatch(incident -> incident.getString("kind").equals("overdue")
                        && incident.getString("ticket", "").equals(ticket.number()));
    }

    @Test
    void proposesWhatPeopleExpectForRealisticMessagesAndMissesNoEmergency() throws IOException {
        MessagesScore score = new MessagesScore();
        try (Reader csv = new InputStreamReader(Paths.class.getResourceAsStream("messages.csv"), UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            for (NamedCsvRecord row : rows) {
                Api.Reply entered = server.api("operator2")
                        .with("Idempotency-Key", UUID.randomUUID().toString())
                        .post(
                                "/api/complaints",
                                Json.createObjectBuilder()
                                        .add("name", row.getField("author"))
                                        .add("source", "elsewhere")
                                        .add("text", row.getField("text")));
                assertThat(entered.status()).as(row + ": " + entered.body()).isEqualTo(201);
                score.add(row, desk.see("approver1", new Ticket(entered.json().getString("ticket"), "")));
            }
        }
        System.out.println(score);
        assertThat(score.rows()).isEqualTo(37);
        assertThat(score.recallsEveryEmergency()).as(score.toString()).isTrue();
        assertThat(score.share("topic")).as(score.toString()).isGreaterThanOrEqualTo(0.85);
    }
}
