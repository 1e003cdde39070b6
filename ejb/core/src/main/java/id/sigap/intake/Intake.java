package id.sigap.intake;

import id.sigap.connector.Channel;
import id.sigap.connector.Channels;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.RawDelivery;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.foundation.Vault;
import id.sigap.incident.Incidents;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores deliveries and works them off. */
@ApplicationScoped
public class Intake {
    private static final System.Logger LOG = System.getLogger(Intake.class.getName());
    private static final int BATCH = 50;

    /** Of a delivery, by whom it was entered; no connector's attribute is called so. */
    private static final String ENTERED_BY = "sigap.entered-by";

    @PersistenceContext
    EntityManager entities;

    @Inject
    UnitOfWork work;

    @Inject
    Channels channels;

    @Inject
    EventIntake events;

    @Inject
    ChannelWatch watch;

    @Inject
    Incidents incidents;

    @Inject
    Vault vault;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    /**
     * Stores a delivery; when this returns it is committed and may be acknowledged. The same delivery again gives the same
     * row; another body under the same key is refused.
     *
     * @return the row's id
     */
    public long accept(String channelId, RawDelivery raw) {
        return work.call(() -> {
            Optional<Long> known = known(channelId, raw.key());
            if (known.isEmpty()) {
                return store(channelId, raw);
            }
            Delivery before = entities.find(Delivery.class, known.get());
            if (!before.raw(vault.intakeKey()).body().equals(raw.body())) {
                throw Refusal.conflict(
                        "key-used",
                        "Kunci kiriman ini sudah dipakai untuk isi yang lain; muat ulang halamannya, lalu kirim lagi.");
            }
            return known.get();
        });
    }

    /**
     * The same for what a member of staff entered: the history of its complaint will say who.
     *
     * @param person user name
     */
    public long accept(String channelId, RawDelivery raw, String person) {
        Map<String, String> attributes = new HashMap<>(raw.attributes());
        attributes.put(ENTERED_BY, person);
        return accept(
                channelId,
                new RawDelivery(raw.key(), raw.contentType(), attributes, raw.body(), raw.receivedAt(), raw.receipt()));
    }

    /** Stores polled deliveries together with the cursor behind them. */
    public void acceptPolled(String channelId, Collection<RawDelivery> raws, String cursor) {
        work.run(() -> {
            for (RawDelivery raw : raws) {
                if (known(channelId, raw.key()).isEmpty()) {
                    store(channelId, raw);
                }
            }
            channels.lock(channelId).polledTo(cursor, clock.now());
        });
    }

    private Optional<Long> known(String channelId, String key) {
        return entities.createQuery(
                        "select d.id from Delivery d where d.channelId = :channel and d.deliveryKey = :key", Long.class)
                .setParameter("channel", channelId)
                .setParameter("key", key)
                .getResultStream()
                .findFirst();
    }

    private long store(String channelId, RawDelivery raw) {
        Delivery delivery = new Delivery(channelId, raw, vault.intakeKey());
        entities.persist(delivery);
        entities.flush();
        return delivery.id();
    }

    /** The ticket's complaint of a delivery that was worked off; empty where it brought none (yet). */
    public Optional<Long> complaintOf(long deliveryId) {
        return work.call(() ->
                Optional.ofNullable(entities.find(Delivery.class, deliveryId)).flatMap(Delivery::complaintId));
    }

    /** Works off what waits, oldest first; true where more may be waiting. */
    public boolean drain() {
        List<Long> due = work.call(() -> entities.createQuery(
                        "select d.id from Delivery d where d.state = 'new' and d.nextAttempt <= :now order by d.nextAttempt, d.id",
                        Long.class)
                .setParameter("now", clock.now())
                .setMaxResults(BATCH)
                .getResultList());
        due.forEach(this::process);
        return due.size() == BATCH;
    }

    /** What is to be worked off, read in one transaction. */
    private record Waiting(Channel channel, RawDelivery raw) {}

    private Waiting waiting(long deliveryId) {
        Delivery delivery = entities.find(Delivery.class, deliveryId);
        return delivery == null || !delivery.isNew()
                ? null
                : new Waiting(channels.find(delivery.channelId()).orElseThrow(), delivery.raw(vault.intakeKey()));
    }

    /**
     * Takes one delivery apart and takes in its events, each in a transaction of its own, the last of which ends the delivery.
     * Doing it again does no harm.
     */
    public void process(long deliveryId) {
        try {
            Waiting waiting = work.call(() -> waiting(deliveryId));
            if (waiting == null) {
                return;
            }
            Channel channel = waiting.channel();
            Optional<Channels.Line> line = channels.line(channel);
            if (line.isEmpty()) {
                watch.away(channel, ChannelWatch.Trouble.CONNECTOR, "connector-away");
                later(deliveryId, "connector-away");
                return;
            }
            RawDelivery raw = waiting.raw();
            List<InboundEvent> parts = line.get().connector().split(line.get().context(), raw);
            for (Iterator<InboundEvent> each = parts.iterator(); each.hasNext(); ) {
                InboundEvent event = each.next();
                work.run(() -> {
                    Delivery delivery = lock(deliveryId);
                    events.takeIn(delivery, line.get(), event, enteredBy(raw));
                    if (!each.hasNext()) {
                        delivery.done();
                    }
                });
            }
            if (parts.isEmpty()) {
                work.run(() -> lock(deliveryId).done());
            }
            watch.works(channel, ChannelWatch.Trouble.CONNECTOR);
        } catch (RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.ERROR, "Delivery " + deliveryId + " could not be taken in", e);
            failed(deliveryId, e.getClass().getSimpleName());
        }
    }

    private static Optional<String> enteredBy(RawDelivery raw) {
        return Optional.ofNullable(raw.attributes().get(ENTERED_BY));
    }

    private Delivery lock(long deliveryId) {
        return entities.find(Delivery.class, deliveryId, LockModeType.PESSIMISTIC_WRITE);
    }

    private void later(long deliveryId, String code) {
        work.run(() -> {
            Delivery delivery = lock(deliveryId);
            delivery.postpone(code, clock.now());
        });
    }

    private void failed(long deliveryId, String code) {
        work.run(() -> {
            Instant now = clock.now();
            Delivery delivery = lock(deliveryId);
            // another worker may have taken it in meanwhile
            if (delivery.isNew() && delivery.failed(code, now)) {
                ledger.record("delivery.dead", Ledger.SYSTEM, null, Map.of("delivery", deliveryId, "code", code));
                incidents.openWithoutCase(
                        "dead-letter",
                        "delivery " + deliveryId,
                        "delivery " + deliveryId,
                        "Kiriman " + deliveryId + " tidak dapat dibaca setelah tiga kali (" + code
                                + "). Pesannya tersimpan; periksa, lalu coba lagi.");
            }
        });
    }
}
