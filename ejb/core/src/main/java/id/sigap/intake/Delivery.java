package id.sigap.intake;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.RawDelivery;
import id.sigap.foundation.CaseKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a platform delivered, raw and sealed, until its events are taken in. */
@Entity
@Table(name = "delivery")
public class Delivery {
    private static final int TRIES = 3;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "row_id")
    @SequenceGenerator(name = "row_id", sequenceName = "row_id", allocationSize = 50)
    private Long id;

    @Column(name = "channel_id")
    private String channelId;

    @Column(name = "delivery_key")
    private String deliveryKey;

    @Column(name = "content_sealed")
    private byte[] contentSealed;

    @Column(name = "received_at")
    private Instant receivedAt;

    private String state;
    private int attempts;

    @Column(name = "next_attempt")
    private Instant nextAttempt;

    private String error;

    @Column(name = "complaint_id")
    private Long complaintId;

    @Column(name = "taken_by")
    private String takenBy;

    @Column(name = "dismissed_by")
    private String dismissedBy;

    @Column(name = "dismissal_sealed")
    private byte[] dismissalSealed;

    protected Delivery() {}

    Delivery(String channelId, RawDelivery raw, CaseKey key) {
        this.channelId = channelId;
        this.deliveryKey = raw.key();
        this.contentSealed = key.seal("delivery", encode(raw));
        this.receivedAt = raw.receivedAt();
        this.state = "new";
        this.nextAttempt = raw.receivedAt();
    }

    private static byte[] encode(RawDelivery raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.body().size() + 256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(raw.contentType());
            out.writeInt(raw.attributes().size());
            for (Map.Entry<String, String> attribute : raw.attributes().entrySet()) {
                out.writeUTF(attribute.getKey());
                out.writeUTF(attribute.getValue());
            }
            out.writeInt(raw.body().size());
            raw.body().open().transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The delivery as it came; a row that was changed, or sealed under another key, cannot be opened. */
    RawDelivery raw(CaseKey key) {
        return raw(key, contentSealed);
    }

    /** @param sealed what this delivery holds, or held before it was mended */
    RawDelivery raw(CaseKey key, byte[] sealed) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(key.open("delivery", sealed)))) {
            String contentType = in.readUTF();
            Map<String, String> attributes = new HashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                attributes.put(in.readUTF(), in.readUTF());
            }
            byte[] body = in.readNBytes(in.readInt());
            return new RawDelivery(deliveryKey, contentType, attributes, Bytes.handOver(body), receivedAt, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it holds, as it is stored. */
    byte[] sealed() {
        return contentSealed.clone();
    }

    /** A person put another content in; what was there before is in a {@link Mending}. */
    void mended(RawDelivery raw, CaseKey key) {
        contentSealed = key.seal("delivery", encode(raw));
    }

    /** A person looks at it. */
    void dead(String code) {
        state = "dead";
        error = cut(code);
    }

    /** @return true where this was the last try and the delivery is a dead letter now */
    boolean failed(String code, Instant now) {
        attempts++;
        error = cut(code);
        nextAttempt = now.plus(Duration.ofSeconds(2L << (2 * attempts)));
        if (attempts >= TRIES) {
            state = "dead";
        }
        return attempts >= TRIES;
    }

    /** A dead letter gets one more try: who asked for it sees at once whether it is one still. */
    void retry(String person, Instant now) {
        state = "new";
        attempts = TRIES - 1;
        nextAttempt = now;
        takenBy = person;
    }

    /** What its pointer pointed at; empty for every other delivery. */
    Optional<String> pointsAt(CaseKey key) {
        return deliveryKey.startsWith(Intake.POINTS_AT)
                ? Optional.ofNullable(raw(key).attributes().get(Intake.POINTS_AT))
                : Optional.empty();
    }

    /** What it points at is asked for once more; where that fails, another dead letter tells it. */
    void askedForAgain(String person) {
        state = "done";
        takenBy = person;
    }

    /** A dead letter that nobody needs. */
    void dismiss(String person, byte[] reason) {
        state = "done";
        dismissedBy = person;
        dismissalSealed = reason;
    }

    /** Not its fault: its connector is away, or what it tells cannot be judged yet. */
    void postpone(String code, Instant then) {
        error = cut(code);
        nextAttempt = then;
    }

    private static String cut(String code) {
        return code.length() > 500 ? code.substring(0, 500) : code;
    }

    public long id() {
        return id;
    }

    public int attempts() {
        return attempts;
    }

    public int size() {
        return contentSealed.length;
    }

    public String channelId() {
        return channelId;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    /** Why it failed last; a stable code, empty where it did not. */
    public Optional<String> error() {
        return Optional.ofNullable(error);
    }

    /** Whether a person asked for another try of it. */
    boolean wasTaken() {
        return takenBy != null;
    }

    boolean isNew() {
        return state.equals("new");
    }

    public boolean isDead() {
        return state.equals("dead");
    }

    /** The first complaint that an event of this delivery went to. */
    public Optional<Long> complaintId() {
        return Optional.ofNullable(complaintId);
    }
}
