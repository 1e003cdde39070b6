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
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Asks a channel's connector about its platform on behalf of an administrator: whether it works, to get ready, to bring a
 * gap again. Never inside a transaction, and never longer than the contract allows, whatever the connector does: what does
 * not answer counts as down.
 */
@ApplicationScoped
public class Probes {
    private static final System.Logger LOG = System.getLogger(Probes.class.getName());

    /** What {@link Connector} allows, and a little for the way. */
    private static final Duration LIMIT = Duration.ofSeconds(65);

    /** A clock that runs ahead a little is no reason to refuse. */
    private static final Duration LEEWAY = Duration.ofMinutes(1);

    @Resource(lookup = "java:jboss/ee/concurrency/executor/sigap-workers")
    ManagedExecutorService threads;

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
        try {
            Health health = limited(line, connector -> question.ask(connector, line.context()));
            return health == null ? failed("connector-failed", "tidak memberi jawaban", "gave no answer") : health;
        } catch (TimeoutException e) {
            return failed("timeout", "tidak menjawab dalam batas waktu", "did not answer in time");
        } catch (Failure e) {
            LOG.log(System.Logger.Level.ERROR, "Connector " + line.channel().connector() + " failed when asked", e);
            return failed("connector-failed", "gagal; lihat log server", "failed; see the server's log");
        }
    }

    private Health failed(String code, String indonesian, String english) {
        return Health.down(
                code, new LocalizedText("Konektor " + indonesian + ".", "The connector " + english + "."), clock.now());
    }

    /** Undoes {@link #activate}, for a channel that is closed: {@code line} was read before. False where it failed. */
    public boolean deactivate(Channels.Line line) {
        try {
            return limited(line, connector -> {
                connector.deactivate(line.context());
                return true;
            });
        } catch (TimeoutException | Failure e) {
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
        try {
            ReplayOutcome outcome = limited(line, connector -> connector.replay(line.context(), since));
            return outcome == null ? away("connector-failed") : outcome;
        } catch (TimeoutException e) {
            return away("timeout");
        } catch (Failure e) {
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

    /** A connector threw, or there was no thread to ask it on. */
    private static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;

        Failure(Throwable cause) {
            super(cause);
        }
    }

    private <T> T limited(Channels.Line line, Function<Connector, T> question) throws TimeoutException, Failure {
        if (work.active()) {
            throw new IllegalStateException("A connector is not called inside a transaction.");
        }
        Future<T> answer;
        try {
            answer = threads.submit(() -> question.apply(line.connector()));
        } catch (RejectedExecutionException e) {
            throw new Failure(e);
        }
        try {
            return answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new Failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(e);
        } finally {
            answer.cancel(true);
        }
    }
}
