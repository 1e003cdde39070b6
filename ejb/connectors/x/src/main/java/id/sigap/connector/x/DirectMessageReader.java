package id.sigap.connector.x;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.http.Json;
import id.sigap.connector.http.TicketMentions;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads direct messages in both of X's forms: today's, which polling brings, and the old one within webhook events. A
 * message has the same id in both.
 *
 * @param account user id of the office's account
 * @param delivery that holds the messages
 */
record DirectMessageReader(String account, RawDelivery delivery) {

    /** Today's form. Empty for what is no message: someone joined or left. */
    Optional<InboundEvent> read(JsonObject message, Includes includes, int index) {
        String type = Json.text(message, "event_type").orElse("MessageCreate");
        if (!type.equals("MessageCreate")) {
            return Optional.empty();
        }
        Optional<String> id = Ids.at(message, "id");
        Optional<String> sender = Ids.at(message, "sender_id");
        if (id.isEmpty() || sender.isEmpty()) {
            return Optional.of(incomplete(index));
        }
        Optional<String> other = Json.items(message, "participant_ids").stream()
                .map(p -> Json.asText(p).orElse(""))
                .filter(p -> Ids.isId(p) && !p.equals(account))
                .findFirst();
        return Optional.of(event(
                id.get(),
                includes.person(sender.get()),
                other.map(includes::person),
                PostReader.time(message).orElse(delivery.receivedAt()),
                PostText.written(message),
                Media.of(message, id.get(), includes),
                Ids.conversationAt(message, "dm_conversation_id")));
    }

    /** The old form. */
    Optional<InboundEvent> readOld(JsonObject message, JsonObject payload, int index) {
        if (!Json.text(message, "type").orElse("message_create").equals("message_create")) {
            return Optional.empty();
        }
        Optional<String> id = Ids.at(message, "id");
        Optional<String> sender = Ids.at(message, "message_create", "sender_id");
        Optional<JsonObject> data = Json.object(message, "message_create", "message_data");
        if (id.isEmpty() || sender.isEmpty() || data.isEmpty()) {
            return Optional.of(incomplete(index));
        }
        Optional<String> target = Ids.at(message, "message_create", "target", "recipient_id");
        return Optional.of(event(
                id.get(),
                oldPerson(payload, sender.get()),
                target.map(t -> oldPerson(payload, t)),
                Json.number(message, "created_timestamp")
                        .filter(ms -> ms > 0 && ms < 10_000_000_000_000L)
                        .map(Instant::ofEpochMilli)
                        .orElse(delivery.receivedAt()),
                PostText.ofOldMessage(data.get()),
                Media.ofOldMessage(data.get()),
                target.filter(t -> !t.equals(sender.get())).map(t -> Ids.conversation(sender.get(), t))));
    }

    private static Person oldPerson(JsonObject payload, String id) {
        return Json.object(payload, "users", id)
                .map(u -> Includes.person(id, Json.object(u, "data").orElse(u)))
                .orElseGet(() -> Person.of(id));
    }

    private InboundEvent event(
            String id,
            Person sender,
            Optional<Person> recipient,
            Instant at,
            String text,
            List<Attachment> files,
            Optional<String> conversation) {
        Content content = new Content(text, Optional.empty(), Optional.empty(), files, Optional.empty());
        ThreadReference thread = new ThreadReference(conversation, List.of(), TicketMentions.in(text));
        if (sender.id().equals(account)) {
            return new InboundEvent.OwnMessage(
                    id,
                    "1",
                    at,
                    recipient.filter(r -> !r.id().equals(account)),
                    content,
                    thread,
                    Visibility.PRIVATE,
                    Optional.empty());
        }
        return new InboundEvent.Message(id, "1", at, sender, content, thread, Visibility.PRIVATE, Set.of(), Map.of());
    }

    private InboundEvent incomplete(int index) {
        return ActivitySplitter.unreadable(
                delivery,
                index,
                "message-incomplete",
                "Pesan langsung X tanpa ID, pengirim atau isi; lihat kiriman aslinya.");
    }
}
