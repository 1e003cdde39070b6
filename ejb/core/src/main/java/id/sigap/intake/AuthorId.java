package id.sigap.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** One of the ids under which a platform names a person who has several; kept as a keyed hash. */
@Entity
@Table(name = "author_id")
class AuthorId {
    @Embeddable
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        @Column(name = "channel_id")
        private String channelId;

        @Column(name = "id_key")
        private String idKey;

        protected Key() {}

        Key(String channelId, String idKey) {
            this.channelId = channelId;
            this.idKey = idKey;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && channelId.equals(that.channelId) && idKey.equals(that.idKey);
        }

        @Override
        public int hashCode() {
            return Objects.hash(channelId, idKey);
        }
    }

    @EmbeddedId
    private Key key;

    @Column(name = "author_key")
    private String authorKey;

    protected AuthorId() {}

    AuthorId(Key key, String authorKey) {
        this.key = key;
        this.authorKey = authorKey;
    }

    String authorKey() {
        return authorKey;
    }
}
