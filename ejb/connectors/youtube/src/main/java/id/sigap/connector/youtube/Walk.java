package id.sigap.connector.youtube;

import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a reading that did not reach its end goes on.
 *
 * @param page the token of the page; {@code ""} = the first one
 * @param after the mark of the id of the last thread taken from that page; {@code ""} = none yet
 * @param half the mark of the id of a thread that is taken in part; {@code ""} = none
 * @param part what that one had before this time is taken already
 * @param pages how many were read whole
 * @param fresh how many marks at the head of those seen are of this reading
 * @param deep whether it looks beyond the first page in any case
 * @param top when the newest thread of this reading began
 */
record Walk(String page, String after, String half, Instant part, int pages, int fresh, boolean deep, Instant top) {

    static Walk begin(PollCursor cursor, Instant now) {
        return new Walk("", "", "", Instant.EPOCH, 0, 0, !now.isBefore(cursor.deep()), cursor.newest());
    }

    static Walk of(JsonObject json, Instant floor) {
        return new Walk(
                Json.text(json, "page").orElse(""),
                Json.text(json, "after").orElse(""),
                Json.text(json, "half").orElse(""),
                Moments.of(json, "part").orElse(Instant.EPOCH),
                number(json, "pages"),
                number(json, "fresh"),
                Json.flag(json, "deep"),
                Moments.of(json, "top").orElse(floor));
    }

    private static int number(JsonObject json, String name) {
        Optional<Long> number = Json.number(json, name);
        return (int) Math.max(0, Math.min(1_000_000, number.orElse(0L)));
    }

    JsonObject json() {
        return Json.provider()
                .createObjectBuilder()
                .add("page", page)
                .add("after", after)
                .add("half", half)
                .add("part", part.toString())
                .add("pages", pages)
                .add("fresh", fresh)
                .add("deep", deep)
                .add("top", top.toString())
                .build();
    }
}
