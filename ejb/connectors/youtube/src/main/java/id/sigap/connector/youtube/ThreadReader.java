package id.sigap.connector.youtube;

import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads threads as they are listed, and their replies where they show a few only, within one budget of time. */
final class ThreadReader {
    /** With the last call's own limit still within what a poll may take. */
    static final Duration BUDGET = Duration.ofSeconds(45);

    private static final int MOST_REPLY_PAGES = 20;
    private static final int MOST_LOOKS = 20;
    private static final Duration TOLERANCE = Duration.ofMinutes(10);
    private static final Duration LIVELY = Duration.ofDays(7);

    private final DataApi api;
    private final PollCursor cursor;
    private final boolean deep;
    private final Instant now;
    private final Clock clock;
    private int looks;
    private long units;

    /** @param now when the reading began */
    ThreadReader(DataApi api, PollCursor cursor, boolean deep, Instant now, Clock clock) {
        this.api = api;
        this.cursor = cursor;
        this.deep = deep;
        this.now = now;
        this.clock = clock;
    }

    record Found(Instant changed, RawDelivery delivery) {}

    /**
     * What a thread gave.
     *
     * @param mark of its present state
     * @param cut whether there was no time for all of it
     * @param trouble what went wrong, where something did
     */
    record Taken(List<Found> found, String mark, boolean cut, Optional<ApiAnswer> trouble) {}

    /** What is read of a thread's replies. */
    private enum Reach {
        WHOLE,
        CUT
    }

    private record Replies(List<JsonObject> comments, Reach reach, Optional<ApiAnswer> trouble) {}

    /** Whether there is no time for another call. */
    boolean late() {
        return !clock.instant().isBefore(now.plus(BUDGET));
    }

    /** How many were spent. */
    long units() {
        return units;
    }

    ApiAnswer list(String resource, Map<String, String> parameters) {
        units++;
        return api.list(resource, parameters);
    }

    static Instant began(JsonObject thread) {
        return Moments.of(thread, "snippet", "topLevelComment", "snippet", "publishedAt")
                .orElse(Instant.EPOCH);
    }

    /** @param part what was changed before is not taken */
    Taken take(JsonObject thread, Instant part) {
        List<JsonObject> shown = Json.objects(thread, "replies", "comments").toList();
        Optional<JsonObject> top = Json.object(thread, "snippet", "topLevelComment");
        long count = Json.number(thread, "snippet", "totalReplyCount").orElse(0L);
        String mark = PollCursor.mark(state(thread, top, shown, count));
        boolean hides = count > shown.size();
        Instant from = part.isAfter(cursor.floor()) ? part : cursor.floor();
        if (cursor.seen().contains(mark)) {
            return hides ? hiddenChanges(thread, top, shown, mark) : taken(List.of(), mark);
        }
        // before a reading reached its end, old threads are many, and those that show nothing new have nothing new
        boolean old = cursor.first() && all(top, shown).noneMatch(comment -> isFrom(comment, from));
        Replies replies = hides && !old ? replies(thread, shown) : new Replies(shown, Reach.WHOLE, Optional.empty());
        List<Found> found = found(thread, all(top, replies.comments()), from);
        return new Taken(found, mark, replies.reach() == Reach.CUT, replies.trouble());
    }

    private static Taken taken(List<Found> found, String mark) {
        return new Taken(found, mark, false, Optional.empty());
    }

    private static Stream<JsonObject> all(Optional<JsonObject> top, List<JsonObject> replies) {
        return Stream.concat(top.stream(), replies.stream());
    }

    private boolean isFrom(JsonObject comment, Instant from) {
        return !Moments.changed(comment).orElse(now).isBefore(from);
    }

    private List<Found> found(JsonObject thread, Stream<JsonObject> comments, Instant from) {
        return comments.filter(comment -> isFrom(comment, from))
                .flatMap(comment -> CommentDelivery.of(thread, comment, now)
                        .map(delivery -> new Found(Moments.changed(comment).orElse(now), delivery))
                        .stream())
                .toList();
    }

    /** A changed reply that a listed thread does not show leaves its mark as it was. */
    private Taken hiddenChanges(JsonObject thread, Optional<JsonObject> top, List<JsonObject> shown, String mark) {
        boolean lively = all(top, shown)
                .flatMap(comment -> Moments.changed(comment).stream())
                .anyMatch(changed -> changed.isAfter(now.minus(LIVELY)));
        if (!deep || !lively || looks >= MOST_LOOKS) {
            return taken(List.of(), mark);
        }
        looks++;
        Replies replies = replies(thread, shown);
        Instant lastLook = cursor.deep().minus(CommentRound.DEEP_PAUSE).minus(TOLERANCE);
        Stream<JsonObject> changed = replies.comments().stream()
                .filter(reply -> Moments.changed(reply)
                        .filter(at -> at.isAfter(lastLook))
                        .isPresent());
        return new Taken(found(thread, changed, cursor.floor()), mark, replies.reach() == Reach.CUT, replies.trouble());
    }

    private static String state(JsonObject thread, Optional<JsonObject> top, List<JsonObject> replies, long count) {
        StringBuilder state = new StringBuilder(Json.text(thread, "id").orElse(""))
                .append(' ')
                .append(count)
                .append(' ')
                .append(top.flatMap(Moments::changed).orElse(Instant.EPOCH));
        replies.stream()
                .map(reply -> Json.text(reply, "id").orElse("")
                        + Moments.changed(reply).orElse(Instant.EPOCH))
                .sorted()
                .forEach(reply -> state.append(' ').append(reply));
        return state.toString();
    }

    /** A listed thread shows a few of its replies only. */
    private Replies replies(JsonObject thread, List<JsonObject> shown) {
        List<JsonObject> all = new ArrayList<>();
        Optional<String> page = Optional.empty();
        for (int number = 1; number <= MOST_REPLY_PAGES; number++) {
            if (late()) {
                all.addAll(shown);
                return new Replies(all, Reach.CUT, Optional.empty());
            }
            ApiAnswer answer =
                    list("comments", ReplySearch.replies(Json.text(thread, "id").orElse(""), page));
            if (answer instanceof ApiAnswer.Refused refused && refused.fault() == Fault.GONE) {
                return new Replies(shown, Reach.WHOLE, Optional.empty());
            }
            if (!(answer instanceof ApiAnswer.Ok ok)) {
                return new Replies(shown, Reach.CUT, Optional.of(answer));
            }
            Json.objects(ok.body(), "items").forEach(all::add);
            page = Json.text(ok.body(), "nextPageToken");
            if (page.isEmpty()) {
                break;
            }
        }
        return new Replies(all, Reach.WHOLE, Optional.empty());
    }
}
