package id.sigap.bench;

import id.sigap.demo.citizens.ChannelPlan;
import id.sigap.demo.citizens.Citizens;
import id.sigap.standin.whatsapp.WhatsAppStandIn;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** What a platform waits for until its delivery is acknowledged, and how soon its events are taken in. */
final class Webhooks {
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int WARM_UP = 500;

    private final String url;
    private final String realm;
    private final Rest rest;
    private final Connection owner;
    private final Heap heap;
    private WebhookEvents events;
    private final Duration length;
    private final Report report;

    /**
     * @param url Sigap's address
     * @param realm address of Keycloak's realm
     * @param heap of Sigap's server
     * @param length of each fixed rate
     */
    Webhooks(String url, String realm, Rest rest, Connection owner, Heap heap, Duration length, Report report) {
        this.url = url;
        this.realm = realm;
        this.rest = rest;
        this.owner = owner;
        this.heap = heap;
        this.length = length;
        this.report = report;
    }

    void measure() throws SQLException {
        try (Citizens platforms = Citizens.start()) {
            platforms.connect(url, realm, "admin1", "demo", told -> {
                throw new IllegalStateException(told);
            });
            events = new WebhookEvents(url, (WhatsAppStandIn) platforms.platform("whatsapp"));
            ChannelPlan whatsApp = plan(platforms, "whatsapp");
            ChannelPlan x = plan(platforms, "x");
            for (int i = 0; i < WARM_UP; i++) {
                expect(rest.send(events.whatsApp(whatsApp, 1, 0)).statusCode());
            }
            batches(whatsApp);
            large(whatsApp);
            rates(x, whatsApp);
        }
    }

    private static ChannelPlan plan(Citizens platforms, String connector) {
        return platforms.channels().stream()
                .filter(each -> each.connector().equals(connector))
                .findFirst()
                .orElseThrow();
    }

    private void batches(ChannelPlan account) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        for (int size : List.of(1, 10, 1000)) {
            int calls = size == 1 ? 500 : size == 10 ? 100 : 5;
            quiet();
            List<Long> took = new ArrayList<>();
            double slowest = 0;
            for (int i = 0; i < calls; i++) {
                HttpRequest delivery = events.whatsApp(account, size, 0);
                long begin = System.nanoTime();
                expect(rest.send(delivery).statusCode());
                took.add(System.nanoTime() - begin);
                if (size == 1000) {
                    slowest = Math.max(slowest, takenIn());
                }
            }
            slowest = Math.max(slowest, takenIn());
            Latencies latencies = Latencies.of(took, 0);
            rows.add(told(
                    size + " messages",
                    String.valueOf(calls),
                    "**" + Report.number(latencies.p50()) + "**",
                    Report.number(latencies.p99()),
                    Report.number(slowest)));
            report.figure("webhooks.batch." + size + ".p50", latencies.p50());
            report.figure("webhooks.batch." + size + ".takenIn", slowest);
        }
        report.title(
                "Signed batches of Meta's",
                "One after another; milliseconds until 2xx, and seconds from the last 2xx until every event was taken in (for a thousand: of each batch, the slowest).");
        report.table(List.of("batch", "deliveries", "p50 ms", "p99 ms", "taken in within s"), rows);
    }

    private void rates(ChannelPlan x, ChannelPlan whatsApp) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        for (int rate : List.of(50, 100, 200)) {
            rows.add(rate("X mentions", rate, () -> events.mention(x)));
        }
        rows.add(rate("WhatsApp messages", 300, () -> events.whatsApp(whatsApp, 1, 0)));
        report.title(
                "Events at a fixed rate",
                length.toSeconds()
                        + " s each, sent at fixed times whatever the server does, timed from the intended time.");
        report.table(List.of("", "rate/s", "2xx", "others", "p50 ms", "p99 ms", "taken in after s"), rows);
    }

    private List<String> rate(String name, int rate, Supplier<HttpRequest> next) throws SQLException {
        int count = (int) (rate * length.toSeconds());
        List<HttpRequest> deliveries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            deliveries.add(next.get());
        }
        quiet();
        List<Long> took = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger others = new AtomicInteger();
        List<CompletableFuture<?>> all = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long intended = begin + (long) (i * 1e9 / rate);
            for (long left = intended - System.nanoTime(); left > 0; left = intended - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            all.add(rest.client()
                    .sendAsync(deliveries.get(i), BodyHandlers.discarding())
                    .handle((answer, failure) -> {
                        if (failure == null && answer.statusCode() / 100 == 2) {
                            took.add(System.nanoTime() - intended);
                        } else {
                            others.incrementAndGet();
                        }
                        return null;
                    }));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        double seconds = takenIn();
        Latencies latencies = Latencies.of(List.copyOf(took), others.get());
        report.figure("webhooks.rate." + name + "." + rate + ".p99", latencies.p99());
        return told(
                name,
                String.valueOf(rate),
                String.valueOf(latencies.count()),
                String.valueOf(others.get()),
                Report.number(latencies.p50()),
                Report.number(latencies.p99()),
                Report.number(seconds));
    }

    private void large(ChannelPlan account) throws SQLException {
        quiet();
        double before = heap.live();
        double most = before;
        int bodies = 5;
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int i = 0; i < bodies; i++) {
            // a thousand messages of some 3 kB: the largest that WhatsApp sends
            HttpRequest delivery = events.whatsApp(account, 1000, 2800);
            all.add(rest.client()
                    .sendAsync(delivery, BodyHandlers.discarding())
                    .thenApply(answer -> answer.statusCode()));
            most = Math.max(most, heap.used());
        }
        int accepted = 0;
        for (CompletableFuture<Integer> one : all) {
            accepted += one.join() / 100 == 2 ? 1 : 0;
            most = Math.max(most, heap.used());
        }
        takenIn();
        double after = heap.live();
        report.title("Bodies of 3 MB", bodies + " at once; megabytes of the server's heap.");
        report.table(
                List.of("accepted", "live before", "most used meanwhile", "live after"),
                List.of(told(
                        accepted + " of " + bodies, Report.number(before), Report.number(most), Report.number(after))));
        report.figure("webhooks.heap.before", before);
        report.figure("webhooks.heap.after", after);
    }

    /** The row, which is printed at once: whoever waits sees how far it is. */
    private static List<String> told(String... row) {
        System.out.println("  " + String.join(" | ", row));
        return List.of(row);
    }

    /** Waits until no delivery is left to be taken in of those that there are now; seconds. Receipts bring more: their statuses. */
    private double takenIn() throws SQLException {
        long begin = System.nanoTime();
        long last = number("select coalesce(max(id), 0) from delivery");
        while (number("select count(*) from delivery where state = 'new' and id <= " + last) > 0) {
            requirePatience(begin);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Waits until nothing is left of what came before: receipts, and their statuses. */
    private void quiet() throws SQLException {
        long begin = System.nanoTime();
        while (number("select count(*) from delivery where state = 'new'")
                        + number("select count(*) from outbox where state = 'ready' and next_attempt <= now()")
                > 0) {
            requirePatience(begin);
        }
    }

    private static void requirePatience(long begin) {
        if (System.nanoTime() - begin > LONGEST.toNanos()) {
            throw new IllegalStateException("Deliveries still wait after " + LONGEST);
        }
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }

    private long number(String query) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void expect(int status) {
        if (status / 100 != 2) {
            throw new IllegalStateException("A delivery was answered with " + status);
        }
    }
}
