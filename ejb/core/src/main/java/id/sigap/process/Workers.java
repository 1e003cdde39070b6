package id.sigap.process;

import id.sigap.complaint.CaseChanged;
import id.sigap.connector.Channel;
import id.sigap.connector.ChannelAlarms;
import id.sigap.connector.Channels;
import id.sigap.connector.Connectors;
import id.sigap.coordination.Windows;
import id.sigap.coordination.WorkMoves;
import id.sigap.deadline.Recomputing;
import id.sigap.foundation.UnitOfWork;
import id.sigap.incident.LedgerWatch;
import id.sigap.intake.Intake;
import id.sigap.intake.Poller;
import id.sigap.intake.RefusedDeliveries;
import id.sigap.intake.RemoteFiles;
import id.sigap.ledger.seal.Sealer;
import id.sigap.ledger.seal.Verification;
import id.sigap.officedata.OfficeTables;
import id.sigap.process.migration.Migrating;
import id.sigap.process.release.ReleaseWatch;
import id.sigap.process.replay.Replaying;
import id.sigap.reply.CheckpointMail;
import id.sigap.reply.Dispatcher;
import id.sigap.reply.Sweeper;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The core's own loops: what looks for connectors, intake, one dispatcher and one poller a channel, the sweeper, the sealer and
 * what watches over the ledger and the channels. Each runs at most once at a time.
 */
@Singleton
@Startup
@DependsOn({"ShippedSet", "Seed"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Workers {
    private static final System.Logger LOG = System.getLogger(Workers.class.getName());

    @Resource(lookup = "java:jboss/ee/concurrency/executor/sigap-workers")
    ManagedExecutorService threads;

    @Resource(lookup = "java:jboss/ee/concurrency/scheduler/sigap-timers")
    ManagedScheduledExecutorService timer;

    @Inject
    Intake intake;

    @Inject
    RefusedDeliveries refused;

    @Inject
    RemoteFiles remoteFiles;

    @Inject
    Windows windows;

    @Inject
    Dispatcher dispatcher;

    @Inject
    Sweeper sweeper;

    @Inject
    Poller poller;

    @Inject
    Sealer sealer;

    @Inject
    Verification verification;

    @Inject
    LedgerWatch ledgerWatch;

    @Inject
    ChannelAlarms channelAlarms;

    @Inject
    CheckpointMail checkpointMail;

    @Inject
    ReleaseWatch releaseWatch;

    @Inject
    Channels channels;

    @Inject
    Connectors connectors;

    @Inject
    UnitOfWork work;

    @Inject
    OfficeTables tables;

    @Inject
    Recomputing recomputing;

    @Inject
    WorkMoves moves;

    @Inject
    Migrating migrating;

    @Inject
    Replaying replaying;

    private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();
    private volatile boolean running = true;

    @PostConstruct
    void start() {
        timer.scheduleWithFixedDelay(this::tick, 1000, 1000, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        running = false;
        poller.stop();
    }

    private void tick() {
        if (!running) {
            return;
        }
        try {
            run("leases", dispatcher::renew);
            tables.refresh();
            run("deadlines", recomputing::round);
            run("moves", moves::round);
            run("migration", migrating::round);
            run("replay", replaying::round);
            run("connectors", connectors::look);
            run("refused", refused::write);
            run("windows", windows::round);
            run("sweeper", sweeper::sweep);
            run("sealer", sealer::seal);
            run("verification", verification::step);
            run("ledger watch", ledgerWatch::look);
            run("channel alarms", channelAlarms::look);
            run("checkpoint mail", checkpointMail::round);
            run("release watch", releaseWatch::look);
            for (Channel channel : work.call(channels::all)) {
                takeIn(channel.id());
                send(channel.id());
                run("poll:" + channel.id(), () -> poll(channel.id()));
                run("fetch:" + channel.id(), () -> remoteFiles.fetch(channel.id()));
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A round of the workers failed; the next one follows", e);
        }
    }

    private boolean poll(String channelId) {
        boolean news = poller.poll(channelId);
        if (news) {
            takeIn(channelId);
        }
        return news;
    }

    private void takeIn(String channelId) {
        run("intake:" + channelId, () -> intake.drain(channelId, this::execute));
    }

    /** A message was queued: its channel need not wait for the next round. */
    public void queued(@Observes(during = TransactionPhase.AFTER_SUCCESS) CaseChanged change) {
        if (running && (change.kind().equals("wording") || change.kind().equals("received"))) {
            timer.schedule(() -> send(change.complaintId()), 1, TimeUnit.MILLISECONDS);
        }
    }

    private void send(long complaintId) {
        try {
            dispatcher.channelsOf(complaintId).forEach(this::send);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Sending at once failed; the next round follows", e);
        }
    }

    private void send(String channelId) {
        run("send:" + channelId, () -> dispatcher.drain(channelId));
    }

    private void run(String name, BooleanSupplier round) {
        Semaphore turn = turns.computeIfAbsent(name, key -> new Semaphore(1));
        if (!turn.tryAcquire()) {
            return;
        }
        try {
            execute(() -> {
                try {
                    while (running && round.getAsBoolean()) {
                        Thread.onSpinWait();
                    }
                } catch (RuntimeException e) {
                    LOG.log(System.Logger.Level.WARNING, name + " failed; the next round follows", e);
                } finally {
                    turn.release();
                }
            });
        } catch (RejectedExecutionException e) {
            turn.release();
        }
    }

    /** @throws RejectedExecutionException where no thread is free */
    private void execute(Runnable task) {
        threads.execute(() -> {
            // who queued the work may have had no class loader; the engine looks for its mappings through this one
            Thread.currentThread().setContextClassLoader(Workers.class.getClassLoader());
            task.run();
        });
    }
}
