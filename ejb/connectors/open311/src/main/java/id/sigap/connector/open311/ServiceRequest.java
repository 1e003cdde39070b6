package id.sigap.connector.open311;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One request as a server lists it; what it leaves out is empty. */
record ServiceRequest(Map<String, String> fields) {

    /** Its id, number or text; empty while the server has given a token only. */
    Optional<String> id() {
        return text("service_request_id").filter(id -> id.length() <= 200);
    }

    Optional<String> token() {
        return text("token").filter(token -> token.length() <= 200);
    }

    Optional<String> status() {
        return text("status").map(status -> status.toLowerCase(Locale.ROOT));
    }

    boolean closed() {
        return status().filter("closed"::equals).isPresent();
    }

    String notes() {
        return text("status_notes").orElse("");
    }

    String description() {
        return text("description").orElse("");
    }

    Optional<String> agency() {
        return text("agency_responsible");
    }

    Optional<Mark> mark() {
        return Mark.in(description());
    }

    /** When it was changed, else when it was made. */
    Optional<Instant> changedAt(ZoneId zone) {
        return text("updated_datetime").flatMap(time -> instant(time, zone)).or(() -> madeAt(zone));
    }

    Optional<Instant> madeAt(ZoneId zone) {
        return text("requested_datetime").flatMap(time -> instant(time, zone));
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank() && !value.equals("null"));
    }

    /** The standard wants an offset; servers leave it out, or the T. */
    static Optional<Instant> instant(String text, ZoneId zone) {
        String tidy = text.strip().replace(' ', 'T');
        try {
            return Optional.of(OffsetDateTime.parse(tidy).toInstant());
        } catch (DateTimeParseException e) {
            try {
                return Optional.of(LocalDateTime.parse(tidy).atZone(zone).toInstant());
            } catch (DateTimeParseException again) {
                return Optional.empty();
            }
        }
    }

    /** Says nothing of what a citizen wrote. */
    @Override
    public String toString() {
        return "ServiceRequest[" + id().orElse("?") + "]";
    }
}
