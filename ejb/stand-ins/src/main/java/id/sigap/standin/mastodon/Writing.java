package id.sigap.standin.mastodon;

import id.sigap.standin.Call;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.Set;

/** {@code POST /api/v1/statuses}: what the office asks to be written. */
final class Writing {
    private static final Set<String> FIELDS =
            Set.of("status", "in_reply_to_id", "visibility", "spoiler_text", "sensitive", "language");

    private final MastodonAccount account;
    private final Timeline timeline;

    Writing(MastodonAccount account, Timeline timeline) {
        this.account = account;
        this.timeline = timeline;
    }

    Status write(Call call) {
        return call.header("idempotency-key")
                .filter(key -> !key.isBlank())
                .map(key -> timeline.once(key, () -> checked(call)))
                .orElseGet(() -> checked(call));
    }

    private Status checked(Call call) {
        JsonObject body = body(call);
        // Mastodon passes over what it does not know; whoever sends it here has misspelt something
        body.keySet().stream()
                .filter(name -> !FIELDS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.invalid("Unknown parameter " + name);
                });
        String text = text(body, "status").orElse("").strip();
        String warning = text(body, "spoiler_text").orElse("");
        if (text.isEmpty()) {
            throw Refusal.invalid("Text can't be blank");
        }
        if (Words.count(text) + Words.count(warning) > account.longestStatus()) {
            throw Refusal.invalid("Text character limit of " + account.longestStatus() + " exceeded");
        }
        Audience audience = Audience.of(text(body, "visibility").orElse("public"))
                .orElseThrow(() -> Refusal.invalid("Visibility is not included in the list"));
        Optional<Status> answered = text(body, "in_reply_to_id")
                .map(id -> timeline.find(id)
                        .filter(status -> status.isReadableFor(timeline.office()))
                        .orElseThrow(() ->
                                new Refusal(404, "The post you are trying to reply to does not appear to exist.")));
        return timeline.write(timeline.office(), text, warning, audience, answered, Optional.empty());
    }

    /** JSON or a form; of another kind nothing is read. */
    private static JsonObject body(Call call) {
        String type = call.header("content-type").orElse("");
        if (type.startsWith("application/x-www-form-urlencoded")) {
            JsonObjectBuilder form = Json.createObjectBuilder();
            call.form().forEach(form::add);
            return form.build();
        }
        if (!type.startsWith("application/json")) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(call.body()))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw new Refusal(400, "There was a problem parsing the request body");
        }
    }

    private static Optional<String> text(JsonObject body, String name) {
        return Optional.ofNullable(body.get(name))
                .filter(value -> value.getValueType() != JsonValue.ValueType.NULL)
                .map(value -> value instanceof JsonString string ? string.getString() : value.toString());
    }
}
