package id.sigap.standin.telegram;

import id.sigap.standin.Answer;
import id.sigap.standin.Call;
import id.sigap.standin.StandIn;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Telegram with one bot, as the Bot API describes it, and the citizens who write to the bot. */
public final class TelegramPlatform extends StandIn {
    private static final int MAXIMUM_TEXT = 4096;

    /** The group in which citizens post. */
    public static final long GROUP = -4_000_001L;

    /** One way to misbehave while a webhook is called. */
    public enum Misdelivery {
        /** The same update twice. */
        DUPLICATE,
        /** The next update before this one. */
        REORDER,
        /** With another secret token, and then again. */
        WRONG_SECRET
    }

    /** How an update is brought to a webhook. */
    public interface Carrier {
        /** Tells the status of HTTP; 0 = no answer. */
        int post(URI webhook, Map<String, String> headers, byte[] body);
    }

    private final BotAccount account;
    private final UpdateQueue updates;
    private final Chats chats;
    private final AtomicInteger allowance = new AtomicInteger(Integer.MAX_VALUE);
    private volatile int retryAfter = 30;

    /** @param port 0 = any that is free */
    public TelegramPlatform(int port, BotAccount account) {
        super(port);
        this.account = account;
        this.updates = new UpdateQueue(account);
        this.chats = new Chats(account, updates);
    }

    /** Brings updates to the webhook in another way than over HTTP. */
    public void carriedBy(Carrier carrier) {
        updates.carriedBy(carrier);
    }

    /** The next deliveries go wrong in these ways, one each. */
    public void misdeliver(Misdelivery... ways) {
        updates.misdeliver(List.of(ways));
    }

    /** After so many messages the bot is asked for patience, until it is {@linkplain #refill refilled}. */
    public void limitMessages(int count, int seconds) {
        retryAfter = seconds;
        allowance.set(count);
    }

    /** The bot may write again. */
    public void refill() {
        allowance.set(Integer.MAX_VALUE);
    }

    /** Whether every update has reached the webhook, waiting for it. */
    public boolean delivered(Duration atMost) {
        return updates.drained(atMost);
    }

    /** A citizen writes in the group, naming the bot. */
    public Post citizenPosts(String name, String text) {
        String whole = "@" + account.username() + " " + text;
        return chats.post(
                GROUP,
                name,
                Json.createObjectBuilder()
                        .add("text", whole)
                        .add(
                                "entities",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("type", "mention")
                                                .add("offset", 0)
                                                .add(
                                                        "length",
                                                        account.username().length() + 1))));
    }

    /** A citizen writes in the group, not to the bot. */
    public Post citizenChats(String name, String text) {
        return chats.post(GROUP, name, Json.createObjectBuilder().add("text", text));
    }

    /** A citizen writes to the bot. */
    public Post citizenWrites(String name, String text) {
        return chats.post(chats.idOf(name), name, Json.createObjectBuilder().add("text", text));
    }

    /** A citizen answers a message, in its chat. */
    public Post citizenReplies(String name, Post to, String text) {
        return chats.post(
                to.chat(),
                name,
                Json.createObjectBuilder()
                        .add("reply_to_message", chats.message(to))
                        .add("text", text));
    }

    /** A citizen sends photos to the bot, one message each, the words with the first. */
    public List<Post> citizenSendsPhotos(String name, String caption, byte[]... photos) {
        return chats.album(name, caption, photos);
    }

    /** A citizen sends where something is. */
    public Post citizenSendsLocation(String name, double latitude, double longitude) {
        return chats.post(
                chats.idOf(name),
                name,
                Json.createObjectBuilder()
                        .add(
                                "location",
                                Json.createObjectBuilder()
                                        .add("latitude", latitude)
                                        .add("longitude", longitude)));
    }

    /** A citizen changes a message. */
    public void citizenEdits(Post post, String text) {
        chats.edit(post, text);
    }

    /** A citizen deletes a message; Telegram tells the bot nothing. */
    public void citizenDeletes(Post post) {
        chats.delete(post);
    }

    /** A citizen blocks the bot. */
    public void citizenBlocks(String name) {
        chats.block(name);
    }

    /** A citizen lets the bot write again, without writing; {@link #citizenWrites} does so too. */
    public void citizenUnblocks(String name) {
        chats.unblock(name);
    }

    /** The group becomes a supergroup with another number. */
    public long groupMigrates() {
        return chats.migrate(GROUP);
    }

    /** What the citizens read in this chat from the bot after a message, the oldest first. */
    public List<String> visibleReplies(Post post) {
        return chats.botTexts(post);
    }

    @Override
    protected Answer answer(Call call) {
        String file = "/file/bot" + account.token() + "/";
        if (call.path().startsWith(file)) {
            return chats.file(call.path().substring(file.length()))
                    .map(content -> Answer.of(200, "application/octet-stream", content))
                    .orElse(Answer.text(404, "Not Found"));
        }
        String[] parts = call.path().split("/", -1);
        try {
            if (parts.length != 3 || !parts[1].matches("bot[0-9]+:[A-Za-z0-9_-]+")) {
                throw new Refusal(404, "Not Found");
            }
            if (!parts[1].equals("bot" + account.token())) {
                throw new Refusal(401, "Unauthorized");
            }
            if (!call.method().equals("POST") && !call.method().equals("GET")) {
                throw new Refusal(405, "Method Not Allowed");
            }
            JsonValue result = perform(parts[2], Parameters.read(parts[2], call));
            return Answer.json(
                    200,
                    Json.createObjectBuilder()
                            .add("ok", true)
                            .add("result", result)
                            .build());
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private JsonValue perform(String method, Parameters parameters) {
        switch (method) {
            case "getMe" -> {
                return chats.bot();
            }
            case "setWebhook" -> {
                updates.register(parameters);
                return JsonValue.TRUE;
            }
            case "deleteWebhook" -> {
                updates.unregister(parameters);
                return JsonValue.TRUE;
            }
            case "getWebhookInfo" -> {
                return updates.info();
            }
            case "getUpdates" -> {
                return updates.poll(parameters);
            }
            case "getFile" -> {
                return chats.fileInfo(parameters.text("file_id").orElse(""));
            }
            default -> {
                return sendMessage(parameters);
            }
        }
    }

    private JsonObject sendMessage(Parameters parameters) {
        String text = parameters.text("text").orElse("").strip();
        if (text.isEmpty()) {
            throw Refusal.badRequest("message text is empty");
        }
        if (text.length() > MAXIMUM_TEXT) {
            throw Refusal.badRequest("message is too long");
        }
        long chat = parameters
                .value("chat_id")
                .flatMap(TelegramPlatform::number)
                .orElseThrow(() -> Refusal.badRequest("chat not found"));
        chats.checkWritable(chat);
        JsonObjectBuilder message = Json.createObjectBuilder();
        parameters.object("reply_parameters").ifPresent(reply -> {
            Optional<JsonObject> replied =
                    chats.find(new Post(chat, reply.getJsonNumber("message_id").longValueExact()));
            if (replied.isEmpty() && !reply.getBoolean("allow_sending_without_reply", false)) {
                throw Refusal.badRequest("message to be replied not found");
            }
            replied.ifPresent(found -> message.add("reply_to_message", found));
        });
        if (allowance.getAndUpdate(left -> left == Integer.MAX_VALUE ? left : Math.max(0, left - 1)) == 0) {
            throw Refusal.tooMany(retryAfter);
        }
        return chats.botWrites(chat, message.add("text", text));
    }

    private static Optional<Long> number(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return Optional.of(number.longValueExact());
        }
        return value instanceof JsonString string && string.getString().matches("-?[0-9]{1,18}")
                ? Optional.of(Long.parseLong(string.getString()))
                : Optional.empty();
    }

    @Override
    public void close() {
        updates.close();
        super.close();
    }
}
