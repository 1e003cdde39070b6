package id.sigap.deadline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One running clock of a case: started, due at an instant that was computed once, perhaps paused, then met or missed. */
@Entity
@Table(name = "deadline")
public class Deadline {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "row_id")
    @SequenceGenerator(name = "row_id", sequenceName = "row_id", allocationSize = 50)
    private Long id;

    @Column(name = "complaint_id")
    private long complaintId;

    private String rule;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "due_at")
    private Instant dueAt;

    private String state;

    @Column(name = "paused_at")
    private Instant pausedAt;

    /** Seconds. */
    @Column(name = "paused_for")
    private long pausedFor;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "forwarding_id")
    private Long forwardingId;

    protected Deadline() {}

    Deadline(long complaintId, String rule, Instant startedAt, Instant dueAt, Long forwardingId) {
        this.complaintId = complaintId;
        this.rule = rule;
        this.startedAt = startedAt;
        this.dueAt = dueAt;
        this.state = "running";
        this.forwardingId = forwardingId;
    }

    void pause(Instant now) {
        state = "paused";
        pausedAt = now;
    }

    /** Goes on, due as much later as it was paused. */
    Duration resume(Instant now, Instant newDue) {
        Duration length = Duration.between(pausedAt, now);
        pausedFor += length.toSeconds();
        dueAt = newDue;
        pausedAt = null;
        state = "running";
        return length;
    }

    void moveTo(Instant newDue) {
        dueAt = newDue;
    }

    void end(Instant now) {
        state = now.isAfter(dueAt) ? "missed" : "met";
        endedAt = now;
    }

    public long id() {
        return id;
    }

    public String rule() {
        return rule;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant dueAt() {
        return dueAt;
    }

    /** {@code running, paused, met} or {@code missed}. */
    public String state() {
        return state;
    }

    public Optional<Instant> pausedAt() {
        return Optional.ofNullable(pausedAt);
    }

    boolean wasPaused() {
        return pausedFor > 0;
    }

    long complaintId() {
        return complaintId;
    }

    public boolean open() {
        return state.equals("running") || state.equals("paused");
    }

    public Optional<Long> forwardingId() {
        return Optional.ofNullable(forwardingId);
    }
}
