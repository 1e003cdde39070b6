package id.sigap.intake;

import id.sigap.connector.Channel;
import id.sigap.connector.Channels;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.guard.CallFailed;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.UnitOfWork;
import id.sigap.foundation.Vault;
import id.sigap.incident.Incidents;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;

/**
 * Takes a stored delivery apart and takes in each of its events in a transaction of its own. An event that fails does not
 * hold back those behind it: the delivery comes again for the failed ones only, and is a dead letter that names them after the
 * third time. The bytes are read once a round.
 */
@ApplicationScoped
public class Batches {
    private static final System.Logger LOG = System.getLogger(Batches.class.getName());

    /** So much time may go into events that fail, before the rest waits for the next round: then it is not the events. */
    private static final Duration FAILING = Duration.ofSeconds(30);

    private static final int NAMED = 5;

    /** So many messages in a row are taken in side by side, in so many lanes. */
    private static final int MANY = 20;

    private static final int LANES = 3;

    /** Attempts of a delivery that could not even be read. */
    private static final int ANY = -1;

    @PersistenceContext
    EntityManager entities;

    @Inject
    UnitOfWork work;

    @Inject
    Channels channels;

    @Inject
    EventIntake events;

    @Inject
    Mendings mendings;

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

    /** What is to be worked off, read in one transaction. */
    private record Waiting(Channel channel, RawDelivery raw, Optional<String> mendedBy, int attempts) {}

    private Waiting waiting(long deliveryId) {
        Delivery delivery = entities.find(Delivery.class, deliveryId);
        return delivery == null || !delivery.isNew()
                ? null
                : new Waiting(
                        channels.find(delivery.channelId()).orElseThrow(),
                        delivery.raw(vault.intakeKey()),
                        delivery.wasTaken() ? mendings.mender(deliveryId) : Optional.empty(),
                        delivery.attempts());
    }

    /** @param helpers run some of a large delivery's messages; what they reject is done by the caller's thread */
    void process(long deliveryId, Executor helpers) {
        Waiting waiting;
        try {
            waiting = work.call(() -> waiting(deliveryId));
        } catch (RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.ERROR, "Delivery " + deliveryId + " could not be read", e);
            failed(deliveryId, ANY, e.getClass().getSimpleName());
            return;
        }
        if (waiting != null) {
            process(deliveryId, waiting, helpers);
        }
    }

    private void process(long deliveryId, Waiting waiting, Executor helpers) {
        try {
            Channel channel = waiting.channel();
            Optional<Channels.Line> line = channels.line(channel);
            if (line.isEmpty()) {
                watch.away(channel, ChannelWatch.Trouble.CONNECTOR, "connector-away");
                later(deliveryId, "connector-away", Duration.ofSeconds(15));
                return;
            }
            RawDelivery raw = waiting.raw();
            List<InboundEvent> parts = line.get().connector().split(line.get().context(), raw);
            Source source = new Source(deliveryId, line.get(), new Hands(enteredBy(raw), waiting.mendedBy()));
            ended(deliveryId, waiting.attempts(), round(source, parts, helpers));
            watch.works(channel, ChannelWatch.Trouble.CONNECTOR);
        } catch (CallFailed e) {
            if (e.begun()) {
                LOG.log(System.Logger.Level.ERROR, "Delivery " + deliveryId + " could not be taken apart", e);
                failed(deliveryId, waiting.attempts(), e.getClass().getSimpleName());
            } else {
                // nobody looked at it: a server that stops, or a connector that is set aside, says nothing of a
                // delivery
                later(deliveryId, "connector-busy", Duration.ofSeconds(15));
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.ERROR, "Delivery " + deliveryId + " could not be taken in", e);
            failed(deliveryId, waiting.attempts(), e.getClass().getSimpleName());
        }
    }

    private static Optional<String> enteredBy(RawDelivery raw) {
        return Optional.ofNullable(raw.attributes().get(Intake.ENTERED_BY));
    }

    /** Where the events of a round come from. */
    private record Source(long deliveryId, Channels.Line line, Hands hands) {}

    /** What a round over the events left to do; used by several threads. */
    private static final class Round {
        private final List<String> failed = new ArrayList<>();
        private final List<String> unreadable = new ArrayList<>();
        private Optional<NotYet> waits = Optional.empty();
        private Duration lost = Duration.ZERO;
        private boolean done;

        synchronized boolean clean() {
            return failed.isEmpty() && unreadable.isEmpty() && waits.isEmpty();
        }

        synchronized boolean isPatient() {
            return lost.compareTo(FAILING) < 0;
        }

        synchronized void waitsFor(NotYet later) {
            waits = waits.filter(sooner -> sooner.delay().compareTo(later.delay()) <= 0)
                    .or(() -> Optional.of(later));
        }

        synchronized void fails(String name, Duration took) {
            lost = lost.plus(took);
            failed.add(name);
        }
    }

    private Round round(Source source, List<InboundEvent> events, Executor helpers) {
        List<Lanes.Part> parts = IntStream.range(0, events.size())
                .mapToObj(i -> new Lanes.Part(i + 1, events.get(i)))
                .toList();
        Round round = new Round();
        int next = 0;
        while (next < parts.size() && round.isPatient()) {
            int end = next == 0 ? 0 : messagesFrom(parts, next);
            if (end - next >= MANY) {
                sideBySide(source, parts.subList(next, end), parts.size(), round, helpers);
                next = end;
            } else {
                inTurn(source, parts.get(next), parts.size(), round);
                next++;
            }
        }
        return round;
    }

    /** Where the messages that stand here in a row end: what edits, deletes or reports on one waits for those before it. */
    private static int messagesFrom(List<Lanes.Part> parts, int begin) {
        int end = begin;
        while (end < parts.size() && parts.get(end).event() instanceof InboundEvent.Message) {
            end++;
        }
        return end;
    }

    private void sideBySide(Source source, List<Lanes.Part> messages, int of, Round round, Executor helpers) {
        List<Runnable> lanes = Lanes.of(messages, LANES).stream()
                .<Runnable>map(lane -> () -> lane.stream()
                        .takeWhile(part -> round.isPatient())
                        .forEach(part -> beside(source, part, of, round)))
                .toList();
        List<CompletableFuture<Void>> others = new ArrayList<>();
        for (Runnable lane : lanes.subList(1, lanes.size())) {
            try {
                others.add(CompletableFuture.runAsync(lane, helpers));
            } catch (RejectedExecutionException e) {
                lane.run();
            }
        }
        lanes.get(0).run();
        others.forEach(CompletableFuture::join);
    }

    /** One of many, without the delivery's lock: where another server is at the same event, the second try finds it known. */
    private void beside(Source source, Lanes.Part part, int of, Round round) {
        taken(source, part, of, round, () -> {
            try {
                work.run(() -> events.takeIn(source.deliveryId(), source.line(), part.event(), source.hands()));
            } catch (NotYet later) {
                throw later;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.DEBUG, "An event is tried once more", e);
                work.run(() -> events.takeIn(source.deliveryId(), source.line(), part.event(), source.hands()));
            }
        });
    }

    private void inTurn(Source source, Lanes.Part part, int of, Round round) {
        InboundEvent event = part.event();
        boolean last = part.number() == of && round.clean() && !(event instanceof InboundEvent.Unreadable);
        taken(source, part, of, round, () -> {
            work.run(() -> takeIn(source, event, last));
            round.done = last;
            if (event instanceof InboundEvent.Unreadable unreadable) {
                round.unreadable.add(unreadable.code());
            }
        });
    }

    private static void taken(Source source, Lanes.Part part, int of, Round round, Runnable taking) {
        long begun = System.nanoTime();
        try {
            taking.run();
        } catch (NotYet later) {
            round.waitsFor(later);
        } catch (RuntimeException | LinkageError e) {
            String name = part.event().kind() + " " + part.number() + "/" + of + " "
                    + e.getClass().getSimpleName();
            LOG.log(System.Logger.Level.ERROR, "Delivery " + source.deliveryId() + ": " + name, e);
            round.fails(name, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    /** Locks the delivery by its id alone, so that its bytes stay where they are; the last event ends it. */
    private void takeIn(Source source, InboundEvent event, boolean last) {
        long deliveryId = source.deliveryId();
        lockId(deliveryId);
        events.takeIn(deliveryId, source.line(), event, source.hands()).ifPresent(complaint -> {
            entities.flush();
            entities.createQuery(
                            "update Delivery d set d.complaintId = :complaint where d.id = :id and d.complaintId is null")
                    .setParameter("complaint", complaint)
                    .setParameter("id", deliveryId)
                    .executeUpdate();
        });
        if (last) {
            done(deliveryId);
        }
    }

    private void lockId(long deliveryId) {
        entities.createNativeQuery("select id from delivery where id = :id for update", Long.class)
                .setParameter("id", deliveryId)
                .getSingleResult();
    }

    private void done(long deliveryId) {
        entities.createQuery(
                        "update Delivery d set d.state = 'done', d.error = null where d.id = :id and d.state = 'new'")
                .setParameter("id", deliveryId)
                .executeUpdate();
    }

    private void ended(long deliveryId, int attempts, Round round) {
        if (round.done) {
            return;
        }
        if (!round.failed.isEmpty()) {
            List<String> named = round.failed.subList(0, Math.min(NAMED, round.failed.size()));
            int more = round.failed.size() - named.size();
            failed(deliveryId, attempts, String.join(", ", named) + (more > 0 ? " +" + more : ""));
        } else if (round.waits.isPresent()) {
            later(deliveryId, round.waits.get().code(), round.waits.get().delay());
        } else if (!round.unreadable.isEmpty()) {
            work.run(() -> unreadable(lock(deliveryId), round.unreadable.get(0)));
        } else {
            work.run(() -> done(deliveryId));
        }
    }

    private Delivery lock(long deliveryId) {
        return entities.find(Delivery.class, deliveryId, LockModeType.PESSIMISTIC_WRITE);
    }

    private void later(long deliveryId, String code, Duration delay) {
        work.run(() -> lock(deliveryId).postpone(code, clock.now().plus(delay)));
    }

    /** @param attempts as they were read: a round that another server ran at the same time is the same attempt */
    private void failed(long deliveryId, int attempts, String code) {
        work.run(() -> {
            Instant now = clock.now();
            Delivery delivery = lock(deliveryId);
            // another worker may have taken it in meanwhile
            boolean counts = delivery.isNew() && (attempts == ANY || attempts == delivery.attempts());
            if (counts && delivery.failed(code, now)) {
                tellDead(
                        deliveryId,
                        code,
                        "Kiriman " + deliveryId + " tidak dapat diolah setelah tiga kali (" + code
                                + "). Bagian yang lain sudah masuk dan semuanya tersimpan; periksa, lalu coba lagi.");
            }
        });
    }

    /** A part of it cannot be read; the rest was taken in. Its incident was opened with that part. */
    private void unreadable(Delivery delivery, String code) {
        if (delivery.isNew()) {
            delivery.dead(code);
            incidents.openWithoutCase(
                    "dead-letter",
                    "delivery " + delivery.id(),
                    "delivery " + delivery.id(),
                    "Kiriman " + delivery.id() + " memuat bagian yang tidak dapat dibaca (" + code
                            + "). Selebihnya sudah masuk; periksa isinya.");
        }
    }

    /** Nobody can read it at all. Expects to run inside a unit of work. */
    void dead(Delivery delivery, String code) {
        delivery.dead(code);
        tellDead(
                delivery.id(),
                code,
                "Kiriman " + delivery.id() + " berasal dari platformnya tetapi tidak dapat dibaca (" + code
                        + "). Isinya tersimpan; periksa, lalu coba lagi atau tutup dengan alasan.");
    }

    /** What it only pointed at is no longer on its platform. Expects to run inside a unit of work. */
    void gone(Delivery delivery, String code) {
        delivery.dead(code);
        tellDead(
                delivery.id(),
                code,
                "Kanal " + delivery.channelId()
                        + " memberi tahu ada kiriman warga, tetapi isinya sudah tidak ada di platformnya (" + code
                        + "). Rujukannya tersimpan sebagai kiriman " + delivery.id()
                        + "; periksa akunnya, lalu coba lagi atau tutup dengan alasan.");
    }

    private void tellDead(long deliveryId, String code, String what) {
        ledger.record("delivery.dead", Ledger.SYSTEM, null, Map.of("delivery", deliveryId, "code", code));
        incidents.openWithoutCase("dead-letter", "delivery " + deliveryId, "delivery " + deliveryId, what);
    }
}
