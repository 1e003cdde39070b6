package id.sigap.connector;

import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.officedata.ChangeLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Pauses a channel and lets it go on. A paused channel takes nothing in and sends nothing: what is ready to go out waits, and
 * a platform that polls or retries brings what came meanwhile. Each act expects to run inside one unit of work.
 */
@ApplicationScoped
public class ChannelSwitch {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Channels channels;

    @Inject
    ChangeLog changes;

    @Inject
    BusinessClock clock;

    public Channel pause(String id, String person, String reason) {
        String why = ChangeLog.requireReason(reason);
        Channel channel = lock(id);
        if (!channel.active()) {
            throw Refusal.conflict("paused", "Kanal " + channel.label() + " sudah dijeda.");
        }
        channel.pause();
        changes.record("channel", id, "paused", person, state(true), state(false), why);
        return channel;
    }

    public Channel resume(String id, String person) {
        Channel channel = lock(id);
        if (channel.active()) {
            throw Refusal.conflict("running", "Kanal " + channel.label() + " sudah berjalan.");
        }
        channel.resume(clock.now());
        tryAtOnce(id);
        changes.record("channel", id, "resumed", person, state(false), state(true), null);
        return channel;
    }

    /**
     * What waits for another attempt is due now: the change that is just made may be what it waited for. Messages of unknown
     * outcome are looked for at their own pace.
     */
    void tryAtOnce(String id) {
        entities.createQuery(
                        "update OutboxRow o set o.nextAttempt = :now where o.channelId = :id and o.state = 'ready' and o.nextAttempt > :now")
                .setParameter("id", id)
                .setParameter("now", clock.now())
                .executeUpdate();
    }

    /** @throws Refusal where it is unknown or closed for good */
    Channel lock(String id) {
        Channel channel = channels.lock(id);
        if (channel == null) {
            throw Refusal.notFound("Kanal " + id + " tidak ada.");
        }
        if (channel.closedAt().isPresent()) {
            throw Refusal.conflict("channel-closed", "Kanal " + channel.label() + " sudah ditutup untuk seterusnya.");
        }
        return channel;
    }

    private static Map<String, String> state(boolean active) {
        return Map.of("active", active ? "Y" : "N");
    }

    /** When the channel last brought something. */
    public Optional<Instant> lastEvent(String id) {
        return entities.createQuery(
                        "select d.receivedAt from Delivery d where d.channelId = :id order by d.id desc", Instant.class)
                .setParameter("id", id)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** How many messages wait to go out. */
    public long waiting(String id) {
        return entities.createQuery(
                        "select count(o) from OutboxRow o where o.channelId = :id and o.state in ('ready', 'sending', 'unknown')",
                        Long.class)
                .setParameter("id", id)
                .getSingleResult();
    }
}
