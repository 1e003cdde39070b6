package id.sigap.connector.facebook;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ReplayOutcome;
import id.sigap.connector.graph.GraphAnswer;
import id.sigap.connector.graph.GraphApi;
import id.sigap.connector.graph.GraphTime;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for what no webhook brought: visitors' new posts, and the newest comments of the posts that changed since the last
 * round, or since the beginning of a gap. A list tells neither when a comment was edited or hidden nor that one was deleted,
 * so only what was written since then is found, as it reads now.
 */
record CatchUp(GraphApi api, String page, Clock clock) {
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final Duration FIRST_LOOK = Duration.ofDays(1);

    private static final Duration ENOUGH = Duration.ofSeconds(20);
    private static final int MOST_CALLS = 10;

    /** From this part of the allowance on, in percent, the rest is left to answers for a while. */
    private static final int MUCH_USED = 75;

    /** At a time, so that their ids fit into a cursor. */
    private static final int MOST_POSTS = 20;

    /** Of posts, for a gap: a newer comment may stand under an old post. */
    static final int MOST_LISTS = 25;

    /**
     * Goes back to the beginning of a gap; the polls that follow find what was written since then, below the page's last
     * 500 posts, whether or not the page is looked at regularly.
     */
    ReplayOutcome replay(Instant since) {
        GraphAnswer answer = api.get(HttpCall.segment(page) + "/feed", Map.of("fields", "id", "limit", "1"));
        return answer instanceof GraphAnswer.Done
                ? new ReplayOutcome.Rewound(
                        Round.of(since.isBefore(Instant.EPOCH) ? Instant.EPOCH : since, clock.instant(), MOST_LISTS)
                                .text())
                : FacebookConnector.OUTCOMES.unreplayed(answer);
    }

    /**
     * Goes on with a round, or begins one.
     *
     * @param regularly whether a new round is wanted where none is under way
     */
    PollResult poll(Optional<String> cursor, boolean regularly) {
        Instant now = clock.instant();
        Round round = cursor.flatMap(Round::read).orElseGet(() -> Round.ended(now.minus(FIRST_LOOK)));
        boolean idle = round.isOver() && (!regularly || cursor.isPresent() && round.isRecent(now));
        return idle || round.rests(now)
                ? new PollResult.Polled(List.of(), cursor.orElse(""), false)
                : walk(round.isOver() ? Round.of(round.since(), now, 1) : round, now);
    }

    private PollResult walk(Round start, Instant now) {
        Round round = start;
        boolean restarted = false;
        List<RawDelivery> deliveries = new ArrayList<>();
        long until = System.nanoTime() + ENOUGH.toNanos();
        for (int call = 0; call < MOST_CALLS && !round.isOver() && System.nanoTime() < until; call++) {
            boolean listing = round.posts().isEmpty();
            GraphAnswer answer = listing ? posts(round) : comments(round);
            if (answer instanceof GraphAnswer.Done done) {
                (listing ? visitors(done, round, now) : news(done, round, now)).ifPresent(deliveries::add);
                round = listing ? listed(done, round) : after(done, round);
                if (done.usage().percent() >= MUCH_USED) {
                    return new PollResult.Polled(deliveries, round.resting(now).text(), false);
                }
            } else if (isRefused(answer) && !(listing && round.list().isEmpty())) {
                // the post is gone, or the place in a list: then the list is begun again, once
                boolean again = !round.after().isEmpty() && !restarted;
                round = listing ? round.fromTheTop() : again ? round.at("") : round.next();
                restarted = true;
            } else {
                return round.equals(start)
                        ? FacebookConnector.OUTCOMES.polled(answer)
                        : new PollResult.Polled(deliveries, round.text(), true);
            }
        }
        return new PollResult.Polled(deliveries, round.text(), !round.isOver());
    }

    private static boolean isRefused(GraphAnswer answer) {
        return FacebookConnector.OUTCOMES.polled(answer) instanceof PollResult.Refused
                && answer instanceof GraphAnswer.Failed failed
                && failed.error().code() == 100;
    }

    private GraphAnswer posts(Round round) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("fields", PostList.FIELDS);
        parameters.put("limit", String.valueOf(MOST_POSTS));
        if (!round.list().isEmpty()) {
            parameters.put("after", round.list());
        }
        return api.get(HttpCall.segment(page) + "/feed", parameters);
    }

    /** Times of changes are Facebook's, so a round begins a little before the last one. */
    private static boolean isOld(JsonObject element, String time, Round round) {
        Instant since = round.since().minus(OVERLAP);
        return GraphTime.at(element, time).filter(since::isAfter).isPresent();
    }

    private static Round listed(GraphAnswer.Done done, Round round) {
        List<String> changed = Json.objects(done.body(), "data")
                .filter(post -> !isOld(post, "updated_time", round))
                .flatMap(post -> Json.text(post, "id").stream())
                .filter(id -> id.matches("[0-9_]{1,60}"))
                .limit(MOST_POSTS)
                .toList();
        return round.listed(changed, next(done).filter(cursor -> round.lists() > 1));
    }

    private Optional<RawDelivery> visitors(GraphAnswer.Done done, Round round, Instant now) {
        List<JsonObject> posts = Json.objects(done.body(), "data")
                .filter(post -> !isOld(post, "created_time", round))
                .filter(post ->
                        Json.text(post, "from", "id").filter(page::equals).isEmpty())
                .toList();
        return delivery(posts, PostList.POSTS, page, now);
    }

    private GraphAnswer comments(Round round) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("fields", CommentList.FIELDS);
        parameters.put("filter", "stream");
        parameters.put("order", "reverse_chronological");
        parameters.put("limit", "100");
        if (!round.after().isEmpty()) {
            parameters.put("after", round.after());
        }
        return api.get(round.posts().get(0) + "/comments", parameters);
    }

    private static Round after(GraphAnswer.Done done, Round round) {
        boolean news = Json.objects(done.body(), "data").anyMatch(comment -> !isOld(comment, "created_time", round));
        return next(done).filter(cursor -> news).map(round::at).orElseGet(round::next);
    }

    /** Where the list goes on. */
    private static Optional<String> next(GraphAnswer.Done done) {
        return done.text("paging", "cursors", "after")
                .filter(cursor -> done.text("paging", "next").isPresent())
                .filter(cursor -> cursor.matches("\\S{1,400}"));
    }

    private static Optional<RawDelivery> news(GraphAnswer.Done done, Round round, Instant now) {
        List<JsonObject> comments = Json.objects(done.body(), "data")
                .filter(comment -> !isOld(comment, "created_time", round))
                .toList();
        return delivery(comments, CommentList.POST, round.posts().get(0), now);
    }

    private static Optional<RawDelivery> delivery(List<JsonObject> data, String kind, String of, Instant now) {
        if (data.isEmpty()) {
            return Optional.empty();
        }
        Bytes body = Bytes.utf8(Json.provider()
                .createObjectBuilder()
                .add("data", Json.provider().createArrayBuilder(data))
                .build()
                .toString());
        return Optional.of(new RawDelivery(
                "comments:" + Bytes.utf8(of + body.sha256()).sha256(),
                "application/json",
                Map.of(kind, of),
                body,
                now,
                ""));
    }
}
