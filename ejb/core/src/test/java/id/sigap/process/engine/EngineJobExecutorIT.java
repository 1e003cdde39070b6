package id.sigap.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Jobs run on the threads that are given, and stopping is clean. */
@Timeout(60)
class EngineJobExecutorIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Four threads and no queue: a fifth is rejected, as the container's executor does it. */
    private final ExecutorService threads = new ThreadPoolExecutor(0, 4, 1, TimeUnit.SECONDS, new SynchronousQueue<>());

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void runsDueJobsEvenMoreThanThereAreThreads() throws InterruptedException {
        CountDownLatch run = new CountDownLatch(20);
        try (TestEngine engine = withJobs(Map.of("publishReply", execution -> run.countDown()))) {
            engine.deploy("P.bpmn", asynchronous());
            for (int i = 0; i < 20; i++) {
                engine.start("P", Map.of());
            }

            assertThat(run.await(40, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void waitsForTheRunningJobWhenItStops() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        TestEngine engine = withJobs(Map.of("publishReply", execution -> {
            begun.countDown();
            released.await();
            ended.incrementAndGet();
        }));
        engine.deploy("P.bpmn", asynchronous());
        engine.start("P", Map.of());
        begun.await();

        Thread stopping = new Thread(engine::close);
        stopping.start();
        while (stopping.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(ended).hasValue(0);
        released.countDown();
        stopping.join();

        assertThat(ended).hasValue(1);
        threads.shutdown();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void givesBackJobsThatItTookButDidNotBegin() {
        EngineJobExecutor jobs = new EngineJobExecutor(threads, PATIENCE);
        try (TestEngine engine = TestEngine.closed(Map.of("publishReply", execution -> {}), configuration -> {
            configuration.setJobExecutor(jobs);
            return configuration;
        })) {
            engine.deploy("P.bpmn", asynchronous());
            engine.start("P", Map.of());
            Job job = engine.engine().getManagementService().createJobQuery().singleResult();
            engine.lock(
                    job.getId(), jobs.getLockOwner(), Date.from(Instant.now().plusSeconds(30)));
            jobs.start();
            jobs.shutdown();

            jobs.executeJobs(java.util.List.of(job.getId()), engine.implementation());

            JobEntity after = (JobEntity)
                    engine.engine().getManagementService().createJobQuery().singleResult();
            assertThat(after.getLockOwner()).isNull();
            assertThat(after.getLockExpirationTime()).isNull();
        }
    }

    @Test
    void startsAgainAfterAStop() throws InterruptedException {
        CountDownLatch run = new CountDownLatch(1);
        EngineJobExecutor jobs = new EngineJobExecutor(threads, PATIENCE);
        try (TestEngine engine =
                TestEngine.closed(Map.of("publishReply", execution -> run.countDown()), configuration -> {
                    configuration.setJobExecutor(jobs);
                    return configuration;
                })) {
            jobs.start();
            jobs.shutdown();
            engine.deploy("P.bpmn", asynchronous());
            engine.start("P", Map.of());

            jobs.start();

            assertThat(run.await(20, TimeUnit.SECONDS)).isTrue();
            jobs.shutdown();
        }
    }

    @Test
    void saysSoWhenNoThreadIsFree() {
        EngineJobExecutor jobs = new EngineJobExecutor(
                task -> {
                    throw new RejectedExecutionException("full");
                },
                PATIENCE);

        assertThatThrownBy(jobs::start).hasMessageContaining("no thread is free");
        assertThat(jobs.isActive()).isFalse();
    }

    @Test
    void locksForHalfAMinuteAndLooksEveryFewSeconds() {
        EngineJobExecutor jobs = new EngineJobExecutor(threads, PATIENCE);

        assertThat(jobs.getLockTimeInMillis()).isEqualTo(30_000);
        assertThat(jobs.getMaxWait()).isEqualTo(5_000);
    }

    private TestEngine withJobs(Map<String, JavaDelegate> beans) {
        return TestEngine.closed(beans, configuration -> {
            configuration.setJobExecutor(new EngineJobExecutor(threads, PATIENCE));
            configuration.setJobExecutorActivate(true);
            return configuration;
        });
    }

    private static String asynchronous() {
        return Bpmn.around("<bpmn:serviceTask id=\"Node\" camunda:asyncBefore=\"true\""
                + " camunda:delegateExpression=\"${publishReply}\"/>");
    }
}
