package id.sigap.connector.whatsapp;

import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundEvent.DeliveryState;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.graph.GraphDelivery.Item;
import id.sigap.connector.graph.GraphIds;
import id.sigap.connector.graph.GraphTime;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * News of our messages. They come out of order: of one delivery, what is further along comes last, so that a state never goes
 * back; the same state twice has the same key.
 *
 * <p>A status that carries our outbox id back is also evidence that the message with that id was taken, which settles an
 * unknown outcome: it becomes an {@link InboundEvent.OwnMessage} without words. It names no thread: an id that is not in the
 * outbox must not pass for an answer given outside Sigap.
 */
final class Statuses {
    /** Before the outbox id, so that no other program's data pass for ours. */
    private static final String OURS = "sigap:";

    /** Say nothing about a message's way: warnings, deletions by the recipient, payments. */
    private static final Set<String> SILENT = Set.of("warning", "deleted", "pending", "captured", "canceled");

    private Statuses() {}

    static String callbackData(UUID outboxId) {
        return OURS + outboxId;
    }

    static List<InboundEvent> read(Item item) {
        List<InboundEvent> evidence = new ArrayList<>();
        List<InboundEvent.Status> statuses = new ArrayList<>();
        List<InboundEvent> unreadable = new ArrayList<>();
        Citizens citizens = Citizens.of(item.value());
        Json.objects(item.value(), "statuses").forEach(status -> {
            Optional<String> id = GraphIds.at(status, "id");
            String word = Json.text(status, "status").orElse("");
            Optional<DeliveryState> state = state(word);
            Instant at = GraphTime.at(status, "timestamp").orElse(item.time());
            if (id.isEmpty() || state.isEmpty() && !SILENT.contains(word)) {
                unreadable.add(new InboundEvent.Unreadable(
                        id.orElseGet(() -> Incoming.contentId(status)),
                        at,
                        "status-unknown",
                        "WhatsApp mengirim status pesan yang tidak dikenal."));
            } else if (state.isPresent()) {
                outboxId(status)
                        .ifPresent(outbox -> evidence.add(new InboundEvent.OwnMessage(
                                id.get(),
                                "1",
                                at,
                                citizens.recipient(status, "recipient_user_id", "recipient_id")
                                        .map(citizens::person),
                                Content.of(""),
                                ThreadReference.NONE,
                                Visibility.PRIVATE,
                                Optional.of(outbox))));
                statuses.add(new InboundEvent.Status(id.get(), at, state.get(), code(status, state.get())));
            }
        });
        statuses.sort(Comparator.comparing(InboundEvent.Status::state));
        List<InboundEvent> events = new ArrayList<>(evidence);
        events.addAll(statuses);
        events.addAll(unreadable);
        return events;
    }

    private static Optional<DeliveryState> state(String word) {
        return switch (word) {
            case "sent" -> Optional.of(DeliveryState.SENT);
            case "delivered" -> Optional.of(DeliveryState.DELIVERED);
            case "read", "played" -> Optional.of(DeliveryState.READ);
            case "failed" -> Optional.of(DeliveryState.FAILED);
            default -> Optional.empty();
        };
    }

    private static Optional<String> code(JsonObject status, DeliveryState state) {
        return state == DeliveryState.FAILED
                ? Json.objects(status, "errors")
                        .flatMap(e -> Json.text(e, "code").stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<UUID> outboxId(JsonObject status) {
        return Json.text(status, "biz_opaque_callback_data")
                .filter(data -> data.startsWith(OURS))
                .flatMap(data -> {
                    try {
                        return Optional.of(UUID.fromString(data.substring(OURS.length())));
                    } catch (IllegalArgumentException e) {
                        return Optional.empty();
                    }
                });
    }
}
