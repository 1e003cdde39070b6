package id.sigap.history;

import id.sigap.complaint.Complaint;
import id.sigap.foundation.CaseKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * Why a person reads a restricted case, in their own words, sealed under the case's key: it may name the citizen. The row is
 * never changed, the ledger has its number and a keyed hash of the words.
 */
@Entity
@Table(name = "read_purpose")
public class Purpose {
    /** How long one is good for. */
    public static final Duration GOOD_FOR = Duration.ofMinutes(30);

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "row_id")
    @SequenceGenerator(name = "row_id", sequenceName = "row_id", allocationSize = 50)
    private Long id;

    @Column(updatable = false)
    private String person;

    @Column(name = "complaint_id", updatable = false)
    private long complaintId;

    @Column(name = "purpose_sealed", updatable = false)
    private byte[] purposeSealed;

    @Column(name = "given_at", updatable = false)
    private Instant givenAt;

    @Column(name = "good_until", updatable = false)
    private Instant goodUntil;

    protected Purpose() {}

    Purpose(String person, Complaint complaint, CaseKey key, String words, Instant now) {
        this.person = person;
        this.complaintId = complaint.id();
        this.purposeSealed = key.seal("purpose", words);
        this.givenAt = now;
        this.goodUntil = now.plus(GOOD_FOR);
    }

    public long id() {
        return id;
    }

    public String person() {
        return person;
    }

    public String words(CaseKey key) {
        return key.openText("purpose", purposeSealed);
    }

    public Instant givenAt() {
        return givenAt;
    }

    public Instant goodUntil() {
        return goodUntil;
    }
}
