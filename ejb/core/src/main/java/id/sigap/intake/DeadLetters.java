package id.sigap.intake;

import id.sigap.connector.api.RawDelivery;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.Vault;
import id.sigap.incident.Incidents;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;

/**
 * Deliveries that could not be taken in, for the person who takes them: to be looked at, tried again, or entered by hand.
 * Each expects to run inside one unit of work.
 */
@ApplicationScoped
public class DeadLetters {
    private static final int MOST = 200;
    private static final int LONGEST_REASON = 1000;

    @PersistenceContext
    EntityManager entities;

    @Inject
    RemoteQueue remote;

    @Inject
    Incidents incidents;

    @Inject
    Vault vault;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    /** What is known of it without opening it. */
    public Delivery get(long id) {
        return dead(entities.find(Delivery.class, id), id);
    }

    /** The delivery as the platform brought it; that somebody looked is recorded. */
    public RawDelivery open(long id, String person) {
        Delivery delivery = get(id);
        ledger.record("delivery.read", person, null, Map.of("delivery", id));
        return delivery.raw(vault.intakeKey());
    }

    /** Lets the intake try it again; the incident ends, and opens anew where the delivery fails again. */
    public void retry(long id, String person) {
        Delivery delivery = dead(entities.find(Delivery.class, id, LockModeType.PESSIMISTIC_WRITE), id);
        delivery.pointsAt(vault.intakeKey())
                .ifPresentOrElse(
                        reference -> {
                            remote.add(delivery.channelId(), reference);
                            delivery.askedForAgain(person);
                        },
                        () -> delivery.retry(person, clock.now()));
        incidents.settled("dead-letter", "delivery " + id);
        ledger.record("delivery.retried", person, null, Map.of("delivery", id));
    }

    /** All of them, the oldest first; at most 200. */
    public List<Delivery> all() {
        return entities.createQuery("from Delivery d where d.state = 'dead' order by d.id", Delivery.class)
                .setMaxResults(MOST)
                .getResultList();
    }

    /** Nobody needs it: it stays stored and is not tried again; who decided so and why is kept with it. */
    public void dismiss(long id, String person, String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Refusal.invalid(
                    "Tulis mengapa kiriman ini tidak perlu ditangani, paling panjang " + LONGEST_REASON + " karakter.");
        }
        Delivery delivery = dead(entities.find(Delivery.class, id, LockModeType.PESSIMISTIC_WRITE), id);
        delivery.dismiss(person, vault.intakeKey().seal("dismissal", reason.strip()));
        incidents.settled("dead-letter", "delivery " + id, person, reason.strip());
        ledger.record(
                "delivery.dismissed",
                person,
                null,
                Map.of("delivery", id, "reason", vault.lookupKey("dismissal", reason.strip())));
    }

    private static Delivery dead(Delivery delivery, long id) {
        if (delivery == null || !delivery.isDead()) {
            throw Refusal.notFound("Kiriman " + id + " tidak ada, atau sudah terbaca.");
        }
        return delivery;
    }
}
