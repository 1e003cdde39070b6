package id.sigap.standin.telegram;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The bot's chats: who is in them and what was written. */
final class Chats {
    private static final long FIRST_CITIZEN = 5_000_001L;

    private final BotAccount account;
    private final UpdateQueue updates;
    private final Map<String, Long> citizens = new LinkedHashMap<>();
    private final Map<Post, JsonObject> messages = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<Long, Long> migrated = new LinkedHashMap<>();
    private final Set<Long> groups = new HashSet<>(Set.of(TelegramPlatform.GROUP));
    private final Set<Long> started = new HashSet<>();
    private final Set<Long> blocked = new HashSet<>();

    /** No number comes again after a restart. */
    private long lastNumber = Instant.now().getEpochSecond() - 1_600_000_000L;

    Chats(BotAccount account, UpdateQueue updates) {
        this.account = account;
        this.updates = updates;
    }

    synchronized long idOf(String name) {
        return citizens.computeIfAbsent(name, n -> FIRST_CITIZEN + Math.floorMod(n.hashCode(), 900_000_000));
    }

    JsonObject bot() {
        return Json.createObjectBuilder()
                .add("id", account.id())
                .add("is_bot", true)
                .add("first_name", "Pengaduan")
                .add("username", account.username())
                .build();
    }

    synchronized Post post(long chat, String name, JsonObjectBuilder content) {
        long author = idOf(name);
        if (chat == author) {
            started.add(author);
            unblock(name);
        }
        JsonObject message = write(chat, citizen(name), content);
        updates.add("message", message);
        return new Post(chat, lastNumber);
    }

    private JsonObject citizen(String name) {
        return Json.createObjectBuilder()
                .add("id", idOf(name))
                .add("is_bot", false)
                .add("first_name", name)
                .add("language_code", "id")
                .build();
    }

    private JsonObject chat(long id) {
        JsonObjectBuilder chat = Json.createObjectBuilder().add("id", id);
        if (groups.contains(id)) {
            return chat.add("title", "Warga Kota")
                    .add("type", id < -1_000_000_000_000L ? "supergroup" : "group")
                    .build();
        }
        return citizens.entrySet().stream()
                .filter(entry -> entry.getValue() == id)
                .findFirst()
                .map(entry -> chat.add("first_name", entry.getKey())
                        .add("type", "private")
                        .build())
                .orElseThrow(() -> Refusal.badRequest("chat not found"));
    }

    private JsonObject write(long chat, JsonObject from, JsonObjectBuilder content) {
        Post post = new Post(chat, ++lastNumber);
        JsonObject message = Json.createObjectBuilder()
                .add("message_id", post.number())
                .add("from", from)
                .add("chat", chat(chat))
                .add("date", Instant.now().getEpochSecond())
                .addAll(content)
                .build();
        messages.put(post, message);
        return message;
    }

    synchronized List<Post> album(String name, String caption, byte[]... photos) {
        String group = Long.toString(13_000_000_000L + lastNumber);
        List<Post> posts = new ArrayList<>();
        for (byte[] photo : photos) {
            String id = "AgACAgUAAx" + files.size();
            files.put(id, photo.clone());
            JsonObjectBuilder content = Json.createObjectBuilder().add("photo", sizes(id, photo.length));
            if (photos.length > 1) {
                content.add("media_group_id", group);
            }
            if (posts.isEmpty()) {
                content.add("caption", caption);
            }
            posts.add(post(idOf(name), name, content));
        }
        return posts;
    }

    private static JsonArray sizes(String id, int length) {
        JsonArrayBuilder sizes = Json.createArrayBuilder();
        for (int width : new int[] {90, 1280}) {
            sizes.add(Json.createObjectBuilder()
                    .add("file_id", width == 1280 ? id : id + "-s")
                    .add("file_unique_id", "u" + id + width)
                    .add("file_size", length)
                    .add("width", width)
                    .add("height", width));
        }
        return sizes.build();
    }

    synchronized void edit(Post post, String text) {
        JsonObject edited = Json.createObjectBuilder(message(post))
                .add("text", text)
                .add("edit_date", Instant.now().getEpochSecond())
                .build();
        messages.put(post, edited);
        updates.add("edited_message", edited);
    }

    synchronized void delete(Post post) {
        messages.remove(post);
    }

    synchronized void block(String name) {
        if (blocked.add(idOf(name))) {
            membership(name, "member", "kicked");
        }
    }

    synchronized void unblock(String name) {
        if (blocked.remove(idOf(name))) {
            membership(name, "kicked", "member");
        }
    }

    private void membership(String name, String before, String after) {
        updates.add(
                "my_chat_member",
                Json.createObjectBuilder()
                        .add("chat", chat(idOf(name)))
                        .add("from", citizen(name))
                        .add("date", Instant.now().getEpochSecond())
                        .add("old_chat_member", member(before))
                        .add("new_chat_member", member(after))
                        .build());
    }

    private JsonObject member(String status) {
        JsonObjectBuilder member = Json.createObjectBuilder().add("user", bot()).add("status", status);
        return (status.equals("kicked") ? member.add("until_date", 0) : member).build();
    }

    synchronized long migrate(long group) {
        long to = -1_000_000_000_000L + group;
        migrated.put(group, to);
        groups.add(to);
        JsonObject note =
                write(group, citizen("Admin"), Json.createObjectBuilder().add("migrate_to_chat_id", to));
        updates.add("message", note);
        return to;
    }

    synchronized void checkWritable(long chat) {
        if (migrated.containsKey(chat)) {
            throw Refusal.migrated(migrated.get(chat));
        }
        if (groups.contains(chat)) {
            return;
        }
        if (!citizens.containsValue(chat)) {
            throw Refusal.badRequest("chat not found");
        }
        if (!started.contains(chat)) {
            throw Refusal.forbidden("bot can't initiate conversation with a user");
        }
        if (blocked.contains(chat)) {
            throw Refusal.forbidden("bot was blocked by the user");
        }
    }

    synchronized JsonObject botWrites(long chat, JsonObjectBuilder content) {
        return write(chat, bot(), content);
    }

    synchronized Optional<JsonObject> find(Post post) {
        return Optional.ofNullable(messages.get(post));
    }

    JsonObject message(Post post) {
        return find(post).orElseThrow(() -> new IllegalArgumentException("No message " + post));
    }

    synchronized List<String> botTexts(Post after) {
        return messages.entrySet().stream()
                .filter(entry -> entry.getKey().chat() == after.chat()
                        || entry.getKey().chat() == migrated.getOrDefault(after.chat(), 0L))
                .filter(entry -> entry.getKey().number() > after.number())
                .filter(entry -> entry.getValue().getJsonObject("from").getBoolean("is_bot"))
                .map(entry -> entry.getValue().getString("text"))
                .toList();
    }

    synchronized JsonObject fileInfo(String id) {
        byte[] content = files.get(id);
        if (content == null) {
            throw Refusal.badRequest("wrong file_id or the file is temporarily unavailable");
        }
        return Json.createObjectBuilder()
                .add("file_id", id)
                .add("file_unique_id", "u" + id)
                .add("file_size", content.length)
                .add("file_path", "photos/" + id + ".jpg")
                .build();
    }

    synchronized Optional<byte[]> file(String path) {
        return Optional.ofNullable(files.get(path.replace("photos/", "").replace(".jpg", "")));
    }
}
