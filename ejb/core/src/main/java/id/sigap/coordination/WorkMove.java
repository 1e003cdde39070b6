package id.sigap.coordination;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** All open work of one person goes to another: how far it has come. */
@Entity
@Table(name = "work_move")
public class WorkMove {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "row_id")
    @SequenceGenerator(name = "row_id", sequenceName = "row_id", allocationSize = 50)
    private Long id;

    @Column(name = "from_person")
    private String from;

    @Column(name = "to_person")
    private String to;

    private String reason;

    @Column(name = "started_by")
    private String startedBy;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "cases_total")
    private int total;

    @Column(name = "cases_moved")
    private int moved;

    @Column(name = "cases_left")
    private int left;

    @Column(name = "incidents_moved")
    private int incidents;

    @Column(name = "last_case")
    private long lastCase;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected WorkMove() {}

    WorkMove(String from, String to, String reason, String startedBy, Instant startedAt, int total) {
        this.from = from;
        this.to = to;
        this.reason = reason;
        this.startedBy = startedBy;
        this.startedAt = startedAt;
        this.total = total;
    }

    void passed(long complaint, boolean handed) {
        lastCase = complaint;
        if (handed) {
            moved++;
        } else {
            left++;
        }
    }

    void end(int incidentsMoved, Instant now) {
        incidents = incidentsMoved;
        endedAt = now;
    }

    public long id() {
        return id;
    }

    public String from() {
        return from;
    }

    public String to() {
        return to;
    }

    public String reason() {
        return reason;
    }

    public String startedBy() {
        return startedBy;
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** Cases that the person held when it began. */
    public int total() {
        return total;
    }

    public int moved() {
        return moved;
    }

    /** Cases that stayed: their answer waits for approval or for being sent. */
    public int left() {
        return left;
    }

    public int incidents() {
        return incidents;
    }

    long lastCase() {
        return lastCase;
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }
}
