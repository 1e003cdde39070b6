package id.sigap.connector.x;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes deliveries apart: an event of the Activity API, or a page of posts or messages that a look brought. X's pages begin
 * with the newest; events come out the oldest first.
 *
 * @param account user id of the office's account
 */
record ActivitySplitter(String account) {
    /** Says in a delivery's attributes what look brought it; absent for the webhook's. */
    static final String SOURCE = "source";

    static final String MENTIONS = "mentions";
    static final String DIRECT_MESSAGES = "direct-messages";

    /** What happens on X and says nothing to a complaint desk. */
    private static final Pattern QUIET =
            Pattern.compile("(?:profile|follow|like|mute|block|spaces|news|chat|oauth)\\..*"
                    + "|dm\\.(?:read|indicate_typing)|[A-Z].*Update|FollowFollow|FollowUnfollow|NewsNew");

    List<InboundEvent> split(RawDelivery delivery) {
        Optional<JsonObject> body = Json.object(delivery.body());
        if (body.isEmpty()) {
            return List.of(unreadable(delivery, 0, "json-expected", "Kiriman X bukan JSON yang dapat dibaca."));
        }
        String source = delivery.attributes().getOrDefault(SOURCE, "");
        List<InboundEvent> events = source.isEmpty()
                ? events(delivery, body.get())
                : page(delivery, body.get(), source.equals(DIRECT_MESSAGES));
        return List.copyOf(each(events));
    }

    /** One event, or several of them in a list. */
    private List<InboundEvent> events(RawDelivery delivery, JsonObject body) {
        Optional<JsonObject> one = Json.object(body, "data");
        List<JsonValue> envelopes = one.<List<JsonValue>>map(List::of).orElseGet(() -> Json.items(body, "data"));
        if (envelopes.isEmpty()) {
            return List.of(unreadable(
                    delivery, 0, "event-expected", "Kiriman X tidak memuat peristiwa; lihat kiriman aslinya."));
        }
        List<InboundEvent> events = new ArrayList<>();
        for (int i = 0; i < envelopes.size(); i++) {
            if (envelopes.get(i) instanceof JsonObject envelope) {
                events.addAll(event(delivery, envelope, i));
            } else {
                events.add(unreadable(
                        delivery, i, "event-expected", "Bagian kiriman X bukan peristiwa; lihat kiriman aslinya."));
            }
        }
        return events;
    }

    private List<InboundEvent> event(RawDelivery delivery, JsonObject envelope, int index) {
        String type = Json.text(envelope, "event_type").orElse("");
        JsonObject payload = Json.object(envelope, "payload").orElse(JsonValue.EMPTY_JSON_OBJECT);
        Includes includes = Includes.of(Json.object(envelope, "includes"));
        return switch (type) {
            case "post.create", "post.mention.create", "post.reply.create", "post.quote.create" ->
                List.of(new PostReader(account, delivery).read(payload, includes, type, index));
            case "post.delete" -> List.of(deletion(delivery, payload, index));
            case "dm.received", "dm.sent" -> directMessages(delivery, payload, includes, index);
            default ->
                QUIET.matcher(type).matches()
                        ? List.of()
                        : List.of(unreadable(
                                delivery, index, "event-unknown", "Jenis peristiwa X ini belum dikenal Sigap."));
        };
    }

    /** X tells an id and the author, nothing of earlier versions: the id is the post's or an edit's. */
    private static InboundEvent deletion(RawDelivery delivery, JsonObject payload, int index) {
        Optional<String> id = Ids.at(payload, "id");
        if (id.isEmpty()) {
            return unreadable(delivery, index, "post-incomplete", "Penghapusan pos X tanpa ID; lihat kiriman aslinya.");
        }
        return new InboundEvent.Deletion(
                id.get(),
                id.get(),
                PostReader.time(payload).orElse(delivery.receivedAt()),
                PostReader.thread(payload, ""));
    }

    private List<InboundEvent> directMessages(RawDelivery delivery, JsonObject payload, Includes includes, int index) {
        DirectMessageReader reader = new DirectMessageReader(account, delivery);
        if (!payload.containsKey("direct_message_events")) {
            return reader.read(payload, includes, index).stream().toList();
        }
        List<JsonValue> messages = Json.items(payload, "direct_message_events");
        List<InboundEvent> events = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i) instanceof JsonObject message) {
                reader.readOld(message, payload, index + i).ifPresent(events::add);
            } else {
                events.add(
                        unreadable(delivery, index + i, "message-incomplete", "Pesan langsung X tidak dapat dibaca."));
            }
        }
        return events;
    }

    private List<InboundEvent> page(RawDelivery delivery, JsonObject body, boolean messages) {
        Includes includes = Includes.of(Json.object(body, "includes"));
        List<JsonValue> items = Json.items(body, "data");
        List<InboundEvent> events = new ArrayList<>();
        for (int i = items.size() - 1; i >= 0; i--) {
            if (!(items.get(i) instanceof JsonObject item)) {
                events.add(unreadable(delivery, i, "event-expected", "Bagian halaman X tidak dapat dibaca."));
            } else if (messages) {
                new DirectMessageReader(account, delivery)
                        .read(item, includes, i)
                        .ifPresent(events::add);
            } else {
                events.add(new PostReader(account, delivery).read(item, includes, "", i));
            }
        }
        return events;
    }

    /** What stands twice in one delivery is one event. */
    private static List<InboundEvent> each(List<InboundEvent> events) {
        Map<String, InboundEvent> byKey = new LinkedHashMap<>();
        events.forEach(e -> byKey.putIfAbsent(e.kind() + " " + e.nativeId() + " " + e.version(), e));
        return new ArrayList<>(byKey.values());
    }

    static InboundEvent unreadable(RawDelivery delivery, int index, String code, String explanation) {
        String id = "x:" + Bytes.utf8(delivery.key()).sha256() + ":" + index;
        return new InboundEvent.Unreadable(id, delivery.receivedAt(), code, explanation);
    }

    /** Of a channel whose settings say no account. */
    static List<InboundEvent> withoutAccount(RawDelivery delivery) {
        return List.of(unreadable(
                delivery, 0, "settings-incomplete", "Pengaturan kanal belum lengkap: ID pengguna akun belum diisi."));
    }
}
