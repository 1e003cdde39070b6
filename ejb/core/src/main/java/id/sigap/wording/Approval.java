package id.sigap.wording;

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

/** What a second person said of exactly one wording; the database checks author, hash and that the person is another. */
@Entity
@Table(name = "approval")
public class Approval {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "row_id")
    @SequenceGenerator(name = "row_id", sequenceName = "row_id", allocationSize = 50)
    private Long id;

    @Column(name = "wording_id")
    private long wordingId;

    @Column(name = "wording_author")
    private String wordingAuthor;

    private String sha256;
    private String person;
    private String act;
    private String reason;

    @Column(name = "note_sealed")
    private byte[] noteSealed;

    private Instant at;

    protected Approval() {}

    /** @param note null where nothing was written */
    Approval(Wording wording, String person, String act, String reason, String note, CaseKey key, Instant at) {
        this.wordingId = wording.id();
        this.wordingAuthor = wording.author();
        this.sha256 = wording.sha256();
        this.person = person;
        this.act = act;
        this.reason = reason;
        this.noteSealed = note == null || note.isBlank() ? null : key.seal("approval note", note);
        this.at = at;
    }

    public boolean binds() {
        return act.equals("approve") || act.equals("confirm");
    }

    public long wordingId() {
        return wordingId;
    }

    public String sha256() {
        return sha256;
    }

    public String person() {
        return person;
    }

    public String act() {
        return act;
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public Optional<String> note(CaseKey key) {
        return Optional.ofNullable(noteSealed).map(bytes -> key.openText("approval note", bytes));
    }

    public Instant at() {
        return at;
    }
}
