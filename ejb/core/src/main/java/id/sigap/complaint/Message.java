package id.sigap.complaint;

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
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** One utterance in a case: of the citizen, of the office, of an agency, or a note among the desk. Edits add, never replace. */
@Entity
@Table(name = "message")
public class Message {
    /** Who speaks to whom. */
    public enum Kind {
        CITIZEN,
        OFFICE,
        NOTICE,
        OUTSIDE,
        AGENCY,
        NOTE;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * The words as they were written.
     *
     * @param subject null where the platform has none
     * @param fullText with what the message quotes, where that is more than {@code text}; else null
     * @param filesLeftOut a sentence of Sigap for each file that could not be kept; null where all were
     */
    public record Content(String subject, String text, String fullText, String filesLeftOut) {
        private static final Pattern REPLY =
                Pattern.compile("^\\s*(re|bls|balas|fw|fwd)\\s*:|\\[#SGP-", Pattern.CASE_INSENSITIVE);

        public static Content of(String text) {
            return new Content(null, text, null, null);
        }

        /** What a reader sees: the words with a mail's subject above them, and what is missing beside them. */
        public String shown() {
            String words = tellsMore() ? (subject.strip() + "\n\n" + text).strip() : text;
            return filesLeftOut == null ? words : (words + "\n\n" + filesLeftOut).strip();
        }

        /** The subject of a reply is the one of the letter before it, and some begin their text with it. */
        private boolean tellsMore() {
            return subject != null
                    && !subject.isBlank()
                    && !REPLY.matcher(subject).find()
                    && !text.startsWith(subject.strip());
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "row_id")
    @SequenceGenerator(name = "row_id", sequenceName = "row_id", allocationSize = 50)
    private Long id;

    @Column(name = "complaint_id")
    private long complaintId;

    private String kind;

    @Column(name = "channel_id")
    private String channelId;

    @Column(name = "native_id")
    private String nativeId;

    private String author;

    @Column(name = "public_text")
    private boolean publicText;

    private int round;

    @Column(name = "content_sealed")
    private byte[] contentSealed;

    private String masked;

    @Column(name = "occurred_at")
    private Instant occurredAt;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "replaced_by")
    private Long replacedBy;

    @Column(name = "deleted_at")
    private Instant deletedAt;

    @Column(name = "outbox_id")
    private UUID outboxId;

    protected Message() {}

    /**
     * @param author user name of an officer, null for a citizen
     * @param masked the text with personal data masked, cut to what the column holds
     */
    public Message(
            Complaint complaint,
            Kind kind,
            String channelId,
            String nativeId,
            String author,
            boolean publicText,
            CaseKey key,
            Content content,
            String masked,
            Instant occurredAt,
            Instant receivedAt) {
        this.complaintId = complaint.id();
        this.kind = kind.code();
        this.channelId = channelId;
        this.nativeId = nativeId;
        this.author = author;
        this.publicText = publicText;
        this.round = complaint.round();
        this.contentSealed = key.seal("message", Json.write(content));
        this.masked = masked.length() > 8000 ? masked.substring(0, 8000) : masked;
        this.occurredAt = occurredAt;
        this.receivedAt = receivedAt;
    }

    public Content content(CaseKey key) {
        return Json.read(key.openText("message", contentSealed), Content.class);
    }

    /** A file of it could not be kept after all: a sentence of Sigap stands under the words, which stay as they are. */
    public void leftOut(CaseKey key, String sentence) {
        Content before = content(key);
        String all = before.filesLeftOut() == null ? sentence : before.filesLeftOut() + "\n" + sentence;
        contentSealed =
                key.seal("message", Json.write(new Content(before.subject(), before.text(), before.fullText(), all)));
    }

    public void replacedBy(Message newer) {
        replacedBy = newer.id;
    }

    public void deleted(Instant at) {
        deletedAt = at;
    }

    public void sentAs(UUID outbox) {
        outboxId = outbox;
    }

    public long id() {
        return id;
    }

    public long complaintId() {
        return complaintId;
    }

    public Kind kind() {
        return Kind.valueOf(kind.toUpperCase(java.util.Locale.ROOT));
    }

    public String channelId() {
        return channelId;
    }

    public Optional<String> author() {
        return Optional.ofNullable(author);
    }

    public boolean publicText() {
        return publicText;
    }

    public int round() {
        return round;
    }

    public String masked() {
        return masked;
    }

    public Instant occurredAt() {
        return occurredAt;
    }

    /** When Sigap took it in, by Sigap's clock; {@link #occurredAt()} is what the platform says. */
    public Instant receivedAt() {
        return receivedAt;
    }

    public Optional<Long> replacement() {
        return Optional.ofNullable(replacedBy);
    }

    /** When it was deleted on its platform, by whom ever. */
    public Optional<Instant> deletedAt() {
        return Optional.ofNullable(deletedAt);
    }

    /** Whether its citizen deleted it; what the office said stays said, though somebody deleted it on its platform. */
    public boolean takenBack() {
        return deletedAt != null && kind() == Kind.CITIZEN;
    }

    public Optional<UUID> outboxId() {
        return Optional.ofNullable(outboxId);
    }
}
