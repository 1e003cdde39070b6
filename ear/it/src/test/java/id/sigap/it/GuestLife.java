package id.sigap.it;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.sigap.it.guest.GuestJar;
import id.sigap.it.guest.Guests;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.SigapServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A stranger's connector from its arrival to its removal, over a restart and a redeployment of the application. */
abstract class GuestLife {
    private static final String CHANNEL = "tamu";
    private static final String FILE = "guest.jar";

    private final SigapServer server;
    private final Guests guests;
    private final Desk desk;

    GuestLife(SigapServer server, Guests guests) {
        this.server = server;
        this.guests = guests;
        this.desk = new Desk(server);
    }

    @Test
    void isUsedOnlyAsItWasAcceptedAndLosesNothingWhenItComesAndGoes() throws IOException {
        GuestJar first = GuestJar.of("guest", "1.0");
        guests.open(CHANNEL, "guest");
        assertThat(guests.write(CHANNEL, "Halo")).isEqualTo(503);

        isAnnouncedAndStaysUnused(first);
        Desk.Ticket ticket = isAcceptedAndWorks(first);
        GuestJar second = GuestJar.of("guest", "2.0");
        isReplacedWhileAMessageWaits(second, ticket);
        goesAndComesBack(second);

        server.restart();
        guests.awaitStatus(CHANNEL, 200, "Lampu jalan mati di Manggar");
        guests.awaitTicket(CHANNEL, 2);

        redeployTheApplication();
        guests.awaitStatus(CHANNEL, 200, "Lampu jalan mati di Sepinggan Baru");
        answer(guests.awaitTicket(CHANNEL, 3), "sesudah pemasangan ulang", "2.0");

        guests.decide(second, "refuse");
        assertThat(guests.installed(FILE).orElseThrow().getString("state")).isEqualTo("refused");
        assertThat(guests.write(CHANNEL, "Ditolak")).isEqualTo(503);
    }

    private void isAnnouncedAndStaysUnused(GuestJar first) {
        first.dropInto(server.deployments());
        JsonObject jar = guests.awaitJar(first);
        assertThat(jar.getString("state")).isEqualTo("announced");
        assertThat(jar.getString("file")).isEqualTo(FILE);
        assertThat(jar.getString("version")).isEqualTo("1.0");
        guests.awaitIncident("connector-arrived", FILE, first.sha256());
        assertThat(guests.installed(FILE).orElseThrow().getString("state")).isEqualTo("waiting");
        assertThat(guests.channelState(CHANNEL)).isEqualTo("connector-away");
        assertThat(guests.write(CHANNEL, "Halo")).isEqualTo(503);
        assertThat(guests.decideAs("auditor1", first, "accept")).isEqualTo(403);
    }

    private Desk.Ticket isAcceptedAndWorks(GuestJar first) {
        guests.decide(first, "accept");
        assertThat(guests.decideAs("admin2", first, "accept")).isEqualTo(409);
        assertThat(guests.incidents()).noneMatch(one -> one.startsWith("connector-arrived"));
        assertThat(guests.installed(FILE).orElseThrow().getString("state")).isEqualTo("in-use");
        assertThat(server.api()
                        .post("/api/channels/" + CHANNEL + "/webhook", "Palsu")
                        .status())
                .isEqualTo(401);

        assertThat(guests.write(CHANNEL, "Lampu jalan mati di Gunung Sari")).isEqualTo(200);
        Desk.Ticket ticket = guests.awaitTicket(CHANNEL, 0);
        answer(ticket, "yang pertama", "1.0");
        assertThat(server.api("auditor1").get("/api/ledger").body())
                .contains("connector.announced", "connector.accepted", first.sha256());
        assertThat(guests.write(CHANNEL, "Air mati di Sepinggan")).isEqualTo(200);
        return guests.awaitTicket(CHANNEL, 1);
    }

    /** The office approves while the channel is paused; the new jar comes before anything was sent. */
    private void isReplacedWhileAMessageWaits(GuestJar second, Desk.Ticket ticket) {
        assertThat(server.api("admin1")
                        .post("/api/admin/channels/" + CHANNEL + "/pause", "{\"reason\":\"Ganti konektor\"}")
                        .status())
                .isEqualTo(200);
        desk.say(ticket, "answer", Desk.ANSWER + " yang kedua");
        second.dropInto(server.deployments());
        guests.awaitState(FILE, "waiting");
        guests.awaitIncident("connector-arrived", second.sha256());
        assertThat(server.api("admin1")
                        .post("/api/admin/channels/" + CHANNEL + "/resume", "{}")
                        .status())
                .isEqualTo(200);
        assertThat(guests.channelState(CHANNEL)).isEqualTo("connector-waiting");
        assertThat(guests.write(CHANNEL, "Belum diterima")).isEqualTo(503);
        assertThat(guests.sent()).doesNotContain("yang kedua");

        guests.decide(second, "accept");
        awaitLetter("yang kedua", "2.0");
    }

    private void goesAndComesBack(GuestJar second) {
        second.removeFrom(server.deployments());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(guests.installed(FILE)).isEmpty());
        assertThat(guests.channelState(CHANNEL)).isEqualTo("connector-away");
        assertThat(guests.write(CHANNEL, "Tidak ada")).isEqualTo(503);
        assertThat(guests.awaitJar(second).getBoolean("present")).isFalse();

        second.dropInto(server.deployments());
        guests.awaitState(FILE, "in-use");
        assertThat(guests.channelState(CHANNEL)).isEqualTo("running");
    }

    private void redeployTheApplication() throws IOException {
        Path application = server.deployments().resolve("sigap.ear");
        Path marker = server.deployments().resolve("sigap.ear.deployed");
        FileTime time = FileTime.from(Instant.ofEpochSecond(Instant.now().getEpochSecond()));
        Files.setLastModifiedTime(application, time);
        await().atMost(PATIENCE)
                .until(() -> Files.exists(marker)
                        && Files.getLastModifiedTime(marker).toMillis() == time.toMillis());
        server.awaitReady();
    }

    private void answer(Desk.Ticket ticket, String words, String version) {
        desk.say(ticket, "answer", Desk.ANSWER + " " + words);
        awaitLetter(words, version);
    }

    private void awaitLetter(String words, String version) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(guests.sent()).containsOnlyOnce(words).contains(version + "\n"));
    }
}
