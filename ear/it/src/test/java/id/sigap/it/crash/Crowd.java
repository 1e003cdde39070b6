package id.sigap.it.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Threads that do the same thing again and again until they are sent home; what one dies of is thrown at the end. */
final class Crowd implements AutoCloseable {
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean working = true;

    /**
     * Sets one more to work.
     *
     * @param pause between two turns
     */
    void add(String name, Duration pause, Runnable turn) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (working) {
                            turn.run();
                            LockSupport.parkNanos(pause.toNanos());
                        }
                    } catch (RuntimeException | Error e) {
                        failures.add(new AssertionError(Thread.currentThread().getName() + ": " + e, e));
                    }
                },
                name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    /** Everybody finishes the turn they are at. */
    @Override
    public void close() {
        working = false;
        for (Thread thread : threads) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(90));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
        if (!failures.isEmpty()) {
            throw new AssertionError(
                    "Somebody could not go on: " + failures.peek().getMessage(), failures.peek());
        }
    }
}
