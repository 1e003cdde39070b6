package org.example.sigap.mastodon;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server answered.
 *
 * @param headers by lower-case name
 */
record Reply(int status, Map<String, String> headers, byte[] body) {
    private static final Pattern NEWER = Pattern.compile("<[^>]*[?&]min_id=([0-9A-Za-z_-]+)[^>]*>;\\s*rel=\"prev\"");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    boolean ok() {
        return status >= 200 && status < 300;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    Optional<JsonObject> object() {
        return json().filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject);
    }

    Optional<JsonArray> array() {
        return json().filter(JsonArray.class::isInstance).map(JsonValue::asJsonArray);
    }

    private Optional<JsonValue> json() {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            return Optional.of(reader.readValue());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Of the header {@code Link}: where what is newer than this page begins. */
    Optional<String> newer() {
        return header("link").map(NEWER::matcher).filter(Matcher::find).map(link -> link.group(1));
    }

    /** How long the server asks to be left alone: {@code X-RateLimit-Reset} is an instant, {@code Retry-After} seconds. */
    Duration patience(Clock clock) {
        Optional<Duration> asked = header("x-ratelimit-reset")
                .flatMap(Reply::instant)
                .map(reset -> Duration.between(clock.instant(), reset))
                .or(() -> header("retry-after").flatMap(Reply::seconds));
        return asked.filter(wait -> !wait.isNegative())
                .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait.plusSeconds(1))
                .orElse(PATIENCE);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> seconds(String text) {
        return text.matches("[0-9]{1,6}") ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
    }
}
