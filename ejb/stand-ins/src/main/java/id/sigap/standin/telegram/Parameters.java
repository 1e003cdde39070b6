package id.sigap.standin.telegram;

import id.sigap.standin.Call;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters of each method, as the Bot API describes them; what is undeclared or of another type is refused. */
public final class Parameters {

    /** The types of the description that occur here. */
    public enum Type {
        /** A whole number. */
        INTEGER,
        /** A number of a chat, or its name. */
        INTEGER_OR_STRING,
        /** A text. */
        STRING,
        /** True or false. */
        BOOLEAN,
        /** A list. */
        ARRAY,
        /** An object. */
        OBJECT
    }

    private static final Map<String, Map<String, Type>> METHODS = Map.of(
            "getMe", Map.of(),
            "setWebhook",
                    Map.of(
                            "url", Type.STRING,
                            "certificate", Type.OBJECT,
                            "ip_address", Type.STRING,
                            "max_connections", Type.INTEGER,
                            "allowed_updates", Type.ARRAY,
                            "drop_pending_updates", Type.BOOLEAN,
                            "secret_token", Type.STRING),
            "deleteWebhook", Map.of("drop_pending_updates", Type.BOOLEAN),
            "getWebhookInfo", Map.of(),
            "getUpdates",
                    Map.of(
                            "offset", Type.INTEGER,
                            "limit", Type.INTEGER,
                            "timeout", Type.INTEGER,
                            "allowed_updates", Type.ARRAY),
            "sendMessage", sendMessage(),
            "getFile", Map.of("file_id", Type.STRING));

    private static final Map<String, Set<String>> REQUIRED = Map.of(
            "setWebhook", Set.of("url"),
            "sendMessage", Set.of("chat_id", "text"),
            "getFile", Set.of("file_id"));

    private static final Set<String> REPLY = Set.of(
            "message_id",
            "chat_id",
            "allow_sending_without_reply",
            "quote",
            "quote_parse_mode",
            "quote_entities",
            "quote_position",
            "checklist_task_id",
            "poll_option_id");

    private final JsonObject values;

    private Parameters(JsonObject values) {
        this.values = values;
    }

    private static Map<String, Type> sendMessage() {
        Map<String, Type> types = new LinkedHashMap<>();
        types.put("business_connection_id", Type.STRING);
        types.put("chat_id", Type.INTEGER_OR_STRING);
        types.put("message_thread_id", Type.INTEGER);
        types.put("direct_messages_topic_id", Type.INTEGER);
        types.put("text", Type.STRING);
        types.put("parse_mode", Type.STRING);
        types.put("entities", Type.ARRAY);
        types.put("link_preview_options", Type.OBJECT);
        types.put("disable_notification", Type.BOOLEAN);
        types.put("protect_content", Type.BOOLEAN);
        types.put("allow_paid_broadcast", Type.BOOLEAN);
        types.put("message_effect_id", Type.STRING);
        types.put("suggested_post_parameters", Type.OBJECT);
        types.put("reply_parameters", Type.OBJECT);
        types.put("reply_markup", Type.OBJECT);
        return types;
    }

    /** The methods that are answered, with their parameters. */
    public static Map<String, Map<String, Type>> methods() {
        return METHODS;
    }

    /** The parameters without which a method is refused. */
    public static Set<String> required(String method) {
        return REQUIRED.getOrDefault(method, Set.of());
    }

    static Parameters read(String method, Call call) {
        Map<String, Type> declared = METHODS.get(method);
        if (declared == null) {
            throw new Refusal(404, "Not Found: method not found");
        }
        JsonObject values = values(call, declared);
        values.forEach((name, value) -> check(declared, name, value));
        for (String name : required(method)) {
            if (!values.containsKey(name)) {
                throw Refusal.badRequest(name.equals("text") ? "message text is empty" : name + " is empty");
            }
        }
        if (values.get("reply_parameters") instanceof JsonObject reply) {
            if (!REPLY.containsAll(reply.keySet()) || !(reply.get("message_id") instanceof JsonNumber)) {
                throw Refusal.badRequest("can't parse reply parameters");
            }
        }
        return new Parameters(values);
    }

    private static JsonObject values(Call call, Map<String, Type> declared) {
        if (call.body().length == 0) {
            return plain(call.query(), declared);
        }
        String type = call.header("content-type").orElse("");
        if (type.startsWith("application/x-www-form-urlencoded")) {
            return plain(call.form(), declared);
        }
        if (!type.startsWith("application/json")) {
            throw Refusal.badRequest("unsupported content type");
        }
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(call.body()))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw Refusal.badRequest("can't parse JSON object");
        }
    }

    /** Forms carry texts only. */
    private static JsonObject plain(Map<String, String> fields, Map<String, Type> declared) {
        JsonObjectBuilder values = Json.createObjectBuilder();
        fields.forEach((name, text) -> {
            if (declared.get(name) == Type.INTEGER && text.matches("-?[0-9]{1,18}")) {
                values.add(name, Long.parseLong(text));
            } else if (declared.get(name) == Type.BOOLEAN) {
                values.add(name, text.equals("true"));
            } else {
                values.add(name, text);
            }
        });
        return values.build();
    }

    private static void check(Map<String, Type> declared, String name, JsonValue value) {
        Type type = declared.get(name);
        boolean fits = type != null
                && switch (type) {
                    case INTEGER -> value instanceof JsonNumber number && number.isIntegral();
                    case INTEGER_OR_STRING -> value instanceof JsonNumber || value instanceof JsonString;
                    case STRING -> value instanceof JsonString;
                    case BOOLEAN -> value == JsonValue.TRUE || value == JsonValue.FALSE;
                    case ARRAY -> value.getValueType() == JsonValue.ValueType.ARRAY;
                    case OBJECT -> value.getValueType() == JsonValue.ValueType.OBJECT;
                };
        if (!fits) {
            throw Refusal.badRequest("parameter \"" + name + "\" is unknown or of a wrong type");
        }
    }

    Optional<String> text(String name) {
        return values.get(name) instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }

    Optional<Long> number(String name) {
        return values.get(name) instanceof JsonNumber number ? Optional.of(number.longValueExact()) : Optional.empty();
    }

    boolean flag(String name) {
        return values.get(name) == JsonValue.TRUE;
    }

    Optional<JsonValue> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    Optional<JsonObject> object(String name) {
        return values.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }
}
