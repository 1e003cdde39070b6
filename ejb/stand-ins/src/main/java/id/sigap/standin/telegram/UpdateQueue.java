package id.sigap.standin.telegram;

import id.sigap.standin.WebhookSender;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Updates on their way to the bot. One that fails holds up those behind it. */
final class UpdateQueue implements AutoCloseable {
    /** What comes where the bot never said what it wants. */
    private static final Set<String> OTHERWISE = Set.of(
            "message", "edited_message", "channel_post", "edited_channel_post", "callback_query", "my_chat_member");

    private final BotAccount account;
    private final Deque<JsonObject> waiting = new ArrayDeque<>();
    private final Deque<TelegramPlatform.Misdelivery> misdeliveries = new ArrayDeque<>();
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "telegram-webhook");
        thread.setDaemon(true);
        return thread;
    });
    private TelegramPlatform.Carrier carrier = WebhookSender::post;
    private String url = "";
    private String secret = "";
    private Set<String> allowed = OTHERWISE;
    private long lastId = 700_000_000L;
    private Duration pause;
    private Instant lastErrorAt = Instant.EPOCH;
    private String lastError = "";
    private boolean underWay;

    UpdateQueue(BotAccount account) {
        this.account = account;
        this.pause = account.firstRetry();
    }

    synchronized void carriedBy(TelegramPlatform.Carrier other) {
        carrier = other;
    }

    synchronized void misdeliver(List<TelegramPlatform.Misdelivery> ways) {
        misdeliveries.addAll(ways);
    }

    synchronized void add(String kind, JsonObject content) {
        if (allowed.contains(kind)) {
            waiting.add(Json.createObjectBuilder()
                    .add("update_id", ++lastId)
                    .add(kind, content)
                    .build());
            notifyAll();
            pump();
        }
    }

    synchronized void register(Parameters parameters) {
        String address = parameters.text("url").orElse("");
        String token = parameters.text("secret_token").orElse("");
        if (!address.isEmpty() && !address.startsWith("https://") && !address.startsWith("http://localhost:")) {
            throw Refusal.badRequest("bad webhook: An HTTPS URL must be provided for webhook");
        }
        if (!token.isEmpty() && !token.matches("[A-Za-z0-9_-]{1,256}")) {
            throw Refusal.badRequest("secret token contains unallowed characters");
        }
        parameters.number("max_connections").filter(n -> n < 1 || n > 100).ifPresent(n -> {
            throw Refusal.badRequest("max_connections must be from 1 to 100");
        });
        allow(parameters);
        url = address;
        secret = token;
        pause = account.firstRetry();
        drop(parameters);
        pump();
    }

    synchronized void unregister(Parameters parameters) {
        url = "";
        secret = "";
        drop(parameters);
    }

    private void drop(Parameters parameters) {
        if (parameters.flag("drop_pending_updates")) {
            waiting.clear();
        }
    }

    private void allow(Parameters parameters) {
        parameters.value("allowed_updates").ifPresent(list -> {
            Set<String> names = new TreeSet<>();
            for (JsonValue name : (JsonArray) list) {
                if (!(name instanceof JsonString string)) {
                    throw Refusal.badRequest("allowed_updates must be strings");
                }
                names.add(string.getString());
            }
            allowed = names.isEmpty() ? OTHERWISE : names;
        });
    }

    synchronized JsonObject info() {
        JsonObjectBuilder info = Json.createObjectBuilder()
                .add("url", url)
                .add("has_custom_certificate", false)
                .add("pending_update_count", waiting.size())
                .add("allowed_updates", Json.createArrayBuilder(allowed));
        if (!lastError.isEmpty()) {
            info.add("last_error_date", lastErrorAt.getEpochSecond()).add("last_error_message", lastError);
        }
        return info.build();
    }

    synchronized JsonArray poll(Parameters parameters) {
        if (!url.isEmpty()) {
            throw new Refusal(
                    409,
                    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the"
                            + " webhook first");
        }
        long limit = parameters.number("limit").orElse(100L);
        if (limit < 1 || limit > 100) {
            throw Refusal.badRequest("limit must be from 1 to 100");
        }
        allow(parameters);
        long offset = parameters.number("offset").orElse(0L);
        if (offset < 0) {
            while (waiting.size() > -offset) {
                waiting.poll();
            }
        } else {
            waiting.removeIf(update -> id(update) < offset);
        }
        await(Duration.ofSeconds(parameters.number("timeout").orElse(0L)));
        JsonArrayBuilder page = Json.createArrayBuilder();
        waiting.stream().limit(limit).forEach(page::add);
        return page.build();
    }

    private void await(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            for (long left = atMost.toMillis(); waiting.isEmpty() && left > 0; ) {
                wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long id(JsonObject update) {
        return update.getJsonNumber("update_id").longValueExact();
    }

    /** Whether everything has reached the bot, waiting for it. */
    synchronized boolean drained(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            for (long left = atMost.toMillis(); !waiting.isEmpty() && left > 0; ) {
                wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return waiting.isEmpty();
    }

    private void pump() {
        if (!underWay && !url.isEmpty() && !waiting.isEmpty()) {
            underWay = true;
            sender.execute(this::deliver);
        }
    }

    private void deliver() {
        List<JsonObject> batch = new ArrayList<>();
        URI target;
        String token;
        TelegramPlatform.Carrier by;
        synchronized (this) {
            TelegramPlatform.Misdelivery way = misdeliveries.poll();
            if (url.isEmpty() || waiting.isEmpty()) {
                underWay = false;
                return;
            }
            if (way == TelegramPlatform.Misdelivery.REORDER && waiting.size() > 1) {
                JsonObject first = waiting.remove();
                JsonObject second = waiting.remove();
                waiting.addFirst(first);
                waiting.addFirst(second);
            }
            batch.add(waiting.element());
            if (way == TelegramPlatform.Misdelivery.DUPLICATE) {
                batch.add(waiting.element());
            }
            target = URI.create(url);
            token = way == TelegramPlatform.Misdelivery.WRONG_SECRET ? "salah" : secret;
            by = carrier;
        }
        int status = 0;
        for (JsonObject update : batch) {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Content-Type", "application/json");
            if (!token.isEmpty()) {
                headers.put("X-Telegram-Bot-Api-Secret-Token", token);
            }
            status = by.post(target, headers, update.toString().getBytes(StandardCharsets.UTF_8));
        }
        ended(batch.get(0), status);
    }

    private synchronized void ended(JsonObject update, int status) {
        underWay = false;
        if (status / 100 == 2) {
            waiting.remove(update);
            pause = account.firstRetry();
            notifyAll();
            pump();
            return;
        }
        lastErrorAt = Instant.now();
        lastError = status == 0 ? "Connection timed out" : "Wrong response from the webhook: " + status;
        underWay = true;
        sender.schedule(this::deliver, pause.toMillis(), TimeUnit.MILLISECONDS);
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(account.longestRetry()) > 0 ? account.longestRetry() : doubled;
    }

    @Override
    public void close() {
        sender.shutdownNow();
    }
}
