package id.sigap.connector.telegram;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the files of a message; they stay with Telegram until they are fetched. */
final class Media {
    /** A bot can download no larger file. */
    static final int MAXIMUM_BYTES = 20 * 1024 * 1024;

    private Media() {}

    static List<Attachment> of(JsonObject message) {
        // an animation is told twice: as itself, and as a document for programs that know none
        Stream<Optional<Attachment>> files = Stream.of(
                largest(message, "photo").flatMap(photo -> attachment(photo, "image/jpeg")),
                file(message, "animation", "video/mp4"),
                message.containsKey("animation")
                        ? Optional.empty()
                        : file(message, "document", "application/octet-stream"),
                file(message, "live_photo", "video/mp4"),
                file(message, "video", "video/mp4"),
                file(message, "video_note", "video/mp4"),
                file(message, "voice", "audio/ogg"),
                file(message, "audio", "audio/mpeg"),
                Json.object(message, "sticker").flatMap(sticker -> attachment(sticker, stickerType(sticker))));
        return files.flatMap(Optional::stream).toList();
    }

    private static Optional<Attachment> file(JsonObject message, String field, String usualType) {
        return Json.object(message, field).flatMap(file -> attachment(file, usualType));
    }

    /** A photo comes in several sizes. */
    private static Optional<JsonObject> largest(JsonObject message, String field) {
        return Json.objects(message, field)
                .max(Comparator.comparing(
                                (JsonObject size) -> Json.number(size, "width").orElse(0L)
                                        * Json.number(size, "height").orElse(0L))
                        .thenComparing(size -> Json.number(size, "file_size").orElse(0L)));
    }

    private static String stickerType(JsonObject sticker) {
        if (Json.flag(sticker, "is_video")) {
            return "video/webm";
        }
        return Json.flag(sticker, "is_animated") ? "application/x-tgsticker" : "image/webp";
    }

    private static Optional<Attachment> attachment(JsonObject file, String usualType) {
        String name = Json.text(file, "file_name").orElse("");
        String type = Json.text(file, "mime_type").orElse(usualType);
        long size = Json.number(file, "file_size").orElse(0L);
        if (size > MAXIMUM_BYTES) {
            return Optional.of(new Attachment.LeftOut(name, type, size, "too-large"));
        }
        return Json.text(file, "file_id").map(id -> new Attachment.Remote(name, type, id, Optional.empty()));
    }
}
