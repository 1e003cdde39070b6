package id.sigap.foundation;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

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

    /**
     * Reads what a caller may ask for.
     *
     * @param text empty or null where nothing is asked for
     * @throws Refusal where it cannot be read, with an example
     */
    public static Optional<Instant> asked(String text) {
        try {
            return text == null || text.isBlank() ? Optional.empty() : Optional.of(parse(text));
        } catch (DateTimeException e) {
            throw Refusal.invalid("Waktu \"" + text + "\" tidak terbaca; contoh 2026-11-22T00:00:00Z.");
        }
    }
}
