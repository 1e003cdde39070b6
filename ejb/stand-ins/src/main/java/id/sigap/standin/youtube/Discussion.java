package id.sigap.standin.youtube;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The comments under a video. */
final class Discussion {
    private static final int SHOWN_REPLIES = 5;
    private static final String VIDEO = "vid00000001";

    private final StudioAccount account;
    private final Clock clock;
    private final Map<String, Comment> comments = new LinkedHashMap<>();
    private boolean closed;
    private int last;

    Discussion(StudioAccount account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    synchronized void close() {
        closed = true;
    }

    synchronized Post write(Optional<String> thread, String author, String channel, String text) {
        String own = String.format("Ugx%05dAaABAg", ++last);
        String id = thread.map(top -> top + "." + own).orElse(own);
        Instant now = clock.instant();
        Post post = new Post(thread.orElse(own), id);
        comments.put(id, new Comment(post, author, channel, text, now, now));
        return post;
    }

    synchronized void edit(Post post, String text) {
        comments.computeIfPresent(post.id(), (id, comment) -> comment.edited(text, clock.instant()));
    }

    synchronized void delete(Post post) {
        comments.remove(post.id());
        comments.values().removeIf(comment -> comment.post().thread().equals(post.id()));
    }

    synchronized List<String> texts(String thread, String channel) {
        return replies(thread).stream()
                .filter(comment -> comment.channel().equals(channel))
                .map(Comment::text)
                .toList();
    }

    private List<Comment> replies(String thread) {
        return comments.values().stream()
                .filter(comment -> comment.isReply() && comment.post().thread().equals(thread))
                .toList();
    }

    synchronized JsonObject threads(int size, String token, String kind) {
        List<Comment> tops = comments.values().stream()
                .filter(comment -> !comment.isReply())
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(tops);
        tops.sort(Comparator.comparing(Comment::published).reversed());
        return page(tops.stream().map(this::thread).toList(), size, token, kind);
    }

    private JsonObject thread(Comment top) {
        List<Comment> replies = replies(top.post().id());
        JsonObjectBuilder thread = Json.createObjectBuilder()
                .add("kind", "youtube#commentThread")
                .add("etag", "t" + top.post().id())
                .add("id", top.post().id())
                .add(
                        "snippet",
                        Json.createObjectBuilder()
                                .add("channelId", account.channel())
                                .add("videoId", VIDEO)
                                .add("topLevelComment", top.json(VIDEO))
                                .add("canReply", !closed)
                                .add("totalReplyCount", replies.size())
                                .add("isPublic", true));
        if (!replies.isEmpty()) {
            JsonArrayBuilder shown = Json.createArrayBuilder();
            replies.stream()
                    .skip(Math.max(0, replies.size() - SHOWN_REPLIES))
                    .forEach(reply -> shown.add(reply.json(VIDEO)));
            thread.add("replies", Json.createObjectBuilder().add("comments", shown));
        }
        return thread.build();
    }

    synchronized JsonObject replies(String parent, int size, String token) {
        if (!comments.containsKey(parent)) {
            throw new ApiFault(404, "commentNotFound");
        }
        return page(
                replies(parent).stream().map(reply -> reply.json(VIDEO)).toList(),
                size,
                token,
                "youtube#commentListResponse");
    }

    synchronized JsonObject reply(String parent, String text) {
        if (!comments.containsKey(parent) || parent.contains(".")) {
            throw new ApiFault(404, "parentCommentNotFound");
        }
        if (closed) {
            throw new ApiFault(403, "commentsDisabled");
        }
        Post post = write(Optional.of(parent), account.name(), account.channel(), text);
        return Optional.ofNullable(comments.get(post.id())).orElseThrow().json(VIDEO);
    }

    private static JsonObject page(List<JsonObject> all, int size, String token, String kind) {
        if (!token.matches("|p[0-9]{1,6}")) {
            throw new ApiFault(400, "invalidPageToken");
        }
        int from = token.isEmpty() ? 0 : Integer.parseInt(token.substring(1));
        JsonArrayBuilder items = Json.createArrayBuilder();
        all.stream().skip(from).limit(size).forEach(items::add);
        JsonObjectBuilder page = Json.createObjectBuilder()
                .add("kind", kind)
                .add("etag", "p")
                .add(
                        "pageInfo",
                        Json.createObjectBuilder()
                                .add("totalResults", all.size())
                                .add("resultsPerPage", size))
                .add("items", items);
        if (from + size < all.size()) {
            page.add("nextPageToken", "p" + (from + size));
        }
        return page.build();
    }
}
