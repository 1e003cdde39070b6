package id.sigap.web.channels;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Collects one body as its bytes come and hands the request on when all are there; memory grows with what came, not with what
 * was announced. Whatever ends first decides: the last byte, the clock, or the sender's leaving.
 */
final class BodyReader implements ReadListener, AsyncListener {
    private static final int FIRST = 16 * 1024;

    private final AsyncContext async;

    /** The context does not give it any more once it has ended. */
    private final ServletRequest request;

    private final int length;
    private final Runnable release;
    private final Consumer<DoorAnswer> refuse;
    private final AtomicBoolean decided = new AtomicBoolean();
    private final AtomicBoolean released = new AtomicBoolean();
    private final Alarm alarm = new Alarm(this);
    private volatile Future<?> expiry;
    private volatile boolean refused;
    private byte[] bytes;
    private int count;

    BodyReader(AsyncContext async, int length, Runnable release, Consumer<DoorAnswer> refuse) {
        this.async = async;
        this.request = async.getRequest();
        this.length = length;
        this.release = release;
        this.refuse = refuse;
        this.bytes = new byte[Math.min(length, FIRST)];
    }

    /** Rings when time is up. It is held by a timer for as long, and holds the request only while that is under way. */
    private static final class Alarm implements Runnable {
        private final AtomicReference<BodyReader> waking;

        Alarm(BodyReader reader) {
            waking = new AtomicReference<>(reader);
        }

        @Override
        public void run() {
            BodyReader reader = waking.get();
            if (reader != null) {
                reader.expire();
            }
        }
    }

    /** To be run when time is up. */
    Runnable alarm() {
        return alarm;
    }

    /** @param clock what runs the alarm; needed no more when the request has ended */
    void expires(Future<?> clock) {
        expiry = clock;
        if (released.get()) {
            clock.cancel(false);
        }
    }

    @Override
    public void onDataAvailable() throws IOException {
        ServletInputStream in = async.getRequest().getInputStream();
        if (refused) {
            discard(in);
            return;
        }
        while (in.isReady() && !in.isFinished()) {
            if (count == bytes.length) {
                if (count == length) {
                    in.read();
                    continue;
                }
                bytes = Arrays.copyOf(bytes, Math.min(length, Math.max(FIRST, 2 * bytes.length)));
            }
            int n = in.read(bytes, count, bytes.length - count);
            if (n < 0) {
                return;
            }
            count += n;
        }
    }

    private static void discard(ServletInputStream in) throws IOException {
        byte[] nowhere = new byte[FIRST];
        while (in.isReady() && !in.isFinished()) {
            if (in.read(nowhere) < 0) {
                return;
            }
        }
    }

    @Override
    public void onAllDataRead() {
        if (!decided.compareAndSet(false, true)) {
            async.complete();
        } else if (count < length) {
            async.start(() -> refuse(DoorAnswer.CUT_SHORT));
        } else {
            async.getRequest().setAttribute(WebhookResource.BODY, bytes);
            async.dispatch();
        }
    }

    /** The sender left, sent less than it had announced, or nothing for too long. */
    @Override
    public void onError(Throwable failure) {
        boolean first = decided.compareAndSet(false, true);
        async.start(() -> {
            if (first) {
                refuse(DoorAnswer.CUT_SHORT);
            } else {
                async.complete();
            }
        });
    }

    /**
     * Time is up. The answer goes out at once; the exchange ends when the sender does or the listener closes the connection,
     * since ending it here would keep a thread waiting for the rest of the body.
     */
    void expire() {
        if (decided.compareAndSet(false, true)) {
            refused = true;
            try {
                refuse.accept(DoorAnswer.SLOW);
            } finally {
                free();
            }
        }
    }

    /** Nothing ends by the container's clock. */
    @Override
    public void onTimeout(AsyncEvent event) {
        end(DoorAnswer.SLOW);
    }

    @Override
    public void onError(AsyncEvent event) {
        end(DoorAnswer.CUT_SHORT);
    }

    private void free() {
        if (released.compareAndSet(false, true)) {
            bytes = new byte[0];
            alarm.waking.set(null);
            Future<?> clock = expiry;
            if (clock != null) {
                clock.cancel(false);
            }
            release.run();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        free();
        request.removeAttribute(WebhookResource.BODY);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }

    private void end(DoorAnswer answer) {
        if (decided.compareAndSet(false, true)) {
            refuse(answer);
        }
    }

    private void refuse(DoorAnswer answer) {
        try {
            refuse.accept(answer);
        } finally {
            async.complete();
        }
    }
}
