package id.sigap.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** What on a platform (a Message-ID, a conversation) belongs to which complaint; kept as a keyed hash. */
@Entity
@Table(name = "thread_ref")
class ThreadRef {
    @Embeddable
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        @Column(name = "channel_id")
        private String channelId;

        @Column(name = "ref_key")
        private String refKey;

        protected Key() {}

        Key(String channelId, String refKey) {
            this.channelId = channelId;
            this.refKey = refKey;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && channelId.equals(that.channelId) && refKey.equals(that.refKey);
        }

        @Override
        public int hashCode() {
            return Objects.hash(channelId, refKey);
        }
    }

    @EmbeddedId
    private Key key;

    @Column(name = "complaint_id")
    private long complaintId;

    protected ThreadRef() {}

    ThreadRef(Key key, long complaintId) {
        this.key = key;
        this.complaintId = complaintId;
    }

    void leadsTo(long newerComplaint) {
        complaintId = newerComplaint;
    }

    long complaintId() {
        return complaintId;
    }
}
