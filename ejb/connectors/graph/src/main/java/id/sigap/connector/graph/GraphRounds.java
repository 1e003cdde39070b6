package id.sigap.connector.graph;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ReplayOutcome;
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
 * Looks through a platform's lists for what no webhook brought: regularly, or once since the beginning of a gap. A list tells
 * neither when a writing was edited or hidden nor that one was deleted, so only what was written since then is found, as it
 * reads now.
 */
public record GraphRounds(GraphApi api, GraphOutcomes outcomes, GraphLists lists, Clock clock) {
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final Duration FIRST_LOOK = Duration.ofDays(1);

    private static final Duration ENOUGH = Duration.ofSeconds(20);
    private static final int MOST_CALLS = 10;

    /** From this part of the allowance on, in percent, the rest is left to answers for a while. */
    private static final int MUCH_USED = 75;

    /**
     * Goes back to the beginning of a gap, where the platform answers; the polls that follow bring what was written since
     * then, and end there where no regular looks are wanted.
     */
    public ReplayOutcome replay(Instant since) {
        GraphAnswer answer = ask();
        return answer instanceof GraphAnswer.Done
                ? new ReplayOutcome.Rewound(begin(since, clock.instant()).text())
                : outcomes.unreplayed(answer);
    }

    /** One small question. */
    GraphAnswer ask() {
        Map<String, String> parameters = new LinkedHashMap<>(lists.thingsAsked());
        parameters.put("fields", "id");
        return page(lists.things(), parameters, 1, "");
    }

    /** A round for a gap. */
    GraphRound begin(Instant since, Instant now) {
        return GraphRound.of(since.isBefore(Instant.EPOCH) ? Instant.EPOCH : since, now, lists.most());
    }

    /**
     * Goes on with a round, or begins one.
     *
     * @param regularly whether a new round is wanted where none is under way
     */
    public PollResult poll(Optional<String> cursor, boolean regularly) {
        Instant now = clock.instant();
        GraphRound round = cursor.flatMap(GraphRound::read).orElseGet(() -> GraphRound.ended(now.minus(FIRST_LOOK)));
        boolean idle = round.isOver() && (!regularly || cursor.isPresent() && round.isRecent(now));
        return idle || round.rests(now)
                ? new PollResult.Polled(List.of(), cursor.orElse(""), false)
                : walk(round.isOver() ? GraphRound.of(round.since(), now, 1) : round, now);
    }

    private PollResult walk(GraphRound start, Instant now) {
        // times of writings are Meta's, so a round begins a little before the last one
        Instant since = start.since().minus(OVERLAP);
        GraphRound round = start;
        boolean restarted = false;
        List<RawDelivery> deliveries = new ArrayList<>();
        long until = System.nanoTime() + ENOUGH.toNanos();
        for (int call = 0; call < MOST_CALLS && !round.isOver() && System.nanoTime() < until; call++) {
            boolean listing = round.things().isEmpty();
            GraphAnswer answer = listing ? things(round) : below(round);
            if (answer instanceof GraphAnswer.Done done) {
                (listing ? newThings(done, since, now) : news(done, round, since, now)).ifPresent(deliveries::add);
                round = listing ? listed(done, round, since) : after(done, round, since);
                if (done.usage().percent() >= MUCH_USED) {
                    return new PollResult.Polled(deliveries, round.resting(now).text(), false);
                }
            } else if (isRefused(answer) && !(listing && round.list().isEmpty())) {
                // the thing is gone, or the place in a list: then the list is begun again, once
                boolean again = !round.after().isEmpty() && !restarted;
                round = listing ? round.fromTheTop() : again ? round.at("") : round.next();
                restarted = true;
            } else {
                return round.equals(start)
                        ? outcomes.polled(answer)
                        : new PollResult.Polled(deliveries, round.text(), true);
            }
        }
        return new PollResult.Polled(deliveries, round.text(), !round.isOver());
    }

    private boolean isRefused(GraphAnswer answer) {
        return outcomes.polled(answer) instanceof PollResult.Refused
                && answer instanceof GraphAnswer.Failed failed
                && failed.error().code() == 100;
    }

    private GraphAnswer things(GraphRound round) {
        return page(lists.things(), lists.thingsAsked(), lists.atATime(), round.list());
    }

    private GraphAnswer below(GraphRound round) {
        String thing = round.things().get(0);
        return page(lists.below(thing), lists.belowAsked(), lists.belowAtATime(), round.after());
    }

    private GraphAnswer page(String path, Map<String, String> asked, int limit, String after) {
        Map<String, String> parameters = new LinkedHashMap<>(asked);
        parameters.put("limit", String.valueOf(limit));
        if (!after.isEmpty()) {
            parameters.put("after", after);
        }
        return api.get(path, parameters);
    }

    private GraphRound listed(GraphAnswer.Done done, GraphRound round, Instant since) {
        List<String> changed = Json.objects(done.body(), "data")
                .filter(thing -> lists.mayHaveNews(thing, since))
                .flatMap(thing -> Json.text(thing, "id").stream())
                .filter(id -> id.length() <= lists.longestId() && id.matches("[A-Za-z0-9_:=-]+"))
                .limit(lists.atATime())
                .toList();
        return round.listed(
                changed, next(done).filter(cursor -> round.lists() > 1 && !(lists.latestFirst() && changed.isEmpty())));
    }

    private GraphRound after(GraphAnswer.Done done, GraphRound round, Instant since) {
        boolean news = Json.objects(done.body(), "data")
                .anyMatch(writing -> lists.news(writing, since).isPresent());
        return next(done).filter(cursor -> news).map(round::at).orElseGet(round::next);
    }

    /** Where the list goes on. */
    private static Optional<String> next(GraphAnswer.Done done) {
        return done.text("paging", "cursors", "after")
                .filter(cursor -> done.text("paging", "next").isPresent())
                .filter(cursor -> cursor.matches("\\S{1,350}"));
    }

    private Optional<RawDelivery> newThings(GraphAnswer.Done done, Instant since, Instant now) {
        return delivery(
                Json.objects(done.body(), "data")
                        .filter(thing -> lists.isNew(thing, since))
                        .toList(),
                Map.of(lists.thingsAttribute(), "new"),
                now);
    }

    private Optional<RawDelivery> news(GraphAnswer.Done done, GraphRound round, Instant since, Instant now) {
        Map<String, String> attributes =
                Map.of(lists.belowAttribute(), round.things().get(0));
        return delivery(
                Json.objects(done.body(), "data")
                        .flatMap(writing -> lists.news(writing, since).stream())
                        .toList(),
                attributes,
                now);
    }

    private static Optional<RawDelivery> delivery(List<JsonObject> data, Map<String, String> attributes, Instant now) {
        if (data.isEmpty()) {
            return Optional.empty();
        }
        Bytes body = Bytes.utf8(Json.provider()
                .createObjectBuilder()
                .add("data", Json.provider().createArrayBuilder(data))
                .build()
                .toString());
        return Optional.of(new RawDelivery(
                "list:" + Bytes.utf8(attributes + body.sha256()).sha256(),
                "application/json",
                attributes,
                body,
                now,
                ""));
    }
}
