package id.sigap.standin.whatsapp;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A call of {@code /messages}, checked as the published description of the API has it: required and known properties, types,
 * lengths.
 *
 * @param citizen whose chat, by number or user id
 * @param text what the citizen reads
 * @param template whether it is a template
 * @param quotes the message answered
 * @param callbackData what statuses bring back
 */
record Order(String citizen, String text, boolean template, Optional<String> quotes, Optional<String> callbackData) {

    private static final Map<String, JsonValue.ValueType> KNOWN = Map.of(
            "messaging_product", JsonValue.ValueType.STRING,
            "recipient_type", JsonValue.ValueType.STRING,
            "to", JsonValue.ValueType.STRING,
            "recipient", JsonValue.ValueType.STRING,
            "type", JsonValue.ValueType.STRING,
            "text", JsonValue.ValueType.OBJECT,
            "template", JsonValue.ValueType.OBJECT,
            "context", JsonValue.ValueType.OBJECT,
            "biz_opaque_callback_data", JsonValue.ValueType.STRING);

    /** What is wrong with a call. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private final int code;

        Refused(int code, String message) {
            super(message);
            this.code = code;
        }

        int code() {
            return code;
        }

        String words() {
            return String.valueOf(getMessage());
        }
    }

    /** Names of the properties that a call may have. */
    static Set<String> known() {
        return KNOWN.keySet();
    }

    static Order read(JsonObject call, String approvedTemplate) throws Refused {
        for (Map.Entry<String, JsonValue> property : call.entrySet()) {
            String name = property.getKey();
            require(KNOWN.containsKey(name), "Unexpected key \"" + name + "\" on param");
            require(
                    property.getValue().getValueType() == KNOWN.get(name),
                    "Param " + name + " must be of another type");
        }
        require(
                text(call, "messaging_product").filter("whatsapp"::equals).isPresent(),
                "The parameter messaging_product is required.");
        require(
                text(call, "recipient_type").filter("individual"::equals).isPresent(),
                "Param recipient_type must be individual");
        String type = text(call, "type").orElse("");
        require(!type.isEmpty(), "The parameter type is required.");
        Optional<String> quoted = quoted(call);
        Optional<String> data = text(call, "biz_opaque_callback_data");
        require(data.orElse("").length() <= 512, "Param biz_opaque_callback_data is too long");
        return switch (type) {
            case "text" -> new Order(citizen(call), textBody(call), false, quoted, data);
            case "template" ->
                new Order(citizen(call), templateBody(call, approvedTemplate), true, Optional.empty(), data);
            default -> throw new Refused(131051, "Unsupported message type");
        };
    }

    private static String citizen(JsonObject call) throws Refused {
        Optional<String> number = text(call, "to");
        Optional<String> user = text(call, "recipient");
        require(number.isPresent() || user.isPresent(), "The parameter to is required.");
        if (number.isPresent()) {
            if (!number.get().matches("\\+?[0-9]{5,20}")) {
                throw new Refused(131009, "Parameter value is not valid: to");
            }
            return number.get().replace("+", "");
        }
        if (!user.orElseThrow().matches("[A-Z]{2}\\.([A-Z]+\\.)?[A-Za-z0-9]{1,128}")) {
            throw new Refused(131009, "Parameter value is not valid: recipient");
        }
        return user.get();
    }

    private static Optional<String> quoted(JsonObject call) throws Refused {
        JsonValue context = call.getOrDefault("context", JsonValue.NULL);
        Optional<String> id = text(context, "message_id");
        require(
                id.isPresent() || !(context instanceof JsonObject object && object.containsKey("message_id")),
                "Param context['message_id'] must be a string");
        return id;
    }

    private static String textBody(JsonObject call) throws Refused {
        require(!call.containsKey("template"), "Unexpected key \"template\" on param");
        JsonValue text = call.getOrDefault("text", JsonValue.NULL);
        if (text instanceof JsonObject object) {
            for (String name : object.keySet()) {
                require(
                        name.equals("body") || name.equals("preview_url"),
                        "Unexpected key \"" + name + "\" on param \"text\"");
            }
            JsonValue preview = object.getOrDefault("preview_url", JsonValue.FALSE);
            require(
                    preview.equals(JsonValue.TRUE) || preview.equals(JsonValue.FALSE),
                    "Param text['preview_url'] must be a boolean.");
        }
        String body =
                text(text, "body").orElseThrow(() -> new Refused(131008, "Required parameter is missing: text.body"));
        require(body.length() <= 4096, "Param text['body'] must be at most 4096 characters long.");
        return body;
    }

    private static String templateBody(JsonObject call, String approved) throws Refused {
        JsonValue template = call.getOrDefault("template", JsonValue.NULL);
        if (text(template, "name").filter(approved::equals).isEmpty()
                || text(
                                template instanceof JsonObject o
                                        ? o.getOrDefault("language", JsonValue.NULL)
                                        : JsonValue.NULL,
                                "code")
                        .filter("id"::equals)
                        .isEmpty()) {
            throw new Refused(132001, "Template name does not exist in the translation");
        }
        String parameter = onlyParameter((JsonObject) template);
        if (parameter.matches("(?s).*([\\n\\t]| {5}).*")) {
            throw new Refused(
                    132018, "Param text cannot have new-line/tab characters or more than 4 consecutive spaces");
        }
        String whole = "Jawaban atas aduan Anda: " + parameter + " Terima kasih.";
        if (whole.length() > 1024) {
            throw new Refused(132005, "Translated text too long");
        }
        return whole;
    }

    private static String onlyParameter(JsonObject template) throws Refused {
        try {
            JsonObject component = template.getJsonArray("components").getJsonObject(0);
            if (template.getJsonArray("components").size() == 1
                    && component.getString("type").equals("body")
                    && component.getJsonArray("parameters").size() == 1) {
                JsonObject parameter = component.getJsonArray("parameters").getJsonObject(0);
                if (parameter.getString("type").equals("text")) {
                    return parameter.getString("text");
                }
            }
        } catch (RuntimeException e) {
            throw new Refused(131008, "Required parameter is missing: template.components");
        }
        throw new Refused(132000, "Number of parameters does not match the expected number of params");
    }

    private static Optional<String> text(JsonValue from, String name) {
        return from instanceof JsonObject object && object.get(name) instanceof JsonString string
                ? Optional.of(string.getString()).filter(s -> !s.isBlank())
                : Optional.empty();
    }

    private static void require(boolean condition, String message) throws Refused {
        if (!condition) {
            throw new Refused(100, message);
        }
    }
}
