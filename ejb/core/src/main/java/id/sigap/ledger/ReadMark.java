package id.sigap.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** Says that this person's reading of this case, for this purpose or none (0), was recorded in this quarter of an hour. */
@Entity
@Table(name = "read_mark")
class ReadMark {
    @EmbeddedId
    private Key key;

    protected ReadMark() {}

    ReadMark(String person, long complaintId, long quarter, long purpose) {
        key = new Key(person, complaintId, quarter, purpose);
    }

    Key key() {
        return key;
    }

    @Embeddable
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private String person;

        @Column(name = "complaint_id")
        private long complaintId;

        private long quarter;

        @Column(name = "purpose_id")
        private long purpose;

        protected Key() {}

        Key(String person, long complaintId, long quarter, long purpose) {
            this.person = person;
            this.complaintId = complaintId;
            this.quarter = quarter;
            this.purpose = purpose;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && person.equals(that.person)
                    && complaintId == that.complaintId
                    && quarter == that.quarter
                    && purpose == that.purpose;
        }

        @Override
        public int hashCode() {
            return Objects.hash(person, complaintId, quarter, purpose);
        }
    }
}
