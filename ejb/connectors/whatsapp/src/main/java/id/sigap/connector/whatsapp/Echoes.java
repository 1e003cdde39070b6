package id.sigap.connector.whatsapp;

import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.graph.GraphDelivery.Item;
import id.sigap.connector.graph.GraphIds;
import id.sigap.connector.graph.GraphTime;
import id.sigap.connector.http.Json;
import id.sigap.connector.http.TicketMentions;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was written in the office's own WhatsApp Business app (field {@code smb_message_echoes}): answers given outside Sigap,
 * their edits and deletions. What Sigap sends through the API is not among them.
 */
final class Echoes {
    private Echoes() {}

    static Stream<InboundEvent> read(Item item) {
        Citizens citizens = Citizens.of(item.value());
        return Json.objects(item.value(), "message_echoes").flatMap(echo -> {
            try {
                return one(item, citizens, echo);
            } catch (IllegalArgumentException e) {
                return Stream.of(unreadable(item, echo));
            }
        });
    }

    private static Stream<InboundEvent> one(Item item, Citizens citizens, JsonObject echo) {
        Optional<String> id = GraphIds.at(echo, "id");
        Optional<Citizens.Ids> recipient = citizens.recipient(echo, "to_user_id", "to");
        Instant at = GraphTime.at(echo, "timestamp").orElse(item.time());
        if (id.isEmpty() || recipient.isEmpty()) {
            return Stream.of(unreadable(item, echo));
        }
        String type = Json.text(echo, "type").orElse("");
        if (type.equals("reaction")) {
            return Stream.empty();
        }
        Optional<String> original = GraphIds.at(echo, type, "original_message_id");
        if (type.equals("revoke")) {
            return original.map(o -> Stream.<InboundEvent>of(
                            new InboundEvent.Deletion(o, "1", at, thread(echo, recipient.get(), Content.of("")))))
                    .orElseGet(() -> Stream.of(unreadable(item, echo)));
        }
        JsonObject words =
                type.equals("edit") ? Json.object(echo, "edit", "message").orElse(echo) : echo;
        Content content = Words.of(words);
        return Stream.of(new InboundEvent.OwnMessage(
                type.equals("edit") ? original.orElse(id.get()) : id.get(),
                type.equals("edit") ? id.get() : "1",
                at,
                Optional.of(citizens.person(recipient.get())),
                content,
                thread(words, recipient.get(), content),
                Visibility.PRIVATE,
                Optional.empty()));
    }

    private static ThreadReference thread(JsonObject words, Citizens.Ids recipient, Content content) {
        return new ThreadReference(
                Optional.of(recipient.main()),
                GraphIds.at(words, "context", "id").stream().toList(),
                TicketMentions.in(content.text()));
    }

    private static InboundEvent unreadable(Item item, JsonObject echo) {
        return new InboundEvent.Unreadable(
                GraphIds.at(echo, "id").orElseGet(() -> Incoming.contentId(echo)),
                item.time(),
                "echo-unreadable",
                "Pesan dari aplikasi WhatsApp Business kantor tidak dapat dibaca.");
    }
}
