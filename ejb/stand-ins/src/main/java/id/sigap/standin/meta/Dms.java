package id.sigap.standin.meta;

import id.sigap.standin.Answer;
import id.sigap.standin.Call;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What the Send API and the conversations of Messenger and Instagram have in common. */
final class Dms {
    private static final Duration WINDOW = Duration.ofHours(24);
    private static final Duration LONG_WINDOW = Duration.ofDays(7);
    private static final Set<String> MEMBERS = Set.of("recipient", "messaging_type", "tag", "message");

    private Dms() {}

    /**
     * One call of the Send API as it is understood.
     *
     * @param recipient the object that names the recipient
     * @param tagged whether with the tag for people's answers
     */
    record Sending(JsonObject recipient, String text, Optional<String> metadata, boolean tagged) {
        Optional<String> to(String name) {
            return recipient.get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
        }
    }

    /** What is wrong with a call, or what it wants. */
    sealed interface Read permits Wrong, Right {}

    record Wrong(Answer answer) implements Read {}

    record Right(Sending sending) implements Read {}

    static Read read(Call call, boolean metadataAllowed) {
        if (!call.header("content-type").orElse("").startsWith("application/json")) {
            return wrong("The parameter recipient is required");
        }
        JsonObject body;
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(call.body()))) {
            body = reader.readObject();
        } catch (JsonException e) {
            return wrong("Invalid JSON");
        }
        for (String name : body.keySet()) {
            if (!MEMBERS.contains(name)) {
                return wrong("Invalid keys \"" + name + "\" were found in param");
            }
        }
        if (!(body.get("recipient") instanceof JsonObject recipient) || recipient.size() != 1) {
            return wrong("The parameter recipient is required");
        }
        if (!(body.get("message") instanceof JsonObject message)
                || !(message.get("text") instanceof JsonString text)
                || text.getString().isBlank()) {
            return wrong("The parameter message[text] is required");
        }
        for (String name : message.keySet()) {
            if (!name.equals("text") && !(metadataAllowed && name.equals("metadata"))) {
                return wrong("Invalid keys \"" + name + "\" were found in param \"message\"");
            }
        }
        String type = body.getString("messaging_type", "RESPONSE");
        boolean tagged = type.equals("MESSAGE_TAG");
        if (!tagged && !type.equals("RESPONSE") || tagged != body.containsKey("tag")) {
            return wrong("Param messaging_type or tag is not valid");
        }
        if (tagged && !body.getString("tag", "").equals("HUMAN_AGENT")) {
            return wrong("Param tag must be one of {HUMAN_AGENT}");
        }
        return new Right(new Sending(
                recipient, text.getString(), Optional.ofNullable(message.getString("metadata", null)), tagged));
    }

    private static Wrong wrong(String message) {
        return new Wrong(MetaErrors.parameter(message));
    }

    /** Why nothing may be sent to this person now. */
    static Optional<Answer> refused(Inbox inbox, String person, boolean tagged, boolean humanAgent, int windowSubcode) {
        if (!inbox.knows(person)) {
            return Optional.of(MetaErrors.of(400, 100, 2018001, "(#100) No matching user found"));
        }
        if (inbox.isBlocked(person)) {
            return Optional.of(MetaErrors.of(400, 551, 1545041, "(#551) This person isn't available right now."));
        }
        if (inbox.isHeldByAnother(person)) {
            return Optional.of(MetaErrors.of(
                    403, 10, 2018300, "(#10) Message failed to send because another app is controlling this thread."));
        }
        if (tagged && !humanAgent) {
            return Optional.of(MetaErrors.of(403, 10, 0, "(#10) Cannot send with the tag HUMAN_AGENT"));
        }
        Duration silence = inbox.silence(person);
        if (silence.compareTo(tagged ? LONG_WINDOW : WINDOW) > 0) {
            return Optional.of(
                    MetaErrors.of(403, 10, windowSubcode, "(#10) This message is sent outside of allowed window."));
        }
        return Optional.empty();
    }

    static Answer accepted(Inbox.Dm dm) {
        return Answer.json(
                200,
                Json.createObjectBuilder()
                        .add("recipient_id", dm.personId())
                        .add("message_id", dm.mid())
                        .build());
    }

    /** All, the latest first, or the one with {@code user_id}. */
    static Answer conversations(Call call, Inbox inbox, UnaryOperator<String> thread) {
        String person = call.parameter("user_id").orElse("");
        List<String> people = person.isEmpty() ? inbox.people() : List.of(person);
        return Pages.of(
                call,
                people.stream()
                        .filter(inbox::knows)
                        .map(one -> Fields.pick(
                                call.parameter("fields").orElse("id"),
                                Map.of(
                                        "id",
                                        Fields.of(thread.apply(one)),
                                        "updated_time",
                                        Fields.of(FacebookPage.TIME.format(inbox.latest(one))))))
                        .toList());
    }

    static Answer messages(Call call, Inbox inbox, String person, String office, boolean stickers) {
        List<Inbox.Dm> all = new ArrayList<>(inbox.with(person));
        Collections.reverse(all);
        String fields = call.parameter("fields").orElse("id,created_time");
        Optional<String> unknown = all.stream()
                .findFirst()
                .flatMap(dm -> Fields.unknown(fields, fields(dm, office)))
                .or(() -> Optional.of("sticker").filter(name -> !stickers && fields.contains(name)));
        return unknown.map(name -> MetaErrors.parameter("Tried accessing nonexisting field (" + name + ")"))
                .orElseGet(() -> Pages.of(
                        call,
                        all.stream()
                                .map(dm -> Fields.pick(fields, fields(dm, office)))
                                .toList()));
    }

    static JsonObject conversation(Inbox inbox, String person, String office) {
        JsonArrayBuilder data = Json.createArrayBuilder();
        inbox.with(person).forEach(dm -> data.add(Fields.pick("id,message,from,created_time", fields(dm, office))));
        return Json.createObjectBuilder()
                .add("id", "t_" + person)
                .add("messages", Json.createObjectBuilder().add("data", data))
                .build();
    }

    private static Map<String, Optional<JsonValue>> fields(Inbox.Dm dm, String office) {
        return Map.of(
                "id", Fields.of(dm.mid()),
                "message", Fields.of(dm.text()),
                "created_time", Fields.of(FacebookPage.TIME.format(dm.at())),
                "from", Optional.of(side(dm.own() ? office : dm.personId()).build()),
                "to",
                        Optional.of(Json.createObjectBuilder()
                                .add("data", Json.createArrayBuilder().add(side(dm.own() ? dm.personId() : office)))
                                .build()),
                "sticker", Optional.empty(),
                "attachments", dm.file().isEmpty() ? Optional.empty() : Optional.of(attachments(dm)));
    }

    private static JsonObjectBuilder side(String id) {
        return Json.createObjectBuilder().add("id", id);
    }

    private static JsonObject attachments(Inbox.Dm dm) {
        JsonObjectBuilder url = Json.createObjectBuilder().add("url", dm.file());
        JsonObjectBuilder file = Json.createObjectBuilder();
        switch (dm.type()) {
            case "image" -> file.add("mime_type", "image/jpeg").add("image_data", url);
            case "video" -> file.add("mime_type", "video/mp4").add("video_data", url);
            case "audio" -> file.add("mime_type", "audio/mpeg").add("file_url", dm.file());
            default -> file.add("mime_type", "application/octet-stream").add("file_url", dm.file());
        }
        return Json.createObjectBuilder()
                .add("data", Json.createArrayBuilder().add(file))
                .build();
    }

    /** The frame of an event of {@code messaging}. */
    static JsonObjectBuilder event(String from, String to, long millis) {
        return Json.createObjectBuilder()
                .add("sender", Json.createObjectBuilder().add("id", from))
                .add("recipient", Json.createObjectBuilder().add("id", to))
                .add("timestamp", millis);
    }

    static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
