package id.sigap.connector.youtube;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far the reading came. It is all that is remembered of it, so the units spent today stand here too.
 *
 * @param floor what was changed before is not taken
 * @param newest when the newest known thread began; it moves only when a reading reached its end
 * @param next not to be read before
 * @param deep when to look beyond the first page the next time
 * @param day of the quota
 * @param units spent on that day
 * @param seen marks of the newest threads as they were: what has the same mark has nothing new
 * @param walk where a reading goes on that did not reach its end; empty = the next one begins at the newest thread
 */
record PollCursor(
        Instant floor,
        Instant newest,
        Instant next,
        Instant deep,
        String day,
        long units,
        Set<String> seen,
        Optional<Walk> walk) {
    static final int MOST_SEEN = 200;

    /** What Sigap keeps of a cursor; marks that have no room are left out, and their threads are read again. */
    private static final int LONGEST = 2000;

    private static final int MARK = 6;

    static PollCursor from(Instant floor) {
        return new PollCursor(floor, floor, Instant.EPOCH, Instant.EPOCH, "", 0, Set.of(), Optional.empty());
    }

    /** Whether no reading has reached its end yet. */
    boolean first() {
        return !newest.isAfter(floor);
    }

    static Optional<PollCursor> parse(String text) {
        return Json.object(Bytes.utf8(text)).flatMap(PollCursor::of);
    }

    private static Optional<PollCursor> of(JsonObject json) {
        Optional<Instant> floor = Moments.of(json, "floor");
        Set<String> seen = new LinkedHashSet<>();
        String marks = Json.text(json, "seen").orElse("");
        for (int at = 0; at + MARK <= marks.length(); at += MARK) {
            seen.add(marks.substring(at, at + MARK));
        }
        return floor.map(from -> new PollCursor(
                from,
                Moments.of(json, "newest").orElse(from),
                Moments.of(json, "next").orElse(Instant.EPOCH),
                Moments.of(json, "deep").orElse(Instant.EPOCH),
                Json.text(json, "day").orElse(""),
                Json.number(json, "units").orElse(0L),
                seen,
                Json.object(json, "walk").map(walk -> Walk.of(walk, from))));
    }

    /** The mark of a thread in its present state. */
    static String mark(String state) {
        return Bytes.utf8(state).sha256().substring(0, MARK * 2 - 3).transform(PollCursor::shorter);
    }

    /** Nine hexadecimal digits in six of base 64. */
    private static String shorter(String hex) {
        long bits = Long.parseLong(hex, 16);
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < MARK; i++) {
            digits.append("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".charAt((int) (bits & 63)));
            bits >>= 6;
        }
        return digits.toString();
    }

    @Override
    public String toString() {
        JsonObjectBuilder json = Json.provider()
                .createObjectBuilder()
                .add("floor", floor.toString())
                .add("newest", newest.toString())
                .add("next", next.toString())
                .add("deep", deep.toString())
                .add("day", day)
                .add("units", units);
        walk.ifPresent(where -> json.add("walk", where.json()));
        JsonObject bare = json.add("seen", "").build();
        int room = Math.max(0, (LONGEST - bare.toString().length()) / MARK);
        return Json.provider()
                .createObjectBuilder(bare)
                .add("seen", seen.stream().limit(room).collect(Collectors.joining()))
                .build()
                .toString();
    }
}
