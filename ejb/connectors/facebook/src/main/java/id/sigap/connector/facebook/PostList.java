package id.sigap.connector.facebook;

import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.http.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads posts of visitors as polling brings them. The same post gives the same event as by webhook.
 *
 * @param page the office's
 */
record PostList(String page) {
    /** Attribute of such a delivery. */
    static final String POSTS = "posts";

    static final String FIELDS = "id,message,from{id,name},created_time,updated_time,"
            + "attachments{media_type,media,subattachments{media_type,media}}";

    List<InboundEvent> split(RawDelivery delivery) {
        return new CommentList(page).split(delivery, PostList::asChange);
    }

    /** The post as a webhook would have told it. */
    private static JsonObject asChange(JsonObject post) {
        JsonObjectBuilder value =
                Json.provider().createObjectBuilder().add("item", "post").add("verb", "add");
        Json.text(post, "id").ifPresent(id -> value.add("post_id", id));
        Json.text(post, "message").ifPresent(text -> value.add("message", text));
        Json.text(post, "created_time").ifPresent(time -> value.add("created_time", time));
        Json.object(post, "from").ifPresent(from -> value.add("from", from));
        JsonArrayBuilder photos = Json.provider().createArrayBuilder();
        Json.objects(post, "attachments", "data")
                .flatMap(PostList::parts)
                .forEach(part -> video(part)
                        .ifPresentOrElse(
                                url -> value.add("video", url),
                                () -> Json.text(part, "media", "image", "src")
                                        .filter(url -> Json.text(part, "media_type")
                                                .filter("photo"::equals)
                                                .isPresent())
                                        .ifPresent(photos::add)));
        return value.add("photos", photos).build();
    }

    /** Of an album its photos, of anything else itself; of a link there is only its preview, which says nothing. */
    private static Stream<JsonObject> parts(JsonObject attachment) {
        List<JsonObject> below =
                Json.objects(attachment, "subattachments", "data").toList();
        return below.isEmpty() ? Stream.of(attachment) : below.stream();
    }

    private static Optional<String> video(JsonObject part) {
        return Json.text(part, "media", "source");
    }
}
