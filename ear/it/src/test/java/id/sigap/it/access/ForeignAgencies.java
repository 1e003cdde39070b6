package id.sigap.it.access;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.it.harness.Api;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.SigapServer;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agency sees what was forwarded to it, of that case only what it needs, and nothing of another agency's. */
abstract class ForeignAgencies {
    private static final String ABSENT = "/api/complaints/SGP-2026-999999";

    private final SigapServer server;
    private final Desk desk;
    private Ticket ticket;
    private String forwarding;

    ForeignAgencies(SigapServer server) {
        this.server = server;
        this.desk = new Desk(server);
    }

    @BeforeEach
    void aCaseLiesAtTheWaterCompany() {
        ticket = desk.complain("Air PDAM keruh di Gunung Bahagia");
        desk.act("operator1", ticket, "claim", "{}");
        desk.act("operator1", ticket, "notes", "{\"text\":\"Catatan dalam meja\"}");
        forwarding = desk.act("operator1", ticket, "forward", "{\"agency\":\"PTMB\",\"note\":\"Mohon dicek\"}")
                .getJsonArray("forwardings")
                .getJsonObject(0)
                .getString("id");
    }

    @Test
    void anotherAgencyHearsOfItAsOfNothing() {
        assertThat(server.api("agency-dishub").get("/api/forwardings").body()).doesNotContain(ticket.number());
        assertThat(server.api("agency-dishub").get("/api/tasks").body()).doesNotContain(ticket.number());
        for (String call : List.of("", "/answer", "/bounce")) {
            assertThat(told("agency-dishub", forwarding, call)).isEqualTo(told("agency-dishub", "99999999", call));
            assertThat(told("head-dishub", forwarding, call)).isEqualTo(told("head-dishub", "99999999", call));
        }
        assertThat(desk.see("operator1", ticket)
                        .getJsonArray("forwardings")
                        .getJsonObject(0)
                        .getString("state"))
                .isEqualTo("open");
    }

    private String told(String person, String id, String call) {
        Api api = server.api(person);
        String path = "/api/forwardings/" + id + call;
        Api.Reply reply = call.isEmpty()
                ? api.get(path)
                : api.post(path, "{\"text\":\"Sudah kami cek\",\"reason\":\"Bukan kami\"}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(404);
        return reply.header("Content-Type") + reply.body().replace(id, "ID");
    }

    @Test
    void itsOwnOfficerSeesNeitherTheDesksNotesNorTheCaseItself() {
        Api officer = server.api("agency-ptmb");

        assertThat(officer.get("/api/forwardings/" + forwarding).body())
                .contains("Air PDAM keruh", "Mohon dicek", "\"emergency\":false")
                .doesNotContain("Catatan dalam meja");
        assertThat(officer.get(ticket.path()).status()).isEqualTo(404);
        assertThat(officer.get(ticket.path()).body())
                .isEqualTo(officer.get(ABSENT).body().replace(ABSENT.replaceAll(".*/", ""), ticket.number()));
        for (String act : List.of("/claim", "/notes", "/close")) {
            Api.Reply reply = officer.post(ticket.path() + act, "{}");
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.body()).isEqualTo(officer.post(ABSENT + act, "{}").body());
        }
    }

    @Test
    void itSeesNothingNewOnceItHasSentTheCaseBack() {
        Api officer = server.api("agency-ptmb");
        assertThat(officer.post("/api/forwardings/" + forwarding + "/bounce", "{\"reason\":\"Bukan jaringan kami\"}")
                        .status())
                .isEqualTo(200);

        desk.write(ticket, "Nomor saya yang lain, hanya untuk kantor: rahasia");

        JsonObject seen = officer.get("/api/forwardings/" + forwarding).json();
        assertThat(seen.getJsonArray("conversation").toString())
                .contains("Air PDAM keruh")
                .doesNotContain("hanya untuk kantor");
        assertThat(officer.post("/api/forwardings/" + forwarding + "/answer", "{\"text\":\"Terlambat\"}")
                        .status())
                .isEqualTo(409);
    }
}
