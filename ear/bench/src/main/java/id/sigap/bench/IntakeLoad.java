package id.sigap.bench;

import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Citizens who post at a fixed rate whatever the server does. Each post is timed from when it was to begin, not from when
 * it could begin: a slow server has no say in what is measured.
 */
final class IntakeLoad {
    /**
     * What came of the posts.
     *
     * @param answered those that got a ticket
     * @param later how many were asked to come again
     * @param errors how many got any other answer or none
     */
    record Outcome(Latencies answered, int later, int errors) {}

    private IntakeLoad() {}

    static Outcome run(Rest rest, int rate, Duration time) {
        int posts = (int) (rate * time.toSeconds());
        List<Long> took = Collections.synchronizedList(new ArrayList<>(posts));
        AtomicInteger later = new AtomicInteger();
        AtomicInteger errors = new AtomicInteger();
        List<CompletableFuture<?>> all = new ArrayList<>(posts);
        long begin = System.nanoTime();
        for (int i = 0; i < posts; i++) {
            long intended = begin + (long) (i * 1e9 / rate);
            for (long left = intended - System.nanoTime(); left > 0; left = intended - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            all.add(rest.client()
                    .sendAsync(rest.form(UUID.randomUUID().toString(), SigapLife.form(i)), BodyHandlers.discarding())
                    .handle((answer, failure) -> {
                        if (failure == null && answer.statusCode() == 201) {
                            took.add(System.nanoTime() - intended);
                        } else if (failure == null
                                && answer.statusCode() == 503
                                && answer.headers().firstValue("Retry-After").isPresent()) {
                            later.incrementAndGet();
                        } else {
                            errors.incrementAndGet();
                        }
                        return null;
                    }));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        return new Outcome(Latencies.of(List.copyOf(took), 0), later.get(), errors.get());
    }
}
