package id.sigap.standin.x;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who is on this X and what was written. Guarded by itself. */
final class XWorld {
    private static final long EPOCH = 1_288_834_974_657L;
    private static final Pattern MENTION = Pattern.compile("@([A-Za-z0-9_]{1,15})");

    private final Clock clock;
    private final Map<String, String> namesById = new LinkedHashMap<>();
    private final Map<String, String> idsByHandle = new LinkedHashMap<>();
    private final Map<String, Post> posts = new LinkedHashMap<>();
    private final List<DirectMessage> messages = new ArrayList<>();
    private final Map<String, byte[]> pictures = new LinkedHashMap<>();
    private long lastId;

    XWorld(XOptions options) {
        clock = options.clock();
        namesById.put(options.account(), options.username());
        idsByHandle.put(options.username().toLowerCase(Locale.ROOT), options.account());
    }

    Instant now() {
        return clock.instant();
    }

    synchronized String newId() {
        lastId = Math.max(lastId + 1, (clock.millis() - EPOCH) << 22);
        return Long.toString(lastId);
    }

    /** The user of this name, who joins where there is none. */
    synchronized String user(String name) {
        String handle = handleOf(name);
        return idsByHandle.computeIfAbsent(handle.toLowerCase(Locale.ROOT), h -> {
            String id = newId();
            namesById.put(id, name);
            return id;
        });
    }

    synchronized boolean isUser(String id) {
        return namesById.containsKey(id);
    }

    synchronized String name(String id) {
        return namesById.getOrDefault(id, id);
    }

    String handle(String id) {
        return handleOf(name(id));
    }

    private static String handleOf(String name) {
        String letters = name.replaceAll("[^A-Za-z0-9_]", "");
        return letters.substring(0, Math.min(15, letters.length()));
    }

    synchronized Map<String, String> mentions(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        Matcher matcher = MENTION.matcher(text);
        while (matcher.find()) {
            String id = idsByHandle.get(matcher.group(1).toLowerCase(Locale.ROOT));
            if (id != null) {
                found.put(matcher.group(1), id);
            }
        }
        return found;
    }

    synchronized Post post(
            String author, String text, Optional<String> repliesTo, Optional<String> quotes, Optional<byte[]> picture) {
        String id = newId();
        Optional<String> key = picture.map(bytes -> {
            String name = "3_" + id;
            pictures.put(name, bytes.clone());
            return name;
        });
        String conversation = repliesTo.map(posts::get).map(Post::conversation).orElse(id);
        Post post = new Post(id, author, text, now(), conversation, repliesTo, quotes, List.of(id), key);
        posts.put(id, post);
        return post;
    }

    synchronized Post edit(Post before, String text) {
        Post current = posts.get(before.id());
        if (current == null) {
            throw new IllegalArgumentException("There is no post " + before.id());
        }
        String id = newId();
        List<String> history = new ArrayList<>(current.history());
        history.add(id);
        Post after = new Post(
                id,
                current.author(),
                text,
                now(),
                current.conversation(),
                current.repliesTo(),
                current.quotes(),
                history,
                current.picture());
        posts.put(id, after);
        return after;
    }

    synchronized void delete(Post post) {
        post.history().forEach(posts::remove);
        posts.remove(post.id());
    }

    synchronized Optional<Post> find(String id) {
        return Optional.ofNullable(posts.get(id));
    }

    /** The newest first; of an edited post, every version. */
    synchronized List<Post> posts() {
        List<Post> newestFirst = new ArrayList<>(posts.values());
        newestFirst.sort((a, b) -> Long.compare(Long.parseLong(b.id()), Long.parseLong(a.id())));
        return newestFirst;
    }

    synchronized DirectMessage write(String sender, String recipient, String text) {
        DirectMessage message = new DirectMessage(newId(), sender, recipient, text, now());
        messages.add(message);
        return message;
    }

    /** The newest first. */
    synchronized List<DirectMessage> messages() {
        List<DirectMessage> newestFirst = new ArrayList<>(messages);
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    synchronized Optional<byte[]> picture(String key) {
        return Optional.ofNullable(pictures.get(key)).map(byte[]::clone);
    }
}
