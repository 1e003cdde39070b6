package id.sigap.connector.graph;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.Place;
import id.sigap.connector.http.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a private message holds: words, files whose addresses expire, a place. */
final class MessagingContent {
    private static final Map<String, String> TYPES = Map.of(
            "image", "image/jpeg",
            "video", "video/mp4",
            "audio", "audio/mp4",
            "file", "application/octet-stream",
            "story_mention", "image/jpeg",
            "share", "image/jpeg",
            "ig_post", "image/jpeg",
            "ig_reel", "video/mp4",
            "reel", "video/mp4",
            "ig_story", "image/jpeg");

    private MessagingContent() {}

    static Content of(JsonObject message) {
        Stream<Attachment> sent = Json.objects(message, "attachments").flatMap(MessagingContent::attachment);
        Stream<Attachment> story = Json.text(message, "reply_to", "story", "url").stream()
                .map(url -> GraphFiles.at("story", "image/jpeg", Optional.of(url)));
        Stream<Attachment> unsupported = Json.flag(message, "is_unsupported")
                ? Stream.of(new Attachment.LeftOut("", "application/octet-stream", 0, "unsupported-by-platform"))
                : Stream.empty();
        List<Attachment> all =
                Stream.of(sent, story, unsupported).flatMap(s -> s).toList();
        return new Content(
                Json.text(message, "text").orElse(""),
                Optional.empty(),
                Optional.empty(),
                all,
                Json.objects(message, "attachments")
                        .flatMap(a -> place(a).stream())
                        .findFirst());
    }

    private static Stream<Attachment> attachment(JsonObject attachment) {
        String type = Json.text(attachment, "type").orElse("unknown");
        if (type.equals("location")) {
            return Stream.empty();
        }
        String contentType = TYPES.get(type);
        if (contentType == null) {
            return Stream.of(new Attachment.LeftOut("", "application/octet-stream", 0, "not-a-file"));
        }
        Optional<String> url = Json.text(attachment, "payload", "url").or(() -> Json.text(attachment, "url"));
        return Stream.of(GraphFiles.at(Json.text(attachment, "payload", "title").orElse(type), contentType, url));
    }

    private static Optional<Place> place(JsonObject attachment) {
        Optional<Double> latitude = coordinate(attachment, "lat");
        Optional<Double> longitude = coordinate(attachment, "long");
        if (latitude.isEmpty() || longitude.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Place(
                    Json.text(attachment, "title").orElse(""),
                    Optional.of(new Place.Point(latitude.get(), longitude.get()))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Double> coordinate(JsonObject attachment, String name) {
        return Json.at(attachment, "payload", "coordinates", name)
                .filter(JsonNumber.class::isInstance)
                .map(value -> ((JsonNumber) value).doubleValue());
    }
}
