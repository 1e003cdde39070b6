package id.sigap.foundation;

import java.time.DateTimeException;
import java.time.Instant;

/** Reads an instant that somebody sent. */
public final class Moment {
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9000-01-01T00:00:00Z");

    private Moment() {}

    /** @throws DateTimeException where the text is none, or one that the database cannot hold */
    public static Instant parse(String text) {
        Instant instant = Instant.parse(text);
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new DateTimeException("out of range");
        }
        return instant;
    }
}
