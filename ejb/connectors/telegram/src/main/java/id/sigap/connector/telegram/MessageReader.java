package id.sigap.connector.telegram;

import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.UnicodeText;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.http.Json;
import id.sigap.connector.http.TicketMentions;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads one message.
 *
 * @param key of the update
 */
record MessageReader(Bot bot, JsonObject message, String key, Instant receivedAt) {
    /** What {@link Sending} wants back. */
    static final String TOPIC = "telegram-topic";

    Reading read() {
        Optional<String> id = nativeId(message);
        Optional<Person> author = People.author(message);
        if (id.isEmpty() || author.isEmpty()) {
            return malformed();
        }
        Optional<Reading> refused = refused(id.get());
        if (refused.isPresent()) {
            return refused.get();
        }
        Instant at = When.of(Json.number(message, "date"), receivedAt);
        Content content = MessageContent.of(message);
        if (bot.wrote(message)) {
            return Reading.of(new InboundEvent.OwnMessage(
                    id.get(),
                    "1",
                    at,
                    isPrivate() ? Json.object(message, "chat").flatMap(People::user) : Optional.empty(),
                    content,
                    thread(content),
                    visibility(),
                    Optional.empty()));
        }
        return Reading.of(new InboundEvent.Message(
                id.get(), "1", at, author.get(), content, thread(content), visibility(), flags(), attributes()));
    }

    /**
     * A changed message. Two changes within one second have the same date, so its version is the key of the update; in a
     * group, a change that leaves out the bot's name is not seen.
     */
    Reading edit() {
        Optional<String> id = nativeId(message);
        Optional<Person> author = People.author(message);
        if (id.isEmpty() || author.isEmpty()) {
            return malformed();
        }
        if (bot.wrote(message)) {
            return Reading.ignored("own-edit");
        }
        Optional<Reading> refused = refused(id.get());
        if (refused.isPresent()) {
            return refused.get();
        }
        Content content = MessageContent.of(message);
        return Reading.of(new InboundEvent.Edit(
                id.get(),
                key,
                When.of(Json.number(message, "edit_date").or(() -> Json.number(message, "date")), receivedAt),
                author.get(),
                content,
                thread(content),
                visibility()));
    }

    private Reading malformed() {
        return Reading.of(Updates.unreadable(
                key,
                receivedAt,
                "update-malformed",
                "Pesan Telegram tanpa nomor percakapan, nomor pesan, atau pengirim."));
    }

    /** Why this one is not taken as a message, where it is not. */
    private Optional<Reading> refused(String id) {
        if (chatType().equals("channel")) {
            return Optional.of(Reading.ignored("channel"));
        }
        if (!isPrivate() && !bot.isMeant(message)) {
            return Optional.of(inSilentAlbum() ? albumPart(id) : Reading.ignored("group-talk"));
        }
        if (MessageKind.isService(message)) {
            return Optional.of(Reading.ignored("service"));
        }
        if (Json.text(message, "text").filter("/start"::equals).isPresent()) {
            return Optional.of(Reading.ignored("start"));
        }
        return MessageKind.isShown(message)
                ? Optional.empty()
                : Optional.of(Reading.of(Updates.unreadable(
                        id,
                        When.of(Json.number(message, "date"), receivedAt),
                        "message-kind-unsupported",
                        "Pelapor mengirim jenis pesan Telegram yang tidak dapat ditampilkan di sini ("
                                + MessageKind.name(message) + "); buka di aplikasi Telegram.")));
    }

    /** Only the first file of an album has the words, which may name the bot. */
    private boolean inSilentAlbum() {
        return message.containsKey("media_group_id")
                && Json.text(message, "caption")
                        .filter(words -> !words.isBlank())
                        .isEmpty();
    }

    private Reading albumPart(String id) {
        return Reading.of(Updates.unreadable(
                id,
                When.of(Json.number(message, "date"), receivedAt),
                "album-part",
                "Bagian album tanpa keterangan di grup Telegram; mungkin lampiran aduan. Buka di aplikasi Telegram."));
    }

    private String chatType() {
        return Json.text(message, "chat", "type").orElse("private");
    }

    private boolean isPrivate() {
        return chatType().equals("private");
    }

    private Visibility visibility() {
        return isPrivate() ? Visibility.PRIVATE : Visibility.PUBLIC;
    }

    /**
     * A private chat is one conversation. A group is none: many people speak there of many things.
     *
     * <p>A reply counts within its own chat only. Telegram lets anybody answer, in a chat of their own, a message of a group
     * ({@code external_reply}): that would lead a stranger into somebody else's case.
     */
    private ThreadReference thread(Content content) {
        List<String> repliesTo = new ArrayList<>();
        Json.object(message, "reply_to_message")
                .filter(replied -> !replied.containsKey("forum_topic_created"))
                .filter(replied -> People.id(replied, "chat", "id").equals(People.id(message, "chat", "id")))
                .flatMap(MessageReader::nativeId)
                .ifPresent(repliesTo::add);
        return new ThreadReference(
                isPrivate() ? People.id(message, "chat", "id") : Optional.empty(),
                repliesTo,
                TicketMentions.in(content.fullText().orElse(content.text())));
    }

    private Set<InboundEvent.Flag> flags() {
        boolean machine = Json.flag(message, "is_automatic_forward")
                || Json.flag(message, "from", "is_bot") && !message.containsKey("sender_chat");
        return machine ? EnumSet.of(InboundEvent.Flag.AUTOMATIC) : EnumSet.noneOf(InboundEvent.Flag.class);
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new TreeMap<>();
        if (Json.flag(message, "is_topic_message")) {
            People.id(message, "message_thread_id").ifPresent(topic -> attributes.put(TOPIC, topic));
        }
        Json.text(message, "media_group_id").ifPresent(album -> attributes.put("telegram-album", album));
        Json.text(message, "forward_origin", "type").ifPresent(origin -> attributes.put("telegram-forwarded", origin));
        if (!isPrivate()) {
            Json.text(message, "chat", "title").ifPresent(title -> attributes.put("telegram-group", title));
        }
        attributes.replaceAll((name, value) -> UnicodeText.storable(value));
        return attributes;
    }

    /** The number of a message is unique in its chat only. */
    static Optional<String> nativeId(JsonObject message) {
        return People.id(message, "chat", "id")
                .flatMap(chat -> People.id(message, "message_id").map(number -> chat + "/" + number));
    }
}
