package id.sigap.it.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Does several things at the same moment. */
final class Together {
    private Together() {}

    /** Results in the order of the acts; all begin when the last thread is ready. */
    static <T> List<T> at(List<Supplier<T>> acts) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(acts.size());
        try {
            CyclicBarrier start = new CyclicBarrier(acts.size());
            List<Callable<T>> waiting = new ArrayList<>();
            for (Supplier<T> act : acts) {
                waiting.add(() -> {
                    start.await();
                    return act.get();
                });
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(waiting)) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("One of the acts failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
