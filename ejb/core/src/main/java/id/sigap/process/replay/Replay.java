package id.sigap.process.replay;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finished cases run through a draft: <em>waiting</em>, <em>running</em> on one server under a lease, then <em>done</em> or
 * <em>failed</em>. What a crash interrupted begins again when the lease has run out.
 */
@Entity
@Table(name = "replay")
public class Replay {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final int LONGEST_PROBLEM = 1000;

    @Id
    private UUID id;

    @Column(name = "draft_id", updatable = false)
    private UUID draft;

    @Column(name = "draft_version", updatable = false)
    private long draftVersion;

    @Column(name = "with_drafts", updatable = false)
    private String with;

    @Column(updatable = false)
    private int base;

    @Column(updatable = false)
    private int wanted;

    @Column(name = "asked_by", updatable = false)
    private String askedBy;

    @Column(name = "asked_at", updatable = false)
    private Instant askedAt;

    private String state;

    @Column(name = "cases_total")
    private int total;

    @Column(name = "cases_done")
    private int done;

    private int attempts;

    @Column(name = "lease_until")
    private Instant leaseUntil;

    @Column(name = "ended_at")
    private Instant endedAt;

    private String problem;

    protected Replay() {}

    Replay(UUID draft, long draftVersion, List<String> with, int base, int wanted, String person, Instant now) {
        this.id = UUID.randomUUID();
        this.draft = draft;
        this.draftVersion = draftVersion;
        this.with = String.join(" ", with);
        this.base = base;
        this.wanted = wanted;
        this.askedBy = person;
        this.askedAt = now;
        this.state = "waiting";
    }

    /** Whether a server may take it: it waits, or the one that had it died or hangs. */
    boolean free(Instant machine) {
        return state.equals("waiting") || state.equals("running") && leaseUntil.isBefore(machine);
    }

    /** How often a server took it, this time included: whoever comes with another number has lost it. */
    int attempts() {
        return attempts;
    }

    /** @param machine the machine's clock: a lease measures the life of a server */
    void run(int cases, Instant machine) {
        state = "running";
        attempts++;
        total = cases;
        done = 0;
        leaseUntil = machine.plus(LEASE);
    }

    void played(Instant machine) {
        done++;
        leaseUntil = machine.plus(LEASE);
    }

    void end(String why, Instant now) {
        state = why == null ? "done" : "failed";
        problem = why == null || why.length() <= LONGEST_PROBLEM ? why : why.substring(0, LONGEST_PROBLEM);
        leaseUntil = null;
        endedAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID draft() {
        return draft;
    }

    /** The draft's version that was run. */
    public long draftVersion() {
        return draftVersion;
    }

    List<String> with() {
        return with.isEmpty() ? List.of() : List.of(with.split(" "));
    }

    /** The newest release at the time: what the draft was laid over. */
    public int base() {
        return base;
    }

    /** How many cases were asked for. */
    public int wanted() {
        return wanted;
    }

    public String askedBy() {
        return askedBy;
    }

    public Instant askedAt() {
        return askedAt;
    }

    /** {@code waiting, running, done} or {@code failed}. */
    public String state() {
        return state;
    }

    public int total() {
        return total;
    }

    public int done() {
        return done;
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** Why it failed, as a sentence. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }
}
