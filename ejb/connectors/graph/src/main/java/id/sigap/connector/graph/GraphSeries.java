package id.sigap.connector.graph;

import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.ReplayOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings a gap again where a platform has several lists: a {@linkplain GraphRounds round} through each, one after the other.
 * One that is refused, as where the app lacks a permission, comes last, so that it keeps no other from being walked. Where it
 * is refused then too, the polls say why; a day after the gap was asked for it is given up.
 *
 * @param lists at most ten; a cursor names them by their place
 */
public record GraphSeries(GraphApi api, GraphOutcomes outcomes, List<GraphLists> lists, Clock clock) {
    private static final Duration HOPE = Duration.ofDays(1);

    public GraphSeries {
        lists = List.copyOf(lists);
    }

    /** Goes back to the beginning of a gap, where one of the lists at least is answered. */
    public ReplayOutcome replay(Instant since) {
        List<Integer> answered = new ArrayList<>();
        List<Integer> refused = new ArrayList<>();
        for (int list = 0; list < lists.size(); list++) {
            GraphAnswer answer = rounds(list).ask();
            boolean taken = answer instanceof GraphAnswer.Done;
            if (!taken && (!outcomes.refusesThisOnly(answer) || answered.isEmpty() && list == lists.size() - 1)) {
                return outcomes.unreplayed(answer);
            }
            (taken ? answered : refused).add(list);
        }
        answered.addAll(refused);
        GraphRound round = rounds(answered.get(0)).begin(since, clock.instant());
        return new ReplayOutcome.Rewound(new SeriesPlace(answered, round).text());
    }

    /** Goes on, where a gap is to be brought again; asks nothing where none is. */
    public PollResult poll(Optional<String> cursor) {
        return cursor.flatMap(text -> SeriesPlace.read(text, lists.size()))
                .filter(place -> !place.isOver())
                .map(this::walk)
                .orElseGet(() -> new PollResult.Polled(List.of(), cursor.orElse(""), false));
    }

    private PollResult walk(SeriesPlace start) {
        SeriesPlace place = start;
        PollResult result = look(place);
        for (int turn = 1; turn < start.lists().size() && result instanceof PollResult.Refused; turn++) {
            place = place.last(this::begun);
            result = look(place);
        }
        if (result instanceof PollResult.Polled polled) {
            return went(place, polled);
        }
        return result instanceof PollResult.Refused && start.lists().size() == 1 && isHopeless(start)
                ? new PollResult.Polled(List.of(), start.next(this::begun).text(), false)
                : result;
    }

    private PollResult look(SeriesPlace place) {
        return rounds(place.list()).poll(Optional.of(place.round().text()), false);
    }

    private PollResult went(SeriesPlace from, PollResult.Polled polled) {
        GraphRound round = GraphRound.read(polled.cursor()).orElseThrow();
        SeriesPlace to = round.isOver() ? from.next(this::begun) : new SeriesPlace(from.lists(), round);
        return new PollResult.Polled(polled.deliveries(), to.text(), round.isOver() ? !to.isOver() : polled.more());
    }

    /** Of two or more, one was walked; this one stays refused. A token that ended refuses all, and may be replaced. */
    private boolean isHopeless(SeriesPlace place) {
        return lists.size() > 1
                && clock.instant().isAfter(place.round().began().plus(HOPE))
                && outcomes.refusesThisOnly(rounds(place.list()).ask());
    }

    private GraphRound begun(int list, GraphRound before) {
        return rounds(list).begin(before.since(), before.began());
    }

    private GraphRounds rounds(int list) {
        return new GraphRounds(api, outcomes, lists.get(list), clock);
    }
}
