package id.sigap.complaint;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** By what a case may be recognised as another one's matter; kept as a keyed hash. */
@Entity
@Table(name = "case_mark")
class CaseMark {
    @Embeddable
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        @Column(name = "complaint_id")
        private long complaintId;

        private String kind;

        @Column(name = "mark_key")
        private String markKey;

        protected Key() {}

        Key(long complaintId, String kind, String markKey) {
            this.complaintId = complaintId;
            this.kind = kind;
            this.markKey = markKey;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && complaintId == that.complaintId
                    && kind.equals(that.kind)
                    && markKey.equals(that.markKey);
        }

        @Override
        public int hashCode() {
            return Objects.hash(complaintId, kind, markKey);
        }
    }

    @EmbeddedId
    private Key key;

    protected CaseMark() {}

    CaseMark(Key key) {
        this.key = key;
    }
}
