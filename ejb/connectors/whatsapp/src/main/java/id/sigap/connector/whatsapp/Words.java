package id.sigap.connector.whatsapp;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.Place;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a message of any type says. */
final class Words {
    private static final Set<String> MEDIA = Set.of("image", "document", "audio", "video", "sticker");

    private Words() {}

    /**
     * The content of a message; also of the one inside an edit.
     *
     * @return what WhatsApp could not pass on is a {@link Attachment.LeftOut}: the citizen wrote, and somebody should ask
     *     what
     */
    static Content of(JsonObject message) {
        String type = Json.text(message, "type").orElse("");
        if (MEDIA.contains(type)) {
            return media(message, type);
        }
        return switch (type) {
            case "text" -> Content.of(Json.text(message, "text", "body").orElse(""));
            case "button" ->
                Content.of(Json.text(message, "button", "text")
                        .or(() -> Json.text(message, "button", "payload"))
                        .orElse(""));
            case "interactive" -> interactive(message);
            case "location" -> location(message);
            case "contacts" -> Content.of(contacts(message));
            case "order" -> leftOut(Json.text(message, "order", "text").orElse(""), type);
            default -> leftOut("", type);
        };
    }

    private static Content media(JsonObject message, String type) {
        String name = Json.text(message, type, "filename").orElse("");
        String contentType = Json.text(message, type, "mime_type").orElse("application/octet-stream");
        Attachment file = Json.text(message, type, "id")
                .<Attachment>map(id -> new Attachment.Remote(name, contentType, id, Optional.empty()))
                .orElseGet(() -> new Attachment.LeftOut(name, contentType, 0, "media-missing"));
        return new Content(
                Json.text(message, type, "caption").orElse(""),
                Optional.empty(),
                Optional.empty(),
                List.of(file),
                Optional.empty());
    }

    private static Content interactive(JsonObject message) {
        String kind = Json.text(message, "interactive", "type").orElse("");
        return switch (kind) {
            case "button_reply" ->
                Content.of(Json.text(message, "interactive", "button_reply", "title")
                        .orElse(""));
            case "list_reply" ->
                Content.of(Stream.of("title", "description")
                        .flatMap(n -> Json.text(message, "interactive", "list_reply", n).stream())
                        .collect(Collectors.joining("\n")));
            case "nfm_reply" -> Content.of(form(message));
            default -> leftOut("", "interactive");
        };
    }

    /** A form (flow) that the citizen filled in: one line a field. */
    private static String form(JsonObject message) {
        Optional<JsonObject> fields = Json.text(message, "interactive", "nfm_reply", "response_json")
                .flatMap(json -> Json.object(Bytes.utf8(json)));
        return fields.stream()
                .flatMap(f -> f.entrySet().stream())
                .filter(e -> !e.getKey().equals("flow_token"))
                .flatMap(e -> Json.asText(e.getValue()).stream().map(v -> e.getKey() + ": " + v))
                .collect(Collectors.joining("\n"));
    }

    private static Content location(JsonObject message) {
        String description = Stream.of("name", "address")
                .flatMap(n -> Json.text(message, "location", n).stream())
                .distinct()
                .collect(Collectors.joining(", "));
        Optional<Place.Point> point = degrees(message, "latitude", 90)
                .flatMap(latitude ->
                        degrees(message, "longitude", 180).map(longitude -> new Place.Point(latitude, longitude)));
        if (description.isBlank() && point.isEmpty()) {
            return leftOut("", "location");
        }
        return new Content(
                "", Optional.empty(), Optional.empty(), List.of(), Optional.of(new Place(description, point)));
    }

    private static Optional<Double> degrees(JsonObject message, String name, int most) {
        return Json.text(message, "location", name).flatMap(text -> {
            try {
                double value = Double.parseDouble(text);
                return Math.abs(value) <= most ? Optional.of(value) : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    /** Contacts that the citizen passed on, one line each: the name, then the numbers. */
    private static String contacts(JsonObject message) {
        return Json.objects(message, "contacts")
                .map(contact -> {
                    List<String> parts = new ArrayList<>();
                    Json.text(contact, "name", "formatted_name").ifPresent(parts::add);
                    Json.objects(contact, "phones")
                            .flatMap(p -> Json.text(p, "phone").stream())
                            .forEach(parts::add);
                    Json.objects(contact, "emails")
                            .flatMap(e -> Json.text(e, "email").stream())
                            .forEach(parts::add);
                    return String.join(", ", parts);
                })
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static Content leftOut(String text, String type) {
        return new Content(
                text,
                Optional.empty(),
                Optional.empty(),
                List.of(new Attachment.LeftOut(
                        type.isBlank() || type.equals("unsupported") ? "" : type,
                        "application/octet-stream",
                        0,
                        "unsupported-by-platform")),
                Optional.empty());
    }
}
