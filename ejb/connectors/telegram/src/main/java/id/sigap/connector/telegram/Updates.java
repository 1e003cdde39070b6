package id.sigap.connector.telegram;

import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundEvent.ContactState;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads updates: one delivery is one update. */
final class Updates {
    /** What we ask Telegram for; other kinds are not sent. */
    static final Set<String> WANTED = Set.of("message", "edited_message", "my_chat_member");

    private static final Map<String, ContactState> STATES =
            Map.of("kicked", ContactState.BLOCKED, "member", ContactState.UNBLOCKED);

    private Updates() {}

    /**
     * The key of an update. Its id alone would not do: after a week without updates Telegram goes on at a random id, which
     * may have been used years ago.
     */
    static Optional<String> key(JsonObject update) {
        return Json.text(update, "update_id")
                .filter(id -> id.matches("[0-9]{1,19}"))
                .map(id -> id + "-"
                        + content(update)
                                .map(thing -> Json.text(thing, "edit_date")
                                        .or(() -> Json.text(thing, "date"))
                                        .filter(date -> date.matches("[0-9]{1,12}"))
                                        .orElse("0"))
                                .orElse("0"));
    }

    private static Optional<JsonObject> content(JsonObject update) {
        return update.keySet().stream()
                .filter(name -> !name.equals("update_id"))
                .flatMap(name -> Json.object(update, name).stream())
                .findFirst();
    }

    static Reading read(Bot bot, RawDelivery delivery) {
        Optional<JsonObject> update = Json.object(delivery.body());
        Optional<String> id = update.flatMap(Updates::key);
        if (id.isEmpty()) {
            return Reading.of(unreadable(
                    delivery.key(),
                    delivery.receivedAt(),
                    "update-unreadable",
                    "Kiriman ini bukan pembaruan Telegram yang dapat dibaca."));
        }
        try {
            return read(bot, update.get(), id.get(), delivery.receivedAt());
        } catch (IllegalArgumentException e) {
            // a value that no event takes; the constructors say which
            return Reading.of(unreadable(
                    id.get(),
                    delivery.receivedAt(),
                    "update-malformed",
                    "Pembaruan Telegram ini memuat nilai yang tidak sah; periksa di aplikasi Telegram."));
        }
    }

    private static Reading read(Bot bot, JsonObject update, String id, Instant receivedAt) {
        Optional<JsonObject> message = Json.object(update, "message");
        if (message.isPresent()) {
            return new MessageReader(bot, message.get(), id, receivedAt).read();
        }
        Optional<JsonObject> edited = Json.object(update, "edited_message");
        if (edited.isPresent()) {
            return new MessageReader(bot, edited.get(), id, receivedAt).edit();
        }
        Optional<JsonObject> membership = Json.object(update, "my_chat_member");
        if (membership.isPresent()) {
            return membership(membership.get(), id, receivedAt);
        }
        if (update.keySet().stream().anyMatch(WANTED::contains)) {
            return Reading.of(unreadable(
                    id, receivedAt, "update-malformed", "Pembaruan Telegram ini tidak berbentuk seperti semestinya."));
        }
        // channel posts are the office's own publications, business messages belong to another person's account, and
        // reactions, polls and buttons say nothing that could be answered
        return Reading.ignored(update.keySet().stream()
                .filter(name -> !name.equals("update_id"))
                .findFirst()
                .map(name -> name.matches("[a-z_]{1,60}") ? name : "unknown")
                .orElse("empty"));
    }

    /**
     * A citizen blocked the bot, or unblocked it: of a private chat nothing else is told. Times are whole seconds, so the
     * version is the key of the update.
     */
    private static Reading membership(JsonObject change, String id, Instant receivedAt) {
        if (Json.text(change, "chat", "type").filter("private"::equals).isEmpty()) {
            return Reading.ignored("group-membership");
        }
        Optional<ContactState> state = Json.text(change, "new_chat_member", "status")
                .flatMap(status -> Optional.ofNullable(STATES.get(status)));
        Optional<Person> citizen = Json.object(change, "chat").flatMap(People::user);
        if (state.isEmpty() || citizen.isEmpty()) {
            return Reading.of(unreadable(
                    id,
                    receivedAt,
                    "update-malformed",
                    "Telegram memberi tahu perubahan yang tidak dikenal pada percakapan dengan seorang pelapor."));
        }
        return Reading.of(new InboundEvent.Contact(
                citizen.get(), id, When.of(Json.number(change, "date"), receivedAt), state.get()));
    }

    static InboundEvent.Unreadable unreadable(String id, Instant at, String code, String explanation) {
        return new InboundEvent.Unreadable(id, at, code, explanation);
    }
}
