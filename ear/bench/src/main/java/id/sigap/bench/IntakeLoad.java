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
    private IntakeLoad() {}

    static Latencies run(Rest rest, int rate, Duration time) {
        int posts = (int) (rate * time.toSeconds());
        List<Long> took = Collections.synchronizedList(new ArrayList<>(posts));
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
                        } else {
                            errors.incrementAndGet();
                        }
                        return null;
                    }));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        return Latencies.of(List.copyOf(took), errors.get());
    }
}
