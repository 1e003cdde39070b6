package id.sigap.connector.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.http.Json;
import id.sigap.standin.telegram.Parameters;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares with a machine-readable description of the Bot API, where one lies in a folder {@code specs} beside the folder
 * of payloads that the system property {@code sigap.payloads} names; skips where none does.
 */
class DescriptionTest {
    /** What may stand in any message and does not tell its kind. */
    private static final Set<String> ORDINARY = Set.of(
            "message_id",
            "message_thread_id",
            "direct_messages_topic",
            "from",
            "sender_chat",
            "sender_boost_count",
            "sender_business_bot",
            "sender_tag",
            "date",
            "guest_query_id",
            "business_connection_id",
            "chat",
            "forward_origin",
            "is_topic_message",
            "is_automatic_forward",
            "reply_to_message",
            "external_reply",
            "quote",
            "reply_to_story",
            "reply_to_checklist_task_id",
            "reply_to_poll_option_id",
            "via_bot",
            "guest_bot_caller_user",
            "guest_bot_caller_chat",
            "edit_date",
            "has_protected_content",
            "is_from_offline",
            "is_paid_post",
            "media_group_id",
            "author_signature",
            "paid_star_count",
            "entities",
            "link_preview_options",
            "suggested_post_info",
            "effect_id",
            "caption_entities",
            "show_caption_above_media",
            "has_media_spoiler",
            "reply_markup");

    private static JsonObject description() throws IOException {
        Optional<Path> file = Optional.ofNullable(System.getProperty("sigap.payloads"))
                .map(p -> Path.of(p).resolveSibling("specs").resolve("telegram-bot-api.min.json"))
                .filter(Files::isRegularFile);
        assumeTrue(file.isPresent(), "No description of the Bot API lies beside the folder of payloads");
        return Json.object(Bytes.of(Files.readAllBytes(file.get()))).orElseThrow();
    }

    @Test
    void theStandInTakesTheParametersThatTheDescriptionNames() throws IOException {
        JsonObject methods = description().getJsonObject("methods");

        Parameters.methods().forEach((method, parameters) -> {
            List<JsonObject> fields = Json.objects(methods, method, "fields").toList();
            Map<String, Parameters.Type> described = new TreeMap<>();
            fields.forEach(field -> described.put(field.getString("name"), type(field)));
            assertThat(new TreeMap<>(parameters)).as(method).isEqualTo(described);
            assertThat(Parameters.required(method))
                    .as(method)
                    .isEqualTo(fields.stream()
                            .filter(field -> field.getBoolean("required"))
                            .map(field -> field.getString("name"))
                            .collect(Collectors.toSet()));
        });
    }

    private static Parameters.Type type(JsonObject field) {
        List<String> types = Json.items(field, "types").stream()
                .flatMap(t -> Json.asText(t).stream())
                .toList();
        if (types.contains("Integer")) {
            return types.size() > 1 ? Parameters.Type.INTEGER_OR_STRING : Parameters.Type.INTEGER;
        }
        return switch (types.get(0)) {
            case "String" -> Parameters.Type.STRING;
            case "Boolean" -> Parameters.Type.BOOLEAN;
            default -> types.get(0).startsWith("Array") ? Parameters.Type.ARRAY : Parameters.Type.OBJECT;
        };
    }

    @Test
    void everyKindOfMessageIsKnown() throws IOException {
        List<String> kinds = Json.objects(description(), "types", "Message", "fields")
                .map(field -> field.getString("name"))
                .filter(name -> !ORDINARY.contains(name))
                .toList();

        assertThat(Stream.of(MessageKind.SHOWN, MessageKind.UNSUPPORTED, MessageKind.SERVICE)
                        .flatMap(Set::stream))
                .containsAll(kinds)
                .doesNotHaveDuplicates();
    }

    @Test
    void everyKindOfUpdateThatIsWantedExists() throws IOException {
        assertThat(Json.objects(description(), "types", "Update", "fields").map(field -> field.getString("name")))
                .containsAll(Updates.WANTED);
    }
}
