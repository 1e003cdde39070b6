package id.sigap.it.browser;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import id.sigap.it.harness.Api;
import id.sigap.it.harness.Browser;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.EmbeddedDatabase;
import id.sigap.it.harness.Registers;
import id.sigap.it.harness.SigapServer;
import id.sigap.standin.Mischief;
import id.sigap.standin.open311.Open311StandIn;
import id.sigap.standin.open311.Report;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Cases that are forwarded to other offices' systems: by Open311 to a stand-in, by a sheet that a person enters. */
@Tag("platforms")
class AgencySystemsIT {
    private static final String KEY = "kunci-api-contoh";
    private static final String JURISDICTION = "contoh.go.id";
    private static Open311StandIn works;

    @RegisterExtension
    static final SigapServer server = SigapServer.on(EmbeddedDatabase.postgres("agency-systems"))
            .withKeycloak()
            .with("SIGAP_CHALLENGE", "off");

    @RegisterExtension
    static final Browser browser = Browser.on(server);

    private static final Registers registers = new Registers(server);

    private final Desk desk = new Desk(server);

    @BeforeAll
    static void openTheChannels() {
        works = new Open311StandIn(0, KEY, JURISDICTION);
        works.start();
        Api admin = server.api("admin1");
        assertThat(registers
                        .channel(
                                "pu",
                                "open311",
                                Map.of(
                                        "api-url",
                                        works.address().toString(),
                                        "jurisdiction-id",
                                        JURISDICTION,
                                        "poll-seconds",
                                        "1",
                                        "default-address",
                                        "Kota Contoh"),
                                Map.of("api-key", KEY))
                        .status())
                .isEqualTo(201);
        assertThat(registers.channel("lapor", "lapor", Map.of(), Map.of()).status())
                .isEqualTo(201);
        assertThat(registers.agency("PU_SISTEM", "open311", "pu", "JLN-01").status())
                .as("before its services were loaded")
                .isEqualTo(422);
        Api.Reply services = admin.post("/api/admin/channels/pu/services", "{}");
        assertThat(services.status()).as(services.body()).isEqualTo(200);
        assertThat(services.json().getJsonArray("items")).hasSize(3);
        assertThat(registers.agency("PU_SISTEM", "open311", "pu", "JLN-01").status())
                .isEqualTo(201);
        assertThat(registers.agency("PU_LAMPU", "open311", "pu", "PJU-03").status())
                .isEqualTo(201);
        assertThat(registers.agency("PROVINSI_LAPOR", "file", "lapor", "").status())
                .isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        works.close();
    }

    @BeforeEach
    void behave() {
        works.behave();
    }

    @Test
    void anAnswerComesFromTheOtherSystemAndIsDraftedFrom() {
        Ticket ticket = desk.complain("Jalan berlubang di Karang Rejo dekat nomor 0812-3456-7890");
        forward(ticket, "PU_SISTEM");

        Report report = await().atMost(PATIENCE).until(() -> about(ticket), found -> found != null);
        assertThat(report.description()).contains("Jalan berlubang").doesNotContain("0812-3456-7890");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                newest(ticket).getJsonObject("carriage").getString("number"))
                        .isEqualTo(report.id()));

        works.note(report.id(), "Petugas dijadwalkan besok pagi.");
        await().atMost(PATIENCE).until(() -> words(ticket).contains("Petugas dijadwalkan besok pagi."));
        assertThat(desk.state(ticket)).isEqualTo("at-agency");

        works.close(report.id(), "Lubang sudah ditambal.");
        await().atMost(PATIENCE).until(() -> desk.state(ticket).equals("drafting"));
        assertThat(newest(ticket).getString("answer")).isEqualTo("Lubang sudah ditambal.");
        assertThat(newest(ticket).getString("answeredBy")).isEqualTo("service");

        desk.say(ticket, "answer", Desk.ANSWER);
        await().atMost(PATIENCE).until(() -> desk.state(ticket).equals("answered"));
    }

    @Test
    void aRequestThatWasTakenWithoutAnAnswerIsFoundAndMadeOnce() {
        works.next("POST /requests", new Mischief.AcceptThenDrop());
        Ticket ticket = desk.complain("Jalan berlubang lagi di Gunung Malang");
        forward(ticket, "PU_SISTEM");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(newest(ticket)
                                .getJsonObject("carriage")
                                .getJsonObject("state")
                                .getString("code"))
                        .isEqualTo("sent"));

        assertThat(works.reports())
                .filteredOn(one -> one.description().contains(ticket.number()))
                .hasSize(1);
    }

    @Test
    void aServiceThatIsGoneThereBringsTheCaseBack() {
        works.withdraws("PJU-03");
        Ticket ticket = desk.complain("Lampu jalan padam di Jalan Mufakat");
        forward(ticket, "PU_LAMPU");

        await().atMost(PATIENCE).until(() -> newest(ticket).getString("state").equals("bounced"));
        assertThat(words(ticket)).anyMatch(words -> words.contains("service-unknown"));
        assertThat(desk.see("operator1", ticket).getJsonArray("actions").toString())
                .contains("forward");
    }

    @Test
    void aServiceThatIsNotOfferedIsRefused() {
        Api.Reply refused = registers.agency("PU_SALAH", "open311", "pu", "XXX-99");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("XXX-99", "tidak ada pada kanal");
        assertThat(registers.agency("PU_SALAH", "open311", "lapor", "JLN-01").body())
                .contains("tidak dapat meneruskan");
    }

    @Test
    void aPersonEntersASheetAndTellsTheNumber() {
        Ticket ticket = desk.complain("Sampah menumpuk di perbatasan kota");
        forward(ticket, "PROVINSI_LAPOR");
        JsonObject waiting = await().atMost(PATIENCE)
                .until(
                        () -> desk.see("operator1", ticket),
                        shape -> !shape.getJsonArray("handOvers").isEmpty());
        JsonObject handOver = waiting.getJsonArray("handOvers").getJsonObject(0);
        assertThat(handOver.getString("instruction")).contains("Klasifikasi Laporan:", "Sampah menumpuk");

        String sheet = newest(ticket).getJsonObject("carriage").getString("sheet");
        assertThat(server.api("operator1").get(sheet + "/csv").body()).contains("Isi Laporan", ticket.number());
        assertThat(server.api("operator1").get(sheet + "/page").body()).contains("<dt>Isi Laporan</dt>");
        assertThat(server.api("agency-ptmb").get(sheet + "/csv").status()).isEqualTo(404);

        desk.act(
                "operator1",
                ticket,
                "delivered",
                "{\"outbox\":\"" + handOver.getString("outbox") + "\",\"proof\":\"LAPOR-8812345\"}");
        JsonObject forwarding = newest(ticket);
        assertThat(forwarding.getJsonObject("carriage").getString("number")).isEqualTo("LAPOR-8812345");
        assertThat(forwarding.getString("state")).isEqualTo("open");
    }

    @Test
    void whatResidentsReportThereIsNoComplaintHere() {
        Report other = works.resident("JLN-01", "Keluhan warga di sistem lain");
        works.close(other.id(), "Beres.");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(server.api("admin1")
                                .get("/api/admin/channels/pu/services")
                                .json()
                                .getInt("ignored"))
                        .isPositive());
        assertThat(server.api("operator1").get("/api/complaints?q=Keluhan").body())
                .doesNotContain("sistem lain");
    }

    /** The same at the screens. */
    @Nested
    class AtTheDesk extends Lives {
        AtTheDesk() {
            super(AgencySystemsIT.server, AgencySystemsIT.browser);
        }

        @Test
        void aCaseGoesToTheOtherSystemAndItsAnswerToTheCitizen() {
            Ticket ticket = desk.complain("Jalan berlubang di depan Pasar Klandasan");
            Screen rina = forward(ticket, "Dinas PU SISTEM");
            Report report = await().atMost(PATIENCE).until(() -> about(ticket), found -> found != null);
            rina.sees("nomor " + report.id());
            works.close(report.id(), "Lubang di depan pasar sudah ditambal.");

            rina.sees("Lubang di depan pasar sudah ditambal.").photograph("system-answered");
            answer(rina, "Yth. Bapak/Ibu, menurut dinas lubang di depan pasar sudah ditambal.");
            approve("approver1", ticket);

            citizen(ticket).comesBackUntil("menurut dinas lubang di depan pasar sudah ditambal");
            becomes(ticket, "answered");
        }

        @Test
        void aSheetIsEnteredByHandAndItsNumberNoted() {
            Ticket ticket = desk.complain("Pohon tumbang menutup jalan provinsi kilometer 15");
            Screen rina = forward(ticket, "Dinas PROVINSI LAPOR");
            rina.sees("Masukkan sendiri ke sistem instansi").photograph("sheet");
            Download sheet = rina.page().waitForDownload(() -> rina.follow("CSV"));
            assertThat(text(sheet)).contains("Isi Laporan", ticket.number());

            rina.press("Sudah disampaikan")
                    .write("Nomor laporan di sana", "LAPOR-8812346")
                    .photograph("sheet-number")
                    .confirm("Sudah disampaikan");

            rina.sees("nomor LAPOR-8812346");
            assertThat(newest(ticket).getJsonObject("carriage").getString("number"))
                    .isEqualTo("LAPOR-8812346");
        }

        private Screen forward(Ticket ticket, String agency) {
            Screen rina = take("operator1", ticket).choose("Teruskan");
            rina.select("Instansi", agency)
                    .write("Pesan untuk instansi", "Mohon dicek")
                    .pressWhatBegins("Teruskan ke")
                    .sees("Menunggu jawaban instansi");
            return rina;
        }

        private String text(Download file) {
            try {
                return Files.readString(file.path());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void forward(Ticket ticket, String agency) {
        desk.act("operator1", ticket, "claim", "{}");
        desk.act("operator1", ticket, "forward", "{\"agency\":\"" + agency + "\",\"note\":\"Mohon dicek\"}");
    }

    private Report about(Ticket ticket) {
        return works.reports().stream()
                .filter(one -> one.description().contains(ticket.number()))
                .findFirst()
                .orElse(null);
    }

    private JsonObject newest(Ticket ticket) {
        JsonArray all = desk.see("operator1", ticket).getJsonArray("forwardings");
        return all.getJsonObject(all.size() - 1);
    }

    private List<String> words(Ticket ticket) {
        return desk.see("operator1", ticket).getJsonArray("entries").getValuesAs(JsonObject.class).stream()
                .map(entry -> entry.getString("text"))
                .toList();
    }
}
