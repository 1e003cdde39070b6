package id.sigap.connector.telegram;

import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.SendOutcome.Cause;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Optional;

/** Sends one message. */
record Sending(BotApi api) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    SendOutcome send(OutboundMessage message) {
        if (message.subject().isPresent()) {
            return rejected("subject-unsupported", "Pesan Telegram tidak memakai judul; hapus judul dari jawaban.");
        }
        if (!message.files().isEmpty()) {
            return rejected(
                    "files-unsupported", "Lampiran tidak dapat dikirim lewat kanal Telegram; hapus lampirannya.");
        }
        if (message.body().length() > TelegramConnector.MAXIMUM_LENGTH) {
            return rejected(
                    "too-long",
                    "Jawaban terlalu panjang untuk Telegram: paling panjang " + TelegramConnector.MAXIMUM_LENGTH
                            + " karakter.");
        }
        Conversation conversation = message.conversation();
        Optional<String> chat = chat(conversation);
        if (chat.isEmpty()) {
            return new SendOutcome.Rejected(
                    "chat-unknown", "Percakapan Telegram yang dituju tidak dikenal.", Cause.RECIPIENT);
        }
        ApiResult result = api.call("sendMessage", parameters(message, chat.get()));
        // a group that became a supergroup: certainly not sent, and the old number will never work again
        if (result instanceof ApiResult.Refused refused
                && refused.migratedTo()
                        .filter(to -> to.matches("-?[0-9]{1,18}"))
                        .isPresent()) {
            result = api.call(
                    "sendMessage", parameters(message, refused.migratedTo().get()));
        }
        return outcome(result);
    }

    private static SendOutcome rejected(String code, String message) {
        return new SendOutcome.Rejected(code, message, Cause.MESSAGE);
    }

    /** What is private goes to the citizen's own chat, whose number is theirs; what is public to the group of the message. */
    private static Optional<String> chat(Conversation conversation) {
        Optional<String> answered = conversation.answered().map(Sending::chatOf);
        Optional<String> chat = conversation.visibility() == Visibility.PUBLIC
                ? answered.or(conversation::conversationId)
                : Optional.of(conversation.recipient().id());
        return chat.filter(id -> id.matches("-?[0-9]{1,18}"));
    }

    private static String chatOf(String nativeId) {
        return nativeId.substring(0, Math.max(0, nativeId.indexOf('/')));
    }

    private static JsonObject parameters(OutboundMessage message, String chat) {
        Conversation conversation = message.conversation();
        JsonObjectBuilder parameters = Json.provider()
                .createObjectBuilder()
                .add("chat_id", Long.parseLong(chat))
                .add("text", message.body());
        Optional<String> answered =
                conversation.answered().filter(id -> chatOf(id).equals(chat));
        answered.map(id -> id.substring(id.indexOf('/') + 1))
                .filter(number -> number.matches("[0-9]{1,18}"))
                .ifPresent(number -> parameters.add(
                        "reply_parameters",
                        Json.provider()
                                .createObjectBuilder()
                                .add("message_id", Long.parseLong(number))
                                .add("allow_sending_without_reply", true)));
        if (answered.isPresent()) {
            Optional.ofNullable(conversation.attributes().get(MessageReader.TOPIC))
                    .filter(topic -> topic.matches("[0-9]{1,18}"))
                    .ifPresent(topic -> parameters.add("message_thread_id", Long.parseLong(topic)));
        }
        return parameters.build();
    }

    private static SendOutcome outcome(ApiResult result) {
        if (result instanceof ApiResult.Ok ok) {
            return Optional.of(ok.result())
                    .filter(JsonObject.class::isInstance)
                    .map(JsonObject.class::cast)
                    .flatMap(MessageReader::nativeId)
                    .<SendOutcome>map(id -> new SendOutcome.Accepted(
                            id, "date " + Json.text(ok.result(), "date").orElse("?")))
                    .orElseGet(() -> new SendOutcome.Unknown("sendMessage: answer unreadable"));
        }
        if (result instanceof ApiResult.Refused refused) {
            return Refusals.outcome(refused, PATIENCE);
        }
        if (result instanceof ApiResult.NotSent notSent) {
            return new SendOutcome.RetryAfter(PATIENCE, "sendMessage: " + notSent.reason(), SendOutcome.Reach.CHANNEL);
        }
        return new SendOutcome.Unknown("sendMessage: " + ((ApiResult.Unclear) result).reason());
    }
}
