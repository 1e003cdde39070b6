package id.sigap.connector.telegram;

import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who we are on Telegram.
 *
 * @param id the user id
 * @param username in lower case, without @
 */
record Bot(Optional<String> id, Optional<String> username) {

    static Bot of(TelegramSettings settings) {
        return new Bot(settings.botId(), settings.username());
    }

    boolean wrote(JsonObject message) {
        return is(Json.text(message, "from", "id"));
    }

    private boolean is(Optional<String> userId) {
        return id.isPresent() && id.equals(userId);
    }

    /** Whether a message in a group is meant for the bot: it names the bot or replies to it. */
    boolean isMeant(JsonObject message) {
        return Json.object(message, "reply_to_message").filter(this::wrote).isPresent()
                || mentions(message, "text", "entities")
                || mentions(message, "caption", "caption_entities");
    }

    private boolean mentions(JsonObject message, String field, String entities) {
        String text = Json.text(message, field).orElse("");
        return Json.objects(message, entities).anyMatch(entity -> names(text, entity));
    }

    private boolean names(String text, JsonObject entity) {
        String type = Json.text(entity, "type").orElse("");
        if (type.equals("text_mention")) {
            return is(Json.text(entity, "user", "id"));
        }
        String words = covered(text, entity).toLowerCase(Locale.ROOT);
        return username.filter(name -> type.equals("mention") && words.equals("@" + name)
                        || type.equals("bot_command") && words.endsWith("@" + name))
                .isPresent();
    }

    /** Telegram counts in UTF-16 units, as Java does. */
    static String covered(String text, JsonObject entity) {
        long from = Json.number(entity, "offset").orElse(-1L);
        long length = Json.number(entity, "length").orElse(-1L);
        return from >= 0 && length >= 0 && from <= text.length() && length <= text.length() - from
                ? text.substring((int) from, (int) (from + length))
                : "";
    }

    /** The addresses behind a message's words. */
    static Stream<String> links(JsonObject message) {
        return Stream.of("entities", "caption_entities")
                .flatMap(field -> Json.objects(message, field))
                .filter(entity ->
                        Json.text(entity, "type").filter("text_link"::equals).isPresent())
                .flatMap(entity -> Json.text(entity, "url").stream());
    }
}
