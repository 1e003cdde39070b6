package id.sigap.forwarding;

import id.sigap.agency.Agency;
import id.sigap.complaint.Complaint;
import id.sigap.foundation.CaseKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One forwarding to one agency: open, then answered, bounced, or withdrawn by the desk. */
@Entity
@Table(name = "forwarding")
public class Forwarding {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "row_id")
    @SequenceGenerator(name = "row_id", sequenceName = "row_id", allocationSize = 50)
    private Long id;

    @Column(name = "complaint_id")
    private long complaintId;

    private String agency;

    @Column(name = "reached_by")
    private String reachedBy;

    private String state;

    @Column(name = "note_sealed")
    private byte[] noteSealed;

    @Column(name = "sent_by")
    private String sentBy;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Column(name = "due_at")
    private Instant dueAt;

    private int rung;

    @Column(name = "outbox_id")
    private UUID outboxId;

    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "token_until")
    private Instant tokenUntil;

    @Column(name = "answer_sealed")
    private byte[] answerSealed;

    @Column(name = "answered_at")
    private Instant answeredAt;

    @Column(name = "answered_by")
    private String answeredBy;

    @Column(name = "bounce_reason")
    private String bounceReason;

    protected Forwarding() {}

    Forwarding(
            Complaint complaint,
            Agency agency,
            CaseKey key,
            String note,
            String sentBy,
            Instant sentAt,
            Instant dueAt) {
        this.complaintId = complaint.id();
        this.agency = agency.code();
        this.reachedBy = agency.reachedBy();
        this.state = "open";
        this.noteSealed = key.seal("forwarding note", note);
        this.sentBy = sentBy;
        this.sentAt = sentAt;
        this.dueAt = dueAt;
    }

    void due(Instant at) {
        dueAt = at;
    }

    void answeredBy(String person, CaseKey key, String answer, Instant now) {
        close("answered", person, key, answer, now);
    }

    void bouncedBy(String person, CaseKey key, String reason, String explanation, Instant now) {
        close("bounced", person, key, explanation, now);
        bounceReason = reason;
    }

    void withdrawn(String person, Instant now) {
        state = "withdrawn";
        answeredBy = person;
        answeredAt = now;
        tokenHash = null;
    }

    private void close(String newState, String person, CaseKey key, String words, Instant now) {
        state = newState;
        answeredBy = person;
        answeredAt = now;
        answerSealed = key.seal("forwarding answer", words);
        tokenHash = null;
    }

    /** The link with which an agency without accounts answers: single purpose, until this instant. */
    void linked(String hash, Instant until) {
        tokenHash = hash;
        tokenUntil = until;
    }

    /** The letter that carries it to another office's system. */
    void carriedBy(UUID letter) {
        outboxId = letter;
    }

    /** Empty where it goes by no channel to another system. */
    public Optional<UUID> outboxId() {
        return Optional.ofNullable(outboxId);
    }

    public boolean open() {
        return state.equals("open");
    }

    public long id() {
        return id;
    }

    public long complaintId() {
        return complaintId;
    }

    public String agency() {
        return agency;
    }

    public String reachedBy() {
        return reachedBy;
    }

    public String state() {
        return state;
    }

    public String note(CaseKey key) {
        return key.openText("forwarding note", noteSealed);
    }

    public String sentBy() {
        return sentBy;
    }

    public Instant sentAt() {
        return sentAt;
    }

    public Instant dueAt() {
        return dueAt;
    }

    public Optional<Instant> tokenUntil() {
        return Optional.ofNullable(tokenUntil);
    }

    public Optional<String> answer(CaseKey key) {
        return Optional.ofNullable(answerSealed).map(bytes -> key.openText("forwarding answer", bytes));
    }

    public Optional<Instant> answeredAt() {
        return Optional.ofNullable(answeredAt);
    }

    public Optional<String> answeredBy() {
        return Optional.ofNullable(answeredBy);
    }

    public Optional<String> bounceReason() {
        return Optional.ofNullable(bounceReason);
    }
}
