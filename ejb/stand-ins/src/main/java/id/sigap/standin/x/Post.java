package id.sigap.standin.x;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A post as its readers see it.
 *
 * @param history ids of its versions until this one, the first one first
 * @param picture key of an attached picture
 */
public record Post(
        String id,
        String author,
        String text,
        Instant at,
        String conversation,
        Optional<String> repliesTo,
        Optional<String> quotes,
        List<String> history,
        Optional<String> picture) {

    public Post {
        history = List.copyOf(history);
    }

    /** The id of its first version. */
    public String first() {
        return history.get(0);
    }
}
