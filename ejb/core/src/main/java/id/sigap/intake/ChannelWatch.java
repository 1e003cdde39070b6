package id.sigap.intake;

import id.sigap.connector.Channel;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.UnitOfWork;
import id.sigap.incident.Incidents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Calls a person when a channel brings nothing for too long: nobody misses the mail of a mailbox that cannot be read. */
@ApplicationScoped
public class ChannelWatch {
    private static final String KIND = "channel-away";

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /** Kept in memory: after a restart a channel that is still away gets another quarter of an hour. */
    private final Map<String, Instant> awaySince = new ConcurrentHashMap<>();

    private final Set<String> well = ConcurrentHashMap.newKeySet();

    @Inject
    Incidents incidents;

    @Inject
    UnitOfWork work;

    @Inject
    BusinessClock clock;

    /** What keeps a channel from bringing anything. */
    enum Trouble {
        CONNECTOR,
        PLATFORM
    }

    /** @param code why, a stable code of the connector's */
    void away(Channel channel, Trouble trouble, String code) {
        String key = key(channel, trouble);
        well.remove(key);
        Instant now = clock.now();
        Instant since = awaySince.computeIfAbsent(key, id -> now);
        if (since.plus(PATIENCE).isBefore(now)) {
            work.run(() -> incidents.openWithoutCase(
                    KIND,
                    "channel " + channel.id(),
                    key,
                    "Kanal " + channel.label() + " tidak dapat dibaca lebih dari "
                            + PATIENCE.toMinutes() + " menit (" + code
                            + "). Pesan baru belum masuk; periksa setelan kanal atau server platformnya."));
        }
    }

    /** This trouble is over. */
    void works(Channel channel, Trouble trouble) {
        String key = key(channel, trouble);
        awaySince.remove(key);
        if (well.add(key)) {
            work.run(() -> incidents.settled(KIND, key));
        }
    }

    private static String key(Channel channel, Trouble trouble) {
        return channel.id() + ":" + trouble;
    }
}
