package id.sigap.intake;

import id.sigap.complaint.Attachments;
import id.sigap.connector.api.InboundEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Says that an event of a platform was taken in; the unique key on channel, native id, kind and version makes it once. */
@Entity
@Table(name = "intake_event")
class IntakeEvent {
    private static final int LONGEST_VERSION = 60;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "row_id")
    @SequenceGenerator(name = "row_id", sequenceName = "row_id", allocationSize = 50)
    private Long id;

    @Column(name = "channel_id")
    private String channelId;

    @Column(name = "native_id")
    private String nativeId;

    private String kind;
    private String version;

    @Column(name = "delivery_id")
    private long deliveryId;

    @Column(name = "complaint_id")
    private Long complaintId;

    protected IntakeEvent() {}

    IntakeEvent(long deliveryId, String channelId, InboundEvent event) {
        this.channelId = channelId;
        this.nativeId = event.nativeId();
        this.kind = event.kind().name();
        this.version = kept(event.version());
        this.deliveryId = deliveryId;
    }

    /** A version as the column holds it: a longer one by its hash. */
    static String kept(String version) {
        return version.length() <= LONGEST_VERSION
                ? version
                : Attachments.sha256(version.getBytes(StandardCharsets.UTF_8)).substring(0, LONGEST_VERSION);
    }

    void wentTo(long complaint) {
        complaintId = complaint;
    }

    Optional<Long> complaintId() {
        return Optional.ofNullable(complaintId);
    }
}
