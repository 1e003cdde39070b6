package id.sigap.connector.graph;

import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundEvent.ContactState;
import id.sigap.connector.api.InboundEvent.DeliveryState;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.http.Json;
import id.sigap.connector.http.TicketMentions;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Reads the private messages of Messenger and Instagram: the elements of {@code messaging} and {@code standby}.
 *
 * @param accountId the office's page or account
 * @param reactionsCount whether a reaction to a message opens the answering window: Messenger says so ("Replies and Reactions
 *     Webhooks": they do as other actions of the person), Instagram does not
 */
public record MessagingReader(String accountId, boolean reactionsCount) {
    /** Marks messages of conversations that another app holds. */
    public static final String STANDBY = "standby";

    /** Begins the metadata of our messages; the outbox id follows. */
    public static final String METADATA = "sigap:";

    private static final String ID_MISSING = "Pesan dari Meta tidak memuat id.";

    /** The events of one element; none where it says nothing to a complaint desk. */
    public List<InboundEvent> read(GraphDelivery.Item item) {
        JsonObject value = item.value();
        if (isOfAnotherAccount(item)) {
            return List.of(item.unreadable(
                    "account-unknown", "Kiriman ini untuk akun lain; periksa id akun di pengaturan kanal."));
        }
        Instant at = GraphTime.at(value, "timestamp").orElse(item.time());
        Optional<JsonObject> message = Json.object(value, "message");
        if (message.isPresent()) {
            return List.of(message(item, message.get(), at));
        }
        Optional<JsonObject> edit = Json.object(value, "message_edit");
        if (edit.isPresent()) {
            return List.of(edit(item, edit.get(), at));
        }
        Optional<JsonObject> postback = Json.object(value, "postback");
        if (postback.isPresent()) {
            return List.of(postback(item, postback.get(), at));
        }
        Optional<JsonObject> reaction = Json.object(value, "reaction");
        if (reaction.isPresent()) {
            return reactionsCount ? reaction(item, reaction.get(), at).stream().toList() : List.of();
        }
        return statuses(item, at);
    }

    /** Only of a citizen, and not one that is taken back: that is no word to the office. */
    private Optional<InboundEvent> reaction(GraphDelivery.Item item, JsonObject reaction, Instant at) {
        return Json.text(reaction, "action")
                .filter("react"::equals)
                .flatMap(does -> id(item, "sender"))
                .filter(id -> !isOffice(item, id))
                .map(id -> new InboundEvent.Contact(
                        Person.of(id), ContactState.ENGAGED + " " + at, at, ContactState.ENGAGED));
    }

    private boolean isOfAnotherAccount(GraphDelivery.Item item) {
        return !item.account().equals(accountId)
                && !id(item, "recipient").filter(accountId::equals).isPresent()
                && !id(item, "sender").filter(accountId::equals).isPresent();
    }

    private static Optional<String> id(GraphDelivery.Item item, String side) {
        return GraphIds.at(item.value(), side, "id")
                .or(() -> GraphIds.at(item.value(), side, "user_ref").map(ref -> "user-ref:" + ref));
    }

    /** The one of both sides that is not the office. */
    private Optional<String> citizen(GraphDelivery.Item item, boolean own) {
        Optional<String> first = id(item, own ? "recipient" : "sender");
        return first.filter(id -> !isOffice(item, id))
                .or(() -> id(item, own ? "sender" : "recipient").filter(id -> !isOffice(item, id)))
                .or(() -> first);
    }

    private boolean isOffice(GraphDelivery.Item item, String id) {
        return id.equals(accountId) || id.equals(item.account());
    }

    private InboundEvent message(GraphDelivery.Item item, JsonObject message, Instant at) {
        Optional<String> mid = GraphIds.at(message, "mid");
        boolean own = Json.flag(message, "is_echo")
                || id(item, "sender").filter(id -> isOffice(item, id)).isPresent();
        Optional<String> citizen = citizen(item, own);
        if (mid.isEmpty() || citizen.isEmpty()) {
            return item.unreadable("id-missing", ID_MISSING);
        }
        ThreadReference thread = thread(citizen.get(), message);
        if (Json.flag(message, "is_deleted")) {
            return new InboundEvent.Deletion(mid.get(), "1", at, thread);
        }
        Content content = MessagingContent.of(message);
        if (own) {
            return new InboundEvent.OwnMessage(
                    mid.get(),
                    "1",
                    at,
                    Optional.of(Person.of(citizen.get())),
                    content,
                    thread,
                    Visibility.PRIVATE,
                    outboxId(message));
        }
        return new InboundEvent.Message(
                mid.get(),
                "1",
                at,
                Person.of(citizen.get()),
                content,
                thread,
                Visibility.PRIVATE,
                Set.of(),
                attributes(item, message));
    }

    private static Map<String, String> attributes(GraphDelivery.Item item, JsonObject message) {
        Map<String, String> attributes = new HashMap<>();
        if (item.field().equals("standby")) {
            attributes.put(STANDBY, "true");
        }
        GraphIds.at(message, "reply_to", "story", "id").ifPresent(id -> attributes.put("story-id", id));
        return attributes;
    }

    private static Optional<UUID> outboxId(JsonObject message) {
        return Json.text(message, "metadata")
                .filter(text -> text.startsWith(METADATA))
                .flatMap(text -> {
                    try {
                        return Optional.of(UUID.fromString(text.substring(METADATA.length())));
                    } catch (IllegalArgumentException e) {
                        return Optional.empty();
                    }
                });
    }

    private static ThreadReference thread(String citizen, JsonObject message) {
        return new ThreadReference(
                Optional.of(citizen),
                GraphIds.at(message, "reply_to", "mid").stream().toList(),
                TicketMentions.in(Json.text(message, "text").orElse("")));
    }

    private InboundEvent edit(GraphDelivery.Item item, JsonObject edit, Instant at) {
        Optional<String> mid = GraphIds.at(edit, "mid");
        Optional<String> citizen = citizen(item, false);
        if (mid.isEmpty() || citizen.isEmpty()) {
            return item.unreadable("id-missing", ID_MISSING);
        }
        String text = Json.text(edit, "text").orElse("");
        return new InboundEvent.Edit(
                mid.get(),
                GraphIds.at(edit, "num_edit").orElse("1"),
                at,
                Person.of(citizen.get()),
                Content.of(text),
                thread(citizen.get(), edit),
                Visibility.PRIVATE);
    }

    /** A button that the citizen pressed says its title. */
    private InboundEvent postback(GraphDelivery.Item item, JsonObject postback, Instant at) {
        Optional<String> citizen = citizen(item, false);
        if (citizen.isEmpty()) {
            return item.unreadable("id-missing", ID_MISSING);
        }
        String text = Json.text(postback, "title")
                .or(() -> Json.text(postback, "payload"))
                .orElse("");
        return new InboundEvent.Message(
                GraphIds.at(postback, "mid").orElseGet(item::contentId),
                "1",
                at,
                Person.of(citizen.get()),
                Content.of(text),
                new ThreadReference(citizen, List.of(), TicketMentions.in(text)),
                Visibility.PRIVATE,
                Set.of(),
                attributes(item, postback));
    }

    /** Where no message is named, a watermark tells of all that were sent in the conversation until then. */
    private List<InboundEvent> statuses(GraphDelivery.Item item, Instant at) {
        JsonObject value = item.value();
        List<InboundEvent> events = new ArrayList<>();
        for (var mid : Json.items(value, "delivery", "mids")) {
            Json.asText(mid)
                    .filter(text -> !text.isBlank())
                    .map(GraphIds::storable)
                    .ifPresent(id ->
                            events.add(new InboundEvent.Status(id, at, DeliveryState.DELIVERED, Optional.empty())));
        }
        GraphIds.at(value, "read", "mid")
                .ifPresent(id -> events.add(new InboundEvent.Status(id, at, DeliveryState.READ, Optional.empty())));
        if (events.isEmpty()) {
            progress(item, "delivery", DeliveryState.DELIVERED, at).ifPresent(events::add);
            progress(item, "read", DeliveryState.READ, at).ifPresent(events::add);
        }
        return events;
    }

    private Optional<InboundEvent> progress(GraphDelivery.Item item, String member, DeliveryState state, Instant at) {
        return Json.text(item.value(), member, "watermark")
                .filter(text -> text.matches("[0-9]{1,15}"))
                .flatMap(text -> citizen(item, false)
                        .map(id ->
                                new InboundEvent.Progress(id, at, state, Instant.ofEpochMilli(Long.parseLong(text)))));
    }
}
