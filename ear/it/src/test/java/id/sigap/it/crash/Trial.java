package id.sigap.it.crash;

import static id.sigap.it.harness.Patience.PATIENCE;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.sigap.it.crash.Citizens.Complaint;
import id.sigap.it.crash.Citizens.Way;
import id.sigap.it.harness.Api;
import id.sigap.it.harness.SigapServer;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Kills the server again and again while citizens write and officers answer, then looks at the books. Everything random
 * follows from the seed, but not the threads' turns.
 */
final class Trial {
    /** What was under way goes on within this time of being ready again; asserted where there is time to measure. */
    private static final Duration PROMISED = Duration.ofSeconds(60);

    private static final int MEASURED = 10;

    /** Each mail is a case that the desk has to bring to its end: so many are enough for one of a few kills. */
    private static final int MAILS_A_KILL = 12;

    private final SigapServer server;
    private final MailRoom mailRoom;
    private final int kills;
    private final Duration resumed;
    private final long seed;
    private final SplittableRandom random;
    private final Calls calls = new Calls();
    private final Citizens citizens;
    private final Officers officers;
    private final Books books;
    private final List<String> restarts = new ArrayList<>();
    private final Semaphore stamps;

    Trial(SigapServer server, MailRoom mailRoom, int kills, long seed) {
        this.server = server;
        this.mailRoom = mailRoom;
        this.kills = kills;
        this.resumed = kills >= MEASURED ? PROMISED : PATIENCE;
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.citizens = new Citizens(server, mailRoom, calls, random.nextLong());
        this.officers = new Officers(server, calls, random.nextLong());
        this.books = new Books(server, mailRoom, calls);
        this.stamps = new Semaphore(kills >= MEASURED ? Integer.MAX_VALUE : MAILS_A_KILL);
    }

    /** @param name of the database, for the printed line */
    void run(String name) throws InterruptedException {
        System.out.printf("%s: %d kills, seed %d (-Dsigap.kills, -Dsigap.seed)%n", name, kills, seed);
        try (Crowd desk = new Crowd()) {
            staff(desk);
            try (Crowd city = new Crowd()) {
                populate(city);
                for (int kill = 1; kill <= kills; kill++) {
                    killAt(kill);
                    restart(kill);
                    if (kill < kills && kills < MEASURED) {
                        stamps.release(MAILS_A_KILL);
                    }
                }
            }
            await().atMost(4, MINUTES)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> books.settled(citizens.acknowledged()));
        }
        restarts.forEach(System.out::println);
        Map<String, Complaint> acknowledged = citizens.acknowledged();
        Map<String, JsonObject> cases = books.casesByWord(acknowledged);
        int mails = books.answersAreGivenOnce(cases, acknowledged, officers);
        books.ledgerIsWhole(cases);
        books.failuresNameTheirReason();
        System.out.printf(
                "%s: %d kills, %d messages acknowledged (%s), %d answers by mail, duplicates 0; %s%n",
                name, kills, acknowledged.size(), ways(acknowledged), mails, calls);
    }

    private static Map<Way, Long> ways(Map<String, Complaint> acknowledged) {
        return acknowledged.values().stream().collect(Collectors.groupingBy(Complaint::way, Collectors.counting()));
    }

    private void staff(Crowd desk) {
        for (String operator : List.of("operator1", "operator2", "operator3", "operator1")) {
            desk.add("desk-" + operator, Duration.ofMillis(150), () -> officers.operate(operator));
        }
        for (String approver : List.of("approver1", "approver2")) {
            desk.add("desk-" + approver, Duration.ofMillis(250), () -> officers.approve(approver));
        }
    }

    private void populate(Crowd city) {
        city.add("citizen-mail", Duration.ofMillis(kills >= MEASURED ? 2000 : 4000), () -> {
            if (stamps.tryAcquire()) {
                citizens.mail();
            }
        });
        city.add("citizen-form", Duration.ofMillis(2500), citizens::form);
        city.add("citizen-phone", Duration.ofMillis(6000), citizens::manual);
    }

    /** Every other kill at a random moment, the others with a mail standing before or behind its final dot. */
    private void killAt(int kill) throws InterruptedException {
        Sluice sluice = mailRoom.sluice();
        if (kill % 2 == 0) {
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(500, 8000)).toNanos());
        } else {
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(2000, 4000)).toNanos());
            sluice.close(kill % 4 == 1 ? Sluice.Gate.ANSWER : Sluice.Gate.DOT);
            assertThat(sluice.awaitMail(60))
                    .as("a mail went out before kill " + kill)
                    .isTrue();
        }
        server.kill();
        sluice.open();
    }

    private void restart(int kill) {
        Set<String> mailed = citizens.acknowledged().values().stream()
                .filter(complaint -> complaint.way() == Way.MAIL)
                .map(Complaint::word)
                .collect(Collectors.toSet());
        Instant down = Instant.now();
        server.start();
        Instant ready = Instant.now();
        Api approver = server.api("approver1");
        Set<String> replying = replying(approver);
        Set<String> unread = new HashSet<>(mailed);
        unread.removeIf(word -> isTakenIn(approver, word));
        int wereReplying = replying.size();
        int wereUnread = unread.size();
        await("work in flight goes on after kill " + kill)
                .atMost(resumed)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> {
                    unread.removeIf(word -> isTakenIn(approver, word));
                    replying.retainAll(replying(approver));
                    return unread.isEmpty() && replying.isEmpty();
                });
        restarts.add("  kill %d: ready after %.1f s, %d answers and %d mails in flight went on within %.1f s"
                .formatted(kill, seconds(down, ready), wereReplying, wereUnread, seconds(ready, Instant.now())));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private boolean isTakenIn(Api approver, String word) {
        return !calls.tickets(approver, "view=open&q=" + word).isEmpty();
    }

    /** Cases whose answer is under way by machine; what was handed to a person is not. */
    private Set<String> replying(Api approver) {
        return calls.tickets(approver, "state=replying").stream()
                .filter(ticket -> calls.see(approver, ticket)
                        .map(shape -> shape.getJsonArray("handOvers").isEmpty())
                        .orElse(true))
                .collect(Collectors.toSet());
    }
}
