package id.sigap.connector.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a round has come: through a list of things, some at a time, and through what stands below those.
 *
 * @param since what was written from then on is wanted; between two rounds: when the last whole one began
 * @param began when this one did
 * @param things those still to be looked at
 * @param after where to go on below the first of them; {@code ""} = at the newest
 * @param lists how many more times the list may be asked for
 * @param list where to go on in it; {@code ""} = at the newest thing
 * @param notBefore when Meta is asked again; used to leave calls for answers
 */
record GraphRound(
        Instant since, Instant began, List<String> things, String after, int lists, String list, Instant notBefore) {

    /** Between the beginnings of two rounds: each uses up calls that answers need too. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** How long calls are left to answers once the app has used up a good part of its allowance. */
    private static final Duration REST = Duration.ofMinutes(5);

    private static final String NUMBER = "[0-9]{1,12}";

    /** No round is under way. */
    static GraphRound ended(Instant at) {
        return new GraphRound(at, at, List.of(), "", 0, "", Instant.EPOCH);
    }

    /** A round that asks for the list of things so many times at most. */
    static GraphRound of(Instant since, Instant now, int lists) {
        return new GraphRound(since, now, List.of(), "", lists, "", Instant.EPOCH);
    }

    static Optional<GraphRound> read(String cursor) {
        String[] words = cursor.split(" ", -1);
        boolean whole = words.length == 7 && words[4].matches("[0-9]{1,3}") && words[6].matches(NUMBER);
        if (!whole && words.length != 4 || !words[0].matches(NUMBER) || !words[1].matches(NUMBER)) {
            return Optional.empty();
        }
        return Optional.of(new GraphRound(
                time(words[0]),
                time(words[1]),
                words[2].isEmpty() ? List.of() : List.of(words[2].split(",")),
                words[3],
                whole ? Integer.parseInt(words[4]) : 0,
                whole ? words[5] : "",
                whole ? time(words[6]) : Instant.EPOCH));
    }

    private static Instant time(String seconds) {
        return Instant.ofEpochSecond(Long.parseLong(seconds));
    }

    boolean isOver() {
        return things.isEmpty() && lists == 0;
    }

    boolean isRecent(Instant now) {
        return !now.isBefore(since) && now.isBefore(since.plus(PAUSE));
    }

    /** A time further ahead than any rest was written by another clock. */
    boolean rests(Instant now) {
        return now.isBefore(notBefore) && !now.plus(REST).isBefore(notBefore);
    }

    /** The first thing is done with. */
    GraphRound next() {
        return new GraphRound(since, began, things.subList(1, things.size()), "", lists, list, Instant.EPOCH)
                .endedWhereOver();
    }

    GraphRound at(String cursor) {
        return new GraphRound(since, began, things, cursor, lists, list, Instant.EPOCH);
    }

    /** The list was asked for: these changed; it goes on there, if it does. */
    GraphRound listed(List<String> changed, Optional<String> goesOn) {
        return new GraphRound(
                        since, began, changed, "", goesOn.isPresent() ? lists - 1 : 0, goesOn.orElse(""), Instant.EPOCH)
                .endedWhereOver();
    }

    /** The place in the list is gone: it is begun again. */
    GraphRound fromTheTop() {
        return listed(List.of(), Optional.of(""));
    }

    private GraphRound endedWhereOver() {
        return isOver() ? ended(began) : this;
    }

    GraphRound resting(Instant now) {
        return isOver() ? this : new GraphRound(since, began, things, after, lists, list, now.plus(REST));
    }

    String text() {
        return since.getEpochSecond() + " " + began.getEpochSecond() + " " + String.join(",", things) + " " + after
                + " " + lists + " " + list + " " + notBefore.getEpochSecond();
    }
}
