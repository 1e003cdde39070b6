package id.sigap.connector.facebook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a round has come: through the list of posts, some at a time, and through the comments of those.
 *
 * @param since comments from then on are wanted; between two rounds: when the last whole one began
 * @param began when this one did
 * @param posts those still to be looked at
 * @param after where to go on in the comments of the first of them; {@code ""} = at the newest
 * @param lists how many more times the list of posts may be asked for
 * @param list where to go on in it; {@code ""} = at the newest post
 * @param notBefore when Facebook is asked again; used to leave calls for answers
 */
record Round(
        Instant since, Instant began, List<String> posts, String after, int lists, String list, Instant notBefore) {

    /** Between the beginnings of two rounds: each uses up calls that answers need too. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** How long calls are left to answers once the app has used up a good part of its allowance. */
    private static final Duration REST = Duration.ofMinutes(5);

    private static final String NUMBER = "[0-9]{1,12}";

    /** No round is under way. */
    static Round ended(Instant at) {
        return new Round(at, at, List.of(), "", 0, "", Instant.EPOCH);
    }

    /** A round that asks for the list of posts so many times at most. */
    static Round of(Instant since, Instant now, int lists) {
        return new Round(since, now, List.of(), "", lists, "", Instant.EPOCH);
    }

    static Optional<Round> read(String cursor) {
        String[] words = cursor.split(" ", -1);
        boolean whole = words.length == 7 && words[4].matches("[0-9]{1,3}") && words[6].matches(NUMBER);
        if (!whole && words.length != 4 || !words[0].matches(NUMBER) || !words[1].matches(NUMBER)) {
            return Optional.empty();
        }
        return Optional.of(new Round(
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
        return posts.isEmpty() && lists == 0;
    }

    boolean isRecent(Instant now) {
        return !now.isBefore(since) && now.isBefore(since.plus(PAUSE));
    }

    /** A time further ahead than any rest was written by another clock. */
    boolean rests(Instant now) {
        return now.isBefore(notBefore) && !now.plus(REST).isBefore(notBefore);
    }

    /** The first post is done with. */
    Round next() {
        return new Round(since, began, posts.subList(1, posts.size()), "", lists, list, Instant.EPOCH).endedWhereOver();
    }

    Round at(String cursor) {
        return new Round(since, began, posts, cursor, lists, list, Instant.EPOCH);
    }

    /** The list was asked for: these changed; it goes on there, if it does. */
    Round listed(List<String> changed, Optional<String> goesOn) {
        return new Round(
                        since, began, changed, "", goesOn.isPresent() ? lists - 1 : 0, goesOn.orElse(""), Instant.EPOCH)
                .endedWhereOver();
    }

    /** The place in the list is gone: it is begun again. */
    Round fromTheTop() {
        return listed(List.of(), Optional.of(""));
    }

    private Round endedWhereOver() {
        return isOver() ? ended(began) : this;
    }

    Round resting(Instant now) {
        return isOver() ? this : new Round(since, began, posts, after, lists, list, now.plus(REST));
    }

    String text() {
        return since.getEpochSecond() + " " + began.getEpochSecond() + " " + String.join(",", posts) + " " + after + " "
                + lists + " " + list + " " + notBefore.getEpochSecond();
    }
}
