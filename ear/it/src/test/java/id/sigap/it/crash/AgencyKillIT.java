package id.sigap.it.crash;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The server is killed while cases go to another office's system and its answers come back; only by
 * {@code mvn -Pkills verify}.
 */
@Tag("kills")
class AgencyKillIT {
    private static final String KEY = "kunci-api-contoh";
    private static final String JURISDICTION = "contoh.go.id";
    private static final int CASES = 4;

    @RegisterExtension
    static final SigapServer server = SigapServer.on(EmbeddedDatabase.postgres("agency-kills"))
            .withKeycloak()
            .with("SIGAP_CHALLENGE", "off");

    private final Desk desk = new Desk(server);
    private final Map<Ticket, String> answers = new LinkedHashMap<>();

    @Test
    void makesEachRequestOnceAndHearsEachAnswerOnce() {
        int kills = Integer.getInteger("sigap.kills", 1);
        long seed = Long.getLong("sigap.seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        System.out.printf("Agencies: %d kills, seed %d (-Dsigap.kills, -Dsigap.seed)%n", kills, seed);
        try (Open311StandIn works = new Open311StandIn(0, KEY, JURISDICTION)) {
            works.start();
            open(works);
            List<Ticket> forwarded = new ArrayList<>();
            for (int kill = 1; kill <= kills; kill++) {
                close(works, forwarded);
                forwarded = forward(works, random);
                LockSupport.parkNanos(Duration.ofMillis(random.nextInt(1500)).toNanos());
                server.kill();
                System.out.printf(
                        "  kill with %d of %d requests made%n",
                        forwarded.stream()
                                .filter(ticket -> !about(works, ticket).isEmpty())
                                .count(),
                        forwarded.size());
                server.start();
                forwarded.forEach(this::isCarried);
            }
            close(works, forwarded);
            answers.forEach(this::isAnsweredOnce);
            answers.keySet()
                    .forEach(ticket -> assertThat(about(works, ticket))
                            .as("requests of %s", ticket.number())
                            .hasSize(1));
            System.out.printf(
                    "Agencies: %d kills, %d requests made once, %d answers heard once%n",
                    kills, answers.size(), answers.size());
        }
    }

    private static void open(Open311StandIn works) {
        Registers registers = new Registers(server);
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
        assertThat(server.api("admin1")
                        .post("/api/admin/channels/pu/services", "{}")
                        .status())
                .isEqualTo(200);
        assertThat(registers.agency("PU_SISTEM", "open311", "pu", "JLN-01").status())
                .isEqualTo(201);
    }

    /** Some requests take their time at the other office, so that the kill meets them. */
    private List<Ticket> forward(Open311StandIn works, SplittableRandom random) {
        List<Ticket> tickets = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            Ticket ticket = desk.complain("Jalan berlubang di depan toko " + Words.unheardOf(random));
            desk.act("operator1", ticket, "claim", "{}");
            tickets.add(ticket);
        }
        works.behave();
        works.next(
                "POST /requests",
                new Mischief.Delay(Duration.ofMillis(random.nextInt(1, 1200))),
                random.nextBoolean() ? new Mischief.AcceptThenDrop() : new Mischief.Delay(Duration.ofMillis(400)));
        for (Ticket ticket : tickets) {
            desk.act("operator1", ticket, "forward", "{\"agency\":\"PU_SISTEM\",\"note\":\"Mohon dicek\"}");
        }
        return tickets;
    }

    /** The other office is done with these, just before the server dies. */
    private void close(Open311StandIn works, List<Ticket> tickets) {
        for (Ticket ticket : tickets) {
            String answer = "Sudah ditambal menurut laporan " + ticket.number() + ".";
            works.close(about(works, ticket).get(0).id(), answer);
            answers.put(ticket, answer);
        }
    }

    private static List<Report> about(Open311StandIn works, Ticket ticket) {
        return works.reports().stream()
                .filter(one -> one.description().contains(ticket.number()))
                .toList();
    }

    private void isCarried(Ticket ticket) {
        await(ticket.number()).atMost(PATIENCE).untilAsserted(() -> {
            JsonArray all = desk.see("operator1", ticket).getJsonArray("forwardings");
            assertThat(all).hasSize(1);
            assertThat(all.getJsonObject(0)
                            .getJsonObject("carriage")
                            .getJsonObject("state")
                            .getString("code"))
                    .isEqualTo("sent");
        });
    }

    private void isAnsweredOnce(Ticket ticket, String answer) {
        await(ticket.number()).atMost(PATIENCE).until(() -> desk.state(ticket).equals("drafting"));
        assertThat(desk.see("operator1", ticket).getJsonArray("entries").getValuesAs(JsonObject.class).stream()
                        .filter(entry -> entry.getString("text").contains(answer)))
                .as("answers in %s", ticket.number())
                .hasSize(1);
    }
}
