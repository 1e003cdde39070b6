package id.sigap.connector.open311;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One way through the days in which requests were made, slice by slice: a server cuts long lists, and says so nowhere. A
 * list may be cut that is as long as the longest of this sweep; its slice is halved and asked for again.
 *
 * @param at where the next slice begins
 * @param width of the next slice, in seconds
 * @param end of the days
 * @param longest list so far
 * @param newest change seen so far
 */
record Sweep(Instant at, long width, Instant end, int longest, Instant newest) {
    private static final long NARROWEST = 60;

    static Sweep of(Instant from, Instant end, Instant newest) {
        return new Sweep(from, Math.max(1, Duration.between(from, end).toSeconds()), end, 0, newest);
    }

    /** Empty where these are not the fields of one. */
    static Optional<Sweep> read(List<String> fields) {
        try {
            return fields.size() == 5
                    ? Optional.of(new Sweep(
                            Instant.parse(fields.get(0)),
                            Math.max(1, Long.parseLong(fields.get(1))),
                            Instant.parse(fields.get(2)),
                            Integer.parseInt(fields.get(3)),
                            Instant.parse(fields.get(4))))
                    : Optional.empty();
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    String text() {
        return at + " " + width + " " + end + " " + longest + " " + newest;
    }

    /** The end of the next slice. */
    Instant until() {
        Instant until = at.plusSeconds(width);
        return until.isAfter(end) ? end : until;
    }

    /** Whether a list of so many must be asked for in halves. */
    boolean mayBeCut(int size, int page) {
        return size >= Math.max(Math.max(1, page), longest) && width > NARROWEST;
    }

    Sweep halved(int size) {
        return new Sweep(at, Math.max(NARROWEST, width / 2), end, Math.max(longest, size), newest);
    }

    Sweep next(int size, Instant seen) {
        return new Sweep(until(), width * 2, end, Math.max(longest, size), seen.isAfter(newest) ? seen : newest);
    }

    boolean done() {
        return !at.isBefore(end);
    }
}
