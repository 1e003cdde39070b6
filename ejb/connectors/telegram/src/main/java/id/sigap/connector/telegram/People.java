package id.sigap.connector.telegram;

import id.sigap.connector.api.Person;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads who wrote. */
final class People {
    private People() {}

    static Optional<String> id(JsonObject from, String... path) {
        return Json.text(from, path).filter(id -> id.matches("-?[0-9]{1,19}"));
    }

    /** A user; in a private chat the user's id is the chat's id as well. */
    static Optional<Person> user(JsonObject user) {
        return id(user, "id").map(id -> person(id, name(user), user));
    }

    /** A group or channel in whose name somebody wrote. */
    private static Optional<Person> chat(JsonObject chat) {
        return id(chat, "id").map(id -> person(id, Json.text(chat, "title").orElseGet(() -> name(chat)), chat));
    }

    private static Person person(String id, String name, JsonObject named) {
        return new Person(
                id,
                Optional.of(name),
                Json.text(named, "username").map(username -> "@" + username),
                Optional.empty(),
                Set.of());
    }

    private static String name(JsonObject named) {
        return Stream.of("first_name", "last_name")
                .flatMap(field -> Json.text(named, field).stream())
                .collect(Collectors.joining(" "));
    }

    /** The author of a message: the chat in whose name it was written, else the user. */
    static Optional<Person> author(JsonObject message) {
        return Json.object(message, "sender_chat")
                .flatMap(People::chat)
                .or(() -> Json.object(message, "from").flatMap(People::user))
                .map(person -> Json.object(message, "contact")
                        .filter(contact -> id(contact, "user_id")
                                .filter(person.id()::equals)
                                .isPresent())
                        .flatMap(contact -> Json.text(contact, "phone_number"))
                        .map(person::reachableAt)
                        .orElse(person));
    }
}
