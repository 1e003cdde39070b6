package id.sigap.connector.youtube;

import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Times as the platform writes them. */
final class Moments {
    private static final Instant EARLIEST = Instant.parse("2005-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private Moments() {}

    static Optional<Instant> of(JsonObject from, String... path) {
        return Json.text(from, path).flatMap(Moments::parse);
    }

    static Optional<Instant> parse(String text) {
        try {
            Instant at = Instant.parse(text);
            return at.isBefore(EARLIEST) || at.isAfter(LATEST) ? Optional.empty() : Optional.of(at);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** When a comment was last changed. */
    static Optional<Instant> changed(JsonObject comment) {
        return of(comment, "snippet", "updatedAt").or(() -> of(comment, "snippet", "publishedAt"));
    }
}
