package id.sigap.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;

/** The desk's pages and one act, one call after another, timed. */
final class Lists {
    private static final int WARM_UP = 20;
    private static final int CALLS = 100;
    private static final Duration LONGEST = Duration.ofSeconds(12);

    private final Rest rest;
    private final List<String> tickets = new ArrayList<>();

    Lists(Rest rest) {
        this.rest = rest;
    }

    /** What a call took, by what it is. */
    Map<String, Latencies> measure() {
        tickets.clear();
        for (int i = 0; i < WARM_UP + CALLS; i++) {
            String receipt =
                    Rest.body(rest.send(rest.form(UUID.randomUUID().toString(), SigapLife.form(i))), "the form");
            tickets.add(Rest.json(receipt).getString("ticket"));
        }
        String next = Rest.json(rest.get("/api/complaints", "operator1")).getString("next");
        Map<String, Latencies> all = new LinkedHashMap<>();
        all.put("inbox with its counts", page(""));
        all.put("inbox, second page (no counts)", page("?cursor=" + next));
        all.put("state=received", page("?state=received"));
        all.put("view=mine", page("?view=mine"));
        all.put("view=overdue", page("?view=overdue"));
        all.put("view=closed", page("?view=closed"));
        all.put("agency=PTMB, second page", page("?agency=PTMB&cursor=" + next));
        all.put("q=two words, second page", page("?q=gunung%20sari&cursor=" + next));
        all.put("q=a word that nobody wrote, second page", page("?q=xyzzy&cursor=" + next));
        all.put("open a case", time(i -> rest.get("/api/complaints/" + tickets.get(i), "operator2")));
        all.put("claim", time(i -> rest.post("/api/complaints/" + tickets.get(i) + "/claim", "operator1", "{}")));
        all.put("ledger of a case", time(i -> rest.get("/api/ledger?ticket=" + tickets.get(i), "auditor1")));
        all.put("ledger of a person", time(i -> rest.get("/api/ledger?actor=operator1", "auditor1")));
        return all;
    }

    private Latencies page(String query) {
        return time(i -> rest.get("/api/complaints" + query, "operator1"));
    }

    /** @param call gets a number that no other call of this kind gets */
    static Latencies time(IntConsumer call) {
        List<Long> took = new ArrayList<>();
        int errors = 0;
        long end = System.nanoTime() + LONGEST.toNanos();
        for (int i = 0; i < WARM_UP + CALLS && (System.nanoTime() < end || took.isEmpty()); i++) {
            long begin = System.nanoTime();
            try {
                call.accept(i);
                if (i >= WARM_UP || System.nanoTime() > end) {
                    took.add(System.nanoTime() - begin);
                }
            } catch (RuntimeException e) {
                if (errors++ == 0) {
                    System.err.println(e.getMessage());
                }
            }
            if (errors > 3) {
                break;
            }
        }
        return Latencies.of(took, errors);
    }
}
