package id.sigap.connector.x;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.UnicodeText;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The files of posts and messages: pictures and films, told by an address or by the post that holds them. */
final class Media {
    /** Begins a reference to a file whose address X did not tell: {@code post:<id>#<media key>}. */
    static final String OF_POST = "post:";

    private static final int MOST = 20;

    private Media() {}

    /** Those of a post or message in today's form. */
    static List<Attachment> of(JsonObject item, String id, Includes includes) {
        List<Attachment> found = new ArrayList<>();
        Json.items(item, "attachments", "media_keys").stream()
                .limit(MOST)
                .forEach(key -> Json.asText(key)
                        .filter(k -> k.matches("[A-Za-z0-9_]{1,60}"))
                        .ifPresent(k -> {
                            JsonObject medium = includes.media().get(k);
                            Optional<String> address = medium == null ? Optional.empty() : address(medium);
                            found.add(new Attachment.Remote(
                                    k,
                                    medium == null ? "application/octet-stream" : type(medium),
                                    address.filter(UnicodeText::isStorable).orElse(OF_POST + id + "#" + k),
                                    Optional.empty()));
                        }));
        return found;
    }

    /** The one of a direct message in the old form. */
    static List<Attachment> ofOldMessage(JsonObject data) {
        Optional<JsonObject> medium = Json.object(data, "attachment", "media");
        if (medium.isEmpty()) {
            return List.of();
        }
        Optional<String> address =
                film(medium.get(), "video_info", "variants").or(() -> Json.text(medium.get(), "media_url_https"));
        return address.filter(UnicodeText::isStorable)
                .map(a -> List.<Attachment>of(new Attachment.Remote(
                        Json.text(medium.get(), "id_str")
                                .or(() -> Json.text(medium.get(), "id"))
                                .orElse(""),
                        type(medium.get()),
                        a,
                        Optional.empty())))
                .orElse(List.of());
    }

    /** Where a medium's file is, where X told. */
    static Optional<String> address(JsonObject medium) {
        return film(medium, "variants")
                .or(() -> Json.text(medium, "url"))
                .or(() -> Json.text(medium, "preview_image_url"));
    }

    private static Optional<String> film(JsonValue medium, String... path) {
        return Json.objects(medium, path)
                .filter(v ->
                        Json.text(v, "content_type").filter("video/mp4"::equals).isPresent())
                .max(Comparator.comparing(v -> Json.number(v, "bit_rate")
                        .or(() -> Json.number(v, "bitrate"))
                        .orElse(0L)))
                .flatMap(v -> Json.text(v, "url"));
    }

    private static String type(JsonObject medium) {
        return switch (Json.text(medium, "type").orElse("")) {
            case "video", "animated_gif" -> "video/mp4";
            case "photo" -> "image/jpeg";
            default -> "application/octet-stream";
        };
    }
}
