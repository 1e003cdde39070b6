package id.sigap.officedata;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** One change of an administrator: who, when, what it was before and after. Never changed itself. */
@Entity
@Table(name = "change_log")
public class Change {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "row_id")
    @SequenceGenerator(name = "row_id", sequenceName = "row_id", allocationSize = 50)
    private Long id;

    @Column(updatable = false)
    private Instant at;

    @Column(updatable = false)
    private String actor;

    @Column(updatable = false)
    private String kind;

    @Column(updatable = false)
    private String subject;

    @Column(updatable = false)
    private String act;

    @Column(name = "before_json", updatable = false)
    private String before;

    @Column(name = "after_json", updatable = false)
    private String after;

    @Column(updatable = false)
    private String reason;

    protected Change() {}

    Change(
            Instant at,
            String actor,
            String kind,
            String subject,
            String act,
            String before,
            String after,
            String reason) {
        this.at = at;
        this.actor = actor;
        this.kind = kind;
        this.subject = subject;
        this.act = act;
        this.before = before;
        this.after = after;
        this.reason = reason;
    }

    public long id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    public String actor() {
        return actor;
    }

    /** {@code agency, topic, holiday, clock, template, channel} or {@code work}. */
    public String kind() {
        return kind;
    }

    /** The key of what was changed. */
    public String subject() {
        return subject;
    }

    /** {@code added, changed, removed, imported} or what else was done. */
    public String act() {
        return act;
    }

    /** JSON of the fields; empty where it was not there before. */
    public Optional<String> before() {
        return Optional.ofNullable(before);
    }

    /** JSON of the fields; empty where it is gone. */
    public Optional<String> after() {
        return Optional.ofNullable(after);
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }
}
