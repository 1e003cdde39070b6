package id.sigap.it.access;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import id.sigap.it.access.Endpoints.Endpoint;
import id.sigap.it.harness.Api;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.SigapServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** A restricted case is, to an operator who may not see it, exactly like a ticket that does not exist. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HiddenCases {
    /** Of the same length as real ones, so that answers can be compared byte by byte. */
    private static final String ABSENT = "SGP-2026-999999";

    private static final String WATER = "Air PDAM di Kelurahan Telagasari mati sejak Senin pagi kata zaitun";
    private static final List<String> LISTS = List.of(
            "",
            "?view=unclaimed",
            "?view=open",
            "?view=mine",
            "?view=overdue",
            "?view=emergency",
            "?view=closed",
            "?state=received",
            "?state=coordinating",
            "?q=zaitun",
            "?agency=PTMB",
            "?channel=web-form");

    private final SigapServer server;
    private final Desk desk;
    private Ticket oversight;
    private Ticket secret;
    private Ticket anonymous;

    HiddenCases(SigapServer server) {
        this.server = server;
        this.desk = new Desk(server);
    }

    @BeforeAll
    void threeRestrictedCases() {
        oversight = desk.complain("Petugas kelurahan minta uang pungli 150 ribu untuk surat pindah, kata zaitun");
        secret = complain(WATER, "secret");
        anonymous = complain("Jalan rusak di depan pasar, kata zaitun", "anonymous");
        assertThat(List.of(oversight, secret, anonymous))
                .allMatch(ticket -> desk.see("approver1", ticket).getBoolean("restricted"));
    }

    private Ticket complain(String text, String flag) {
        String body = Json.createObjectBuilder()
                .add("text", text)
                .add(flag, true)
                .build()
                .toString();
        JsonObject receipt = server.api()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/public/complaints", body)
                .json();
        return new Ticket(receipt.getString("ticket"), receipt.getString("trackingCode"));
    }

    @TestFactory
    Stream<DynamicTest> answersEveryCallAboutItAsAboutNoCaseAtAll() {
        return Endpoints.all().stream()
                .filter(endpoint -> endpoint.path().startsWith("/api/complaints/{ticket}"))
                .flatMap(endpoint -> Stream.of(oversight, secret, anonymous)
                        .map(ticket -> dynamicTest(
                                endpoint + " " + ticket.number(),
                                () -> assertThat(told("operator2", endpoint, ticket.number()))
                                        .isEqualTo(told("operator2", endpoint, ABSENT)))));
    }

    /** Status, type, version and body, with the number of the ticket taken out. */
    private String told(String person, Endpoint endpoint, String ticket) {
        String path = endpoint.path()
                .replace("{ticket}", ticket)
                .replace("{version}", "1")
                .replace("{id}", "00000000-0000-0000-0000-000000000000");
        Api api = server.api(person);
        Api.Reply reply;
        if (endpoint.verb().equals("GET")) {
            reply = api.get(path);
        } else if (endpoint.takes("multipart/form-data")) {
            reply = api.with("Content-Type", FormWithFile.TYPE).send("POST", path, FormWithFile.of("", "file"));
        } else {
            reply = api.with("Content-Type", "application/json")
                    .send(endpoint.verb(), path, BodyPublishers.ofString("{\"into\":\"" + ABSENT + "\"}"));
        }
        assertThat(reply.status()).as(reply.body()).isIn(403, 404);
        return reply.status()
                + reply.header("Content-Type")
                + reply.header("ETag")
                + reply.body().replace(ticket, "TICKET");
    }

    @Test
    void standsInNoListAndNoSearch() {
        for (String ask : LISTS) {
            assertThat(server.api("operator2").get("/api/complaints" + ask).body())
                    .as(ask)
                    .doesNotContain(oversight.number(), secret.number(), anonymous.number());
        }
        assertThat(server.api("operator2")
                        .get("/api/complaints?q=zaitun")
                        .json()
                        .getJsonArray("items"))
                .isEmpty();
        assertThat(server.api("operator2")
                        .get("/api/complaints?q=" + oversight.number())
                        .json()
                        .getJsonArray("items"))
                .isEmpty();
        assertThat(server.api("approver1")
                        .get("/api/complaints?q=zaitun")
                        .json()
                        .getJsonArray("items"))
                .hasSize(3);
    }

    @Test
    void isCountedNowhere() {
        JsonObject before = counts("operator2");
        JsonObject seenByAll = counts("approver1");

        complain("Trotoar berlubang di Jalan Jenderal Sudirman", "secret");

        assertThat(counts("operator2")).isEqualTo(before);
        assertThat(counts("approver1").getInt("open")).isEqualTo(seenByAll.getInt("open") + 1);
    }

    private JsonObject counts(String person) {
        return server.api(person).get("/api/complaints").json().getJsonObject("counts");
    }

    @Test
    void isNotAmongTheSimilarOnes() {
        Ticket open = desk.complain(WATER);

        assertThat(desk.see("operator2", open).getJsonArray("similar").toString())
                .doesNotContain(secret.number());
        assertThat(desk.see("approver1", open).getJsonArray("similar").toString())
                .contains(secret.number());
    }

    @Test
    void isNoTargetOfAMergeForWhomItIsHidden() {
        Ticket open = desk.complain("Sampah menumpuk di Pasar Pandansari");
        desk.act("operator2", open, "claim", "{}");

        assertThat(mergeInto(open, secret.number())).isEqualTo(mergeInto(open, ABSENT));
        assertThat(desk.see("operator2", open).containsKey("mergedInto")).isFalse();
    }

    private String mergeInto(Ticket ticket, String into) {
        Api.Reply reply = server.api("operator2").post(ticket.path() + "/merge", "{\"into\":\"" + into + "\"}");
        assertThat(reply.status()).isEqualTo(404);
        return reply.body().replace(into, "TICKET");
    }

    @Test
    void staysHiddenOnTheCaseThatItWasMergedInto() {
        Ticket open = desk.complain("Pipa bocor di Gunung Sari");
        Ticket hidden = complain("Pipa bocor di Gunung Sari dan airnya bau", "secret");
        desk.act("approver1", hidden, "claim", "{}");

        desk.act("approver1", hidden, "merge", "{\"into\":\"" + open.number() + "\"}");

        assertThat(server.api("operator2").get(open.path()).body()).doesNotContain(hidden.number(), "airnya bau");
        assertThat(desk.see("approver1", open).getJsonArray("merged").toString())
                .contains(hidden.number());
    }

    @Test
    void takesItsIncidentsWithIt() {
        Ticket fire = complain("KEBAKARAN di Kampung Baru Tengah, api besar, tolong damkar!!!", "secret");
        await().atMost(PATIENCE).until(() -> incidents("approver1").contains(fire.number()));
        assertThat(incidents("operator2")).as("an emergency that nobody holds").contains(fire.number());
        String incident = server
                .api("approver1")
                .get("/api/incidents")
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(one -> one.getString("ticket", "").equals(fire.number()))
                .map(one -> one.getString("id"))
                .findFirst()
                .orElseThrow();

        desk.act("approver1", fire, "claim", "{}");

        assertThat(incidents("operator2")).doesNotContain(fire.number());
        for (String act : List.of("take", "resolve")) {
            assertThat(incident("operator2", incident, act)).isEqualTo(incident("operator2", "99999999", act));
            assertThat(incident("admin1", incident, act)).isEqualTo(incident("admin1", "99999999", act));
        }
        assertThat(server.api("approver1")
                        .post("/api/incidents/" + incident + "/take", "{}")
                        .json()
                        .getJsonObject("takenBy")
                        .getString("username"))
                .isEqualTo("approver1");
    }

    private String incidents(String person) {
        return server.api(person).get("/api/incidents").body();
    }

    private String incident(String person, String id, String act) {
        Api.Reply reply = server.api(person).post("/api/incidents/" + id + "/" + act, "{\"note\":\"Sudah beres\"}");
        return reply.status() + reply.body().replace(id, "ID");
    }

    @Test
    void isNotHeardOfLive() throws Exception {
        Ticket open = desk.complain("Lampu jalan mati di Jalan Mufakat");
        try (LiveStream events = LiveStream.open(server, "operator2");
                LiveStream all = LiveStream.open(server, "approver1")) {
            desk.act("approver1", secret, "notes", "{\"text\":\"Rahasia\"}");
            all.untilEvent(secret.number(), "claimed");
            desk.act("operator1", open, "notes", "{\"text\":\"Biasa\"}");

            assertThat(events.untilEvent(open.number(), "claimed")).doesNotContain(secret.number());
        }
    }

    @Test
    void isSeenByItsHolderOnlyAsLongAsTheyHoldIt() {
        Ticket handed = complain("Selokan tersumbat di Klandasan", "secret");
        desk.act("approver1", handed, "claim", "{}");

        desk.act("approver1", handed, "handover", "{\"to\":\"operator3\",\"note\":\"Tolong dilanjutkan\"}");
        assertThat(server.api("operator3").get(handed.path()).status()).isEqualTo(200);
        assertThat(server.api("operator2").get(handed.path()).status()).isEqualTo(404);

        assertThat(server.api("operator3")
                        .post(handed.path() + "/release", "{}")
                        .status())
                .isIn(200, 404);
        assertThat(server.api("operator3").get(handed.path()).status()).isEqualTo(404);
    }

    @Test
    void goesToNobodyOutsideTheDesk() {
        Ticket handed = complain("Got meluap di Damai", "secret");
        desk.act("approver1", handed, "claim", "{}");

        for (String to :
                List.of("agency-ptmb", "admin1", "auditor1", "nobody-at-all", "service-account-sigap-directory")) {
            assertThat(server.api("approver1")
                            .post(handed.path() + "/handover", "{\"to\":\"" + to + "\",\"note\":\"\"}")
                            .status())
                    .as(to)
                    .isEqualTo(422);
        }
        assertThat(desk.see("approver1", handed).getJsonObject("holder").getString("username"))
                .isEqualTo("approver1");
    }

    @Test
    void itsFilesAreNotFoundThroughAnotherCase() {
        String hidden = server.api("approver1")
                .with("Content-Type", FormWithFile.TYPE)
                .send("POST", secret.path() + "/attachments", FormWithFile.of("", "file"))
                .json()
                .getString("id");
        Ticket open = desk.complain("Rumput liar di Taman Bekapai");
        desk.act("operator2", open, "claim", "{}");
        String nothing = UUID.randomUUID().toString();

        for (String path :
                List.of(open.path() + "/attachments/", "/api/public/complaints/" + open.number() + "/attachments/")) {
            String code = path.startsWith("/api/public") ? "?code=" + open.code() : "";
            Api.Reply reply = server.api("operator2").get(path + hidden + code);
            assertThat(reply.status()).as(path).isEqualTo(404);
            assertThat(reply.body().replace(hidden, "ID"))
                    .isEqualTo(server.api("operator2")
                            .get(path + nothing + code)
                            .body()
                            .replace(nothing, "ID"));
        }
        assertThat(server.api("operator2")
                        .post(
                                open.path() + "/drafts",
                                "{\"kind\":\"answer\",\"target\":\"private\",\"text\":\"" + Desk.ANSWER
                                        + "\",\"attachments\":[\"" + hidden + "\"]}")
                        .status())
                .isIn(404, 422);
    }

    @Test
    void isOpenToItsCitizenByItsOwnCodeOnly() {
        Api.Reply wrong = server.api().get("/api/public/complaints/" + secret.number() + "?code=" + oversight.code());
        Api.Reply absent = server.api().get("/api/public/complaints/" + ABSENT + "?code=" + oversight.code());

        assertThat(wrong.status()).isEqualTo(404);
        assertThat(wrong.body()).isEqualTo(absent.body());
        assertThat(server.api().get(secret.publicPath("")).status()).isEqualTo(200);
    }
}
