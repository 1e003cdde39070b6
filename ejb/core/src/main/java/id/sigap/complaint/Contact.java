package id.sigap.complaint;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a platform told of the author of cases beside their messages: when they last did something that counts as a message for
 * its answering window, and whether they block the office's account. Times are the platform's, and only a later one changes
 * anything, so that news may come in any order and more than once.
 */
@Entity
@Table(name = "contact")
public class Contact {
    @Embeddable
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        @Column(name = "channel_id")
        private String channelId;

        @Column(name = "author_key")
        private String authorKey;

        protected Key() {}

        Key(String channelId, String authorKey) {
            this.channelId = channelId;
            this.authorKey = authorKey;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && channelId.equals(that.channelId) && authorKey.equals(that.authorKey);
        }

        @Override
        public int hashCode() {
            return Objects.hash(channelId, authorKey);
        }
    }

    @EmbeddedId
    private Key key;

    @Column(name = "engaged_at")
    private Instant engagedAt;

    private boolean blocked;

    @Column(name = "blocking_at")
    private Instant blockingAt;

    protected Contact() {}

    Contact(Key key) {
        this.key = key;
    }

    /**
     * They did something that counts as a message.
     *
     * @return whether that is the latest known
     */
    public boolean engage(Instant at) {
        if (engagedAt != null && !at.isAfter(engagedAt)) {
            return false;
        }
        engagedAt = at;
        return true;
    }

    /**
     * They blocked the office's account, or no longer do; of two at one instant the one that is told last counts.
     *
     * @return whether it was otherwise before
     */
    public boolean block(boolean does, Instant at) {
        if (blockingAt != null && at.isBefore(blockingAt)) {
            return false;
        }
        blockingAt = at;
        boolean changed = blocked != does;
        blocked = does;
        return changed;
    }

    public Optional<Instant> engagedAt() {
        return Optional.ofNullable(engagedAt);
    }

    /** Since when they block the office's account; empty where they do not. */
    public Optional<Instant> blockedSince() {
        return blocked ? Optional.ofNullable(blockingAt) : Optional.empty();
    }
}
