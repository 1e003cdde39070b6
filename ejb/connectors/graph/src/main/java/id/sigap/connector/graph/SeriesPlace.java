package id.sigap.connector.graph;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a series has come.
 *
 * @param lists those still to be walked, the one under way first
 * @param round through that one
 */
record SeriesPlace(List<Integer> lists, GraphRound round) {

    /** Begins the round through a list for the same gap. */
    @FunctionalInterface
    interface Beginning {
        GraphRound of(int list, GraphRound before);
    }

    SeriesPlace {
        lists = List.copyOf(lists);
    }

    /** A cursor of a channel that had one list is one of the first. */
    static Optional<SeriesPlace> read(String cursor, int known) {
        int space = cursor.indexOf(' ');
        String names = space < 0 ? "" : cursor.substring(0, space);
        if (names.matches("l[0-9]{1,10}")) {
            List<Integer> lists =
                    names.chars().skip(1).map(digit -> digit - '0').boxed().toList();
            return GraphRound.read(cursor.substring(space + 1))
                    .filter(round -> lists.stream().allMatch(list -> list < known))
                    .map(round -> new SeriesPlace(lists, round));
        }
        return GraphRound.read(cursor).map(round -> new SeriesPlace(List.of(0), round));
    }

    int list() {
        return lists.get(0);
    }

    boolean isOver() {
        return lists.isEmpty() || round.isOver();
    }

    /** The list under way is done with. */
    SeriesPlace next(Beginning beginning) {
        List<Integer> left = lists.subList(1, lists.size());
        return new SeriesPlace(
                left, left.isEmpty() ? GraphRound.ended(round.began()) : beginning.of(left.get(0), round));
    }

    /** The list under way is walked after all others, from its beginning. */
    SeriesPlace last(Beginning beginning) {
        List<Integer> turned =
                Stream.concat(lists.stream().skip(1), Stream.of(list())).toList();
        return new SeriesPlace(turned, beginning.of(turned.get(0), round));
    }

    String text() {
        String names = lists.stream().map(String::valueOf).collect(Collectors.joining());
        return (names.isEmpty() ? "" : "l" + names + " ") + round.text();
    }
}
