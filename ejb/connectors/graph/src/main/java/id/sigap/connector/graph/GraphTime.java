package id.sigap.connector.graph;

import id.sigap.connector.http.Json;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;

/** Reads Meta's times: seconds, milliseconds (both as number or text), ISO 8601 with {@code +0000}. */
public final class GraphTime {
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter();

    /** Seconds beyond this (the year 5138) are milliseconds. */
    private static final long LARGEST_SECONDS = 100_000_000_000L;

    /** The year 5138 again, in milliseconds: nothing later is a time. */
    private static final long LARGEST_MILLIS = LARGEST_SECONDS * 1000;

    private GraphTime() {}

    /** The time at the end of a path; empty where there is none that can be read. */
    public static Optional<Instant> at(JsonValue from, String... path) {
        return Json.text(from, path).flatMap(GraphTime::parse);
    }

    /** The time that a text tells. */
    public static Optional<Instant> parse(String text) {
        String stripped = text.strip();
        if (!stripped.isEmpty() && stripped.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return stripped.length() > 15 ? Optional.empty() : number(Long.parseLong(stripped));
        }
        try {
            return Optional.of(OffsetDateTime.parse(stripped, ISO).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> number(long value) {
        if (value <= 0 || value > LARGEST_MILLIS) {
            return Optional.empty();
        }
        return Optional.of(value > LARGEST_SECONDS ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value));
    }
}
