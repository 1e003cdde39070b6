package id.sigap.standin.meta;

import java.time.Instant;
import java.util.Optional;

/**
 * A post or comment as it is now.
 *
 * @param id native
 * @param postId the post or media at the root; its own id for a post
 * @param parentId the comment that it replies to; empty at the top
 * @param authorId who wrote it
 * @param authorName as shown
 * @param photo address of a photo
 */
public record Comment(
        String id,
        String postId,
        Optional<String> parentId,
        String authorId,
        String authorName,
        String text,
        Instant createdAt,
        Optional<String> photo,
        boolean hidden) {

    Comment reading(String newText) {
        return new Comment(id, postId, parentId, authorId, authorName, newText, createdAt, photo, hidden);
    }

    Comment hidden(boolean nowHidden) {
        return new Comment(id, postId, parentId, authorId, authorName, text, createdAt, photo, nowHidden);
    }
}
