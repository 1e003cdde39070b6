package id.sigap.intake;

import id.sigap.connector.Channels;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.RawDelivery;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.foundation.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Stores deliveries and works them off. */
@ApplicationScoped
public class Intake {
    /** What a delivery may hold at most, in bytes. */
    public static final int LARGEST = 8 * 1024 * 1024;

    private static final int BATCH = 50;

    /** Of a delivery, by whom it was entered; no connector's attribute is called so. */
    static final String ENTERED_BY = "sigap.entered-by";

    /** Of a dead letter, what its pointer pointed at; no connector's attribute is called so. */
    static final String POINTS_AT = "sigap.points-at";

    @PersistenceContext
    EntityManager entities;

    @Inject
    UnitOfWork work;

    @Inject
    Channels channels;

    @Inject
    Batches batches;

    @Inject
    Mendings mendings;

    @Inject
    Vault vault;

    @Inject
    BusinessClock clock;

    /**
     * Stores a delivery; when this returns it is committed and may be acknowledged. The same delivery again gives the same
     * row; another body under the same key is refused.
     *
     * @return the row's id
     */
    public long accept(String channelId, RawDelivery raw) {
        return receive(channelId, raw).id();
    }

    /** @param repeated whether it had come before */
    public record Received(long id, boolean repeated) {}

    /** The same, told apart: whether it is new, or came before and was only acknowledged once more. */
    public Received receive(String channelId, RawDelivery raw) {
        return work.call(() -> {
            Optional<Long> known = known(channelId, raw.key());
            if (known.isEmpty()) {
                return new Received(store(channelId, raw), false);
            }
            Delivery before = entities.find(Delivery.class, known.get());
            if (!mendings.asSent(before).equals(raw.body())) {
                throw Refusal.conflict(
                        "key-used",
                        "Kunci kiriman ini sudah dipakai untuk isi yang lain; muat ulang halamannya, lalu kirim lagi.");
            }
            return new Received(known.get(), true);
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

    /**
     * Keeps a genuine delivery that nobody can read as a dead letter; the same again gives the same row.
     *
     * @param code why, stable
     * @return false: it had come before
     */
    public boolean keepUnreadable(String channelId, RawDelivery raw, String code) {
        return work.call(() -> {
            if (known(channelId, raw.key()).isPresent()) {
                return false;
            }
            Delivery delivery = new Delivery(channelId, raw, vault.intakeKey());
            entities.persist(delivery);
            entities.flush();
            batches.dead(delivery, code);
            return true;
        });
    }

    /** Stores what was fetched for a pointer, inside the caller's unit of work. */
    void keepFetched(String channelId, RawDelivery raw) {
        if (known(channelId, raw.key()).isEmpty()) {
            store(channelId, raw);
        }
    }

    /** Keeps what a pointer pointed at and the platform no longer gives as a dead letter, inside the caller's unit of work. */
    void keepGone(String channelId, long file, String reference, String code) {
        Delivery delivery = new Delivery(
                channelId,
                new RawDelivery(
                        POINTS_AT + ":" + file,
                        "text/plain",
                        Map.of(POINTS_AT, reference),
                        Bytes.utf8(reference),
                        clock.now(),
                        ""),
                vault.intakeKey());
        entities.persist(delivery);
        entities.flush();
        batches.gone(delivery, code);
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

    /**
     * Works off what waits on one channel, oldest first; false where nothing did. Channels do not wait for each other. To be
     * called by one thread of a server at a time: a second one would only stand in line for each event.
     *
     * @param helpers take a part of a large delivery's messages
     */
    public boolean drain(String channelId, Executor helpers) {
        List<Long> due = work.call(() -> entities.createQuery(
                        "select d.id from Delivery d where d.state = 'new' and d.nextAttempt <= :now and d.channelId = :channel order by d.nextAttempt, d.id",
                        Long.class)
                .setParameter("now", clock.now())
                .setParameter("channel", channelId)
                .setMaxResults(BATCH)
                .getResultList());
        due.forEach(id -> batches.process(id, helpers));
        return !due.isEmpty();
    }

    /** Takes one delivery apart and takes in its events. Doing it again does no harm. */
    public void process(long deliveryId) {
        batches.process(deliveryId, Runnable::run);
    }
}
