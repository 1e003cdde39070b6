package id.sigap.intake;

import id.sigap.connector.api.RawDelivery;
import id.sigap.foundation.CaseKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** That a person changed what is in a delivery: who, when, why, and what it was before. Never changed itself. */
@Entity
@Table(name = "delivery_mending")
public class Mending {
    private static final String REASON = "mending";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "row_id")
    @SequenceGenerator(name = "row_id", sequenceName = "row_id", allocationSize = 50)
    private Long id;

    @Column(name = "delivery_id")
    private long deliveryId;

    private int number;

    @Column(name = "mended_at")
    private Instant mendedAt;

    @Column(name = "mended_by")
    private String mendedBy;

    @Column(name = "reason_sealed")
    private byte[] reasonSealed;

    @Column(name = "before_sealed")
    private byte[] beforeSealed;

    protected Mending() {}

    /** @param number 1 for the first time: what was there before is then what the platform sent */
    Mending(Delivery delivery, int number, Instant at, String person, String reason, CaseKey key) {
        this.deliveryId = delivery.id();
        this.number = number;
        this.mendedAt = at;
        this.mendedBy = person;
        this.reasonSealed = key.seal(REASON, reason);
        this.beforeSealed = delivery.sealed();
    }

    public long deliveryId() {
        return deliveryId;
    }

    /** Which time this was, from 1. */
    public int number() {
        return number;
    }

    public Instant at() {
        return mendedAt;
    }

    /** User name. */
    public String person() {
        return mendedBy;
    }

    /** In the words of whoever mended it. */
    String reason(CaseKey key) {
        return key.openText(REASON, reasonSealed);
    }

    /** What this delivery was before. */
    RawDelivery before(Delivery delivery, CaseKey key) {
        return delivery.raw(key, beforeSealed);
    }
}
