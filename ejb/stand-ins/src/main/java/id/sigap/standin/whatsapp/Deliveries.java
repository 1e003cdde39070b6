package id.sigap.standin.whatsapp;

import id.sigap.standin.WebhookSender;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Posts webhooks, one after the other, signed over the body as Meta writes it: other than ASCII as {@code \}{@code uXXXX} in
 * lower case, a slash as {@code \/}. One that is not answered with 2xx is tried twice more at once, then kept as undelivered.
 */
final class Deliveries implements AutoCloseable {
    private static final int TRIES = 3;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread worker = new Thread(work, "whatsapp-webhooks");
        worker.setDaemon(true);
        return worker;
    });
    private final Deque<DeliveryMischief> tricks = new ArrayDeque<>();
    private final List<byte[]> held = new ArrayList<>();
    private final List<byte[]> undelivered = Collections.synchronizedList(new ArrayList<>());
    private final String secret;
    private volatile Optional<URI> webhook = Optional.empty();

    Deliveries(String secret) {
        this.secret = secret;
    }

    void to(URI address) {
        webhook = Optional.of(address);
    }

    void next(List<DeliveryMischief> ways) {
        synchronized (tricks) {
            tricks.addAll(ways);
        }
    }

    void post(JsonObject body) {
        byte[] bytes = asMetaWrites(body.toString()).getBytes(StandardCharsets.US_ASCII);
        thread.execute(() -> treat(bytes));
    }

    private void treat(byte[] bytes) {
        DeliveryMischief trick;
        synchronized (tricks) {
            trick = Optional.ofNullable(tricks.poll()).orElse(DeliveryMischief.NONE);
        }
        switch (trick) {
            case HOLD_BACK -> held.add(bytes);
            case WRONG_SIGNATURE -> {
                call(bytes, signature("bukan-rahasianya", bytes));
                deliver(bytes);
            }
            case TWICE -> {
                deliver(bytes);
                deliver(bytes);
            }
            case LOSE -> undelivered.add(bytes);
            default -> deliver(bytes);
        }
        if (trick != DeliveryMischief.HOLD_BACK) {
            List<byte[]> late = List.copyOf(held);
            held.clear();
            late.forEach(this::deliver);
        }
    }

    private void deliver(byte[] bytes) {
        if (webhook.isEmpty()) {
            return;
        }
        String signature = signature(secret, bytes);
        for (int i = 0; i < TRIES; i++) {
            int status = call(bytes, signature);
            if (status / 100 == 2) {
                return;
            }
        }
        undelivered.add(bytes);
    }

    private int call(byte[] bytes, String signature) {
        return webhook.map(address -> WebhookSender.post(
                        address, Map.of("Content-Type", "application/json", "X-Hub-Signature-256", signature), bytes))
                .orElse(0);
    }

    /** Sends again what was not taken, as Meta does for seven days. */
    void retry() {
        List<byte[]> again;
        synchronized (undelivered) {
            again = List.copyOf(undelivered);
            undelivered.clear();
        }
        again.forEach(bytes -> thread.execute(() -> deliver(bytes)));
    }

    /** From now on sends again by itself what was not taken, after so long. */
    void retryEvery(Duration pause) {
        thread.scheduleWithFixedDelay(this::retry, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    int undelivered() {
        return undelivered.size();
    }

    /** Waits until all that was to be posted was posted. */
    void settle() {
        CompletableFuture.runAsync(() -> {}, thread)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private static String signature(String key, byte[] bytes) {
        return "sha256=" + HexFormat.of().formatHex(WebhookSender.hmac(key, bytes));
    }

    static String asMetaWrites(String json) {
        StringBuilder escaped = new StringBuilder(json.length() + 16);
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '/') {
                escaped.append("\\/");
            } else if (c < 128) {
                escaped.append(c);
            } else {
                escaped.append(String.format("\\u%04x", (int) c));
            }
        }
        return escaped.toString();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
