package id.sigap.standin.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares what the stand-in takes for a message with the machine-readable description of the API, where one lies in the
 * folder that the system property {@code sigap.specs} names, or in {@code specs} beside that of {@code sigap.payloads};
 * skips where none does.
 */
class DescriptionTest {
    private static final String TEMPLATE = "jawaban_aduan";

    private static final JsonObject TEXT = json("""
            {"messaging_product": "whatsapp", "recipient_type": "individual", "to": "6281234567890", "type": "text",
             "context": {"message_id": "wamid.A"}, "text": {"body": "Kami periksa.", "preview_url": false}}
            """);

    private static final JsonObject BY_TEMPLATE = json("""
            {"messaging_product": "whatsapp", "recipient_type": "individual", "to": "6281234567890", "type": "template",
             "context": {"message_id": "wamid.A"},
             "template": {"name": "jawaban_aduan", "language": {"code": "id", "policy": "deterministic"},
                          "components": [{"type": "body", "parameters": [{"type": "text", "text": "Selesai."}]}]}}
            """);

    /** Newer than the description, or told by the manual only. */
    private static final Set<String> UNDESCRIBED = Set.of("recipient", "biz_opaque_callback_data");

    /** The description's own examples leave it out. */
    private static final Set<String> NOT_REQUIRED = Set.of("/template/language/policy");

    /** The description requires a body elsewhere (TextMessage_1); the approved template has one parameter. */
    private static final Set<String> REQUIRED_ALL_THE_SAME =
            Set.of("/text/body", "/template/components", "/template/components/0/parameters");

    private static Optional<Description> found = Optional.empty();

    @BeforeAll
    static void read() throws IOException {
        found = Description.find("business-messaging-api_v23.0.yaml");
    }

    private static Description description() {
        assumeTrue(found.isPresent(), "No description of the WhatsApp Business API lies in the folder of specs");
        return found.orElseThrow();
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    private static boolean takes(JsonObject call) {
        try {
            return !Order.read(call, TEMPLATE).text().isEmpty();
        } catch (Order.Refused e) {
            return false;
        }
    }

    static Stream<Arguments> messages() {
        return Stream.of(Arguments.of("TextMessage", TEXT), Arguments.of("TemplateMessage", BY_TEMPLATE));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void takesAMessageThatHasEverythingDescribed(String name, JsonObject message) {
        assertThat(message.keySet())
                .isEqualTo(description().named(name).properties().keySet());
        assertThat(takes(message)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void takesAndRequiresWhatTheDescriptionDoes(String name, JsonObject message) {
        compare(message, "", message, description().named(name));
    }

    private static void compare(JsonObject whole, String path, JsonObject here, Description.Shape shape) {
        for (String property : here.keySet()) {
            String pointer = path + "/" + property;
            assertThat(shape.properties()).as(pointer).containsKey(property);
            boolean required = shape.required().contains(property) && !NOT_REQUIRED.contains(pointer)
                    || REQUIRED_ALL_THE_SAME.contains(pointer);
            assertThat(takes(Json.createPointer(pointer).remove(whole)))
                    .as("taken without %s", pointer)
                    .isEqualTo(!required);
            compareValue(
                    whole, pointer, here.get(property), description().of(shape.property(property), here.get(property)));
        }
        assertThat(here.keySet()).as("what is required of %s", path).containsAll(shape.required());
        if (shape.closed()) {
            assertThat(takes(Json.createPointer(path + "/lain").add(whole, Json.createValue("x"))))
                    .as("something else in %s", path)
                    .isFalse();
        }
    }

    private static void compareValue(JsonObject whole, String pointer, JsonValue value, Description.Shape shape) {
        assertThat(typeOf(value)).as(pointer).isEqualTo(shape.type());
        if (!NOT_REQUIRED.contains(pointer)) {
            assertThat(takes(Json.createPointer(pointer).replace(whole, Json.createValue(7))))
                    .as("a number for %s", pointer)
                    .isFalse();
        }
        if (value instanceof JsonObject object) {
            compare(whole, pointer, object, shape);
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                JsonObject item = array.getJsonObject(i);
                shape.items()
                        .ifPresent(items -> compare(
                                whole, pointer + "/0", item, description().of(items, item)));
            }
        }
    }

    private static String typeOf(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> "string";
            case TRUE, FALSE -> "boolean";
            case OBJECT -> "object";
            case ARRAY -> "array";
            default -> value.getValueType().name();
        };
    }

    @Test
    void knowsNothingElseButWhatTheManualTellsBesides() {
        Set<String> known = new TreeSet<>(Order.known());
        known.removeAll(description().named("TextMessage").properties().keySet());
        known.removeAll(description().named("TemplateMessage").properties().keySet());

        assertThat(known).isEqualTo(UNDESCRIBED);
        assertThat(takes(Json.createPointer("/template").add(TEXT, JsonValue.EMPTY_JSON_OBJECT)))
                .as("a template in a text message")
                .isFalse();
    }

    @Test
    void takesTextsAsLongAsTheDescriptionAllows() {
        int text = description()
                .of(description().named("TextMessage_1").property("body"), JsonValue.NULL)
                .maxLength()
                .orElseThrow();
        int data = description()
                .of(description().named("CallRequestPayload").property("biz_opaque_callback_data"), JsonValue.NULL)
                .maxLength()
                .orElseThrow();

        assertThat(takesLong("/text/body", text)).isTrue();
        assertThat(takesLong("/text/body", text + 1)).isFalse();
        assertThat(takesLong("/biz_opaque_callback_data", data)).isTrue();
        assertThat(takesLong("/biz_opaque_callback_data", data + 1)).isFalse();
    }

    private static boolean takesLong(String pointer, int length) {
        return takes(Json.createPointer(pointer).add(TEXT, Json.createValue("x".repeat(length))));
    }

    /** Sigap sends neither; whoever begins to must teach the stand-in first. */
    @ParameterizedTest
    @ValueSource(strings = {"ReactionMessage", "MarkMessageRequestPayload"})
    void refusesWhatIsDescribedButNotPlayed(String name) {
        JsonObject reaction = json("""
                {"messaging_product": "whatsapp", "recipient_type": "individual", "to": "6281234567890",
                 "type": "reaction", "reaction": {"message_id": "wamid.A", "emoji": "x"}}
                """);
        JsonObject read = json("""
                {"messaging_product": "whatsapp", "status": "read", "message_id": "wamid.A"}
                """);
        JsonObject call = name.equals("ReactionMessage") ? reaction : read;

        assertThat(call.keySet()).containsAll(description().named(name).required());
        assertThat(description().named(name).properties().keySet()).containsAll(call.keySet());
        assertThat(takes(call)).isFalse();
    }
}
