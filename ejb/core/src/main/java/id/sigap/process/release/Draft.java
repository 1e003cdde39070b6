package id.sigap.process.release;

import id.sigap.process.engine.ModelFile;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** One diagram or table that an administrator draws, until it is released or discarded. Acts lock its row first. */
@Entity(name = "ProcessDraft")
@Table(name = "process_draft")
public class Draft {
    /** Where a draft comes from. */
    public enum Origin {
        PERSON,
        UPGRADE,
        IMPORT;

        /** The word of the REST contract and of the database. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @return empty for an unknown word */
        public static Optional<Origin> of(String code) {
            return Arrays.stream(values())
                    .filter(one -> one.code().equals(code))
                    .findFirst();
        }
    }

    private static final String OPEN = "open";

    @Id
    private UUID id;

    @Column(name = "model_key", updatable = false)
    private String key;

    @Column(updatable = false)
    private String kind;

    private String note;

    @Column(updatable = false)
    private int base;

    @Column(updatable = false)
    private String origin;

    private byte[] content;
    private String sha256;
    private long version;
    private int errors;
    private int warnings;
    private String state;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "lock_holder")
    private String lockHolder;

    @Column(name = "lock_until")
    private Instant lockUntil;

    private String reason;

    @Column(name = "release_number")
    private Integer releaseNumber;

    private String releaser;

    protected Draft() {}

    Draft(String key, ModelFile.Kind kind, Origin origin, int base, String note, Instant now) {
        this.id = UUID.randomUUID();
        this.key = key;
        this.kind = kind.code();
        this.origin = origin.code();
        this.base = base;
        this.note = note;
        this.content = new byte[0];
        this.sha256 = "";
        this.state = OPEN;
        this.releaser = "";
        this.createdAt = now;
        this.changedAt = now;
    }

    void write(byte[] xml, Findings findings, Instant now) {
        content = xml;
        sha256 = ModelSet.sha256(xml);
        version++;
        errors = findings.errors();
        warnings = findings.warnings();
        changedAt = now;
    }

    void note(String text) {
        note = text;
    }

    void lock(String person, Instant until) {
        lockHolder = person;
        lockUntil = until;
    }

    void unlock() {
        lockHolder = null;
        lockUntil = null;
    }

    void discard(String why) {
        state = "discarded";
        reason = why;
        unlock();
    }

    void release(String person, int number) {
        state = "released";
        releaser = person;
        releaseNumber = number;
        unlock();
    }

    public UUID id() {
        return id;
    }

    /** The process or decision; also the name of its file. */
    public String key() {
        return key;
    }

    /** {@code process} or {@code decision}. */
    public String kind() {
        return kind;
    }

    String file() {
        return key
                + (kind.equals(ModelFile.Kind.PROCESS.code()) ? ModelFile.Kind.PROCESS : ModelFile.Kind.DECISION)
                        .suffix();
    }

    public String note() {
        return note;
    }

    /** The release that it was drawn from. */
    public int base() {
        return base;
    }

    public String origin() {
        return origin;
    }

    /** XML in UTF-8. */
    public byte[] content() {
        return content.clone();
    }

    public String sha256() {
        return sha256;
    }

    /** Grows with each saved content. */
    public long version() {
        return version;
    }

    /** As of the last save. */
    public int errors() {
        return errors;
    }

    /** As of the last save. */
    public int warnings() {
        return warnings;
    }

    /** {@code open}, {@code released} or {@code discarded}. */
    public String state() {
        return state;
    }

    public boolean open() {
        return state.equals(OPEN);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant changedAt() {
        return changedAt;
    }

    /** Who edits it now, and until when unless renewed. */
    public Optional<Lock> lock(Instant now) {
        return lockHolder == null || !now.isBefore(lockUntil)
                ? Optional.empty()
                : Optional.of(new Lock(lockHolder, lockUntil));
    }

    /** Somebody edits. */
    public record Lock(String holder, Instant until) {}

    /** The release that it went into. */
    public Optional<Integer> releaseNumber() {
        return Optional.ofNullable(releaseNumber);
    }

    Optional<String> releaser() {
        return releaser.isEmpty() ? Optional.empty() : Optional.of(releaser);
    }
}
