package id.sigap.process.engine;

import jakarta.transaction.TransactionManager;
import java.util.Objects;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.JakartaTransactionProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;

/**
 * The server's engine: closed, on the application's one JTA data source, taking part in the transactions of its callers.
 * It never changes its schema; {@link SchemaScripts} gives the statements to the migrations.
 */
public final class ClosedEngineConfiguration extends JakartaTransactionProcessEngineConfiguration {

    /**
     * Prepares an engine; {@code buildProcessEngine()} starts it.
     *
     * @param name the engine's name, unique in the JVM
     * @param dataSource a JTA data source whose tables exist
     * @param transactions the container's transaction manager
     * @param jobs runs timers and asynchronous steps; active from the start, unless switched off before building
     * @param registry the beans that diagrams may name
     */
    public ClosedEngineConfiguration(
            String name,
            DataSource dataSource,
            TransactionManager transactions,
            JobExecutor jobs,
            BeanRegistry registry) {
        setProcessEngineName(name);
        setDataSource(Objects.requireNonNull(dataSource, "dataSource"));
        setTransactionManager(Objects.requireNonNull(transactions, "transactions"));
        setTransactionsExternallyManaged(true);
        setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        setJobExecutor(Objects.requireNonNull(jobs, "jobs"));
        setJobExecutorActivate(true);
        EngineClosing.close(this, registry);
    }
}
