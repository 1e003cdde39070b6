package id.sigap.standin.x;

import id.sigap.standin.Answer;
import id.sigap.standin.WebhookSender;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Registered webhooks, what they are subscribed to, and the deliveries to them. */
final class XWebhooks {
    private static final Set<String> EVENTS = Set.of(
            "post.create",
            "post.delete",
            "post.mention.create",
            "post.reply.create",
            "post.quote.create",
            "dm.received",
            "dm.sent");

    private record Webhook(String id, URI address, Instant created, boolean valid) {}

    private record Subscription(String id, String event, String user, String webhook) {}

    record Delivery(URI address, byte[] body, Instant at, int status) {}

    private final XOptions options;
    private final XWorld world;
    private final List<Webhook> webhooks = new ArrayList<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final Deque<Way> ways = new ArrayDeque<>();
    private final List<Delivery> withheld = new ArrayList<>();
    private final AtomicLong uuid = new AtomicLong(-1_000);

    XWebhooks(XOptions options, XWorld world) {
        this.options = options;
        this.world = world;
    }

    synchronized Answer list() {
        JsonArrayBuilder data = Json.createArrayBuilder();
        webhooks.forEach(w -> data.add(json(w)));
        return Answer.json(
                200,
                Json.createObjectBuilder()
                        .add("data", data)
                        .add("meta", Json.createObjectBuilder().add("result_count", webhooks.size()))
                        .build());
    }

    private static JsonObjectBuilder json(Webhook webhook) {
        return Json.createObjectBuilder()
                .add("id", webhook.id())
                .add("url", webhook.address().toString())
                .add("created_at", webhook.created().toString())
                .add("valid", webhook.valid());
    }

    Answer create(String url) {
        URI address;
        try {
            address = URI.create(url);
        } catch (IllegalArgumentException e) {
            return XJson.invalid("The url is not valid.");
        }
        if (!options.anyWebhook() && (!"https".equals(address.getScheme()) || address.getPort() != -1)) {
            return XJson.invalid("The url must use https and name no port.");
        }
        synchronized (this) {
            if (webhooks.stream().anyMatch(w -> w.address().equals(address))) {
                return XJson.invalid("DuplicateUrlFailed: the url is already registered.");
            }
        }
        if (!challenge(address)) {
            return XJson.invalid("CrcValidationFailed: the url did not answer the challenge.");
        }
        Webhook webhook = new Webhook(world.newId(), address, world.now(), true);
        synchronized (this) {
            webhooks.add(webhook);
        }
        return XJson.data(200, json(webhook));
    }

    Answer validate(String id) {
        Webhook webhook = find(id);
        if (webhook == null) {
            return XJson.problem(404, "resource-not-found", "Not Found", "No such webhook.");
        }
        mark(webhook, challenge(webhook.address()));
        return XJson.data(200, Json.createObjectBuilder().add("attempted", true));
    }

    private synchronized @Nullable Webhook find(String id) {
        return webhooks.stream().filter(w -> w.id().equals(id)).findFirst().orElse(null);
    }

    private synchronized void mark(Webhook webhook, boolean valid) {
        webhooks.replaceAll(
                w -> w.id().equals(webhook.id()) ? new Webhook(w.id(), w.address(), w.created(), valid) : w);
    }

    synchronized void invalidate() {
        webhooks.replaceAll(w -> new Webhook(w.id(), w.address(), w.created(), false));
    }

    private boolean challenge(URI address) {
        String token = "tantangan-" + world.newId();
        String expected = "sha256=" + signature(options.consumerSecret(), token.getBytes(StandardCharsets.UTF_8));
        String answer = WebhookSender.ask(URI.create(address + "?crc_token=" + token));
        try {
            return !answer.isEmpty()
                    && Json.createReader(new StringReader(answer))
                            .readObject()
                            .getString("response_token", "")
                            .equals(expected);
        } catch (JsonParsingException e) {
            return false;
        }
    }

    synchronized Answer delete(String id) {
        boolean deleted = webhooks.removeIf(w -> w.id().equals(id));
        subscriptions.removeIf(s -> s.webhook().equals(id));
        return deleted
                ? XJson.data(200, Json.createObjectBuilder().add("deleted", true))
                : XJson.problem(404, "resource-not-found", "Not Found", "No such webhook.");
    }

    synchronized Answer subscriptions() {
        JsonArrayBuilder data = Json.createArrayBuilder();
        subscriptions.forEach(s -> data.add(json(s)));
        return Answer.json(
                200,
                Json.createObjectBuilder()
                        .add("data", data)
                        .add("meta", Json.createObjectBuilder().add("total_subscriptions", subscriptions.size()))
                        .build());
    }

    private static JsonObjectBuilder json(Subscription subscription) {
        return Json.createObjectBuilder()
                .add("subscription_id", subscription.id())
                .add("event_type", subscription.event())
                .add("filter", Json.createObjectBuilder().add("user_id", subscription.user()))
                .add("tag", "sigap")
                .add("webhook_id", subscription.webhook());
    }

    synchronized Answer subscribe(JsonObject wish) {
        String event = wish.getString("event_type", "");
        String webhook = wish.getString("webhook_id", "");
        JsonObject filter = wish.getJsonObject("filter");
        if (!EVENTS.contains(event)) {
            return XJson.invalid("The event_type is not supported.");
        }
        if (filter == null || !filter.getString("user_id", "").equals(options.account())) {
            return XJson.invalid("The filter needs the user_id of the consenting account.");
        }
        if (find(webhook) == null) {
            return XJson.invalid("The webhook_id is not known.");
        }
        if (subscriptions.stream()
                .anyMatch(s -> s.event().equals(event) && s.webhook().equals(webhook))) {
            return XJson.invalid("This subscription exists.");
        }
        Subscription made = new Subscription(world.newId(), event, options.account(), webhook);
        subscriptions.add(made);
        return XJson.data(201, Json.createObjectBuilder().add("subscription", json(made)));
    }

    synchronized Answer unsubscribe(String id) {
        return subscriptions.removeIf(s -> s.id().equals(id))
                ? XJson.data(200, Json.createObjectBuilder().add("deleted", true))
                : XJson.problem(404, "resource-not-found", "Not Found", "No such subscription.");
    }

    synchronized void next(Way... how) {
        ways.addAll(List.of(how));
    }

    /** Sends an event to every webhook that is subscribed to it. */
    void tell(String event, JsonObjectBuilder payload, JsonObjectBuilder includes) {
        List<URI> addresses;
        @Nullable Way way;
        synchronized (this) {
            addresses = subscriptions.stream()
                    .filter(s -> s.event().equals(event))
                    .map(s -> find(s.webhook()))
                    .filter(w -> w != null && w.valid())
                    .map(Webhook::address)
                    .toList();
            if (addresses.isEmpty()) {
                return;
            }
            way = ways.poll();
        }
        byte[] body = Json.createObjectBuilder()
                .add(
                        "data",
                        Json.createObjectBuilder()
                                .add("event_uuid", Long.toString(uuid.getAndAdd(7)))
                                .add("filter", Json.createObjectBuilder().add("user_id", options.account()))
                                .add("event_type", event)
                                .add("tag", "sigap")
                                .add("payload", payload)
                                .add("includes", includes))
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        for (URI address : addresses) {
            if (way == Way.LOST || way == Way.WITHHELD) {
                Delivery delivery = new Delivery(address, body, world.now(), 0);
                synchronized (this) {
                    (way == Way.LOST ? deliveries : withheld).add(delivery);
                }
            } else {
                post(address, body, way == Way.WRONGLY_SIGNED ? "kunci-palsu" : options.consumerSecret());
                if (way == Way.TWICE) {
                    post(address, body, options.consumerSecret());
                }
            }
        }
    }

    /** Lets go what was withheld, the newest first. */
    void release() {
        List<Delivery> late;
        synchronized (this) {
            late = new ArrayList<>(withheld);
            withheld.clear();
        }
        for (int i = late.size() - 1; i >= 0; i--) {
            post(late.get(i).address(), late.get(i).body(), options.consumerSecret());
        }
    }

    /** Sends again what was sent since then, as far back as a day. */
    int replay(String webhook, Instant from, Instant until) {
        Webhook target = find(webhook);
        if (target == null) {
            return -1;
        }
        List<Delivery> again;
        synchronized (this) {
            again = deliveries.stream()
                    .filter(d -> d.address().equals(target.address()))
                    .filter(d -> !d.at().isBefore(from) && d.at().isBefore(until))
                    .toList();
        }
        again.forEach(d -> post(d.address(), d.body(), options.consumerSecret()));
        return again.size();
    }

    private void post(URI address, byte[] body, String secret) {
        int status = WebhookSender.post(
                address,
                Map.of(
                        "Content-Type",
                        "application/json",
                        "x-twitter-webhooks-signature",
                        "sha256=" + signature(secret, body)),
                body);
        synchronized (this) {
            deliveries.add(new Delivery(address, body, world.now(), status));
        }
    }

    synchronized List<Integer> statuses() {
        return deliveries.stream().map(Delivery::status).toList();
    }

    private static String signature(String secret, byte[] body) {
        return Base64.getEncoder().encodeToString(WebhookSender.hmac(secret, body));
    }
}
