package id.sigap.connector.youtube;

import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One reading, the newest threads first. It goes on to the next page while there are threads that began after the newest
 * known one; once an hour it looks at the second page in any case, for new replies to threads that are not so new, and for changed
 * replies among those that a long thread does not show. A thread
 * whose mark is known has nothing new; of the others every comment is given, and Sigap knows those that it has by their
 * keys.
 */
final class CommentRound {
    private static final int MOST_PAGES = 10;
    private static final int DEEP_PAGES = 2;
    private static final int MOST_DELIVERIES = 1000;
    private static final int MOST_REPLY_PAGES = 20;
    private static final int MOST_LOOKS = 20;
    private static final Duration DEEP_PAUSE = Duration.ofHours(1);
    private static final Duration TOLERANCE = Duration.ofMinutes(10);
    private static final Duration LIVELY = Duration.ofDays(7);

    private final YouTubeSettings settings;
    private final DataApi api;
    private final PollCursor cursor;
    private final Instant now;
    private final Set<String> marks = new LinkedHashSet<>();
    private final List<Found> found = new ArrayList<>();
    private final boolean deep;
    private Instant newest;
    private int looks;
    private long units;

    CommentRound(YouTubeSettings settings, DataApi api, PollCursor cursor, Instant now) {
        this.settings = settings;
        this.api = api;
        this.cursor = cursor;
        this.now = now;
        this.deep = !now.isBefore(cursor.deep());
        this.newest = cursor.newest();
    }

    private record Found(Instant changed, RawDelivery delivery) {}

    PollResult read() {
        Optional<String> page = Optional.empty();
        for (int number = 1; number <= MOST_PAGES; number++) {
            ApiAnswer answer = api.list("commentThreads", threads(page));
            units++;
            if (!(answer instanceof ApiAnswer.Ok ok)) {
                return CommentPoll.failed(answer, now);
            }
            List<JsonObject> items = Json.objects(ok.body(), "items").toList();
            for (JsonObject thread : items) {
                Optional<ApiAnswer> trouble = take(thread);
                if (trouble.isPresent()) {
                    return CommentPoll.failed(trouble.get(), now);
                }
            }
            page = Json.text(ok.body(), "nextPageToken");
            boolean more = items.isEmpty() || began(items.get(items.size() - 1)).isAfter(cursor.newest());
            if (page.isEmpty() || !more && !(deep && number < DEEP_PAGES) || found.size() >= MOST_DELIVERIES) {
                break;
            }
        }
        return polled();
    }

    private Map<String, String> threads(Optional<String> page) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("part", "snippet,replies");
        parameters.put("allThreadsRelatedToChannelId", settings.channel());
        parameters.put("order", "time");
        parameters.put("maxResults", "100");
        parameters.put("textFormat", "plainText");
        page.ifPresent(token -> parameters.put("pageToken", token));
        return parameters;
    }

    private static Instant began(JsonObject thread) {
        return Moments.of(thread, "snippet", "topLevelComment", "snippet", "publishedAt")
                .orElse(Instant.EPOCH);
    }

    /** Takes a thread's comments; what went wrong, where something did. */
    private Optional<ApiAnswer> take(JsonObject thread) {
        List<JsonObject> replies =
                new ArrayList<>(Json.objects(thread, "replies", "comments").toList());
        Optional<JsonObject> top = Json.object(thread, "snippet", "topLevelComment");
        long count = Json.number(thread, "snippet", "totalReplyCount").orElse(0L);
        String mark = PollCursor.mark(state(thread, top, replies, count));
        if (marks.size() < PollCursor.MOST_SEEN) {
            marks.add(mark);
        }
        if (began(thread).isAfter(newest)) {
            newest = began(thread);
        }
        if (cursor.seen().contains(mark)) {
            return count > replies.size() ? hiddenChanges(thread, top, replies) : Optional.empty();
        }
        if (count > replies.size()) {
            Optional<ApiAnswer> trouble = allReplies(thread, replies);
            if (trouble.isPresent()) {
                return trouble;
            }
        }
        top.ifPresent(comment -> keep(thread, comment));
        replies.forEach(reply -> keep(thread, reply));
        return Optional.empty();
    }

    /** A changed reply that a listed thread does not show leaves its mark as it was. */
    private Optional<ApiAnswer> hiddenChanges(JsonObject thread, Optional<JsonObject> top, List<JsonObject> replies) {
        boolean lively = Stream.concat(top.stream(), replies.stream())
                .flatMap(comment -> Moments.changed(comment).stream())
                .anyMatch(changed -> changed.isAfter(now.minus(LIVELY)));
        if (!deep || !lively || looks >= MOST_LOOKS) {
            return Optional.empty();
        }
        looks++;
        Optional<ApiAnswer> trouble = allReplies(thread, replies);
        Instant lastLook = cursor.deep().minus(DEEP_PAUSE).minus(TOLERANCE);
        replies.stream()
                .filter(reply -> Moments.changed(reply)
                        .filter(changed -> changed.isAfter(lastLook))
                        .isPresent())
                .forEach(reply -> keep(thread, reply));
        return trouble;
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
    private Optional<ApiAnswer> allReplies(JsonObject thread, List<JsonObject> replies) {
        List<JsonObject> all = new ArrayList<>();
        Optional<String> page = Optional.empty();
        for (int number = 1; number <= MOST_REPLY_PAGES; number++) {
            ApiAnswer answer = api.list(
                    "comments", ReplySearch.replies(Json.text(thread, "id").orElse(""), page));
            units++;
            if (answer instanceof ApiAnswer.Refused refused && refused.fault() == Fault.GONE) {
                return Optional.empty();
            }
            if (!(answer instanceof ApiAnswer.Ok ok)) {
                return Optional.of(answer);
            }
            Json.objects(ok.body(), "items").forEach(all::add);
            page = Json.text(ok.body(), "nextPageToken");
            if (page.isEmpty()) {
                break;
            }
        }
        replies.clear();
        replies.addAll(all);
        return Optional.empty();
    }

    private void keep(JsonObject thread, JsonObject comment) {
        Instant changed = Moments.changed(comment).orElse(now);
        if (!changed.isBefore(cursor.floor())) {
            CommentDelivery.of(thread, comment, now).ifPresent(delivery -> found.add(new Found(changed, delivery)));
        }
    }

    private PollResult polled() {
        found.sort(Comparator.comparing(Found::changed));
        boolean cut = found.size() > MOST_DELIVERIES;
        List<Found> kept = cut ? found.subList(0, MOST_DELIVERIES) : found;
        cursor.seen().stream()
                .takeWhile(mark -> marks.size() < PollCursor.MOST_SEEN)
                .forEach(marks::add);
        String today = QuotaDay.of(now).toString();
        long spent = units + (cursor.day().equals(today) ? cursor.units() : 0);
        Duration pause = QuotaDay.pause(now, settings.readingUnits() - spent, units, settings.shortestPause());
        PollCursor next = new PollCursor(
                // far too much at a time: what is older than the last one taken counts as taken
                cut ? kept.get(kept.size() - 1).changed() : cursor.floor(),
                cut ? cursor.newest() : newest,
                now.plus(pause),
                deep ? now.plus(DEEP_PAUSE) : cursor.deep(),
                today,
                spent,
                cut ? Set.of() : marks);
        return new PollResult.Polled(kept.stream().map(Found::delivery).toList(), next.toString(), false);
    }
}
