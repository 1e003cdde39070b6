package id.sigap.process.migration;

import id.sigap.foundation.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A plan to move the cases of one release to another, and what became of it: <em>planned</em>, its cases tried in a dry run
 * (<em>checking</em>, <em>checked</em>), then <em>running</em> until it is <em>done</em>; <em>stopped</em> in between it goes on
 * where it was.
 */
@Entity
@Table(name = "migration")
public class CaseMigration {
    private static final String WORK = "work";

    @Id
    private UUID id;

    @Column(name = "from_release", updatable = false)
    private int from;

    @Column(name = "to_release", updatable = false)
    private int to;

    private String note;
    private String steps;
    private long version;

    @Column(name = "planned_by", updatable = false)
    private String plannedBy;

    @Column(name = "planned_at", updatable = false)
    private Instant plannedAt;

    private String state;
    private String slot;

    @Column(name = "checked_at")
    private Instant checkedAt;

    @Column(name = "started_by")
    private String startedBy;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected CaseMigration() {}

    CaseMigration(int from, int to, List<Step> steps, String note, String person, Instant now) {
        this.id = UUID.randomUUID();
        this.from = from;
        this.to = to;
        this.plannedBy = person;
        this.plannedAt = now;
        change(steps, note);
    }

    /** Another plan: what was tried of the one before says nothing about it. */
    final void change(List<Step> lines, String why) {
        steps = Json.write(lines);
        note = why;
        version++;
        state = "planned";
        checkedAt = null;
    }

    void check() {
        state = "checking";
        slot = WORK;
    }

    void checked(Instant now) {
        state = "checked";
        slot = null;
        checkedAt = now;
    }

    void start(String person, Instant now) {
        state = "running";
        slot = WORK;
        startedBy = person;
        startedAt = startedAt == null ? now : startedAt;
    }

    /** A dry run that is stopped leaves the plan as it was before. */
    void stop() {
        state = checking() ? "planned" : "stopped";
        slot = null;
    }

    void end(Instant now) {
        state = "done";
        slot = null;
        endedAt = now;
    }

    public UUID id() {
        return id;
    }

    /** The release that cases leave. */
    public int from() {
        return from;
    }

    /** The release that they come to. */
    public int to() {
        return to;
    }

    public String note() {
        return note;
    }

    public List<Step> steps() {
        return List.of(Json.read(steps, Step[].class));
    }

    /** Grows with each change of the plan. */
    public long version() {
        return version;
    }

    public String plannedBy() {
        return plannedBy;
    }

    public Instant plannedAt() {
        return plannedAt;
    }

    /** {@code planned, checking, checked, running, stopped} or {@code done}. */
    public String state() {
        return state;
    }

    boolean checking() {
        return state.equals("checking");
    }

    /** Whether cases are tried or moved now. */
    public boolean works() {
        return slot != null;
    }

    public Optional<Instant> checkedAt() {
        return Optional.ofNullable(checkedAt);
    }

    public Optional<String> startedBy() {
        return Optional.ofNullable(startedBy);
    }

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }
}
