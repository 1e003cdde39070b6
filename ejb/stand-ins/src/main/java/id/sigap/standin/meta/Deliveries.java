package id.sigap.standin.meta;

import id.sigap.standin.WebhookSender;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The webhook of one app: signs what happened and delivers it, batched, as Meta does; what is not answered with 2xx is
 * tried again. It can misbehave.
 */
public final class Deliveries implements AutoCloseable {
    /** So many things at most go into one delivery. */
    public static final int LARGEST_BATCH = 1000;

    private static final int MOST_TRIES = 150;

    /** Where deliveries go. */
    @FunctionalInterface
    public interface Webhook {
        /** The status of the answer; 0 = none. */
        int deliver(Map<String, String> headers, byte[] body);
    }

    private record Event(String list, JsonObject value) {}

    private final String object;
    private final String account;
    private final String appSecret;
    private final Clock clock;
    private final boolean millis;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread worker = new Thread(work, "stand-in-webhook");
        worker.setDaemon(true);
        return worker;
    });
    private final List<Event> held = new ArrayList<>();
    private final Deque<Misdelivery> ways = new ArrayDeque<>();
    private final List<Runnable> heldBack = new ArrayList<>();
    private @Nullable Webhook webhook;
    private boolean holding;
    private int copies = 1;
    private boolean forging;
    private Duration delay = Duration.ZERO;
    private Duration patience = Duration.ofSeconds(2);

    Deliveries(String object, String account, String appSecret, Clock clock, boolean millis) {
        this.object = object;
        this.account = account;
        this.appSecret = appSecret;
        this.clock = clock;
        this.millis = millis;
    }

    /** Delivers here from now on; until then nothing is delivered and nothing kept. */
    public synchronized void to(Webhook target) {
        webhook = target;
    }

    /** Asks the address's challenge, and delivers there if it is answered; tells whether it was. */
    public boolean subscribe(URI address, String verifyToken) {
        String challenge = "1158201444";
        URI question = URI.create(address + (address.getQuery() == null ? "?" : "&")
                + "hub.mode=subscribe&hub.challenge=" + challenge + "&hub.verify_token=" + verifyToken);
        boolean answered = WebhookSender.ask(question).equals(challenge);
        if (answered) {
            to((headers, body) -> WebhookSender.post(address, headers, body));
        }
        return answered;
    }

    /** Collects what happens instead of delivering it. */
    public synchronized void hold() {
        holding = true;
    }

    /** Delivers what was collected, up to a thousand things at a time. */
    public synchronized void release() {
        deliverHeld();
    }

    /** Delivers what was collected, in another order. */
    public synchronized void releaseShuffled(long seed) {
        Collections.shuffle(held, new Random(seed));
        deliverHeld();
    }

    private void deliverHeld() {
        holding = false;
        for (int from = 0; from < held.size(); from += LARGEST_BATCH) {
            deliver(List.copyOf(held.subList(from, Math.min(held.size(), from + LARGEST_BATCH))));
        }
        held.clear();
    }

    /** The next deliveries go wrong so, one each. */
    public synchronized void misdeliver(Misdelivery... next) {
        ways.addAll(List.of(next));
    }

    /** From now on delivers everything so many times. */
    public synchronized void copies(int number) {
        copies = number;
    }

    /** From now on signs with another secret, or with the right one again. */
    public synchronized void forge(boolean wrong) {
        forging = wrong;
    }

    /** From now on delivers so much later. */
    public synchronized void delay(Duration by) {
        delay = by;
    }

    /** Tries again after so long. */
    public synchronized void patience(Duration wait) {
        patience = wait;
    }

    /** Waits until all that was to be delivered by now has been tried. */
    public void settle() {
        CountDownLatch done = new CountDownLatch(1);
        thread.execute(done::countDown);
        try {
            if (!done.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Deliveries did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void changed(String field, JsonObject value) {
        happened(new Event(
                "changes",
                Json.createObjectBuilder()
                        .add("field", field)
                        .add("value", value)
                        .build()));
    }

    void messaged(String list, JsonObject value) {
        happened(new Event(list, value));
    }

    private synchronized void happened(Event event) {
        if (holding) {
            held.add(event);
        } else {
            deliver(List.of(event));
        }
    }

    private void deliver(List<Event> events) {
        Webhook target = webhook;
        if (target == null) {
            return;
        }
        byte[] body = body(events);
        Map<String, String> right = headers(body, forging);
        Runnable rightly = () -> attempt(target, right, body, 1, delay);
        List<Runnable> after = List.copyOf(heldBack);
        heldBack.clear();
        Misdelivery way = ways.poll();
        if (way == Misdelivery.REORDER) {
            heldBack.add(rightly);
        } else {
            if (way == Misdelivery.WRONG_SIGNATURE) {
                Map<String, String> wrong = headers(body, true);
                thread.execute(() -> target.deliver(wrong, body));
            } else if (way == Misdelivery.ACCEPT_THEN_DROP) {
                thread.execute(() -> target.deliver(right, body));
            }
            int times = way == Misdelivery.DUPLICATE ? 2 : copies;
            for (int copy = 0; copy < times; copy++) {
                rightly.run();
            }
        }
        after.forEach(Runnable::run);
    }

    private Map<String, String> headers(byte[] body, boolean forged) {
        String key = forged ? appSecret + "-forged" : appSecret;
        return Map.of(
                "Content-Type",
                "application/json",
                "X-Hub-Signature-256",
                "sha256=" + HexFormat.of().formatHex(WebhookSender.hmac(key, body)));
    }

    private void attempt(Webhook target, Map<String, String> headers, byte[] body, int number, Duration wait) {
        Runnable work = () -> {
            int status = target.deliver(headers, body);
            if (status / 100 != 2 && number < MOST_TRIES && !thread.isShutdown()) {
                attempt(target, headers, body, number + 1, patience);
            }
        };
        if (wait.isZero()) {
            thread.execute(work);
        } else {
            thread.schedule(work, wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private byte[] body(List<Event> events) {
        long time = millis ? clock.millis() : clock.instant().getEpochSecond();
        JsonArrayBuilder entries = Json.createArrayBuilder();
        List<Event> changes =
                events.stream().filter(e -> e.list().equals("changes")).toList();
        if (!changes.isEmpty()) {
            JsonArrayBuilder list = Json.createArrayBuilder();
            changes.forEach(e -> list.add(e.value()));
            entries.add(Json.createObjectBuilder()
                    .add("id", account)
                    .add("time", time)
                    .add("changes", list));
        }
        events.stream()
                .filter(e -> !e.list().equals("changes"))
                .forEach(e -> entries.add(Json.createObjectBuilder()
                        .add("id", account)
                        .add("time", time)
                        .add(e.list(), Json.createArrayBuilder().add(e.value()))));
        return escaped(Json.createObjectBuilder()
                        .add("object", object)
                        .add("entry", entries)
                        .build()
                        .toString())
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Meta escapes all that is not ASCII in lower-case digits, and slashes. */
    private static String escaped(String json) {
        StringBuilder text = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c > 126) {
                text.append(String.format("\\u%04x", (int) c));
            } else if (c == '/') {
                text.append("\\/");
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
