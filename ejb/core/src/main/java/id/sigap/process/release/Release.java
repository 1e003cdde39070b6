package id.sigap.process.release;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A release: the whole set as one deployment of the engine. Its row is never changed. */
@Entity(name = "ProcessRelease")
@Table(name = "process_release")
public class Release {
    /** In the place of a person where Sigap itself released: the shipped set, or what was deployed before releases had rows. */
    public static final String SIGAP = "sigap";

    @Id
    private int number;

    @Column(name = "deployment_id", updatable = false)
    private String deploymentId;

    @Column(updatable = false)
    private String name;

    @Column(updatable = false)
    private String note;

    @Column(name = "released_by", updatable = false)
    private String releasedBy;

    @Column(name = "released_at", updatable = false)
    private Instant releasedAt;

    @Column(name = "rollback_of", updatable = false)
    private Integer rollbackOf;

    @Column(updatable = false)
    private String sha256;

    protected Release() {}

    Release(int number, String deploymentId, String sha256, Words words, Instant releasedAt) {
        this.number = number;
        this.deploymentId = deploymentId;
        this.sha256 = sha256;
        this.name = words.name();
        this.note = words.note();
        this.releasedBy = words.person();
        this.rollbackOf = words.rollbackOf();
        this.releasedAt = releasedAt;
    }

    /**
     * What people say about a release.
     *
     * @param name what changed, in one line
     * @param note why
     * @param person who releases it, or {@link #SIGAP}
     * @param rollbackOf the earlier release whose set this is; null where it is a new one
     */
    record Words(String name, String note, String person, Integer rollbackOf) {
        private static final int LONGEST_NAME = 255;

        Words {
            name = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
        }
    }

    /** The first is 1. */
    public int number() {
        return number;
    }

    String deploymentId() {
        return deploymentId;
    }

    public String name() {
        return name;
    }

    public String note() {
        return note;
    }

    /** Empty where Sigap itself did. */
    public Optional<String> releasedBy() {
        return Optional.of(releasedBy).filter(person -> !person.equals(SIGAP));
    }

    public Instant releasedAt() {
        return releasedAt;
    }

    /** The earlier release whose set this one deployed again. */
    public Optional<Integer> rollbackOf() {
        return Optional.ofNullable(rollbackOf);
    }

    /** The fingerprint of its set. */
    public String sha256() {
        return sha256;
    }
}
