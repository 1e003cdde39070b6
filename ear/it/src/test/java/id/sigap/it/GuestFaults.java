package id.sigap.it;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.sigap.it.guest.GuestJar;
import id.sigap.it.guest.Guests;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.SigapServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a stranger's connector does wrong is named, and nobody else suffers. */
abstract class GuestFaults {
    private final SigapServer server;
    private final Guests guests;
    private final Desk desk;

    GuestFaults(SigapServer server, Guests guests) {
        this.server = server;
        this.guests = guests;
        this.desk = new Desk(server);
    }

    private void accepted(GuestJar... jars) {
        for (GuestJar jar : jars) {
            jar.dropInto(server.deployments());
            guests.decide(jar, "accept");
        }
    }

    /** A citizen is answered by another channel, whatever went on. */
    @AfterEach
    void theRestOfTheServerIsUnharmed() {
        Desk.Ticket ticket = desk.complain("Pohon tumbang di Jalan Mufakat");
        assertThat(desk.state(ticket)).isNotEmpty();
        assertThat(guests.list("connectors"))
                .filteredOn(one -> !one.containsKey("file"))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.getString("state")).isEqualTo("in-use"));
    }

    @ParameterizedTest
    @CsvSource({
        "guest-throws, throws, threw, IllegalStateException",
        "guest-error, error, threw, NoClassDefFoundError",
        "guest-null, null, returned-null, split",
        "guest-huge, huge, too-large, bita"
    })
    void namesWhatCannotBeTakenApartAndKeepsTheMessage(String id, String fault, String kind, String detail) {
        GuestJar jar = GuestJar.faulty(id, fault, "split");
        guests.open(id, id);
        accepted(jar);

        assertThat(guests.write(id, "Jalan rusak")).isEqualTo(200);
        guests.awaitIncident("connector-fault", id, "split", detail);
        assertThat(guests.installed(jar.file()).orElseThrow().getString("lastFault"))
                .startsWith("split " + kind)
                .doesNotContain("rahasia-negara");
        assertThat(guests.tickets(id)).isEmpty();
        jar.removeFrom(server.deployments());

        GuestJar mended = GuestJar.of(id, "2");
        accepted(mended);
        desk.later("PT1H");
        guests.awaitTicket(id, 0);
    }

    @Test
    void setsAsideWhatFailsAgainAndAgainUntilAnAdministratorLetsItGoOn() {
        GuestJar jar = GuestJar.faulty("guest-worse", "throws", "split");
        guests.open("guest-worse", "guest-worse");
        accepted(jar);
        for (int i = 0; i < 6; i++) {
            guests.write("guest-worse", "Pesan ke-" + i);
        }

        guests.awaitState(jar.file(), "set-aside");
        guests.awaitIncident("connector-set-aside", "guest-worse");
        assertThat(guests.write("guest-worse", "Lagi")).isEqualTo(503);
        assertThat(guests.resume("guest-worse")).isEqualTo(200);
        assertThat(guests.resume("no-such-connector")).isEqualTo(409);
        jar.removeFrom(server.deployments());

        accepted(GuestJar.of("guest-worse", "2"));
        guests.awaitStatus("guest-worse", 200, "Sudah diperbaiki");
        desk.later("PT1H");
        guests.awaitTicket("guest-worse", 0);
    }

    @Test
    void givesUpACallThatHangs() {
        GuestJar jar = GuestJar.faulty("guest-hangs", "hangs", "receive");
        guests.open("guest-hangs", "guest-hangs");
        accepted(jar);

        assertThat(guests.write("guest-hangs", "Halo")).isEqualTo(503);
        guests.awaitIncident("connector-fault", "guest-hangs", "receive", "5 s");
        assertThat(guests.installed(jar.file()).orElseThrow().getString("state"))
                .isEqualTo("in-use");

        accepted(GuestJar.of("guest-hangs", "2"));
        guests.awaitStatus("guest-hangs", 200, "Sudah diperbaiki");
        guests.awaitTicket("guest-hangs", 0);
    }

    /** A jar that the server still waits for cannot be removed before the server is started again. */
    @Test
    void setsAsideAConnectorWhoseCallsNeverComeBack() {
        GuestJar jar = GuestJar.faulty("guest-deaf", "deaf", "receive");
        guests.open("guest-deaf", "guest-deaf");
        accepted(jar);
        for (int i = 0; i < 4; i++) {
            assertThat(guests.write("guest-deaf", "Halo")).isEqualTo(503);
        }

        guests.awaitState(jar.file(), "set-aside");
        guests.awaitIncident("connector-set-aside", "guest-deaf");
        theRestOfTheServerIsUnharmed();
        jar.removeFrom(server.deployments());
        server.restart();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(guests.installed(jar.file())).isEmpty());
    }

    @Test
    void refusesASecretThatWasNotDeclaredAndTakesTheAnswerForUnknown() {
        GuestJar jar = GuestJar.faulty("guest-nosy", "undeclared", "send");
        guests.open("guest-nosy", "guest-nosy");
        accepted(jar);
        assertThat(guests.write("guest-nosy", "Sampah menumpuk")).isEqualTo(200);
        desk.say(guests.awaitTicket("guest-nosy", 0), "answer", Desk.ANSWER);

        guests.awaitIncident("connector-fault", "guest-nosy", "secrets", "database-password");
        guests.awaitIncident("connector-fault", "guest-nosy", "send", "MissingSettingException");
        jar.removeFrom(server.deployments());
    }

    @Test
    void refusesTwoOfOneNameAndOneThatTakesTheNameOfAPartOfTheApplication() {
        GuestJar one = GuestJar.of("guest-twin", "1");
        GuestJar other = GuestJar.with("guest-other.jar", Map.of("id", "guest-twin", "version", "2"));
        GuestJar email = GuestJar.with("guest-email.jar", Map.of("id", "email", "version", "1"));
        guests.open("guest-twin", "guest-twin");
        accepted(one, other, email);

        for (GuestJar jar : List.of(one, other, email)) {
            guests.awaitState(jar.file(), "same-id");
            guests.awaitIncident("connector-refused", jar.file());
        }
        assertThat(guests.channelState("guest-twin")).isEqualTo("connector-away");

        other.removeFrom(server.deployments());
        email.removeFrom(server.deployments());
        guests.awaitState(one.file(), "in-use");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(guests.incidents()).noneMatch(each -> each.contains(one.file())));
        one.removeFrom(server.deployments());
    }

    @Test
    void refusesAContractThatItDoesNotKnowAndWhoDoesNotSayWhoItIs() {
        GuestJar later = GuestJar.with("guest-later.jar", Map.of("id", "guest-later", "version", "1", "api", "1.99"));
        GuestJar older = GuestJar.with("guest-older.jar", Map.of("id", "guest-older", "version", "1", "api", "0.1"));
        GuestJar mute = GuestJar.faulty("guest-mute", "null", "describe");
        GuestJar broken = GuestJar.faulty("guest-broken", "error", "describe");
        accepted(later, older, mute, broken);

        guests.awaitState(later.file(), "wrong-api");
        guests.awaitState(older.file(), "wrong-api");
        guests.awaitState(mute.file(), "mute");
        guests.awaitState(broken.file(), "mute");
        guests.awaitIncident("connector-refused", "guest-later", "1.99");
        guests.awaitIncident("connector-refused", "guest-older", "0.1");
        guests.awaitIncident("connector-refused", "guest-mute.jar");
        guests.awaitIncident("connector-fault", "describe", "NoClassDefFoundError");
        for (GuestJar jar : List.of(later, older, mute, broken)) {
            jar.removeFrom(server.deployments());
        }
    }
}
