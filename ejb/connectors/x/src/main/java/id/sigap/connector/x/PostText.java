package id.sigap.connector.x;

import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.text.Normalizer;
import java.util.Optional;

/** The words of a post or message: X escapes three characters and puts short links in the place of those written. */
final class PostText {
    private PostText() {}

    /** As the writer meant it; the short link that stands for an attached file is left out. */
    static String written(JsonObject item) {
        Optional<String> whole = Json.text(item, "note_tweet", "text");
        String text = whole.isPresent()
                ? withLinks(whole.get(), item, "note_tweet", "entities", "urls")
                : withLinks(Json.text(item, "text").orElse(""), item, "entities", "urls");
        return unescape(withLinks(text, item, "urls")).strip();
    }

    /** The same from the old form of direct messages. */
    static String ofOldMessage(JsonObject data) {
        return unescape(withLinks(Json.text(data, "text").orElse(""), data, "entities", "urls"))
                .strip();
    }

    private static String withLinks(String text, JsonValue from, String... path) {
        String[] result = {text};
        Json.objects(from, path).limit(100).forEach(link -> {
            Optional<String> shortLink = Json.text(link, "url").filter(u -> u.startsWith("https://t.co/"));
            Optional<String> expanded = Json.text(link, "expanded_url");
            if (shortLink.isPresent() && expanded.isPresent()) {
                boolean isFile = Json.text(link, "media_key").isPresent()
                        || expanded.get().matches("https://(?:twitter|x)\\.com/\\S+/(?:photo|video)/[0-9]+");
                result[0] = result[0].replace(shortLink.get(), isFile ? "" : expanded.get());
            }
        });
        return result[0];
    }

    private static String unescape(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /** What is left when everything is taken away that X may change in a text of ours. */
    static String comparable(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceFirst("^(?:\\s*@[A-Za-z0-9_]{1,15}(?=\\s))+", "")
                .replaceAll("https?://", "")
                .replaceAll("/(?=\\s|$)", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
