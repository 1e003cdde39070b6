package id.sigap.it.crash;

import static id.sigap.it.harness.Patience.PATIENCE;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.sigap.demo.citizens.Citizens;
import id.sigap.it.harness.EmbeddedDatabase;
import id.sigap.it.harness.Rows;
import id.sigap.it.harness.SigapServer;
import id.sigap.standin.whatsapp.Citizen;
import id.sigap.standin.whatsapp.WhatsAppStandIn;
import id.sigap.standin.whatsapp.WhatsAppStandIn.Written;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The server is killed while it takes in a delivery of many messages side by side; only by {@code mvn -Pkills verify}. */
@Tag("kills")
class LargeDeliveryKillIT {
    private static final int PEOPLE = 80;
    private static final int EACH = 3;

    @RegisterExtension
    static final SigapServer server =
            SigapServer.on(EmbeddedDatabase.postgres("large-kills")).withKeycloak();

    private final Rows rows = new Rows(server.database());

    /** The ids of each person's messages, in the order of the delivery. */
    private final Map<Citizen, List<String>> written = new HashMap<>();

    @Test
    void takesInEachMessageOnceAndEachPersonsInTheirOrder() throws SQLException {
        int kills = Integer.getInteger("sigap.kills", 1);
        long seed = Long.getLong("sigap.seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        System.out.printf("Large deliveries: %d kills, seed %d (-Dsigap.kills, -Dsigap.seed)%n", kills, seed);
        try (Citizens platforms = Citizens.start()) {
            List<String> told = new ArrayList<>();
            platforms.connect(server.url(), server.keycloak().realmUrl(), "admin1", "demo", told::add);
            assertThat(told).as("channels that could not be opened").isEmpty();
            WhatsAppStandIn whatsApp = (WhatsAppStandIn) platforms.platform("whatsapp");
            for (int kill = 1; kill <= kills; kill++) {
                int before = takenIn();
                write(whatsApp, kill, random);
                int moment = random.nextInt(1, PEOPLE * EACH);
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> takenIn() - before >= moment);
                server.kill();
                System.out.printf("  kill after %d of %d messages%n", takenIn() - before, PEOPLE * EACH);
                server.start();
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> count("delivery where state = 'new'") == 0 && takenIn() >= written.size() * EACH);
            }
            assertThat(cases()).containsExactlyInAnyOrderElementsOf(written.values());
            receiptsReachedTheirPeopleOnce(whatsApp);
        }
    }

    /** WhatsApp cannot be asked what became of a message: it is waited for its status, and then a person has the task. */
    private void receiptsReachedTheirPeopleOnce(WhatsAppStandIn whatsApp) throws SQLException {
        await().atMost(10, MINUTES)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> count("outbox where state in ('ready', 'sending')") == 0);
        List<Integer> receipts = written.keySet().stream()
                .map(citizen -> whatsApp.visibleReplies(citizen).size())
                .toList();
        int open = count("outbox where state in ('unknown', 'person')");
        assertThat(receipts).as("receipts that each person sees").allMatch(seen -> seen <= 1);
        assertThat(receipts.stream().filter(seen -> seen == 0).count())
                .as("people without a receipt, where %d are waited for or with a person", open)
                .isLessThanOrEqualTo(open);
        System.out.printf(
                "Large deliveries: %d messages of %d people once each, %d receipts visible, %d waited for or with a person%n",
                written.size() * EACH,
                written.size(),
                receipts.stream().mapToInt(Integer::intValue).sum(),
                open);
    }

    private void write(WhatsAppStandIn whatsApp, int kill, SplittableRandom random) {
        List<Citizen> people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> Citizen.withNumber("Warga " + kill + "-" + i, "62812" + (10_000_000 + kill * 1000 + i)))
                .toList();
        List<Written> all = IntStream.range(0, PEOPLE * EACH)
                .mapToObj(i -> new Written(
                        people.get(i % PEOPLE),
                        "Lampu jalan di depan toko " + Words.unheardOf(random) + " mati, gelap sekali."))
                .toList();
        List<String> ids = whatsApp.writeTogether(all);
        for (int i = 0; i < all.size(); i++) {
            written.computeIfAbsent(all.get(i).citizen(), c -> new ArrayList<>())
                    .add(ids.get(i));
        }
    }

    private int takenIn() throws SQLException {
        return count("message where kind = 'citizen'");
    }

    private int count(String from) throws SQLException {
        return Integer.parseInt(rows.text("select count(*) from " + from));
    }

    /** The ids of each case's messages, as they were taken in. */
    private List<List<String>> cases() throws SQLException {
        String all = rows.text("select string_agg(ids, ';') from (select string_agg(native_id, ',' order by id) as ids"
                + " from message where kind = 'citizen' group by complaint_id) as cases");
        return List.of(all.split(";")).stream()
                .map(ids -> List.of(ids.split(",")))
                .toList();
    }
}
