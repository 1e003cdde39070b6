package id.sigap.wording;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** A version of a template. The database refuses a release by its author. */
@Entity
@Table(name = "template")
public class TemplateRow {
    /** Code and version. */
    @Embeddable
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private String code;
        private int version;

        protected Key() {}

        public Key(String code, int version) {
            this.code = code;
            this.version = version;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && code.equals(that.code) && version == that.version;
        }

        @Override
        public int hashCode() {
            return Objects.hash(code, version);
        }
    }

    @EmbeddedId
    private Key key;

    private String kind;
    private String label;
    private String body;
    private String author;

    @Column(name = "released_by")
    private String releasedBy;

    @Column(name = "released_at")
    private Instant releasedAt;

    @Column(name = "written_at")
    private Instant writtenAt;

    @Column(name = "discarded_by")
    private String discardedBy;

    protected TemplateRow() {}

    public TemplateRow(
            String code, int version, String kind, String label, String body, String author, Instant writtenAt) {
        this.key = new Key(code, version);
        this.kind = kind;
        this.label = label;
        this.body = body;
        this.author = author;
        this.writtenAt = writtenAt;
    }

    public void release(String approver, Instant now) {
        releasedBy = approver;
        releasedAt = now;
    }

    void discard(String person) {
        discardedBy = person;
    }

    public String code() {
        return key.code;
    }

    public int version() {
        return key.version;
    }

    public String kind() {
        return kind;
    }

    public String label() {
        return label;
    }

    public String body() {
        return body;
    }

    public boolean released() {
        return releasedBy != null;
    }

    public boolean discarded() {
        return discardedBy != null;
    }

    public String author() {
        return author;
    }

    public Optional<String> releasedBy() {
        return Optional.ofNullable(releasedBy);
    }

    public Optional<Instant> releasedAt() {
        return Optional.ofNullable(releasedAt);
    }

    /** Empty for versions older than this column. */
    public Optional<Instant> writtenAt() {
        return Optional.ofNullable(writtenAt);
    }
}
