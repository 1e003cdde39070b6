package id.sigap.connector.facebook;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.graph.GraphAnswer;
import id.sigap.connector.graph.GraphApi;
import id.sigap.connector.graph.GraphTime;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for comments that no webhook brought: the posts that changed since the last round, then their newest comments. */
record CatchUp(GraphApi api, String page, Clock clock) {
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final Duration FIRST_LOOK = Duration.ofDays(1);
    /** Between the beginnings of two rounds: each uses up calls that answers need too. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final Duration ENOUGH = Duration.ofSeconds(20);
    private static final int MOST_POSTS = 20;
    private static final int MOST_CALLS = 10;

    PollResult poll(Optional<String> cursor) {
        Instant now = clock.instant();
        Round round = cursor.flatMap(Round::read).orElseGet(() -> Round.ended(now.minus(FIRST_LOOK)));
        if (round.posts().isEmpty()) {
            return cursor.isPresent() && round.isRecent(now)
                    ? new PollResult.Polled(List.of(), cursor.get(), false)
                    : begin(round, now);
        }
        boolean restarted = false;
        List<RawDelivery> deliveries = new ArrayList<>();
        long until = System.nanoTime() + ENOUGH.toNanos();
        for (int call = 0; call < MOST_CALLS && !round.posts().isEmpty() && System.nanoTime() < until; call++) {
            GraphAnswer answer = comments(round);
            if (!(answer instanceof GraphAnswer.Done done)) {
                boolean refused = FacebookConnector.OUTCOMES.polled(answer) instanceof PollResult.Refused
                        && answer instanceof GraphAnswer.Failed failed
                        && failed.error().code() == 100;
                if (refused) {
                    // the post is gone, or the place in its list: then the list is begun again, once
                    round = round.after().isEmpty() || restarted ? round.next() : round.at("");
                    restarted = true;
                    continue;
                }
                return deliveries.isEmpty()
                        ? FacebookConnector.OUTCOMES.polled(answer)
                        : new PollResult.Polled(deliveries, round.text(), true);
            }
            if (!Json.items(done.body(), "data").isEmpty()) {
                deliveries.add(delivery(done, round.posts().get(0), now));
            }
            round = after(done, round);
        }
        return new PollResult.Polled(deliveries, round.text(), !round.posts().isEmpty());
    }

    /** Asks which posts changed. Times of changes are Facebook's, so a round begins a little before the last one. */
    private PollResult begin(Round round, Instant now) {
        GraphAnswer answer = api.get(
                HttpCall.segment(page) + "/feed",
                Map.of("fields", "id,updated_time", "limit", String.valueOf(MOST_POSTS)));
        if (!(answer instanceof GraphAnswer.Done done)) {
            return FacebookConnector.OUTCOMES.polled(answer);
        }
        Instant since = round.since().minus(OVERLAP);
        List<String> posts = Json.objects(done.body(), "data")
                .filter(post -> GraphTime.at(post, "updated_time")
                        .filter(time -> time.isBefore(since))
                        .isEmpty())
                .flatMap(post -> Json.text(post, "id").stream())
                .filter(id -> id.matches("[0-9_]{1,60}"))
                .limit(MOST_POSTS)
                .toList();
        Round begun = posts.isEmpty() ? Round.ended(now) : new Round(round.since(), now, posts, "");
        return new PollResult.Polled(List.of(), begun.text(), !posts.isEmpty());
    }

    private GraphAnswer comments(Round round) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("fields", "id,message,from{id,name},created_time,parent{id},attachment{media}");
        parameters.put("filter", "stream");
        parameters.put("order", "reverse_chronological");
        parameters.put("limit", "100");
        if (!round.after().isEmpty()) {
            parameters.put("after", round.after());
        }
        return api.get(round.posts().get(0) + "/comments", parameters);
    }

    private static Round after(GraphAnswer.Done done, Round round) {
        Instant since = round.since().minus(OVERLAP);
        boolean reached = Json.objects(done.body(), "data")
                .flatMap(c -> GraphTime.at(c, "created_time").stream())
                .anyMatch(since::isAfter);
        Optional<String> after = done.text("paging", "cursors", "after")
                .filter(a -> !reached && done.text("paging", "next").isPresent())
                .filter(a -> a.length() <= 400);
        return after.map(round::at).orElseGet(round::next);
    }

    private static RawDelivery delivery(GraphAnswer.Done done, String post, Instant now) {
        Bytes body = Bytes.utf8(Json.provider()
                .createObjectBuilder()
                .add("data", done.body().getJsonArray("data"))
                .build()
                .toString());
        return new RawDelivery(
                "comments:" + Bytes.utf8(post + body.sha256()).sha256(),
                "application/json",
                Map.of(CommentList.POST, post),
                body,
                now,
                "");
    }

    /**
     * How far a round has come.
     *
     * @param since when the last whole round began
     * @param began when this one did
     * @param posts those still to be looked at; none between two rounds
     * @param after where to go on in the first of them; {@code ""} = at its newest comment
     */
    record Round(Instant since, Instant began, List<String> posts, String after) {

        static Round ended(Instant at) {
            return new Round(at, at, List.of(), "");
        }

        static Optional<Round> read(String cursor) {
            String[] words = cursor.split(" ", -1);
            if (words.length != 4 || !words[0].matches("[0-9]{1,12}") || !words[1].matches("[0-9]{1,12}")) {
                return Optional.empty();
            }
            return Optional.of(new Round(
                    Instant.ofEpochSecond(Long.parseLong(words[0])),
                    Instant.ofEpochSecond(Long.parseLong(words[1])),
                    words[2].isEmpty() ? List.of() : List.of(words[2].split(",")),
                    words[3]));
        }

        boolean isRecent(Instant now) {
            return !now.isBefore(since) && now.isBefore(since.plus(PAUSE));
        }

        Round next() {
            return posts.size() > 1 ? new Round(since, began, posts.subList(1, posts.size()), "") : ended(began);
        }

        Round at(String cursor) {
            return new Round(since, began, posts, cursor);
        }

        String text() {
            return since.getEpochSecond() + " " + began.getEpochSecond() + " " + String.join(",", posts) + " " + after;
        }
    }
}
