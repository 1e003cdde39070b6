package id.sigap.history;

import id.sigap.foundation.Moment;
import id.sigap.foundation.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * How far a walk has come: past the row of this time and number. Acts that were done since the first page ({@code ceiling})
 * stay out of the later ones, so that no case comes twice or moves away.
 */
record Cursor(Instant ceiling, Instant at, long id) {
    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((ceiling + " " + at + " " + id).getBytes(StandardCharsets.US_ASCII));
    }

    /** @param text null for the first page, which begins at {@code now} */
    static Cursor of(String text, Instant now) {
        if (text == null || text.isBlank()) {
            return new Cursor(now, now, Long.MAX_VALUE);
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ");
            return new Cursor(Moment.parse(parts[0]), Moment.parse(parts[1]), Long.parseLong(parts[2]));
        } catch (RuntimeException e) {
            throw Refusal.invalid("Penanda halaman tidak dikenal; mulai lagi dari halaman pertama.");
        }
    }

    Cursor past(Instant rowAt, long rowId) {
        return new Cursor(ceiling, rowAt, rowId);
    }
}
