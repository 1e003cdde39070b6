package id.sigap.standin.whatsapp;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Builds webhook bodies as documented. */
final class Hooks {
    private final WhatsAppAccount account;

    Hooks(WhatsAppAccount account) {
        this.account = account;
    }

    /** Messages of one citizen. */
    JsonObject messages(Citizen citizen, List<JsonObject> messages) {
        return messages(List.of(citizen), messages);
    }

    /** Messages of these citizens, in one delivery. */
    JsonObject messages(List<Citizen> citizens, List<JsonObject> messages) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        messages.forEach(list::add);
        return body("messages", value(citizens).add("messages", list));
    }

    /** What the office wrote in its own app. */
    JsonObject echo(Citizen citizen, JsonObject message) {
        return body(
                "smb_message_echoes",
                value(citizen).add("message_echoes", Json.createArrayBuilder().add(message)));
    }

    JsonObject status(Citizen citizen, Line line, String state, Optional<JsonObject> error, Instant at) {
        JsonObjectBuilder status = Json.createObjectBuilder()
                .add("id", line.id())
                .add("status", state)
                .add("timestamp", String.valueOf(at.getEpochSecond()));
        citizen.number().ifPresent(n -> status.add("recipient_id", n));
        citizen.user().ifPresent(u -> status.add("recipient_user_id", u));
        line.callbackData().ifPresent(data -> status.add("biz_opaque_callback_data", data));
        error.ifPresent(e -> status.add("errors", Json.createArrayBuilder().add(e)));
        return body(
                "messages",
                value(citizen).add("statuses", Json.createArrayBuilder().add(status)));
    }

    /** The part that every message has. */
    JsonObjectBuilder message(Citizen citizen, String id, String type, Instant at) {
        JsonObjectBuilder message = Json.createObjectBuilder();
        citizen.number().ifPresent(n -> message.add("from", n));
        citizen.user().ifPresent(u -> message.add("from_user_id", u));
        return message.add("id", id)
                .add("timestamp", String.valueOf(at.getEpochSecond()))
                .add("type", type);
    }

    private JsonObjectBuilder value(Citizen citizen) {
        return value(List.of(citizen));
    }

    private JsonObjectBuilder value(List<Citizen> citizens) {
        JsonArrayBuilder contacts = Json.createArrayBuilder();
        for (Citizen citizen : citizens) {
            JsonObjectBuilder contact = Json.createObjectBuilder()
                    .add("profile", Json.createObjectBuilder().add("name", citizen.name()));
            citizen.number().ifPresent(n -> contact.add("wa_id", n));
            citizen.user().ifPresent(u -> contact.add("user_id", u));
            contacts.add(contact);
        }
        return Json.createObjectBuilder()
                .add("messaging_product", "whatsapp")
                .add(
                        "metadata",
                        Json.createObjectBuilder()
                                .add("display_phone_number", account.number())
                                .add("phone_number_id", account.numberId()))
                .add("contacts", contacts);
    }

    private JsonObject body(String field, JsonObjectBuilder value) {
        return Json.createObjectBuilder()
                .add("object", "whatsapp_business_account")
                .add(
                        "entry",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("id", account.businessId())
                                        .add(
                                                "changes",
                                                Json.createArrayBuilder()
                                                        .add(Json.createObjectBuilder()
                                                                .add("value", value)
                                                                .add("field", field)))))
                .build();
    }
}
