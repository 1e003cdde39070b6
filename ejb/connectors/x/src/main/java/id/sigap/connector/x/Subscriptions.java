package id.sigap.connector.x;

import id.sigap.connector.api.Health;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The channel's webhook with X and the events that X sends to it. The app manages both; the account consents. */
final class Subscriptions {
    private static final List<String> POSTS =
            List.of("post.create", "post.delete", "post.mention.create", "post.reply.create", "post.quote.create");
    private static final List<String> MESSAGES = List.of("dm.received", "dm.sent");
    private static final Duration BUDGET = Duration.ofSeconds(50);

    private final XSettings settings;
    private final XApi api;
    private final Instant now;

    Subscriptions(XSettings settings) {
        this.settings = settings;
        this.api = new XApi(settings, BUDGET);
        this.now = settings.context().clock().instant();
    }

    private List<String> wanted() {
        return settings.directMessages()
                ? Stream.concat(POSTS.stream(), MESSAGES.stream()).toList()
                : POSTS;
    }

    /** Whether the account's credentials work and X sends to the channel's webhook. */
    Health check() {
        XAnswer me = api.asAccount(HttpCall.get(api.address("/users/me", Map.of())));
        if (me instanceof XAnswer.Failed failed) {
            return down(failed.fault());
        }
        if (Ids.at(((XAnswer.Done) me).body(), "data", "id")
                .filter(settings.account()::equals)
                .isEmpty()) {
            return down("account-mismatch");
        }
        Optional<URI> address = settings.context().webhook();
        return address.isEmpty() ? Health.up(now) : checkWebhook(address.get());
    }

    private Health checkWebhook(URI address) {
        XAnswer webhooks = webhooks();
        if (webhooks instanceof XAnswer.Failed failed) {
            return down(failed.fault());
        }
        Optional<JsonObject> webhook = at(address, (XAnswer.Done) webhooks);
        if (webhook.isEmpty()) {
            return down("webhook-missing");
        }
        if (!Json.flag(webhook.get(), "valid")) {
            return down("webhook-invalid");
        }
        XAnswer subscriptions = subscriptions();
        if (subscriptions instanceof XAnswer.Failed failed) {
            return down(failed.fault());
        }
        return missing(webhook.get(), (XAnswer.Done) subscriptions).isEmpty()
                ? Health.up(now)
                : down("subscription-missing");
    }

    /** Registers the webhook or has it checked again, and subscribes to what is missing. */
    Optional<Health> prepare() {
        Optional<URI> address = settings.context().webhook();
        if (address.isEmpty()) {
            return Optional.empty();
        }
        XAnswer webhooks = webhooks();
        if (webhooks instanceof XAnswer.Failed failed) {
            return Optional.of(down(failed.fault()));
        }
        Optional<JsonObject> webhook = at(address.get(), (XAnswer.Done) webhooks);
        if (webhook.isPresent() && !Json.flag(webhook.get(), "valid")) {
            api.asApp(HttpCall.of("PUT", api.address("/webhooks/" + id(webhook.get()), Map.of())));
        }
        if (webhook.isEmpty()) {
            XAnswer made = api.asApp(HttpCall.postJson(
                    api.address("/webhooks", Map.of()),
                    Json.provider()
                            .createObjectBuilder()
                            .add("url", address.get().toString())
                            .build()
                            .toString()));
            if (made instanceof XAnswer.Failed failed) {
                return Optional.of(
                        failed.fault().kind() == Fault.Kind.MESSAGE ? down("webhook-refused") : down(failed.fault()));
            }
            JsonObject body = ((XAnswer.Done) made).body();
            webhook = Json.object(body, "data").or(() -> Optional.of(body));
        }
        return subscribe(webhook.get());
    }

    private Optional<Health> subscribe(JsonObject webhook) {
        XAnswer subscriptions = subscriptions();
        if (subscriptions instanceof XAnswer.Failed failed) {
            return Optional.of(down(failed.fault()));
        }
        for (String event : missing(webhook, (XAnswer.Done) subscriptions)) {
            JsonObjectBuilder wish = Json.provider()
                    .createObjectBuilder()
                    .add("event_type", event)
                    .add("filter", Json.provider().createObjectBuilder().add("user_id", settings.account()))
                    .add("tag", "sigap")
                    .add("webhook_id", id(webhook));
            XAnswer made = api.asAccount(HttpCall.postJson(
                    api.address("/activity/subscriptions", Map.of()),
                    wish.build().toString()));
            if (made instanceof XAnswer.Failed failed && failed.fault().kind() != Fault.Kind.DUPLICATE) {
                return Optional.of(down(failed.fault()));
            }
        }
        return Optional.empty();
    }

    /** Ends the subscriptions and the webhook; what cannot be ended is left to X, which ends it itself. */
    void end() {
        Optional<URI> address = settings.context().webhook();
        if (address.isEmpty()
                || !(webhooks() instanceof XAnswer.Done webhooks)
                || at(address.get(), webhooks).isEmpty()) {
            return;
        }
        String webhook = id(at(address.get(), webhooks).get());
        if (subscriptions() instanceof XAnswer.Done subscriptions) {
            Json.objects(subscriptions.body(), "data")
                    .filter(s ->
                            Json.text(s, "webhook_id").filter(webhook::equals).isPresent())
                    .map(s -> Ids.at(s, "subscription_id"))
                    .flatMap(Optional::stream)
                    .forEach(s -> api.asApp(HttpCall.delete(api.address("/activity/subscriptions/" + s, Map.of()))));
        }
        api.asApp(HttpCall.delete(api.address("/webhooks/" + webhook, Map.of())));
    }

    private XAnswer webhooks() {
        return api.asApp(HttpCall.get(api.address("/webhooks", Map.of())));
    }

    private XAnswer subscriptions() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("max_results", "1000");
        return api.asApp(HttpCall.get(api.address("/activity/subscriptions", query)));
    }

    /** The webhook of this address among those of the app. */
    static Optional<JsonObject> at(URI address, XAnswer.Done webhooks) {
        return Json.objects(webhooks.body(), "data")
                .filter(w -> Ids.at(w, "id").isPresent())
                .filter(w ->
                        Json.text(w, "url").filter(address.toString()::equals).isPresent())
                .findFirst();
    }

    private List<String> missing(JsonObject webhook, XAnswer.Done subscriptions) {
        List<String> there = Json.objects(subscriptions.body(), "data")
                .filter(s ->
                        Json.text(s, "webhook_id").filter(id(webhook)::equals).isPresent())
                .filter(s -> Ids.at(s, "filter", "user_id")
                        .filter(settings.account()::equals)
                        .isPresent())
                .map(s -> Json.text(s, "event_type").orElse(""))
                .toList();
        return wanted().stream().filter(w -> !there.contains(w)).toList();
    }

    private static String id(JsonObject webhook) {
        return Ids.at(webhook, "id").orElse("0");
    }

    private Health down(Fault fault) {
        if (fault.code().equals("rate-limited")) {
            return new Health(Health.State.DEGRADED, fault.code(), Words.of(fault.code()), now, Optional.empty());
        }
        boolean away = fault.kind() == Fault.Kind.LATER || fault.kind() == Fault.Kind.UNKNOWN;
        return down(away ? "platform-away" : fault.code());
    }

    private Health down(String code) {
        return Health.down(code, Words.of(code), now);
    }
}
