package id.sigap.connector.youtube;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One comment as it was listed, with what its thread says about it. */
final class CommentDelivery {
    static final String THREAD = "thread";
    static final String VIDEO = "video";
    static final String CAN_REPLY = "can-reply";

    private static final int LONGEST_ID = 150;

    private CommentDelivery() {}

    /** A comment that was changed is another delivery; the same one listed again is not. */
    static Optional<RawDelivery> of(JsonObject thread, JsonObject comment, Instant now) {
        Optional<String> id = Json.text(comment, "id").filter(text -> text.length() <= LONGEST_ID);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> attributes = new TreeMap<>();
        Json.text(thread, "id").ifPresent(text -> attributes.put(THREAD, text));
        Json.text(thread, "snippet", "videoId").ifPresent(text -> attributes.put(VIDEO, text));
        Json.text(thread, "snippet", "canReply").ifPresent(text -> attributes.put(CAN_REPLY, text));
        String version = Moments.changed(comment).map(Instant::toString).orElse("1");
        return Optional.of(new RawDelivery(
                "comment-" + id.get() + "-" + version,
                "application/json",
                attributes,
                Bytes.utf8(comment.toString()),
                now,
                ""));
    }
}
