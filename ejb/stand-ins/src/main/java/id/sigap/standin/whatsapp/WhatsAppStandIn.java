package id.sigap.standin.whatsapp;

import id.sigap.standin.Answer;
import id.sigap.standin.Call;
import id.sigap.standin.StandIn;
import id.sigap.standin.WebhookSender;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** WhatsApp on this machine. Thread-safe: its state is guarded by one lock, webhooks are posted outside it. */
public final class WhatsAppStandIn extends StandIn {
    private static final Duration MEDIA_ADDRESS = Duration.ofMinutes(5);

    /** What one of many writes. */
    public record Written(Citizen citizen, String text) {}

    private record Media(byte[] content, String type) {}

    private record MediaAddress(String mediaId, Instant until) {}

    private final WhatsAppAccount account;
    private final Clock clock;
    private final Hooks hooks;
    private final Deliveries deliveries;
    private final Chats chats;
    private final Object lock = new Object();
    private final Map<String, Media> media = new LinkedHashMap<>();
    private final Map<String, MediaAddress> addresses = new LinkedHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile boolean pairLimit;
    private volatile boolean subscribed;

    /** @param port 0 = any that is free */
    public WhatsAppStandIn(int port, WhatsAppAccount account, Clock clock) {
        super(port);
        this.account = account;
        this.clock = clock;
        this.chats = new Chats(clock);
        this.hooks = new Hooks(account);
        this.deliveries = new Deliveries(account.appSecret());
    }

    /** Where webhooks go. */
    public void webhook(URI address) {
        deliveries.to(address);
    }

    /** Asks the webhook the question of the handshake; true where it answers rightly. */
    public boolean verify(URI address) {
        String challenge = "1158201444";
        String query = "hub.mode=subscribe&hub.challenge=" + challenge + "&hub.verify_token=" + account.verifyToken();
        return WebhookSender.ask(URI.create(address + "?" + query)).equals(challenge);
    }

    /** Refuses a second message to one citizen within six seconds. */
    public void limitPairs(boolean on) {
        pairLimit = on;
    }

    /** The next deliveries go so, one each. */
    public void nextDeliveries(DeliveryMischief... ways) {
        deliveries.next(List.of(ways));
    }

    /** From now on posts again by itself what was not taken, after so long. */
    public void retryDeliveriesEvery(Duration pause) {
        deliveries.retryEvery(pause);
    }

    /** Posts again what was not taken. */
    public void retryDeliveries() {
        deliveries.retry();
        deliveries.settle();
    }

    /** How many deliveries were not taken. */
    public int undelivered() {
        deliveries.settle();
        return deliveries.undelivered();
    }

    /** Waits until every delivery was posted. */
    public void settle() {
        deliveries.settle();
    }

    /** A citizen has written, and whoever says so makes the delivery of it: the office may answer them. */
    public void wrote(Citizen citizen, String text) {
        chats.keep(citizen, text, Optional.empty(), false, Optional.empty());
    }

    /** A citizen writes; the id of the message. */
    public String writes(Citizen citizen, String text) {
        return writes(citizen, text, Optional.empty());
    }

    /** A citizen answers a message of the chat. */
    public String writes(Citizen citizen, String text, Optional<String> quotes) {
        String id = chats.keep(citizen, text, quotes, false, Optional.empty()).id();
        JsonObjectBuilder message = hooks.message(citizen, id, "text", clock.instant());
        quotes.ifPresent(q -> message.add(
                "context",
                Json.createObjectBuilder().add("from", account.number()).add("id", q)));
        deliveries.post(hooks.messages(citizen, List.of(text(message, text))));
        return id;
    }

    /** Many write at the same time, and all of it is one delivery; the ids of the messages. */
    public List<String> writeTogether(List<Written> all) {
        List<String> ids = new ArrayList<>();
        List<JsonObject> messages = new ArrayList<>();
        for (Written written : all) {
            String id = chats.keep(written.citizen(), written.text(), Optional.empty(), false, Optional.empty())
                    .id();
            ids.add(id);
            messages.add(text(hooks.message(written.citizen(), id, "text", clock.instant()), written.text()));
        }
        deliveries.post(
                hooks.messages(all.stream().map(Written::citizen).distinct().toList(), messages));
        return ids;
    }

    private static JsonObject text(JsonObjectBuilder message, String text) {
        return message.add("text", Json.createObjectBuilder().add("body", text)).build();
    }

    /** A citizen sends a picture or another file. */
    public String sends(Citizen citizen, String kind, byte[] content, String contentType, String caption) {
        String id = chats.keep(citizen, "[" + kind + "] " + caption, Optional.empty(), false, Optional.empty())
                .id();
        String mediaId = String.valueOf(2_621_233_374_000_000L + numbers.incrementAndGet());
        synchronized (lock) {
            media.put(mediaId, new Media(content.clone(), contentType));
        }
        JsonObjectBuilder file = Json.createObjectBuilder().add("id", mediaId).add("mime_type", contentType);
        if (!caption.isEmpty()) {
            file.add("caption", caption);
        }
        deliveries.post(hooks.messages(
                citizen,
                List.of(hooks.message(citizen, id, kind, clock.instant())
                        .add(kind, file)
                        .build())));
        return id;
    }

    /** A citizen changes a message. */
    public void edits(Citizen citizen, String id, String text) {
        chats.replace(citizen, id, line -> line.reading(text));
        deliveries.post(hooks.messages(
                citizen,
                List.of(hooks.message(citizen, chats.newId(), "edit", clock.instant())
                        .add(
                                "edit",
                                Json.createObjectBuilder()
                                        .add("original_message_id", id)
                                        .add(
                                                "message",
                                                Json.createObjectBuilder()
                                                        .add("type", "text")
                                                        .add(
                                                                "text",
                                                                Json.createObjectBuilder()
                                                                        .add("body", text))))
                        .build())));
    }

    /** A citizen takes a message back. */
    public void deletes(Citizen citizen, String id) {
        chats.replace(citizen, id, Line::takenBack);
        deliveries.post(hooks.messages(
                citizen,
                List.of(hooks.message(citizen, chats.newId(), "revoke", clock.instant())
                        .add("revoke", Json.createObjectBuilder().add("original_message_id", id))
                        .build())));
    }

    /** A citizen opens the chat: what the office wrote is read. */
    public void reads(Citizen citizen) {
        visibleReplies(citizen)
                .forEach(line ->
                        deliveries.post(hooks.status(citizen, line, "read", Optional.empty(), clock.instant())));
    }

    /** Somebody of the office answers in the office's own app, past Sigap. */
    public String officeWritesInApp(Citizen citizen, String text) {
        Line line = chats.keep(citizen, text, Optional.empty(), true, Optional.empty());
        JsonObjectBuilder echo = Json.createObjectBuilder()
                .add("from", account.number())
                .add("id", line.id())
                .add("timestamp", String.valueOf(clock.instant().getEpochSecond()))
                .add("type", "text")
                .add("text", Json.createObjectBuilder().add("body", text));
        citizen.number().ifPresent(n -> echo.add("to", n));
        citizen.user().ifPresent(u -> echo.add("to_user_id", u));
        deliveries.post(hooks.echo(citizen, echo.build()));
        return line.id();
    }

    /** Any message that is not modelled here, as it stands on the wire; {@code id}, {@code from} and time are added. */
    public String sendsRaw(Citizen citizen, String type, JsonObject members) {
        String id = chats.newId();
        JsonObjectBuilder message = hooks.message(citizen, id, type, clock.instant());
        members.forEach(message::add);
        deliveries.post(hooks.messages(citizen, List.of(message.build())));
        return id;
    }

    /** The whole chat, oldest first. */
    public List<Line> chat(Citizen citizen) {
        return chats.with(citizen);
    }

    /** What the citizen sees from the office, oldest first. */
    public List<Line> visibleReplies(Citizen citizen) {
        return chat(citizen).stream()
                .filter(line -> line.fromOffice() && !line.deleted())
                .toList();
    }

    @Override
    protected Answer answer(Call call) {
        if (call.path().startsWith("/berkas/")) {
            return download(call);
        }
        if (call.bearer().filter(account.token()::equals).isEmpty()) {
            return Refusals.login();
        }
        String proof = HexFormat.of()
                .formatHex(
                        WebhookSender.hmac(account.appSecret(), account.token().getBytes(StandardCharsets.UTF_8)));
        Optional<String> given = call.parameter("appsecret_proof")
                .or(() -> Optional.ofNullable(
                        call.header("content-type").orElse("").startsWith("application/x-www-form")
                                ? call.form().get("appsecret_proof")
                                : null));
        if (given.filter(p -> !p.equals(proof)).isPresent()) {
            return Refusals.error(400, 100, "Invalid appsecret_proof provided in the API argument");
        }
        String[] path = call.path().split("/");
        if (path.length < 3 || !path[1].matches("v[0-9]{1,2}\\.[0-9]")) {
            return Refusals.error(404, 2500, "Unknown path components");
        }
        return path.length == 3 ? object(call, path[2]) : edge(call, path[2], path[3]);
    }

    private Answer object(Call call, String id) {
        if (!call.method().equals("GET")) {
            return Refusals.invalid("Unsupported " + call.method() + " request");
        }
        if (id.equals("debug_token")) {
            return Answer.json(200, "{\"data\":{\"app_id\":\"67084\",\"is_valid\":true,\"expires_at\":0}}");
        }
        if (id.equals(account.numberId())) {
            return Answer.json(
                    200,
                    Json.createObjectBuilder()
                            .add("id", id)
                            .add("display_phone_number", "+" + account.number())
                            .add("quality_rating", "GREEN")
                            .build());
        }
        synchronized (lock) {
            Media found = media.get(id);
            if (found == null) {
                return Refusals.error(400, 100, "Unsupported get request. Object with ID '" + id + "' does not exist");
            }
            String key = String.valueOf(numbers.incrementAndGet());
            addresses.put(key, new MediaAddress(id, clock.instant().plus(MEDIA_ADDRESS)));
            return Answer.json(
                    200,
                    Json.createObjectBuilder()
                            .add("messaging_product", "whatsapp")
                            .add("url", address() + "/berkas/" + key)
                            .add("mime_type", found.type())
                            .add("file_size", String.valueOf(found.content().length))
                            .add("id", id)
                            .build());
        }
    }

    private Answer download(Call call) {
        if (call.bearer().filter(account.token()::equals).isEmpty()) {
            return Answer.text(401, "");
        }
        synchronized (lock) {
            MediaAddress found = addresses.get(call.path().substring("/berkas/".length()));
            if (found == null || clock.instant().isAfter(found.until())) {
                return Answer.text(404, "");
            }
            Media file = media.get(found.mediaId());
            return file == null ? Answer.text(404, "") : Answer.of(200, file.type(), file.content());
        }
    }

    private Answer edge(Call call, String id, String edge) {
        if (id.equals(account.businessId()) && edge.equals("subscribed_apps")) {
            if (call.method().equals("POST")) {
                subscribed = true;
                return Answer.json(200, "{\"success\":true}");
            }
            if (call.method().equals("DELETE")) {
                subscribed = false;
                return Answer.json(200, "{\"success\":true}");
            }
            return Answer.json(
                    200,
                    subscribed
                            ? "{\"data\":[{\"whatsapp_business_api_data\":{\"id\":\"67084\",\"name\":\"Sigap\"}}]}"
                            : "{\"data\":[]}");
        }
        if (!id.equals(account.numberId())
                || !edge.equals("messages")
                || !call.method().equals("POST")) {
            return Refusals.error(400, 100, "Unsupported request");
        }
        if (!call.header("content-type").orElse("").startsWith("application/json")) {
            return Refusals.invalid("The parameter messaging_product is required.");
        }
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(call.body()))) {
            return send(Order.read(reader.readObject(), account.template()));
        } catch (JsonException e) {
            return Refusals.invalid("Invalid JSON");
        } catch (Order.Refused e) {
            return Refusals.error(400, e.code(), e.words());
        }
    }

    private Answer send(Order order) throws Order.Refused {
        Instant now = clock.instant();
        Citizen citizen =
                chats.find(order.citizen()).orElseThrow(() -> new Order.Refused(131026, "Message undeliverable"));
        if (pairLimit && chats.isPairLimited(citizen)) {
            throw new Order.Refused(131056, "(Business Account, Consumer Account) pair rate limit hit");
        }
        boolean open = order.template() || chats.isOpen(citizen);
        Optional<String> quotes =
                order.quotes().filter(q -> chat(citizen).stream().anyMatch(l -> l.id().equals(q)));
        Line line;
        if (open) {
            line = chats.keep(citizen, order.text(), quotes, true, order.callbackData());
            deliveries.post(hooks.status(citizen, line, "sent", Optional.empty(), now));
            deliveries.post(hooks.status(citizen, line, "delivered", Optional.empty(), now));
        } else {
            line = new Line(chats.newId(), true, order.text(), quotes, order.callbackData(), now, false);
            deliveries.post(hooks.status(
                    citizen, line, "failed", Optional.of(Refusals.object(131047, "Re-engagement message")), now));
        }
        JsonObjectBuilder contact = Json.createObjectBuilder().add("input", order.citizen());
        citizen.number().ifPresent(n -> contact.add("wa_id", n));
        citizen.user().ifPresent(u -> contact.add("user_id", u));
        return Answer.json(
                200,
                Json.createObjectBuilder()
                        .add("messaging_product", "whatsapp")
                        .add("contacts", Json.createArrayBuilder().add(contact))
                        .add(
                                "messages",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder().add("id", line.id())))
                        .build());
    }

    @Override
    public void close() {
        deliveries.close();
        super.close();
    }
}
