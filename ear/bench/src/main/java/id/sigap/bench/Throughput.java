package id.sigap.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many lives were lived in a time.
 *
 * @param lives that ended in the time
 * @param errors lives that broke off
 * @param seconds the time
 * @param used processor time of the three that work, milliseconds in all
 */
record Throughput(int lives, int errors, double seconds, Processors.Used used) {
    private static final int TOLERATED = 20;

    double perSecond() {
        return lives / seconds;
    }

    /** Clients that live one life after another until the time is over; a life that ends later does not count. */
    static Throughput of(Life life, int clients, Duration time, Processors processors) {
        AtomicInteger lives = new AtomicInteger();
        AtomicInteger errors = new AtomicInteger();
        Processors.Used before = processors.now();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                all.add(threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        one(life, end, lives, errors);
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while measuring", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Too many lives broke off", e.getCause());
        } finally {
            threads.shutdownNow();
        }
        Processors.Used used = processors.now().since(before);
        return new Throughput(lives.get(), errors.get(), time.toMillis() / 1e3, used);
    }

    private static void one(Life life, long end, AtomicInteger lives, AtomicInteger errors) {
        try {
            life.live();
            if (System.nanoTime() <= end) {
                lives.incrementAndGet();
            }
        } catch (RuntimeException e) {
            System.err.println("A life broke off: " + e.getMessage());
            if (errors.incrementAndGet() > TOLERATED) {
                throw e;
            }
        }
    }
}
