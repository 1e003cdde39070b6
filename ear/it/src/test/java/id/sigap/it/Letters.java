package id.sigap.it;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.sigap.demo.DemoMail;
import id.sigap.it.harness.Api;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.Mailbox;
import id.sigap.it.harness.SigapServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Letters and files: to staff and agencies, from agencies, to everybody who waits for the same answer. */
abstract class Letters {
    private static final Pattern LINK = Pattern.compile("/jawab/([\\w-]+)");
    private static final byte[] PNG = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1
    };

    private final SigapServer server;
    private final DemoMail mail;
    private final Desk desk;

    Letters(SigapServer server, DemoMail mail) {
        this.server = server;
        this.mail = mail;
        this.desk = new Desk(server);
    }

    @Test
    void callsEveryOtherApproverWhenAWordingWaits() {
        Ticket ticket = desk.complain("Trotoar di Jalan Ahmad Yani rusak");
        desk.act("approver1", ticket, "claim", "{}");
        int version = newest(desk.act("approver1", ticket, "drafts", draft(Desk.ANSWER)), "wordings")
                .getInt("version");
        desk.act("approver1", ticket, "drafts/" + version + "/submit", "{}");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(box("approver2").subjects())
                        .contains("Redaksi menunggu persetujuan Anda [#" + ticket.number() + "]"));
        assertThat(text(box("approver2").about(ticket.number())))
                .contains("/app/aduan/" + ticket.number())
                .doesNotContain("Trotoar");
        assertThat(box("approver1").subjects()).noneMatch(subject -> subject.contains(ticket.number()));
    }

    @Test
    void callsOfficersAndHeadsOfTheAgencyThatACaseIsForwardedTo() {
        Ticket ticket = desk.complain("Air PDAM di Damai mati sejak pagi");
        String id = forward(ticket, "PTMB");

        for (String person : List.of("agency-ptmb", "head-ptmb")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(box(person).about(ticket.number()))
                            .isNotNull()
                            .satisfies(letter -> assertThat(text(letter)).contains("/app/forwardings/" + id)));
        }
        assertThat(box("agency-dishub").about(ticket.number())).isNull();
    }

    @Test
    void opensAnIncidentWhereAnAgencyHasNobody() {
        Ticket ticket = desk.complain("Sampah menumpuk di Pasar Pandansari");
        forward(ticket, "DLH");

        assertThat(incidents()).anyMatch(incident -> is(incident, "no-person", ticket));
    }

    @Test
    void takesAnAgencysReplyByMailAsItsAnswer() {
        Ticket ticket = desk.complain("Listrik PLN padam sejak subuh di Karang Joang");
        forward(ticket, "PLN_UP3");
        Mailbox pln = new Mailbox(mail, "pln@balikpapan.example");
        MimeMessage request =
                await().atMost(PATIENCE).until(() -> pln.about(ticket.number()), letter -> letter != null);
        Matcher link = LINK.matcher(text(request));
        assertThat(link.find()).isTrue();

        pln.reply(request, "Gangguan gardu sudah selesai pukul sembilan.");

        await().atMost(PATIENCE).until(() -> desk.state(ticket).equals("drafting"));
        JsonObject shape = desk.see("operator1", ticket);
        assertThat(newest(shape, "forwardings").getString("answer"))
                .isEqualTo("Gangguan gardu sudah selesai pukul sembilan.");
        assertThat(entries(shape, "agency"))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.getString("text")).isEqualTo("Gangguan gardu sudah selesai pukul sembilan."));
        assertThat(server.api().get("/api/public/answers/" + link.group(1)).status())
                .isEqualTo(404);
    }

    @Test
    void leavesALetterFromAnotherAddressToTheDesk() {
        Ticket ticket = desk.complain("Listrik PLN padam lagi di Manggar");
        forward(ticket, "PLN_UP3");
        MimeMessage request = await().atMost(PATIENCE)
                .until(
                        () -> new Mailbox(mail, "pln@balikpapan.example").about(ticket.number()),
                        letter -> letter != null);

        new Mailbox(mail, "orang.lain@warga.example").reply(request, "Sudah selesai, tutup saja.");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(incidents()).anyMatch(incident -> is(incident, "agency-mail", ticket)));
        assertThat(desk.state(ticket)).isEqualTo("at-agency");
        assertThat(desk.see("operator1", ticket).getInt("round")).isEqualTo(1);
    }

    @Test
    void answersTheCitizensOfMergedCasesEachOnTheirOwnChannel() {
        Mailbox andi = new Mailbox(mail, "andi@warga.example");
        andi.write("Banjir lagi", "Banjir di MT Haryono selutut orang dewasa sejak malam.");
        Ticket mailed = new Ticket(
                await().atMost(PATIENCE).until(() -> mailedBy("Banjir di MT Haryono"), found -> found != null), "");
        Ticket first = desk.complain("MT Haryono banjir selutut, motor mogok");
        desk.act("operator1", mailed, "claim", "{}");
        desk.act("operator1", mailed, "merge", "{\"into\":\"" + first.number() + "\"}");

        desk.say(first, "answer", Desk.ANSWER);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(andi.subjects())
                        .filteredOn(subject -> subject.startsWith("Re: "))
                        .containsExactly("Re: Banjir lagi [#" + mailed.number() + "]"));
        assertThat(desk.see("approver1", first).getJsonArray("wordings").toString())
                .contains(mailed.number());
        assertThat(entries(desk.see("approver1", mailed), "office")).hasSize(1);
        assertThat(desk.state(mailed)).isEqualTo("closed");
        assertThat(seen(first).toString()).contains(Desk.ANSWER);
    }

    @Test
    void sendsExactlyTheFilesThatWereApprovedAndShowsThemToTheCitizen() throws Exception {
        Mailbox siti = new Mailbox(mail, "siti@warga.example");
        siti.write("Denah parkir", "Mohon denah parkir resmi di Klandasan, terima kasih.");
        Ticket ticket = new Ticket(
                await().atMost(PATIENCE).until(() -> mailedBy("Mohon denah parkir"), found -> found != null), "");
        desk.act("operator1", ticket, "claim", "{}");
        Api.Reply added =
                server.api("operator1").upload(ticket.path() + "/attachments", "file", "denah.png", PNG, Map.of());
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        String file = added.json().getString("id");

        desk.say(
                ticket,
                Json.createObjectBuilder()
                        .add("kind", "answer")
                        .add("target", "private")
                        .add("text", Desk.ANSWER)
                        .add("attachments", Json.createArrayBuilder().add(file)));

        MimeMessage answer =
                await().atMost(PATIENCE).until(() -> siti.about("Re: Denah parkir"), letter -> letter != null);
        MimeMultipart parts = (MimeMultipart) answer.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("denah.png");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(PNG);
        JsonObject said = await().atMost(PATIENCE)
                .until(() -> entries(desk.see("operator1", ticket), "office"), all -> !all.isEmpty())
                .get(0);
        assertThat(said.getJsonArray("attachments").getJsonObject(0).getString("id"))
                .isEqualTo(file);
        assertThat(server.api("agency-ptmb")
                        .get(ticket.path() + "/attachments/" + file)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void showsACitizensPhotoToTheDeskAndOnTheTicketsPageOnly() {
        Api.Reply reply = server.api()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .upload(
                        "/api/public/complaints",
                        "photo",
                        "lubang.png",
                        PNG,
                        Map.of("text", "Jalan berlubang di Graha Indah"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        Ticket ticket =
                new Ticket(reply.json().getString("ticket"), reply.json().getString("trackingCode"));

        JsonObject file = entries(desk.see("operator1", ticket), "citizen")
                .get(0)
                .getJsonArray("attachments")
                .getJsonObject(0);
        assertThat(file.getString("type")).isEqualTo("image/png");
        Api.Reply shown = server.api("operator1").get(file.getString("url"));
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.header("Content-Security-Policy")).contains("sandbox");
        String page = seen(ticket)
                .getJsonArray("entries")
                .getJsonObject(0)
                .getJsonArray("attachments")
                .getJsonObject(0)
                .getString("url");
        assertThat(server.api().get(page + "?code=" + ticket.code()).status()).isEqualTo(200);
        assertThat(server.api().get(page + "?code=AAAAAAAAAA").status()).isEqualTo(404);
        assertThat(server.api().get(file.getString("url")).status()).isEqualTo(401);
    }

    @Test
    void aCorrectionNamesItsReasonAndOpensARoundOfItsOwn() {
        Ticket ticket = desk.complain("Jadwal truk sampah di Sepinggan kapan ya?");
        desk.say(ticket, "answer", Desk.ANSWER);
        await().atMost(PATIENCE).until(() -> desk.state(ticket).equals("answered"));
        desk.act("operator1", ticket, "claim", "{}");
        String correction =
                "Yth. Bapak/Ibu, jadwal yang benar adalah Selasa dan Jumat pukul enam pagi. Mohon maaf atas kekeliruan kami.";
        Api.Reply without = server.api("operator1")
                .post(
                        ticket.path() + "/drafts",
                        Json.createObjectBuilder()
                                .add("kind", "correction")
                                .add("target", "private")
                                .add("text", correction));
        assertThat(without.status()).isEqualTo(422);

        desk.say(
                ticket,
                Json.createObjectBuilder()
                        .add("kind", "correction")
                        .add("target", "private")
                        .add("text", correction)
                        .add("reason", "Hari pengangkutan keliru"));

        // a correction of what was published takes two approvers
        assertThat(desk.state(ticket)).isEqualTo("awaiting-approval");
        JsonObject waiting = newest(desk.see("approver2", ticket), "wordings");
        desk.act(
                "approver2",
                ticket,
                "drafts/" + waiting.getInt("version") + "/approve",
                "{\"sha256\":\"" + waiting.getString("sha256") + "\"}");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(seen(ticket).toString()).contains("Selasa dan Jumat"));
        assertThat(desk.see("approver1", ticket).getInt("round")).isEqualTo(2);
        assertThat(entries(desk.see("approver1", ticket), "office")).hasSize(2);
    }

    @Test
    void aFollowUpAnswerOpensARoundOfItsOwn() {
        Ticket ticket = desk.complain("Kapan perbaikan jembatan di Manggar selesai?");
        desk.say(ticket, "answer", Desk.ANSWER);
        await().atMost(PATIENCE).until(() -> desk.state(ticket).equals("answered"));

        desk.say(
                ticket,
                Json.createObjectBuilder()
                        .add("kind", "follow-up")
                        .add("target", "private")
                        .add("text", "Yth. Bapak/Ibu, jembatan di Manggar hari ini sudah dibuka kembali. Terima kasih.")
                        .add("reason", "Pekerjaan selesai"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(seen(ticket).toString()).contains("sudah dibuka kembali"));
        assertThat(desk.see("approver1", ticket).getInt("round")).isEqualTo(2);
    }

    @Test
    void tellsACitizenWhoLeftAMailAddressThatAnAnswerIsThereAndUntilWhenToReply() {
        Mailbox dewi = new Mailbox(mail, "dewi@warga.example");
        Api.Reply reply = server.api()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/api/public/complaints",
                        Json.createObjectBuilder()
                                .add("name", "Dewi")
                                .add("contact", "dewi@warga.example")
                                .add("text", "Lampu lalu lintas di Balikpapan Permai mati"));
        Ticket ticket =
                new Ticket(reply.json().getString("ticket"), reply.json().getString("trackingCode"));

        desk.say(ticket, "answer", Desk.ANSWER);

        String page = "/lacak/" + ticket.number() + "?code=" + ticket.code();
        MimeMessage letter = await().atMost(PATIENCE)
                .until(() -> dewi.about("Jawaban tersedia [#" + ticket.number()), found -> found != null);
        assertThat(text(letter)).contains(page).doesNotContain(Desk.ANSWER);
        assertThat(text(dewi.about("Laporan diterima [#" + ticket.number()))).contains(page);
        assertThat(seen(ticket).toString()).contains("halaman ini").doesNotContain("/lacak/");
        String closes = desk.now()
                .plus(Duration.ofDays(10))
                .atZone(ZoneId.of("Asia/Makassar"))
                .format(DateTimeFormatter.ofPattern("d MMM yyyy", Locale.forLanguageTag("id-ID")));
        assertThat(text(letter)).contains("paling lambat " + closes);
    }

    @Test
    void theDeskTakesACaseBackFromAnAgencyThatDoesNotAnswer() {
        Ticket ticket = desk.complain("Listrik PLN padam di Karang Joang");
        forward(ticket, "PLN_UP3");
        MimeMessage request = await().atMost(PATIENCE)
                .until(
                        () -> new Mailbox(mail, "pln@balikpapan.example").about(ticket.number()),
                        letter -> letter != null);
        Matcher link = LINK.matcher(text(request));
        assertThat(link.find()).isTrue();
        assertThat(server.api("operator1").post(ticket.path() + "/recall", "{}").status())
                .isEqualTo(422);

        JsonObject back = desk.act("operator1", ticket, "recall", "{\"reason\":\"Tidak menjawab\"}");

        assertThat(back.getString("state")).isEqualTo("coordinating");
        assertThat(newest(back, "forwardings").getString("state")).isEqualTo("withdrawn");
        assertThat(server.api().get("/api/public/answers/" + link.group(1)).status())
                .isEqualTo(404);
        desk.say(ticket, "answer", Desk.ANSWER);
        await().atMost(PATIENCE).until(() -> desk.state(ticket).equals("answered"));
    }

    @Test
    void aFollowUpThatTellsOfDangerRaisesTheAlarm() {
        Ticket ticket = desk.complain("Sampah di gang kami belum diangkut tiga hari");
        assertThat(desk.see("operator1", ticket).getBoolean("emergency")).isFalse();

        desk.write(ticket, "Tolong, sekarang rumah saya kebakaran, api makin besar!");

        assertThat(desk.see("operator1", ticket).getBoolean("emergency")).isTrue();
        assertThat(incidents()).anyMatch(incident -> is(incident, "emergency", ticket));
    }

    @Test
    void anInformationRequestIsNotClosedWithoutAnAnswer() {
        Ticket ticket = desk.complain(
                "Sesuai UU KIP saya mengajukan permohonan informasi publik: salinan laporan realisasi APBD 2025.");
        desk.act("operator1", ticket, "claim", "{}");
        desk.act(
                "operator1",
                ticket,
                "triage",
                "{\"category\":\"PERMOHONAN_KIP\",\"urgency\":\"SEDANG\",\"agency\":\"PPID_UTAMA\"}");

        assertThat(desk.see("operator1", ticket).getJsonArray("actions").toString())
                .doesNotContain("\"close\"");
        Api.Reply closed = server.api("operator1").post(ticket.path() + "/close", "{\"reason\":\"tidak perlu\"}");

        assertThat(closed.status()).isEqualTo(409);
        assertThat(closed.json().getString("code")).isEqualTo("answer-owed");
    }

    private Mailbox box(String person) {
        return new Mailbox(mail, person + "@balikpapan.example");
    }

    private String forward(Ticket ticket, String agency) {
        desk.act("operator1", ticket, "claim", "{}");
        JsonObject shape =
                desk.act("operator1", ticket, "forward", "{\"agency\":\"" + agency + "\",\"note\":\"Mohon dicek\"}");
        return newest(shape, "forwardings").getString("id");
    }

    private static String draft(String text) {
        return Json.createObjectBuilder()
                .add("kind", "answer")
                .add("target", "private")
                .add("text", text)
                .build()
                .toString();
    }

    private List<JsonObject> incidents() {
        return server.api("approver1")
                .get("/api/incidents")
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }

    private static boolean is(JsonObject incident, String kind, Ticket ticket) {
        return incident.getString("kind").equals(kind)
                && incident.getString("ticket", "").equals(ticket.number());
    }

    private String mailedBy(String words) {
        return server
                .api("approver1")
                .get("/api/complaints?channel=email")
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(row -> row.getString("excerpt").contains(words))
                .map(row -> row.getString("ticket"))
                .findFirst()
                .orElse(null);
    }

    private JsonObject seen(Ticket ticket) {
        return server.api().get(ticket.publicPath("")).json();
    }

    private static List<JsonObject> entries(JsonObject shape, String kind) {
        return shape.getJsonArray("entries").getValuesAs(JsonObject.class).stream()
                .filter(entry -> entry.getString("kind").equals(kind))
                .toList();
    }

    private static JsonObject newest(JsonObject shape, String list) {
        List<JsonObject> all = shape.getJsonArray(list).getValuesAs(JsonObject.class);
        return all.get(all.size() - 1);
    }

    private static String text(MimeMessage message) {
        try {
            return message.getContent() instanceof MimeMultipart parts
                    ? String.valueOf(parts.getBodyPart(0).getContent())
                    : new String(message.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
