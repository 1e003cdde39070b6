package id.sigap.officedata;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;

/** How often a table was changed, and up to which change its consequences are drawn. */
@Entity
@Table(name = "office_table")
public class TableRevision {
    @Id
    private String name;

    private long revision;
    private long applied;

    @Column(name = "change_id")
    private Long changeId;

    protected TableRevision() {}

    void changed(Long change) {
        revision++;
        changeId = change == null ? changeId : change;
    }

    void applied(long upTo) {
        applied = Math.max(applied, upTo);
    }

    public String name() {
        return name;
    }

    /** 0 where the table was never filled. */
    public long revision() {
        return revision;
    }

    public boolean isApplied() {
        return applied >= revision;
    }

    /** The last change of the table in the change log; empty where it is as it came. */
    public Optional<Long> change() {
        return Optional.ofNullable(changeId);
    }
}
