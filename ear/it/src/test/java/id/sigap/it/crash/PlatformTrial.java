package id.sigap.it.crash;

import static id.sigap.it.harness.Patience.PATIENCE;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.sigap.demo.citizens.Citizens;
import id.sigap.demo.citizens.Corner;
import id.sigap.it.harness.Api;
import id.sigap.it.harness.SigapServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Kills the server again and again while citizens write on every platform and officers answer them there, then compares the
 * cases with what the platforms show. Everything random follows from the seed, but not the threads' turns.
 */
final class PlatformTrial {
    private final SigapServer server;
    private final Citizens platforms;
    private final int kills;
    private final long seed;
    private final SplittableRandom random;
    private final Calls calls = new Calls();
    private final PlatformCitizens citizens;
    private final Officers officers;
    private final PlatformBooks books;
    private final Map<String, Integer> runs = new TreeMap<>();

    PlatformTrial(SigapServer server, Citizens platforms, int kills, long seed) {
        this.server = server;
        this.platforms = platforms;
        this.kills = kills;
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.citizens = new PlatformCitizens(random.nextLong());
        this.officers = new Officers(
                server,
                calls,
                random.nextLong(),
                shape -> citizens.in(Books.entries(shape, "citizen"))
                        .filter(said -> !said.corner().isChat())
                        .map(said -> "public")
                        .orElse("private"));
        this.books = new PlatformBooks(server, calls);
    }

    void run() throws InterruptedException {
        System.out.printf("Platforms: %d kills, seed %d (-Dsigap.kills, -Dsigap.seed)%n", kills, seed);
        List<String> told = new ArrayList<>();
        platforms.connect(server.url(), server.keycloak().realmUrl(), "admin1", "demo", told::add);
        assertThat(told).as("channels that could not be opened").isEmpty();
        List<Corner> corners = platforms.corners();
        try (Crowd desk = new Crowd()) {
            staff(desk);
            try (Crowd city = new Crowd()) {
                for (Corner corner : corners) {
                    city.add("citizen-" + corner.id(), Duration.ofSeconds(4), () -> citizens.write(corner));
                }
                for (int kill = 1; kill <= kills; kill++) {
                    killAndRestart(corners);
                }
            }
            await().atMost(10, MINUTES).pollInterval(Duration.ofSeconds(2)).until(() -> books.settled(citizens.said()));
        }
        books.everyMessageIsInOneCase(citizens.said());
        PlatformBooks.Given given = books.answersAreGivenOnce(citizens.said(), officers);
        assertThat(calls.unreasoned()).as("answers without a reason").isEmpty();
        System.out.printf(
                "Platforms: %d kills = %d runs over %d corners %s; %d messages, %d answers visible once, %d handed to a person; lost 0, doubled 0%n",
                kills,
                runs.values().stream().mapToInt(Integer::intValue).sum(),
                corners.size(),
                runs,
                citizens.said().size(),
                given.visible(),
                given.handedOver());
    }

    private void staff(Crowd desk) {
        for (String operator : List.of("operator1", "operator2", "operator3", "operator4")) {
            desk.add("desk-" + operator, Duration.ofMillis(100), () -> officers.operate(operator));
        }
        for (String approver : List.of("approver1", "approver2")) {
            desk.add("desk-" + approver, Duration.ofMillis(100), () -> officers.approve(approver));
        }
    }

    private void killAndRestart(List<Corner> corners) {
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(4000, 12_000)).toNanos());
        Set<String> before = words();
        server.kill();
        server.start();
        Api approver = server.api("approver1");
        Set<String> unread = books.notYetSeen(approver, before);
        // each corner with a message under way in, or an answer under way out, went through this kill
        for (Corner corner : corners) {
            boolean touched = citizens.said().values().stream()
                    .anyMatch(said -> said.corner().id().equals(corner.id()) && before.contains(said.word()));
            if (touched) {
                runs.merge(corner.id(), 1, Integer::sum);
            }
        }
        List<String> left = new ArrayList<>(unread);
        await("messages in flight are taken in")
                .atMost(PATIENCE.plus(Duration.ofMinutes(1)))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    left.removeIf(word -> books.isTakenIn(approver, word));
                    return left.isEmpty();
                });
    }

    private Set<String> words() {
        return citizens.said().keySet().stream().collect(Collectors.toSet());
    }
}
