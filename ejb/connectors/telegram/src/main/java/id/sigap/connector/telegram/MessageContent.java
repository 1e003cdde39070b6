package id.sigap.connector.telegram;

import id.sigap.connector.api.Content;
import id.sigap.connector.api.Place;
import id.sigap.connector.http.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a message says. */
final class MessageContent {
    private static final int DEEPEST = 50;

    private MessageContent() {}

    static Content of(JsonObject message) {
        String text = words(message);
        List<String> everything = new ArrayList<>();
        Json.text(message, "quote", "text").ifPresent(quote -> everything.add("> " + quote.replace("\n", "\n> ")));
        if (!text.isEmpty()) {
            everything.add(text);
        }
        String links = Bot.links(message).distinct().collect(Collectors.joining("\n"));
        if (!links.isEmpty()) {
            everything.add(links);
        }
        String full = String.join("\n\n", everything);
        return new Content(
                text,
                full.equals(text) ? Optional.empty() : Optional.of(full),
                Optional.empty(),
                Media.of(message),
                place(message));
    }

    private static String words(JsonObject message) {
        return Json.text(message, "text")
                .or(() -> Json.text(message, "caption"))
                .or(() -> Json.object(message, "contact").map(MessageContent::contact))
                .or(() -> Json.object(message, "checklist").map(MessageContent::checklist))
                .or(() -> Json.object(message, "poll").map(MessageContent::poll))
                .or(() -> Json.text(message, "dice", "emoji"))
                .or(() -> Json.text(message, "sticker", "emoji"))
                .or(() -> Json.object(message, "game")
                        .map(game -> lines(
                                Stream.of("title", "description").flatMap(field -> Json.text(game, field).stream()))))
                .or(() -> Json.at(message, "rich_message").map(rich -> lines(rich(rich, 0))))
                .orElse("");
    }

    private static String contact(JsonObject contact) {
        return Stream.of("first_name", "last_name", "phone_number")
                .flatMap(field -> Json.text(contact, field).stream())
                .collect(Collectors.joining(" "));
    }

    private static String checklist(JsonObject list) {
        return lines(Stream.concat(
                Json.text(list, "title").stream(),
                Json.objects(list, "tasks")
                        .flatMap(task -> Json.text(task, "text").stream())
                        .map(task -> "- " + task)));
    }

    private static String poll(JsonObject poll) {
        return lines(Stream.concat(
                Json.text(poll, "question").stream(),
                Json.objects(poll, "options")
                        .flatMap(option -> Json.text(option, "text").stream())
                        .map(option -> "- " + option)));
    }

    /** Every "text" in a formatted message, in order: its formats are too many to follow, its words are not. */
    private static Stream<String> rich(JsonValue value, int depth) {
        if (depth > DEEPEST) {
            return Stream.empty();
        }
        if (value instanceof JsonArray array) {
            return array.stream()
                    .flatMap(item ->
                            item instanceof JsonString string ? Stream.of(string.getString()) : rich(item, depth + 1));
        }
        if (value instanceof JsonObject object) {
            return object.entrySet().stream()
                    .flatMap(field -> field.getValue() instanceof JsonString string
                            ? field.getKey().equals("text") ? Stream.of(string.getString()) : Stream.empty()
                            : rich(field.getValue(), depth + 1));
        }
        return Stream.empty();
    }

    private static String lines(Stream<String> lines) {
        return lines.filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
    }

    private static Optional<Place> place(JsonObject message) {
        Optional<JsonObject> venue = Json.object(message, "venue");
        Optional<Place.Point> point = Json.object(message, "location")
                .or(() -> venue.flatMap(v -> Json.object(v, "location")))
                .flatMap(MessageContent::point);
        String description = venue.stream()
                .flatMap(v -> Stream.of("title", "address").flatMap(field -> Json.text(v, field).stream()))
                .collect(Collectors.joining(", "));
        return point.isEmpty() && description.isBlank() ? Optional.empty() : Optional.of(new Place(description, point));
    }

    private static Optional<Place.Point> point(JsonObject location) {
        try {
            double latitude = Double.parseDouble(Json.text(location, "latitude").orElse(""));
            double longitude =
                    Double.parseDouble(Json.text(location, "longitude").orElse(""));
            return Optional.of(new Place.Point(latitude, longitude));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
