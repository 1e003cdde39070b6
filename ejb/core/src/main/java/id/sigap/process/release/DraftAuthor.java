package id.sigap.process.release;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** Somebody who saved content into a draft, and so can never release it; the database refuses it too. */
@Entity(name = "ProcessDraftAuthor")
@Table(name = "process_draft_author")
public class DraftAuthor {
    /** Draft and person. */
    @Embeddable
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        @Column(name = "draft_id")
        private UUID draft;

        private String person;

        protected Key() {}

        public Key(UUID draft, String person) {
            this.draft = draft;
            this.person = person;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && draft.equals(that.draft) && person.equals(that.person);
        }

        @Override
        public int hashCode() {
            return Objects.hash(draft, person);
        }
    }

    @EmbeddedId
    private Key id;

    @Column(name = "saved_quarter")
    private long savedQuarter;

    protected DraftAuthor() {}

    DraftAuthor(UUID draft, String person, long quarter) {
        this.id = new Key(draft, person);
        this.savedQuarter = quarter;
    }

    /** @return whether this is the person's first save in this quarter of an hour since 1970 */
    boolean savesIn(long quarter) {
        boolean first = savedQuarter != quarter;
        savedQuarter = quarter;
        return first;
    }

    public UUID draft() {
        return id.draft;
    }

    public String person() {
        return id.person;
    }
}
