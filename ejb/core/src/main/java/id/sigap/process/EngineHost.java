package id.sigap.process;

import id.sigap.complaint.Complaints;
import id.sigap.coordination.Escalation;
import id.sigap.process.engine.ClosedEngineConfiguration;
import id.sigap.process.engine.EngineJobExecutor;
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
import jakarta.inject.Inject;
import jakarta.transaction.TransactionManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;

/** Starts the engine after the migrations and stops it with the application. */
@Singleton
@Startup
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class EngineHost {
    @Resource(lookup = "java:jboss/datasources/SigapDS")
    DataSource dataSource;

    @Resource(lookup = "java:jboss/TransactionManager")
    TransactionManager transactions;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/sigap-jobs")
    ManagedExecutorService threads;

    @Inject
    Delegates delegates;

    @Inject
    Complaints complaints;

    @Inject
    Escalation escalation;

    @Inject
    Arrivals arrivals;

    private ProcessEngine engine;

    @PostConstruct
    void start() {
        EngineJobExecutor jobs = new EngineJobExecutor(threads, Duration.ofSeconds(10));
        ClosedEngineConfiguration configuration =
                new ClosedEngineConfiguration("sigap", dataSource, transactions, jobs, delegates);
        configuration.setCustomPostBPMNParseListeners(
                new ArrayList<>(List.of(new StepListeners(complaints, escalation, arrivals))));
        engine = configuration.buildProcessEngine();
    }

    @PreDestroy
    void stop() {
        if (engine != null) {
            engine.close();
        }
    }

    public ProcessEngine engine() {
        return engine;
    }
}
