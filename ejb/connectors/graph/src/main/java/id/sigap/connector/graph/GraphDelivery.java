package id.sigap.connector.graph;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes a webhook's delivery apart: {@code object}, then its {@code entry} array, then what each entry holds. */
public final class GraphDelivery {

    /**
     * One thing of an entry: a change, or one of {@code messaging} or {@code standby}.
     *
     * @param account the entry's id: the page, account or business that it is about; may be empty
     * @param field of a change; else {@code messaging} or {@code standby}
     * @param value what happened
     * @param time the entry's; where it tells none, when the delivery was received
     */
    public record Item(String account, String field, JsonObject value, Instant time) {

        /** Names nobody. */
        @Override
        public String toString() {
            return "Item[" + field + "]";
        }

        /** An id derived from the content, for what has none of its own. */
        public String contentId() {
            return field + ":" + Bytes.utf8(account + value).sha256();
        }

        /** One that cannot be understood. */
        public InboundEvent.Unreadable unreadable(String code, String explanation) {
            return new InboundEvent.Unreadable(contentId(), time, code, explanation);
        }
    }

    /** Reads one item; may return nothing, and may throw where the item is not as documented. */
    @FunctionalInterface
    public interface ItemReader {
        /** The item's events. */
        List<InboundEvent> read(Item item);
    }

    private static final String EXPLANATION = "Kiriman dari Meta tidak dapat dibaca.";

    private GraphDelivery() {}

    /**
     * All events of a delivery, each once; of two under one id that say different things the second is
     * {@link InboundEvent.Unreadable}, so that neither vanishes. Never throws; takes time in proportion to the delivery's size. What cannot be
     * read becomes {@link InboundEvent.Unreadable}, the rest of the batch is returned all the same.
     *
     * @param object what the delivery must be about, such as {@code page}
     */
    public static List<InboundEvent> split(RawDelivery delivery, String object, ItemReader reader) {
        Optional<JsonObject> body = Json.object(delivery.body());
        if (body.isEmpty()) {
            return List.of(unreadable(delivery, "json-unreadable"));
        }
        if (Json.text(body.get(), "object").filter(object::equals).isEmpty()
                || Json.items(body.get(), "entry").isEmpty()) {
            return List.of(unreadable(delivery, "object-unexpected"));
        }
        Map<List<String>, InboundEvent> events = new LinkedHashMap<>();
        int number = 0;
        for (JsonValue entry : Json.items(body.get(), "entry")) {
            number++;
            List<Item> items = items(entry, delivery.receivedAt());
            if (items.isEmpty() && !isKnownToBeEmpty(entry)) {
                put(
                        events,
                        new InboundEvent.Unreadable(
                                derived(delivery, "entry-" + number),
                                delivery.receivedAt(),
                                "entry-unreadable",
                                EXPLANATION));
            }
            for (int i = strayItems(entry); i > 0; i--) {
                put(
                        events,
                        new InboundEvent.Unreadable(
                                derived(delivery, "entry-" + number + "-stray-" + i),
                                delivery.receivedAt(),
                                "item-unreadable",
                                EXPLANATION));
            }
            for (Item item : items) {
                read(item, reader).forEach(event -> put(events, item, event));
            }
        }
        return List.copyOf(events.values());
    }

    private static void put(Map<List<String>, InboundEvent> events, InboundEvent event) {
        events.putIfAbsent(List.of(event.kind().name(), event.nativeId(), event.version()), event);
    }

    private static void put(Map<List<String>, InboundEvent> events, Item item, InboundEvent event) {
        InboundEvent before = events.get(List.of(event.kind().name(), event.nativeId(), event.version()));
        put(
                events,
                before == null || sameWords(before, event)
                        ? event
                        : item.unreadable(
                                "same-id-twice",
                                "Satu kiriman Meta memuat dua pesan yang berbeda dengan nomor yang sama; buka di platformnya."));
    }

    /** Times and signed addresses of files may differ between two copies of one message. */
    private static boolean sameWords(InboundEvent one, InboundEvent other) {
        return words(one).equals(words(other));
    }

    private static List<Object> words(InboundEvent event) {
        if (event instanceof InboundEvent.Message message) {
            return words(message.author().id(), message.content());
        }
        if (event instanceof InboundEvent.Edit edit) {
            return words(edit.author().id(), edit.content());
        }
        return event instanceof InboundEvent.OwnMessage own ? words("", own.content()) : List.of();
    }

    private static List<Object> words(String author, Content content) {
        return List.of(author, content.text(), content.attachments().size());
    }

    /** How many elements of an entry's lists are no objects. */
    private static int strayItems(JsonValue entry) {
        return (int) Stream.of("changes", "messaging", "standby")
                .flatMap(list -> Json.items(entry, list).stream())
                .filter(item -> !(item instanceof JsonObject))
                .count();
    }

    private static List<InboundEvent> read(Item item, ItemReader reader) {
        try {
            return reader.read(item);
        } catch (IllegalArgumentException | java.time.DateTimeException | ArithmeticException e) {
            return List.of(item.unreadable("event-unreadable", EXPLANATION));
        }
    }

    /** The items of one entry, in its order. */
    private static List<Item> items(JsonValue entry, Instant receivedAt) {
        String account = Json.text(entry, "id").orElse("");
        Instant time = GraphTime.at(entry, "time").orElse(receivedAt);
        List<Item> items = new ArrayList<>();
        Json.objects(entry, "changes")
                .forEach(change -> items.add(new Item(
                        account,
                        Json.text(change, "field").orElse("unknown"),
                        Json.object(change, "value").orElse(JsonValue.EMPTY_JSON_OBJECT),
                        time)));
        for (String field : List.of("messaging", "standby")) {
            Json.objects(entry, field).forEach(value -> items.add(new Item(account, field, value, time)));
        }
        return items;
    }

    /** Objects without a list hold older forms, such as {@code changed_fields}, which say nothing to a complaint desk. */
    private static boolean isKnownToBeEmpty(JsonValue entry) {
        return entry instanceof JsonObject object
                && (object.containsKey("changed_fields") || object.containsKey("changes"));
    }

    private static InboundEvent.Unreadable unreadable(RawDelivery delivery, String code) {
        return new InboundEvent.Unreadable(delivery.key(), delivery.receivedAt(), code, EXPLANATION);
    }

    private static String derived(RawDelivery delivery, String suffix) {
        String id = delivery.key() + ":" + suffix;
        return id.length() <= InboundEvent.MAXIMUM_ID_LENGTH
                ? id
                : Bytes.utf8(id).sha256();
    }
}
