package id.sigap.process.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cmd.UnlockJobCmd;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;

/**
 * Runs the engine's jobs on an executor of the container: one thread looks for due jobs all the time, the others run
 * them. Stopping waits for what runs and gives back what was taken but not begun, so that another node, or the next
 * start, need not wait for a lock to expire.
 *
 * <p>The lock time is how long a killed node's jobs wait before another takes them; every job must be shorter.
 */
public final class EngineJobExecutor extends JobExecutor {

    private static final Logger LOG = System.getLogger(EngineJobExecutor.class.getName());

    private static final int LOCK_MILLIS = 30_000;
    private static final int IDLE_MILLIS = 1_000;
    private static final int LONGEST_IDLE_MILLIS = 5_000;
    private static final int JOBS_AT_ONCE = 8;

    private final Executor threads;
    private final Duration patience;
    private final Phaser running = new Phaser(1);
    private volatile boolean stopping;
    private CountDownLatch acquisition = new CountDownLatch(0);

    /**
     * Makes an executor that is not started yet.
     *
     * @param threads at least two threads, one of which is taken for good; rejects what it cannot queue
     * @param patience how long stopping waits for jobs that run
     */
    public EngineJobExecutor(Executor threads, Duration patience) {
        this.threads = Objects.requireNonNull(threads, "threads");
        this.patience = Objects.requireNonNull(patience, "patience");
        this.name = "sigap-jobs";
        setLockTimeInMillis(LOCK_MILLIS);
        setWaitTimeInMillis(IDLE_MILLIS);
        setMaxWait(LONGEST_IDLE_MILLIS);
        setMaxJobsPerAcquisition(JOBS_AT_ONCE);
        setBackoffTimeInMillis(25);
        setMaxBackoff(400);
    }

    @Override
    protected void startExecutingJobs() {
        stopping = false;
        CountDownLatch ended = new CountDownLatch(1);
        acquisition = ended;
        try {
            threads.execute(() -> acquire(ended));
        } catch (RejectedExecutionException e) {
            throw new ProcessEngineException("The engine's jobs cannot start: no thread is free to look for them", e);
        }
    }

    private void acquire(CountDownLatch ended) {
        try {
            acquireJobsRunnable.run();
        } finally {
            ended.countDown();
            if (!stopping) {
                LOG.log(Level.ERROR, "Looking for due jobs ended by itself; timers stand still until a restart");
            }
        }
    }

    @Override
    public synchronized void shutdown() {
        stopping = isActive();
        super.shutdown();
    }

    /** Keeps what the engine would set to null, as a transaction that just ends may still announce a job. */
    @Override
    protected void ensureCleanup() {
        // Starting again makes everything new.
    }

    @Override
    protected void stopExecutingJobs() {
        try {
            long end = System.nanoTime() + patience.toNanos();
            boolean quiet = acquisition.await(patience.toNanos(), TimeUnit.NANOSECONDS);
            running.awaitAdvanceInterruptibly(
                    running.arrive(), Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (!quiet) {
                LOG.log(Level.WARNING, "Looking for due jobs did not end within {0}", patience);
            }
        } catch (TimeoutException e) {
            LOG.log(Level.WARNING, "Jobs still run after {0}; their locks expire by themselves", patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void executeJobs(List<String> jobIds, ProcessEngineImpl engine) {
        if (stopping) {
            giveBack(jobIds, engine);
            return;
        }
        Runnable jobs = getExecuteJobsRunnable(jobIds, engine);
        running.register();
        try {
            threads.execute(() -> {
                try {
                    run(jobs, jobIds, engine);
                } finally {
                    running.arriveAndDeregister();
                }
            });
        } catch (RejectedExecutionException e) {
            running.arriveAndDeregister();
            logRejectedExecution(engine, jobIds.size());
            getRejectedJobsHandler().jobsRejected(jobIds, engine, this);
        }
    }

    private void run(Runnable jobs, List<String> jobIds, ProcessEngineImpl engine) {
        if (stopping) {
            giveBack(jobIds, engine);
        } else {
            jobs.run();
        }
    }

    private static void giveBack(List<String> jobIds, ProcessEngineImpl engine) {
        for (String id : jobIds) {
            try {
                engine.getProcessEngineConfiguration()
                        .getCommandExecutorTxRequired()
                        .execute(new UnlockJobCmd(id));
            } catch (RuntimeException e) {
                LOG.log(Level.DEBUG, "The job {0} keeps its lock until it expires: {1}", id, e.getMessage());
            }
        }
    }
}
