package id.sigap.connector;

import id.sigap.connector.api.Capability;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.ReplayOutcome;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.officedata.ChangeLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Asks a channel's connector about its platform on behalf of an administrator: whether it works, to get ready, to bring a
 * gap again. Never inside a transaction; how long it may take is watched by the {@linkplain
 * id.sigap.connector.guard.GuardedConnector guard} around every connector: what does not answer counts as down.
 */
@ApplicationScoped
public class Probes {
    private static final System.Logger LOG = System.getLogger(Probes.class.getName());

    /** A clock that runs ahead a little is no reason to refuse. */
    private static final Duration LEEWAY = Duration.ofMinutes(1);

    @Inject
    Channels channels;

    @Inject
    ChannelSwitch switches;

    @Inject
    ChangeLog changes;

    @Inject
    BusinessClock clock;

    @Inject
    UnitOfWork work;

    /** Asks whether the channel works, and keeps the answer. */
    public Health test(String id) {
        return keep(id, channels.line(id), Connector::health);
    }

    /** Lets the connector prepare its platform for a channel that was opened or changed; keeps what it says. */
    public Health activate(String id) {
        return keep(id, channels.line(id), Connector::activate);
    }

    private interface Question {
        Health ask(Connector connector, ChannelContext context);
    }

    private Health keep(String id, Channels.Line line, Question question) {
        Health health = health(line, question);
        work.run(() -> {
            Channel channel = channels.lock(id);
            if (channel != null && channel.closedAt().isEmpty()) {
                channel.found(health);
            }
        });
        return health;
    }

    private Health health(Channels.Line line, Question question) {
        outsideTransactions();
        try {
            return question.ask(line.connector(), line.context());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "Connector " + line.channel().connector() + " failed when asked", e);
            return failed("connector-failed", "gagal; lihat log server", "failed; see the server's log");
        }
    }

    private void outsideTransactions() {
        if (work.active()) {
            throw new IllegalStateException("A connector is not called inside a transaction.");
        }
    }

    private Health failed(String code, String indonesian, String english) {
        return Health.down(
                code, new LocalizedText("Konektor " + indonesian + ".", "The connector " + english + "."), clock.now());
    }

    /** Undoes {@link #activate}, for a channel that is closed: {@code line} was read before. False where it failed. */
    public boolean deactivate(Channels.Line line) {
        outsideTransactions();
        try {
            line.connector().deactivate(line.context());
            return true;
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Channel {0} is closed, but its platform may still deliver to it: {1}",
                    line.channel().id(),
                    e.toString());
            return false;
        }
    }

    /** What became of a wish to get a gap again. {@code from} is null where polling went back. */
    public record Replayed(String how, Instant from) {}

    /**
     * Brings a gap again.
     *
     * @param since its beginning
     * @throws Refusal where the platform cannot or will not
     */
    public Replayed replay(String person, String id, Instant since) {
        if (since == null || since.isAfter(clock.now().plus(LEEWAY))) {
            throw Refusal.invalid("Sebutkan sejak kapan; waktunya tidak boleh di masa depan.");
        }
        Channels.Line line = channels.line(id);
        if (!line.channel().active()) {
            throw Refusal.conflict(
                    "channel-paused", "Kanal " + line.channel().label() + " sedang dijeda; jalankan dahulu.");
        }
        ReplayOutcome outcome = line.connector().describe().can(Capability.REPLAYS)
                ? ask(line, since)
                : new ReplayOutcome.Unsupported();
        if (outcome instanceof ReplayOutcome.Requested requested) {
            record(person, id, since, "requested", null);
            return new Replayed("requested", requested.from());
        }
        if (outcome instanceof ReplayOutcome.Rewound rewound) {
            record(person, id, since, "rewound", rewound.cursor());
            return new Replayed("rewound", null);
        }
        if (outcome instanceof ReplayOutcome.Failed failed) {
            throw Refusal.conflict("replay-failed", failed.message().id()).with("reason", failed.code());
        }
        throw Refusal.conflict(
                "replay-unsupported", "Platform kanal " + line.channel().label() + " tidak dapat mengirim ulang.");
    }

    private ReplayOutcome ask(Channels.Line line, Instant since) {
        outsideTransactions();
        try {
            return line.connector().replay(line.context(), since);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "Connector " + line.channel().connector() + " failed to replay", e);
            return away("connector-failed");
        }
    }

    private static ReplayOutcome away(String code) {
        return new ReplayOutcome.Failed(
                code,
                new LocalizedText(
                        "Konektor tidak menjawab (" + code + "); coba lagi nanti.",
                        "The connector gave no answer (" + code + "); try again later."));
    }

    private void record(String person, String id, Instant since, String how, String cursor) {
        work.run(() -> {
            Channel channel = switches.lock(id);
            if (cursor != null) {
                channel.rewind(cursor);
            }
            changes.record(
                    "channel", id, "replayed", person, null, Map.of("since", since.toString(), "how", how), null);
        });
    }
}
