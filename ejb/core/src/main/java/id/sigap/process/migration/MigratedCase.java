package id.sigap.process.migration;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A case of a plan: what the dry run foresaw, and what became of it. */
@Entity
@Table(name = "migration_case")
public class MigratedCase {
    /** After so many tries that met another act or failed a case is left where it is. */
    private static final int MOST_TRIES = 20;

    private static final int LONGEST_REASON = 1000;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    /** Plan and case. */
    @Embeddable
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        @Column(name = "migration_id")
        private UUID migration;

        @Column(name = "complaint_id")
        private long complaint;

        protected Key() {}

        public Key(UUID migration, long complaint) {
            this.migration = migration;
            this.complaint = complaint;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && migration.equals(that.migration) && complaint == that.complaint;
        }

        @Override
        public int hashCode() {
            return Objects.hash(migration, complaint);
        }
    }

    @EmbeddedId
    private Key id;

    @Column(updatable = false)
    private String ticket;

    private String foreseen;
    private String result;
    private String reason;
    private int tries;

    @Column(name = "next_try")
    private Instant nextTry;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected MigratedCase() {}

    MigratedCase(UUID migration, long complaint, String ticket, Instant now) {
        this.id = new Key(migration, complaint);
        this.ticket = ticket;
        this.result = "waiting";
        this.nextTry = now;
    }

    void foresee(boolean goes, String why, Instant now) {
        foreseen = goes ? "goes" : "stays";
        reason = cut(why);
        endedAt = now;
    }

    void end(String how, String why, Instant now) {
        result = how;
        reason = cut(why);
        endedAt = now;
    }

    /** Somebody else had the case, or it failed: later. @return whether there will be another try */
    boolean postpone(Instant now) {
        tries++;
        Duration pause = Duration.ofMillis(200L << Math.min(tries, 8));
        nextTry = now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        return tries < MOST_TRIES;
    }

    private static String cut(String why) {
        return why == null || why.length() <= LONGEST_REASON ? why : why.substring(0, LONGEST_REASON - 1) + "…";
    }

    public long complaint() {
        return id.complaint;
    }

    public String ticket() {
        return ticket;
    }

    /** {@code goes} or {@code stays}, as the dry run foresaw; empty before it. */
    public Optional<String> foreseen() {
        return Optional.ofNullable(foreseen);
    }

    /** {@code waiting, moved, left} (where it was) or {@code gone} (elsewhere or at its end before its turn came). */
    public String result() {
        return result;
    }

    /** Why it stays or stayed; empty where it goes. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }
}
