package id.sigap.standin.meta;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The posts of a page or account and what stands below them, two levels deep as at Meta. */
final class Wall {
    private final Clock clock;
    private final AtomicLong number;
    private final Map<String, Comment> posts = new LinkedHashMap<>();
    private final Map<String, Comment> comments = new LinkedHashMap<>();

    Wall(Clock clock) {
        this.clock = clock;
        // milliseconds, so that no two that run or ran on this clock give one id
        this.number = new AtomicLong(clock.instant().toEpochMilli());
    }

    long nextNumber() {
        return number.incrementAndGet();
    }

    synchronized Comment post(String id, String authorId, String authorName, String text, @Nullable String photo) {
        Comment post = new Comment(
                id,
                id,
                Optional.empty(),
                authorId,
                authorName,
                text,
                clock.instant(),
                Optional.ofNullable(photo),
                false);
        posts.put(id, post);
        return post;
    }

    /** Below a post, or below a comment: then below the one at the top of its thread. */
    synchronized Comment comment(
            String id, String under, String authorId, String authorName, String text, @Nullable String photo) {
        Comment above = require(under);
        boolean post = posts.containsKey(under);
        Comment comment = new Comment(
                id,
                above.postId(),
                post ? Optional.empty() : Optional.of(above.parentId().orElse(above.id())),
                authorId,
                authorName,
                text,
                clock.instant(),
                Optional.ofNullable(photo),
                false);
        comments.put(id, comment);
        return comment;
    }

    synchronized Comment change(String id, String text) {
        return replace(require(id).reading(text));
    }

    synchronized Comment hide(String id, boolean hidden) {
        return replace(require(id).hidden(hidden));
    }

    private Comment replace(Comment changed) {
        (posts.containsKey(changed.id()) ? posts : comments).put(changed.id(), changed);
        return changed;
    }

    synchronized Comment remove(String id) {
        Comment gone = require(id);
        comments.remove(id);
        posts.remove(id);
        comments.values()
                .removeIf(c -> c.parentId().filter(id::equals).isPresent()
                        || c.postId().equals(id));
        return gone;
    }

    synchronized Optional<Comment> find(String id) {
        return Optional.ofNullable(posts.get(id)).or(() -> Optional.ofNullable(comments.get(id)));
    }

    synchronized boolean isPost(String id) {
        return posts.containsKey(id);
    }

    synchronized List<Comment> posts() {
        List<Comment> all = new ArrayList<>(posts.values());
        Collections.reverse(all);
        return all;
    }

    /** When a post or anything below it last changed. */
    synchronized Instant updatedAt(Comment post) {
        return comments.values().stream()
                .filter(c -> c.postId().equals(post.id()))
                .map(Comment::createdAt)
                .max(Instant::compareTo)
                .orElse(post.createdAt());
    }

    /**
     * What stands below, the oldest first.
     *
     * @param all replies to comments too
     */
    synchronized List<Comment> below(String id, boolean all) {
        boolean post = posts.containsKey(id);
        return comments.values().stream()
                .filter(c -> post
                        ? c.postId().equals(id) && (all || c.parentId().isEmpty())
                        : c.parentId().filter(id::equals).isPresent())
                .toList();
    }

    private Comment require(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("Nothing has the id " + id));
    }
}
