package id.sigap.connector;

import id.sigap.connector.api.Health;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Offices;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.incident.Incidents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Calls a person for a channel that has been silent unusually long, and for one whose connector says that it does not work:
 * its subscription was taken away, its credentials are refused or will soon end. It runs on every server; the incident is one.
 */
@ApplicationScoped
public class ChannelAlarms {
    private static final System.Logger LOG = System.getLogger(ChannelAlarms.class.getName());
    private static final String SILENT = "channel-silent";
    private static final String AWAY = "channel-away";
    private static final String DOWN = "channel-down";
    private static final String EXPIRING = "channel-expiring";
    private static final long LOOK_NANOS = 10_000_000_000L;
    private static final long ASK_NANOS = Duration.ofMinutes(5).toNanos();

    /** Down at two checks, not at one: a platform that coughs calls nobody. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** So long before a channel's credentials end somebody is called to renew them. */
    private static final Duration NOTICE = Duration.ofDays(7);

    /** A connector that is replaced calls nobody. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    @Inject
    Channels channels;

    @Inject
    Connectors connectors;

    @Inject
    Silence silence;

    @Inject
    Probes probes;

    @Inject
    Incidents incidents;

    @Inject
    BusinessClock clock;

    @Inject
    Offices offices;

    @Inject
    UnitOfWork work;

    /** By channel, since when its connector is missed. */
    private final Map<String, Instant> missed = new ConcurrentHashMap<>();

    private volatile long looked = System.nanoTime();
    private volatile long asked = System.nanoTime();

    /** Looks for silence every ten seconds and asks the connectors every five minutes, however often it is called. */
    public boolean look() {
        long now = System.nanoTime();
        if (now - looked >= LOOK_NANOS) {
            looked = now;
            silent();
            away();
        }
        if (now - asked >= ASK_NANOS) {
            asked = now;
            down();
        }
        return false;
    }

    /** Who has brought nothing for too long. */
    void silent() {
        work.run(() -> all().forEach(channel -> {
            Optional<Instant> since = channel.active() ? silentSince(channel) : Optional.empty();
            if (since.isPresent()) {
                incidents.openWithoutCase(
                        SILENT,
                        "channel " + channel.id(),
                        channel.id(),
                        "Kanal " + channel.label() + " tidak membawa pesan sejak " + offices.moment(since.get())
                                + ", lebih lama dari biasanya. Periksa langganannya di platform, lalu uji kanalnya.");
            } else {
                incidents.settled(SILENT, channel.id());
            }
        }));
    }

    private Optional<Instant> silentSince(Channel channel) {
        return channels.line(channel)
                .flatMap(line -> silence.limit(channel, line.connector().describe()))
                .flatMap(limit ->
                        silence.since(channel).filter(since -> since.plus(limit).isBefore(clock.now())));
    }

    /** Whose connector cannot be used: it was taken out, or it is new and waits for a decision. */
    void away() {
        List<Channel> every = work.call(this::all);
        Instant now = clock.now();
        // looking for a connector may look into jars: outside the transaction
        Set<String> away = every.stream()
                .filter(channel -> channel.active()
                        && connectors.find(channel.connector()).isEmpty()
                        && !connectors.setAside(channel.connector()))
                .map(Channel::id)
                .collect(Collectors.toSet());
        missed.keySet().retainAll(away);
        away.forEach(id -> missed.putIfAbsent(id, now));
        work.run(() -> every.forEach(channel -> {
            if (!away.contains(channel.id())) {
                incidents.settled(AWAY, channel.id() + ":ABSENT");
            } else if (!missed.get(channel.id()).plus(GRACE).isAfter(now)) {
                tellOfAway(channel);
            }
        }));
    }

    private void tellOfAway(Channel channel) {
        String why = connectors.waits(channel.connector())
                ? "\" menunggu keputusan. Terima atau tolak berkas barunya di halaman Konektor"
                : "\" tidak terpasang atau tidak dapat dipakai. Pasang lagi berkasnya, atau lihat halaman Konektor";
        incidents.openWithoutCase(
                AWAY,
                "channel " + channel.id(),
                channel.id() + ":ABSENT",
                "Kanal " + channel.label() + " berhenti: konektor \"" + channel.connector() + why
                        + "; pesan baru belum masuk.");
    }

    /** Whose connector says that it does not work. */
    void down() {
        for (Channel channel : work.call(this::all)) {
            if (channel.active()) {
                ask(channel.id());
            } else {
                work.run(() -> {
                    incidents.settled(DOWN, channel.id());
                    incidents.settled(EXPIRING, channel.id());
                });
            }
        }
    }

    private void ask(String id) {
        try {
            Health health = probes.test(id);
            work.run(() -> channels.find(id).ifPresent(channel -> {
                judge(channel, health);
                expiring(channel, health);
            }));
        } catch (Refusal e) {
            LOG.log(System.Logger.Level.DEBUG, "Channel {0} is not asked: {1}", id, e.getMessage());
        }
    }

    /** A platform that is polled and does not answer is told of by the polling itself. */
    private void judge(Channel channel, Health health) {
        boolean longDown = channel.healthSince()
                .filter(since -> !since.plus(PATIENCE).isAfter(clock.now()))
                .isPresent();
        if (health.state() != Health.State.DOWN) {
            incidents.settled(DOWN, channel.id());
        } else if (longDown && channel.lastError().isEmpty()) {
            incidents.openWithoutCase(
                    DOWN,
                    "channel " + channel.id(),
                    channel.id(),
                    "Kanal " + channel.label() + " tidak berfungsi (" + health.code() + "): "
                            + health.message().id());
        }
    }

    /** What a channel that is down does not say is not taken for good news. */
    private void expiring(Channel channel, Health health) {
        Optional<Instant> end = health.credentialsExpireAt();
        if (end.filter(at -> at.isBefore(clock.now().plus(NOTICE))).isPresent()) {
            incidents.openWithoutCase(
                    EXPIRING,
                    "channel " + channel.id(),
                    channel.id(),
                    "Kredensial kanal " + channel.label() + " berlaku sampai " + offices.moment(end.get())
                            + ". Perbarui di platformnya dan di setelan kanal; sesudah itu pesan tidak masuk dan tidak keluar.");
        } else if (end.isPresent() || health.state() != Health.State.DOWN) {
            incidents.settled(EXPIRING, channel.id());
        }
    }

    private List<Channel> all() {
        return channels.all();
    }
}
