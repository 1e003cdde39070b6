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

/**
 * One reading, the newest threads first. It goes on to the next page while there are threads that began after the newest
 * known one; once an hour it looks at the second page in any case, for new replies to threads that are not so new, and for changed
 * replies among those that a long thread does not show. A thread
 * whose mark is known has nothing new; of the others every comment is given, and Sigap knows those that it has by their
 * keys. Where there is more than a round may take, in time or in number, the cursor tells where the next round goes on; only
 * the end of the reading moves the newest known thread.
 */
final class CommentRound {
    static final Duration DEEP_PAUSE = Duration.ofHours(1);

    private static final int MOST_PAGES = 10;
    private static final int DEEP_PAGES = 2;
    private static final int MOST_DELIVERIES = 1000;

    private final YouTubeSettings settings;
    private final PollCursor cursor;
    private final Instant now;
    private final ThreadReader reader;
    private final Walk walk;
    private final Set<String> marks = new LinkedHashSet<>();
    private final List<ThreadReader.Found> found = new ArrayList<>();
    private String page;
    private String after;
    private String half;
    private Instant part;
    private int pages;
    private Instant top;
    private boolean progressed;

    CommentRound(YouTubeSettings settings, DataApi api, PollCursor cursor, Instant now) {
        this.settings = settings;
        this.cursor = cursor;
        this.now = now;
        this.walk = cursor.walk().orElseGet(() -> Walk.begin(cursor, now));
        this.reader = new ThreadReader(
                api, cursor, walk.deep(), now, settings.context().clock());
        this.page = walk.page();
        this.after = walk.after();
        this.half = walk.half();
        this.part = walk.part();
        this.pages = walk.pages();
        this.top = walk.top();
        cursor.seen().stream().limit(walk.fresh()).forEach(marks::add);
    }

    PollResult read() {
        for (int number = 1; number <= MOST_PAGES && (number == 1 || !reader.late()); number++) {
            ApiAnswer answer = reader.list("commentThreads", threads());
            if (!(answer instanceof ApiAnswer.Ok ok)) {
                return expired(answer) ? fromTheTop() : interrupted(answer);
            }
            List<JsonObject> items = Json.objects(ok.body(), "items").toList();
            for (JsonObject thread : items.subList(place(items), items.size())) {
                Optional<PollResult> stopped = take(thread);
                if (stopped.isPresent()) {
                    return stopped.get();
                }
            }
            pages++;
            page = Json.text(ok.body(), "nextPageToken").orElse("");
            after = "";
            progressed = true;
            boolean more = items.isEmpty()
                    || ThreadReader.began(items.get(items.size() - 1)).isAfter(cursor.newest());
            if (page.isEmpty() || !more && !(walk.deep() && pages < DEEP_PAGES)) {
                return ended();
            }
        }
        return midway(now);
    }

    private Map<String, String> threads() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("part", "snippet,replies");
        parameters.put("allThreadsRelatedToChannelId", settings.channel());
        parameters.put("order", "time");
        parameters.put("maxResults", "100");
        parameters.put("textFormat", "plainText");
        if (!page.isEmpty()) {
            parameters.put("pageToken", page);
        }
        return parameters;
    }

    /** The first thread of a page that was not taken yet; a thread that is gone meanwhile makes it begin anew. */
    private int place(List<JsonObject> items) {
        for (int i = 0; !after.isEmpty() && i < items.size(); i++) {
            if (mark(items.get(i)).equals(after)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static String mark(JsonObject thread) {
        return PollCursor.mark(Json.text(thread, "id").orElse(""));
    }

    /** Takes a thread's comments; how the round ends, where it ends here. */
    private Optional<PollResult> take(JsonObject thread) {
        if (progressed && reader.late()) {
            return Optional.of(midway(now));
        }
        ThreadReader.Taken taken = reader.take(thread, mark(thread).equals(half) ? part : Instant.EPOCH);
        if (taken.trouble().isPresent()) {
            return Optional.of(interrupted(taken.trouble().get()));
        }
        boolean much = found.size() + taken.found().size() > MOST_DELIVERIES;
        if (progressed && (much || taken.cut())) {
            return Optional.of(midway(now));
        }
        if (much) {
            return Optional.of(partOf(thread, taken));
        }
        found.addAll(taken.found());
        if (!taken.cut() && marks.size() < PollCursor.MOST_SEEN) {
            marks.add(taken.mark());
        }
        if (ThreadReader.began(thread).isAfter(top)) {
            top = ThreadReader.began(thread);
        }
        after = mark(thread);
        progressed = true;
        return Optional.empty();
    }

    /** One thread has more than a round may give: the oldest first, and the next round goes on within it. */
    private PollResult partOf(JsonObject thread, ThreadReader.Taken taken) {
        taken.found().stream()
                .sorted(Comparator.comparing(ThreadReader.Found::changed))
                .limit(MOST_DELIVERIES)
                .forEach(found::add);
        Instant last = found.get(found.size() - 1).changed();
        // more than that in one instant: no time tells them apart
        part = mark(thread).equals(half) && !last.isAfter(part) ? last.plusMillis(1) : last;
        half = mark(thread);
        return midway(now);
    }

    /** Whether the page where the reading should go on is not known any more. */
    private boolean expired(ApiAnswer answer) {
        return !page.isEmpty()
                && answer instanceof ApiAnswer.Refused refused
                && (refused.fault() == Fault.MESSAGE || refused.fault() == Fault.GONE);
    }

    private PollResult fromTheTop() {
        page = "";
        after = "";
        pages = 0;
        return midway(now.plus(settings.shortestPause()));
    }

    /** What was read before the trouble is kept. */
    private PollResult interrupted(ApiAnswer answer) {
        return progressed ? midway(now.plus(CommentPoll.PATIENCE)) : CommentPoll.failed(answer, now);
    }

    private PollResult midway(Instant next) {
        int fresh = marks.size();
        boolean spent = settings.readingUnits() <= spent();
        return polled(new PollCursor(
                cursor.floor(),
                cursor.newest(),
                spent ? QuotaDay.resetAfter(now) : next,
                cursor.deep(),
                today(),
                spent(),
                seen(),
                Optional.of(new Walk(page, after, half, part, pages, fresh, walk.deep(), top))));
    }

    private PollResult ended() {
        Duration pause =
                QuotaDay.pause(now, settings.readingUnits() - spent(), reader.units(), settings.shortestPause());
        return polled(new PollCursor(
                cursor.floor(),
                top,
                now.plus(pause),
                walk.deep() ? now.plus(DEEP_PAUSE) : cursor.deep(),
                today(),
                spent(),
                seen(),
                Optional.empty()));
    }

    private PollResult polled(PollCursor next) {
        found.sort(Comparator.comparing(ThreadReader.Found::changed));
        boolean more = next.walk().isPresent() && !next.next().isAfter(now);
        Map<String, RawDelivery> deliveries = new LinkedHashMap<>();
        found.forEach(one -> deliveries.putIfAbsent(one.delivery().key(), one.delivery()));
        return new PollResult.Polled(List.copyOf(deliveries.values()), next.toString(), more);
    }

    private String today() {
        return QuotaDay.of(now).toString();
    }

    private long spent() {
        return reader.units() + (cursor.day().equals(today()) ? cursor.units() : 0);
    }

    /** The marks of this reading, and those from before as far as there is room. */
    private Set<String> seen() {
        cursor.seen().stream()
                .takeWhile(mark -> marks.size() < PollCursor.MOST_SEEN)
                .forEach(marks::add);
        return marks;
    }
}
