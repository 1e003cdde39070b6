package id.sigap.connector.x;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Optional;

/**
 * Where looking goes on, kept as JSON.
 *
 * @param lookedAt when the last round of looks began, in epoch seconds
 * @param mentions of the account
 * @param messages direct ones
 */
record XCursor(long lookedAt, Track mentions, Track messages) {

    /**
     * One list that begins with the newest. Its pages are looked through one a call; only after the last one does
     * {@code since} move, so that nothing is lost in between.
     *
     * @param since everything until this id was taken in
     * @param newest the newest id seen in this round
     * @param token of the next page; {@code ""} = a new round begins
     * @param pages seen in this round
     * @param notBefore when X may be asked again, in epoch seconds
     */
    record Track(String since, String newest, String token, int pages, long notBefore) {

        static Track from(String since) {
            return new Track(since, since, "", 0, 0);
        }

        boolean midway() {
            return !token.isEmpty();
        }

        Track next(String seen, String nextToken) {
            return new Track(since, seen, nextToken, pages + 1, 0);
        }

        Track ended(String seen) {
            return from(seen);
        }

        /** Begins the round again: the next page's token has expired. */
        Track again() {
            return from(since);
        }

        Track until(long time) {
            return new Track(since, newest, token, pages, time);
        }

        private JsonObjectBuilder json() {
            return Json.provider()
                    .createObjectBuilder()
                    .add("since", since)
                    .add("newest", newest)
                    .add("token", token)
                    .add("pages", pages)
                    .add("notBefore", notBefore);
        }

        private static Track read(JsonValue from, String name, String otherwise) {
            String since = Ids.at(from, name, "since").orElse(otherwise);
            return new Track(
                    since,
                    Ids.at(from, name, "newest").orElse(since),
                    Json.text(from, name, "token").orElse(""),
                    Json.number(from, name, "pages")
                            .filter(p -> p >= 0 && p < 1_000_000)
                            .orElse(0L)
                            .intValue(),
                    Json.number(from, name, "notBefore").orElse(0L));
        }
    }

    /** From now on both lists are looked through since this time. */
    static XCursor since(Instant time) {
        return new XCursor(0, Track.from(Ids.since(time)), Track.from(Ids.since(time)));
    }

    /** What was kept; where it cannot be read, both lists are looked through since {@code otherwise}. */
    static XCursor read(String text, Instant otherwise) {
        Optional<JsonObject> kept = Json.object(Bytes.utf8(text));
        if (kept.isEmpty()) {
            return since(otherwise);
        }
        String since = Ids.since(otherwise);
        return new XCursor(
                Json.number(kept.get(), "lookedAt").orElse(0L),
                Track.read(kept.get(), "mentions", since),
                Track.read(kept.get(), "messages", since));
    }

    boolean midway() {
        return mentions.midway() || messages.midway();
    }

    String write() {
        return Json.provider()
                .createObjectBuilder()
                .add("lookedAt", lookedAt)
                .add("mentions", mentions.json())
                .add("messages", messages.json())
                .build()
                .toString();
    }
}
