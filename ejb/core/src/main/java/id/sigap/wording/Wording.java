package id.sigap.wording;

import id.sigap.complaint.Complaint;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One version of what the office is going to say. Its words, its author and its hash never change; only its state does:
 * draft, submitted, then approved and sent, or returned, rejected, or void because something newer took its place.
 */
@Entity
@Table(name = "wording")
public class Wording {
    /**
     * What the author wrote and what follows from it.
     *
     * @param letter as the case's own citizen gets it
     * @param copies as the citizens of the cases that were merged into it get it, in the order of their tickets
     */
    public record Content(String text, Letter letter, List<Copy> copies) {
        public Content {
            copies = copies == null ? List.of() : List.copyOf(copies);
        }

        /** What an approval binds: every part of every letter, each under the ticket it goes to. */
        public String sha256() {
            return copies.isEmpty()
                    ? letter.sha256()
                    : Letter.of(
                                    letter.channel(),
                                    letter.target(),
                                    Stream.concat(
                                                    Stream.of(new Letter.Piece("letter", letter.sha256())),
                                                    copies.stream().map(Copy::piece))
                                            .toList())
                            .sha256();
        }

        /** The letter for the citizen of this case; empty where it is not among the copies. */
        public Optional<Letter> copyFor(long complaintId) {
            return copies.stream()
                    .filter(copy -> copy.complaintId() == complaintId)
                    .map(Copy::letter)
                    .findFirst();
        }
    }

    /** The same answer to the citizen of a case that was merged into this one. */
    public record Copy(long complaintId, String ticket, Letter letter) {
        private Letter.Piece piece() {
            return new Letter.Piece("copy " + ticket, letter.sha256());
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "row_id")
    @SequenceGenerator(name = "row_id", sequenceName = "row_id", allocationSize = 50)
    private Long id;

    @Column(name = "complaint_id", updatable = false)
    private long complaintId;

    @Column(updatable = false)
    private int version;

    @Column(updatable = false)
    private int round;

    @Column(updatable = false)
    private String kind;

    @Column(updatable = false)
    private String target;

    private String state;

    @Column(updatable = false)
    private String author;

    @Column(name = "content_sealed", updatable = false)
    private byte[] contentSealed;

    @Column(updatable = false)
    private String sha256;

    private String checks;

    @Column(name = "risk_level")
    private int riskLevel;

    @Column(name = "risk_reason")
    private String riskReason;

    @Column(name = "claim_number")
    private int claimNumber;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "submitted_at")
    private Instant submittedAt;

    protected Wording() {}

    public Wording(
            Complaint complaint,
            int version,
            String kind,
            String author,
            CaseKey key,
            Content content,
            String checks,
            Instant now) {
        this.complaintId = complaint.id();
        this.version = version;
        this.round = complaint.round();
        this.kind = kind;
        this.target = content.letter().target();
        this.state = "draft";
        this.author = author;
        this.contentSealed = key.seal("wording", Json.write(content));
        this.sha256 = content.sha256();
        this.checks = checks;
        this.riskLevel = 1;
        this.riskReason = "";
        this.claimNumber = complaint.claimNumber();
        this.createdAt = now;
    }

    /** The words as stored now, with the hash computed from them: where somebody changed the row, it is another. */
    public Content content(CaseKey key) {
        return Json.read(key.openText("wording", contentSealed), Content.class);
    }

    public void submit(Instant now, int heldUnder) {
        state = "submitted";
        submittedAt = now;
        claimNumber = heldUnder;
    }

    public boolean wasSubmitted() {
        return submittedAt != null;
    }

    public void risk(int level, String reason) {
        riskLevel = level;
        riskReason = reason;
    }

    public void become(String newState) {
        state = newState;
    }

    public boolean is(String someState) {
        return state.equals(someState);
    }

    public long id() {
        return id;
    }

    public long complaintId() {
        return complaintId;
    }

    public int version() {
        return version;
    }

    public int round() {
        return round;
    }

    /** {@code answer, question, correction} or {@code follow-up}. */
    public String kind() {
        return kind;
    }

    public String target() {
        return target;
    }

    public String state() {
        return state;
    }

    public String author() {
        return author;
    }

    public String sha256() {
        return sha256;
    }

    /** JSON list of the guide's findings. */
    public String checks() {
        return checks;
    }

    public int riskLevel() {
        return riskLevel;
    }

    /** How many people besides the author have to agree; never nobody. */
    public int peopleNeeded() {
        return Math.max(1, riskLevel);
    }

    public String riskReason() {
        return riskReason;
    }

    /** The claim under which it was submitted; at dispatch it must still be the case's. */
    public int claimNumber() {
        return claimNumber;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
