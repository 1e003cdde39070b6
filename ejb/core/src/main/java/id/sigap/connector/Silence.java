package id.sigap.connector;

import id.sigap.connector.api.Capability;
import id.sigap.connector.api.ConnectorDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long a channel may bring nothing before somebody is called. An administrator says so in hours, or the channel's own
 * history does: twice its longest gap lately, from a day to a fortnight. One that was opened and has no history yet gets
 * three days. Nobody is called for a form that people fill in, unless an administrator asks for it.
 */
@ApplicationScoped
public class Silence {
    private static final int LATELY = 50;
    private static final int ENOUGH = 20;
    private static final Duration ENOUGH_TIME = Duration.ofDays(7);
    private static final Duration LEAST = Duration.ofDays(1);
    private static final Duration MOST = Duration.ofDays(14);
    private static final Duration NEW = Duration.ofDays(3);

    @PersistenceContext
    EntityManager entities;

    @Inject
    ChannelSwitch switches;

    /** After how long somebody is called; empty = never. Expects a unit of work. */
    public Optional<Duration> limit(Channel channel, ConnectorDescription connector) {
        Optional<Integer> told = channel.silentAfterHours();
        if (told.isPresent()) {
            return told.filter(hours -> hours > 0).map(Duration::ofHours);
        }
        if (!connector.can(Capability.RECEIVES_WEBHOOKS) && !connector.can(Capability.POLLS)) {
            return Optional.empty();
        }
        return suggested(entities.createQuery(
                                "select d.receivedAt from Delivery d where d.channelId = :id order by d.id desc",
                                Instant.class)
                        .setParameter("id", channel.id())
                        .setMaxResults(LATELY)
                        .getResultList())
                .or(() -> channel.openedAt().map(opened -> NEW));
    }

    /** @param lately when the last messages came, newest first */
    static Optional<Duration> suggested(List<Instant> lately) {
        if (lately.size() < ENOUGH
                || Duration.between(lately.get(lately.size() - 1), lately.get(0))
                                .compareTo(ENOUGH_TIME)
                        < 0) {
            return Optional.empty();
        }
        Duration longest = Duration.ZERO;
        for (int i = 1; i < lately.size(); i++) {
            Duration gap = Duration.between(lately.get(i), lately.get(i - 1));
            longest = gap.compareTo(longest) > 0 ? gap : longest;
        }
        Duration twice = longest.multipliedBy(2);
        return Optional.of(twice.compareTo(LEAST) < 0 ? LEAST : twice.compareTo(MOST) > 0 ? MOST : twice);
    }

    /** Since when it has brought nothing, as far as it was running; empty where that is not known. */
    public Optional<Instant> since(Channel channel) {
        Optional<Instant> last = switches.lastEvent(channel.id());
        return channel.runningSince()
                .filter(running -> last.isEmpty() || running.isAfter(last.get()))
                .or(() -> last);
    }
}
