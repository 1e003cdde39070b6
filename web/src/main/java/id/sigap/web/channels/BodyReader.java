package id.sigap.web.channels;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Collects one body as its bytes come and hands the request on when all are there; memory grows with what came, not with what
 * was announced. Whatever ends first decides: the last byte, the clock, or the sender's leaving.
 */
final class BodyReader implements ReadListener, AsyncListener {
    private static final int FIRST = 16 * 1024;

    private final AsyncContext async;
    private final int length;
    private final Runnable release;
    private final Consumer<DoorAnswer> refuse;
    private final AtomicBoolean decided = new AtomicBoolean();
    private final AtomicBoolean released = new AtomicBoolean();
    private byte[] bytes;
    private int count;

    BodyReader(AsyncContext async, int length, Runnable release, Consumer<DoorAnswer> refuse) {
        this.async = async;
        this.length = length;
        this.release = release;
        this.refuse = refuse;
        this.bytes = new byte[Math.min(length, FIRST)];
    }

    @Override
    public void onDataAvailable() throws IOException {
        ServletInputStream in = async.getRequest().getInputStream();
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

    @Override
    public void onAllDataRead() {
        if (decided.compareAndSet(false, true)) {
            if (count < length) {
                async.start(() -> refuse(DoorAnswer.CUT_SHORT));
            } else {
                async.getRequest().setAttribute(WebhookResource.BODY, bytes);
                async.dispatch();
            }
        }
    }

    /** The sender left, or sent less than it had announced. */
    @Override
    public void onError(Throwable failure) {
        if (decided.compareAndSet(false, true)) {
            async.start(() -> refuse(DoorAnswer.CUT_SHORT));
        }
    }

    /** Must be complete when this returns. */
    @Override
    public void onTimeout(AsyncEvent event) {
        end(DoorAnswer.SLOW);
    }

    @Override
    public void onError(AsyncEvent event) {
        end(DoorAnswer.CUT_SHORT);
    }

    @Override
    public void onComplete(AsyncEvent event) {
        if (released.compareAndSet(false, true)) {
            release.run();
        }
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
