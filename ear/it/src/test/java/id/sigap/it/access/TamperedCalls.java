package id.sigap.it.access;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.it.harness.Api;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.SigapServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Calls that a browser of ours would never make: members that nobody asked for, steps that are not open, old versions. */
abstract class TamperedCalls {
    /** What an attacker would like to set. */
    private static final String EXTRAS = """
            , "ticket": "SGP-2000-000001", "state": "answered", "holder": "operator2", "restricted": true, "emergency": true,
              "author": "approver1", "actor": "approver1", "by": {"username": "approver1"}, "username": "approver1",
              "category": "PENGADUAN_BP", "agency": "PLN", "round": 7, "version": 99, "claimNumber": 99, "parked": true,
              "closedAt": "2020-01-01T00:00:00Z", "outcome": "answered", "mergedInto": "SGP-2026-000001", "risk": {"level": 0},
              "approvals": [{"by": "approver1", "act": "approve"}], "sha256": "00", "kind": "office", "at": "2020-01-01T00:00:00Z"}
            """;

    private static final String DRAFT = "{\"kind\":\"answer\",\"target\":\"private\",\"text\":\"" + Desk.ANSWER + "\"}";

    private final SigapServer server;
    private final Desk desk;

    TamperedCalls(SigapServer server) {
        this.server = server;
        this.desk = new Desk(server);
    }

    /** The object with the extras behind its own members; where both name one, the first stays the call's own business. */
    private static String tampered(String json) {
        return json.substring(0, json.length() - 1) + EXTRAS.replace("\"kind\": \"office\", ", "");
    }

    @Test
    void aCitizenSetsNothingButTheirOwnWords() {
        JsonObject plain = desk.see("approver1", desk.complain("Jalan berlubang di Gunung Malang"));
        Api.Reply reply = server.api()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/public/complaints", tampered("{\"text\":\"Jalan berlubang di Gunung Malang\"}"));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().getString("ticket")).isNotEqualTo("SGP-2000-000001");
        assertSameBeginning(reply.json().getString("ticket"), plain);
    }

    @Test
    void manualEntrySetsNothingElseEither() {
        String words = "{\"source\":\"phone\",\"text\":\"Jalan berlubang di Gunung Malang\"}";
        JsonObject plain = desk.see("approver1", enter(words));

        assertSameBeginning(enter(tampered(words)).number(), plain);
    }

    private Ticket enter(String json) {
        Api.Reply reply = server.api("operator1")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/complaints", json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return new Ticket(reply.json().getString("ticket"), reply.json().getString("trackingCode"));
    }

    private void assertSameBeginning(String ticket, JsonObject plain) {
        JsonObject tampered = desk.see("approver1", new Ticket(ticket, ""));
        for (String member : List.of("state", "restricted", "emergency", "parked", "round", "version", "wordings")) {
            assertThat(tampered.get(member)).as(member).isEqualTo(plain.get(member));
        }
        for (String member : List.of("category", "agency", "topic")) {
            assertThat(tampered.get(member)).as(member).isEqualTo(plain.get(member));
        }
        assertThat(tampered).doesNotContainKeys("holder", "outcome", "mergedInto");
    }

    @Test
    void theDeskActsInItsOwnNameOnly() {
        Ticket ticket = desk.complain("Drainase tersumbat di Sepinggan");

        JsonObject claimed = desk.act("operator1", ticket, "claim", tampered("{\"holder\":\"operator2\"}"));
        assertThat(claimed.getJsonObject("holder").getString("username")).isEqualTo("operator1");
        assertThat(claimed.getBoolean("restricted")).isFalse();
        assertThat(claimed.getBoolean("parked")).isFalse();

        JsonObject noted = desk.act("operator1", ticket, "notes", tampered("{\"text\":\"Sudah ditelepon\"}"));
        JsonObject note = last(noted, "entries");
        assertThat(note.getString("kind")).isEqualTo("note");
        assertThat(note.getJsonObject("by").getString("username")).isEqualTo("operator1");
        assertThat(note.getString("at")).doesNotStartWith("2020");

        JsonObject drafted = desk.act("operator1", ticket, "drafts", tampered(DRAFT));
        JsonObject wording = last(drafted, "wordings");
        assertThat(wording.getJsonObject("author").getString("username")).isEqualTo("operator1");
        assertThat(wording.getString("state")).isEqualTo("draft");
        assertThat(wording.getInt("version")).isEqualTo(1);
        assertThat(wording.getInt("round")).isEqualTo(1);
        assertThat(wording.getString("sha256")).isNotEqualTo("00");
        assertThat(wording.getJsonArray("approvals")).isEmpty();
        assertThat(drafted.getString("state")).isEqualTo("drafting");
    }

    @Test
    void noStepIsSteppedOver() {
        Ticket ticket = desk.complain("Tiang listrik miring di Karang Rejo");
        assertRefused(409, "operator1", ticket, "release", "{}");
        assertRefused(409, "operator1", ticket, "drafts", DRAFT);
        assertRefused(409, "operator1", ticket, "close", "{\"reason\":\"Selesai\"}");
        assertRefused(409, "operator1", ticket, "forward", "{\"agency\":\"PTMB\",\"note\":\"\"}");
        assertRefused(409, "operator1", ticket, "reopen", "{\"reason\":\"Ulang\"}");
        assertRefused(409, "operator1", ticket, "unmerge", "{}");
        desk.act("operator1", ticket, "claim", "{}");
        assertRefused(409, "operator2", ticket, "drafts", DRAFT);
        assertRefused(409, "operator2", ticket, "handover", "{\"to\":\"operator3\",\"note\":\"\"}");
        assertRefused(403, "operator2", ticket, "takeover", "{\"reason\":\"Mau\"}");

        JsonObject drafted = desk.act("operator1", ticket, "drafts", DRAFT);
        String seen = "{\"sha256\":\"" + last(drafted, "wordings").getString("sha256") + "\"}";
        assertRefused(409, "approver1", ticket, "drafts/1/approve", seen);
        assertRefused(409, "operator1", ticket, "drafts/1/confirm", seen);
        assertRefused(409, "operator2", ticket, "drafts/1/submit", "{}");
        assertRefused(404, "operator1", ticket, "drafts/2/submit", "{}");

        desk.act("operator1", ticket, "drafts/1/submit", "{}");
        assertRefused(403, "operator1", ticket, "drafts/1/approve", seen);
        assertRefused(403, "operator1", ticket, "drafts/1/confirm", seen);
        assertRefused(403, "operator2", ticket, "drafts/1/confirm", seen);
        assertRefused(409, "approver1", ticket, "drafts/1/approve", "{\"sha256\":\"" + "0".repeat(64) + "\"}");
        assertRefused(409, "approver1", ticket, "drafts/1/approve", "{}");
        assertRefused(409, "operator1", ticket, "close", "{\"reason\":\"Selesai\"}");
        assertRefused(409, "operator1", ticket, "drafts/1/submit", "{}");

        assertThat(desk.state(ticket)).isEqualTo("awaiting-approval");
        assertThat(desk.see("operator1", ticket).getJsonArray("entries").toString())
                .as("nothing went out")
                .doesNotContain("\"kind\":\"office\"");
    }

    @Test
    void nobodyApprovesTheirOwnWords() {
        Ticket ticket = desk.complain("Rambu lalu lintas tertutup pohon di Prapatan");
        desk.act("approver1", ticket, "claim", "{}");
        desk.act("approver1", ticket, "drafts", DRAFT);
        JsonObject submitted = desk.act("approver1", ticket, "drafts/1/submit", "{}");
        String seen = "{\"sha256\":\"" + last(submitted, "wordings").getString("sha256") + "\"}";

        assertRefused(403, "approver1", ticket, "drafts/1/approve", seen);
        assertRefused(403, "approver1", ticket, "drafts/1/confirm", seen);

        assertThat(desk.state(ticket)).isEqualTo("awaiting-approval");
    }

    @Test
    void aStepOfTheDeskIsNoTaskThatCouldBeCompletedFromOutside() {
        Ticket ticket = desk.complain("Taman kota kotor di Melawai");
        desk.act("operator1", ticket, "claim", "{}");
        String task = desk.see("operator1", ticket).getJsonObject("step").getString("taskId");

        for (String person : List.of("operator1", "approver1", "agency-ptmb", "admin1")) {
            Api.Reply reply = server.api(person)
                    .post("/api/tasks/" + task + "/complete", "{\"outcome\":\"approved\",\"decision\":\"submitted\"}");
            assertThat(reply.status()).as(person).isEqualTo(409);
            assertThat(reply.json().getString("code")).isEqualTo("wrong-step");
        }
        assertThat(desk.see("operator1", ticket).getJsonObject("step").getString("taskId"))
                .isEqualTo(task);
    }

    @Test
    void anActOnAnOldVersionChangesNothing() {
        Ticket ticket = desk.complain("Air keruh di Manggar");
        desk.act("operator1", ticket, "claim", "{}");
        desk.act("operator1", ticket, "drafts", DRAFT);
        Api.Reply before = server.api("operator1").get(ticket.path());
        for (String version :
                List.of("\"0\"", "0", "\"1\"", "W/\"0\"", "\"-1\"", "\"999999\"", "\"abc\"", "\"1\", \"2\"")) {
            assertStale(ticket, version, "release", "{}");
            assertStale(ticket, version, "handover", "{\"to\":\"operator2\",\"note\":\"\"}");
            assertStale(ticket, version, "drafts", DRAFT);
            assertStale(ticket, version, "drafts/1/submit", "{}");
            assertStale(ticket, version, "forward", "{\"agency\":\"PTMB\",\"note\":\"\"}");
            assertStale(ticket, version, "close", "{\"reason\":\"Selesai\"}");
            assertStale(ticket, version, "withdraw", "{\"reason\":\"Batal\"}");
        }

        assertThat(server.api("operator1").get(ticket.path()).header("ETag")).isEqualTo(before.header("ETag"));
        assertThat(server.api("operator1")
                        .with("If-Match", before.header("ETag"))
                        .post(ticket.path() + "/drafts/1/submit", "{}")
                        .status())
                .isEqualTo(200);
    }

    private void assertStale(Ticket ticket, String version, String act, String json) {
        Api.Reply reply = server.api("operator1").with("If-Match", version).post(ticket.path() + "/" + act, json);
        assertThat(reply.status())
                .as(act + " on " + version + ": " + reply.body())
                .isEqualTo(412);
        assertThat(reply.json().getString("code")).isEqualTo("stale-version");
    }

    private void assertRefused(int status, String person, Ticket ticket, String act, String json) {
        Api.Reply reply = server.api(person).post(ticket.path() + "/" + act, json);
        assertThat(reply.status()).as(person + " " + act + ": " + reply.body()).isEqualTo(status);
    }

    private static JsonObject last(JsonObject shape, String list) {
        List<JsonObject> items = shape.getJsonArray(list).getValuesAs(JsonObject.class);
        return Json.createObjectBuilder(items.get(items.size() - 1)).build();
    }
}
