package id.sigap.connector.whatsapp;

import id.sigap.connector.api.Person;
import id.sigap.connector.graph.GraphIds;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who wrote. A citizen is known by a user id of this business (BSUID, such as {@code US.1349...}), by a telephone number
 * ({@code wa_id}), or by both; a citizen with a user name may hide the number. The user id counts where there is one, the
 * other becomes one of {@link Person#otherIds()}.
 */
final class Citizens {
    /** The attribute that carries the telephone number back to {@code send}: digits, no plus sign. */
    static final String NUMBER = "wa-id";

    /** The attribute that carries the user id back. */
    static final String USER = "user-id";

    private final Map<String, JsonObject> byId = new HashMap<>();
    private final Optional<JsonObject> only;

    private Citizens(JsonValue value) {
        Json.objects(value, "contacts").forEach(contact -> {
            Json.text(contact, "wa_id").ifPresent(id -> byId.putIfAbsent(id.strip(), contact));
            Json.text(contact, "user_id").ifPresent(id -> byId.putIfAbsent(id.strip(), contact));
        });
        only = Json.items(value, "contacts").size() == 1
                ? Json.objects(value, "contacts").findFirst()
                : Optional.empty();
    }

    /** The contacts that a change tells of. */
    static Citizens of(JsonValue value) {
        return new Citizens(value);
    }

    /** Both ids of someone; at least one is there. */
    record Ids(Optional<String> user, Optional<String> number) {
        String main() {
            return user.or(() -> number).orElseThrow();
        }

        /** What {@code send} wants back. */
        Map<String, String> attributes() {
            Map<String, String> attributes = new LinkedHashMap<>();
            number.ifPresent(n -> attributes.put(NUMBER, n));
            user.ifPresent(u -> attributes.put(USER, u));
            return attributes;
        }
    }

    /** The ids of a message's author; empty where it names none at all. */
    Optional<Ids> author(JsonObject message) {
        return ids(message, "from_user_id", "from");
    }

    /** The ids of someone whom the office wrote to. */
    Optional<Ids> recipient(JsonObject echo, String user, String number) {
        return ids(echo, user, number);
    }

    private Optional<Ids> ids(JsonObject from, String userName, String numberName) {
        Optional<String> user = GraphIds.at(from, userName).map(String::strip);
        Optional<String> number = GraphIds.at(from, numberName).map(String::strip);
        Optional<JsonObject> contact = user.map(byId::get).or(() -> number.map(byId::get));
        if (contact.isEmpty() && user.isEmpty() && number.isEmpty()) {
            contact = only;
        }
        Optional<String> contactUser =
                contact.flatMap(c -> GraphIds.at(c, "user_id")).map(String::strip);
        Optional<String> contactNumber =
                contact.flatMap(c -> GraphIds.at(c, "wa_id")).map(String::strip);
        Ids ids = new Ids(user.or(() -> contactUser), number.or(() -> contactNumber));
        return ids.user().isEmpty() && ids.number().isEmpty() ? Optional.empty() : Optional.of(ids);
    }

    /** The person behind these ids, with the name and the number as far as they are told. */
    Person person(Ids ids) {
        Optional<JsonObject> contact =
                ids.user().map(byId::get).or(() -> ids.number().map(byId::get)).or(() -> only);
        return new Person(
                ids.main(),
                contact.flatMap(c -> Json.text(c, "profile", "name")),
                contact.flatMap(c -> Json.text(c, "profile", "username")),
                ids.number().filter(Addressee::isNumber).map(n -> "+" + n),
                ids.user().isPresent() ? ids.number().map(Set::of).orElse(Set.of()) : Set.of());
    }
}
