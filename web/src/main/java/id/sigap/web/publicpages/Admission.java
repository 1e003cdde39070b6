package id.sigap.web.publicpages;

import id.sigap.foundation.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * At most half of the server's threads work on what the public sends. Whoever comes when all are busy is asked at once to come
 * again, instead of waiting in a queue that only grows; the desk keeps the other half. Nothing was stored then, and the same
 * idempotency key serves for the next try.
 */
@ApplicationScoped
public class Admission {
    /** WildFly's worker has sixteen threads for each processor. */
    private static final int AT_ONCE = 8 * Runtime.getRuntime().availableProcessors();

    private static final int AGAIN_AFTER_SECONDS = 3;

    private final Semaphore places;

    public Admission() {
        this(AT_ONCE);
    }

    Admission(int atOnce) {
        places = new Semaphore(atOnce);
    }

    /**
     * Does the work where a place is free.
     *
     * @throws Refusal 503 {@code busy} with the seconds to wait where none is
     */
    public <T> T admit(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw Refusal.of(
                            Refusal.Kind.UNAVAILABLE,
                            "busy",
                            "Sedang banyak yang mengirim pada saat yang sama. Laporan ini belum tersimpan; kirim lagi beberapa detik lagi.")
                    .with(Refusal.RETRY_AFTER, AGAIN_AFTER_SECONDS);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
