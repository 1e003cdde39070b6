package id.sigap.history;

import java.time.Instant;
import java.util.List;

/** One way through an index, newest first, a bounded piece at a time. */
interface Walk {
    /** Where a row stands. */
    record Stop(long id, Instant at) {}

    /**
     * The rows that fit among the next {@code piece} of the index, in their order.
     *
     * @param most how many at most
     */
    List<Stop> look(Cursor from, int piece, int most);

    /** The last row of that piece; null where the index ended before. */
    Stop end(Cursor from, int piece);
}
