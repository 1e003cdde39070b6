package id.sigap.complaint;

import id.sigap.foundation.CaseKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A file of a case, sealed under the case's key. Its type is told from its content, never from what the sender says. */
@Entity
@Table(name = "attachment")
public class Attachment {
    @Id
    private UUID id;

    @Column(name = "complaint_id")
    private long complaintId;

    @Column(name = "message_id")
    private Long messageId;

    @Column(name = "name_sealed")
    private byte[] nameSealed;

    @Column(name = "media_type")
    private String mediaType;

    @Column(name = "size_bytes")
    private long sizeBytes;

    @Column(name = "content_sealed")
    private byte[] contentSealed;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Attachment() {}

    public Attachment(
            long complaintId, Long messageId, CaseKey key, String name, String mediaType, byte[] content, Instant now) {
        this.id = UUID.randomUUID();
        this.complaintId = complaintId;
        this.messageId = messageId;
        this.nameSealed = key.seal("attachment name", name);
        this.mediaType = mediaType;
        this.sizeBytes = content.length;
        this.contentSealed = key.seal("attachment", content);
        this.createdAt = now;
    }

    /** It went out with this message. */
    public void belongsTo(long message) {
        messageId = message;
    }

    public UUID id() {
        return id;
    }

    public long complaintId() {
        return complaintId;
    }

    public Optional<Long> messageId() {
        return Optional.ofNullable(messageId);
    }

    public String name(CaseKey key) {
        return key.openText("attachment name", nameSealed);
    }

    public String mediaType() {
        return mediaType;
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    public byte[] content(CaseKey key) {
        return key.open("attachment", contentSealed);
    }
}
