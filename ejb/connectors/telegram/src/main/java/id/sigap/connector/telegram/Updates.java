package id.sigap.connector.telegram;

import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Reads updates: one delivery is one update. */
final class Updates {
    /** What we ask Telegram for; other kinds are not sent. */
    static final Set<String> WANTED = Set.of("message", "edited_message", "my_chat_member");

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

    /** A citizen who blocks the bot cannot be answered any more. It names no message, so it is evidence only. */
    private static Reading membership(JsonObject change, String id, Instant receivedAt) {
        String status = Json.text(change, "new_chat_member", "status").orElse("");
        if (!Json.text(change, "chat", "type").filter("private"::equals).isPresent()) {
            return Reading.ignored("group-membership");
        }
        if (!status.equals("kicked")) {
            return Reading.ignored("unblocked");
        }
        Optional<Person> citizen = Json.object(change, "from").flatMap(People::user);
        return Reading.of(new InboundEvent.Bounce(
                "block-" + id,
                "1",
                When.of(Json.number(change, "date"), receivedAt),
                Optional.empty(),
                citizen,
                "403",
                true,
                "Pelapor memblokir bot di Telegram."));
    }

    static InboundEvent.Unreadable unreadable(String id, Instant at, String code, String explanation) {
        return new InboundEvent.Unreadable(id, at, code, explanation);
    }
}
