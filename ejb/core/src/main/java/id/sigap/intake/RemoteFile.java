package id.sigap.intake;

import id.sigap.connector.api.Attachment;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an event only points at: <em>waiting</em> to be fetched, then <em>kept</em> or <em>gone</em>. Where it is to be
 * fetched from is sealed, and forgotten when it was.
 */
@Entity
@Table(name = "remote_file")
class RemoteFile {
    private static final Duration PATIENCE = Duration.ofHours(24);
    private static final int MOST_ATTEMPTS = 30;

    /** @param name empty for a pointer */
    record Source(String reference, String name) {}

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "row_id")
    @SequenceGenerator(name = "row_id", sequenceName = "row_id", allocationSize = 50)
    private Long id;

    @Column(name = "channel_id")
    private String channelId;

    @Column(name = "complaint_id")
    private Long complaintId;

    @Column(name = "message_id")
    private Long messageId;

    @Column(name = "content_sealed")
    private byte[] contentSealed;

    private String state;
    private int attempts;

    @Column(name = "next_attempt")
    private Instant nextAttempt;

    @Column(name = "give_up_at")
    private Instant giveUpAt;

    private String code;

    @Column(name = "created_at")
    private Instant createdAt;

    protected RemoteFile() {}

    private RemoteFile(String channelId, Source source, CaseKey key, Instant now) {
        this.channelId = channelId;
        this.contentSealed = key.seal("remote file", Json.write(source));
        this.state = "waiting";
        this.nextAttempt = now;
        this.giveUpAt = now.plus(PATIENCE);
        this.createdAt = now;
    }

    static RemoteFile of(
            String channelId, long complaint, long message, Attachment.Remote file, CaseKey key, Instant now) {
        RemoteFile row = new RemoteFile(channelId, new Source(file.reference(), file.name()), key, now);
        row.complaintId = complaint;
        row.messageId = message;
        return row;
    }

    /** What an event itself consists of. */
    static RemoteFile of(String channelId, String reference, CaseKey key, Instant now) {
        return new RemoteFile(channelId, new Source(reference, ""), key, now);
    }

    Source source(CaseKey key) {
        return Json.read(key.openText("remote file", contentSealed), Source.class);
    }

    /** An attempt begins: until then nobody else tries, also where this server dies in it. The first begins the day. */
    void begun(Instant now, Instant then) {
        if (attempts == 0) {
            giveUpAt = now.plus(PATIENCE);
        }
        attempts++;
        nextAttempt = then;
    }

    /** @return false where it was tried long and often enough; an event itself is waited for all the same */
    boolean again(String reason, Instant then, Instant now) {
        code = cut(reason);
        nextAttempt = then;
        return attempts < MOST_ATTEMPTS && now.isBefore(giveUpAt);
    }

    /** How long to wait where the platform names no time: 5 s, doubling, at most an hour. */
    Duration patience() {
        return Duration.ofSeconds(Math.min(3600, 5L << Math.min(10, Math.max(0, attempts - 1))));
    }

    void kept() {
        state = "kept";
        contentSealed = null;
    }

    void gone(String reason) {
        state = "gone";
        code = cut(reason);
        contentSealed = null;
    }

    private static String cut(String reason) {
        return reason.length() > 100 ? reason.substring(0, 100) : reason;
    }

    boolean waits() {
        return state.equals("waiting");
    }

    Instant nextAttempt() {
        return nextAttempt;
    }

    long id() {
        return id;
    }

    String code() {
        return code;
    }

    String channelId() {
        return channelId;
    }

    /** Empty for what an event itself consists of. */
    Optional<Long> complaintId() {
        return Optional.ofNullable(complaintId);
    }

    long messageId() {
        return messageId;
    }
}
