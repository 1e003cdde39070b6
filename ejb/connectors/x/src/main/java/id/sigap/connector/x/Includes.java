package id.sigap.connector.x;

import id.sigap.connector.api.Person;
import id.sigap.connector.api.Place;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What X lays beside posts: the people, files, places and other posts that they name. */
record Includes(
        Map<String, JsonObject> users,
        Map<String, JsonObject> media,
        Map<String, JsonObject> places,
        Map<String, JsonObject> posts) {

    static Includes of(Optional<JsonObject> includes) {
        JsonValue from = includes.<JsonValue>map(i -> i).orElse(JsonValue.EMPTY_JSON_OBJECT);
        return new Includes(
                byKey(from, "users", "id"),
                byKey(from, "media", "media_key"),
                byKey(from, "places", "id"),
                byKey(from, "tweets", "id"));
    }

    /** Some events wrap each object once more in {@code data}. */
    private static Map<String, JsonObject> byKey(JsonValue from, String list, String key) {
        Map<String, JsonObject> found = new LinkedHashMap<>();
        Json.objects(from, list)
                .map(o -> Json.object(o, "data").orElse(o))
                .forEach(o -> Json.text(o, key).ifPresent(k -> found.putIfAbsent(k, o)));
        return found;
    }

    /** Someone, with the names that X told. */
    Person person(String id) {
        JsonObject user = users.get(id);
        return user == null ? Person.of(id) : person(id, user);
    }

    /** The same from a user object of either age. */
    static Person person(String id, JsonObject user) {
        return new Person(
                id,
                Json.text(user, "name"),
                Json.text(user, "username")
                        .or(() -> Json.text(user, "screen_name"))
                        .map(h -> "@" + h),
                Optional.empty(),
                Set.of());
    }

    /** Where a post was written, where it tells. */
    Optional<Place> place(JsonObject post) {
        Optional<Place.Point> point = point(Json.items(post, "geo", "coordinates", "coordinates"));
        String name = Json.text(post, "geo", "place_id")
                .map(places::get)
                .flatMap(p -> Json.text(p, "full_name"))
                .orElse("");
        return name.isBlank() && point.isEmpty() ? Optional.empty() : Optional.of(new Place(name, point));
    }

    /** X gives longitude first. */
    private static Optional<Place.Point> point(List<JsonValue> pair) {
        if (pair.size() != 2) {
            return Optional.empty();
        }
        try {
            double longitude = Double.parseDouble(Json.asText(pair.get(0)).orElse(""));
            double latitude = Double.parseDouble(Json.asText(pair.get(1)).orElse(""));
            return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
                    ? Optional.of(new Place.Point(latitude, longitude))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
