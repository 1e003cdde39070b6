package id.sigap.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** Something that went wrong or found nobody, and that a named person must take. */
@Entity
@Table(name = "incident")
public class Incident {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "row_id")
    @SequenceGenerator(name = "row_id", sequenceName = "row_id", allocationSize = 50)
    private Long id;

    private String kind;

    @Column(name = "complaint_id")
    private Long complaintId;

    private String subject;
    private String what;

    @Column(name = "open_key")
    private String openKey;

    private Instant since;

    @Column(name = "addressed_to")
    private String addressedTo;

    @Column(name = "taken_by")
    private String takenBy;

    @Column(name = "taken_at")
    private Instant takenAt;

    @Column(name = "resolved_at")
    private Instant resolvedAt;

    private String resolution;

    protected Incident() {}

    Incident(String kind, Long complaintId, String subject, String what, String openKey, Instant since) {
        this.kind = kind;
        this.complaintId = complaintId;
        this.subject = cut(subject);
        this.what = what.length() > 1000 ? what.substring(0, 1000) : what;
        this.openKey = openKey;
        this.since = since;
    }

    /** What is kept of a subject: a stranger's file may have a long name. */
    static String cut(String subject) {
        return subject.length() > 100 ? subject.substring(0, 100) : subject;
    }

    void take(String person, Instant now) {
        takenBy = person;
        takenAt = now;
    }

    void resolve(String note, Instant now) {
        resolution = note.length() > 1000 ? note.substring(0, 1000) : note;
        resolvedAt = now;
        openKey = null;
    }

    public long id() {
        return id;
    }

    /** {@code dead-letter, no-person, overdue, send-unknown, hand-over, send-held, send-rejected, engine}. */
    public String kind() {
        return kind;
    }

    public Optional<Long> complaintId() {
        return Optional.ofNullable(complaintId);
    }

    /** What it is about: a ticket, a delivery, a channel. */
    public String subject() {
        return subject;
    }

    public String what() {
        return what;
    }

    public Instant since() {
        return since;
    }

    public Optional<String> takenBy() {
        return Optional.ofNullable(takenBy);
    }

    public Optional<Instant> resolvedAt() {
        return Optional.ofNullable(resolvedAt);
    }
}
