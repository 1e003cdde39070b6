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
import java.util.HashSet;
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
    /** Between two messages of one corner. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

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
    private final Set<String> takenIn = new HashSet<>();

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

    /** @param droppedIn corners that have to be there, since their connectors were dropped in */
    void run(Set<String> droppedIn) throws InterruptedException {
        System.out.printf("Platforms: %d kills, seed %d (-Dsigap.kills, -Dsigap.seed)%n", kills, seed);
        List<String> told = new ArrayList<>();
        platforms.connect(server.url(), server.keycloak().realmUrl(), "admin1", "demo", told::add);
        assertThat(told).as("channels that could not be opened").isEmpty();
        List<Corner> corners = platforms.corners();
        assertThat(corners)
                .as("a corner whose connector was dropped in")
                .extracting(Corner::id)
                .containsAll(droppedIn);
        try (Crowd desk = new Crowd()) {
            staff(desk);
            // X takes fifteen direct messages in fifteen minutes: nothing that a trial can wait for
            desk.add("limits", Duration.ofSeconds(1), platforms::renewLimits);
            try (Crowd city = new Crowd()) {
                for (Corner corner : corners) {
                    city.add("citizen-" + corner.id(), PAUSE, () -> citizens.write(corner));
                }
                for (int kill = 1; kill <= kills; kill++) {
                    killAndRestart(corners);
                }
            }
            await().atMost(10, MINUTES)
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(books.unsettled(citizens.said()))
                            .as("what is not in a case, and cases with something left to do")
                            .isEmpty());
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
        corners.stream().filter(this::isMidway).forEach(corner -> runs.merge(corner.id(), 1, Integer::sum));
        server.kill();
        server.start();
        Api approver = server.api("approver1");
        Set<String> unread = before.stream()
                .filter(word -> !takenIn.contains(word) && !books.isTakenIn(approver, word))
                .collect(Collectors.toSet());
        System.out.printf(
                "Platforms: kill after %d messages, %d of them not taken in yet%n", before.size(), unread.size());
        List<String> left = new ArrayList<>(unread);
        await().atMost(PATIENCE.plus(Duration.ofMinutes(1)))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    left.removeIf(word -> books.isTakenIn(approver, word));
                    assertThat(left)
                            .as("messages in flight that were not taken in: %s", whose(left))
                            .isEmpty();
                });
        takenIn.addAll(before);
    }

    /** Whether a message is on its way in, or an answer on its way out. */
    private boolean isMidway(Corner corner) {
        return citizens.said().values().stream()
                .anyMatch(said -> said.corner().id().equals(corner.id()) && said.isWaiting());
    }

    /** Each word with the corner it was written in. */
    private String whose(List<String> words) {
        return words.stream()
                .map(word -> citizens.said().get(word).corner().id() + " " + word)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private Set<String> words() {
        return citizens.said().keySet().stream().collect(Collectors.toSet());
    }
}
