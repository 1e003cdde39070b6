package id.sigap.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.transaction.xa.XAResource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** The server's configuration builds an engine that is closed; its transactions are tried for real in the container. */
class ClosedEngineConfigurationIT {

    @Test
    void staysClosedInTheLiveEngineAndRunsInTheCallersTransaction() throws Exception {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:jta-" + UUID.randomUUID());
        CallersTransactions transactions = new CallersTransactions();
        try (Connection owner = dataSource.getConnection()) {
            createTables(owner);
            ClosedEngineConfiguration configuration = new ClosedEngineConfiguration(
                    "jta-" + UUID.randomUUID(),
                    dataSource,
                    transactions,
                    new EngineJobExecutor(Runnable::run, Duration.ZERO),
                    new TestEngine.Beans(Map.of()));
            configuration.setJobExecutorActivate(false);
            ProcessEngine engine = configuration.buildProcessEngine();
            try (TestEngine closed = TestEngine.of(engine)) {
                ProcessEngineConfigurationImpl live =
                        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
                assertThat(live.getExpressionManager()).isExactlyInstanceOf(ClosedExpressionManager.class);
                assertThat(live.getDatabaseSchemaUpdate()).isEqualTo("false");
                assertThat(live.isTransactionsExternallyManaged()).isTrue();
                assertThat(live.getJobExecutor()).isInstanceOf(EngineJobExecutor.class);

                int before = transactions.begun;
                transactions.begin();
                closed.deploy("P.bpmn", Bpmn.around(Bpmn.userTask("Node"))).start("P", Map.of());
                transactions.commit();
                assertThat(transactions.begun).isEqualTo(before + 1);
                assertThat(closed.taskKey()).isEqualTo("Node");
            }
        }
    }

    private static void createTables(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            for (String sql : SchemaScripts.statements(SchemaScripts.Database.H2)) {
                statement.execute(sql);
            }
        }
    }

    /** Counts transactions and tells their end; it binds no connection. */
    private static final class CallersTransactions implements TransactionManager, Transaction {

        private final List<Synchronization> waiting = new ArrayList<>();
        private int status = Status.STATUS_NO_TRANSACTION;
        private int begun;

        @Override
        public void begin() {
            begun++;
            status = Status.STATUS_ACTIVE;
        }

        @Override
        public void commit() {
            List<Synchronization> told = List.copyOf(waiting);
            waiting.clear();
            told.forEach(Synchronization::beforeCompletion);
            status = Status.STATUS_NO_TRANSACTION;
            told.forEach(one -> one.afterCompletion(Status.STATUS_COMMITTED));
        }

        @Override
        public void rollback() {
            waiting.clear();
            status = Status.STATUS_NO_TRANSACTION;
        }

        @Override
        public void setRollbackOnly() {
            status = Status.STATUS_MARKED_ROLLBACK;
        }

        @Override
        public int getStatus() {
            return status;
        }

        @Override
        public Transaction getTransaction() {
            return this;
        }

        @Override
        public void registerSynchronization(Synchronization synchronization) {
            waiting.add(synchronization);
        }

        @Override
        public Transaction suspend() {
            status = Status.STATUS_NO_TRANSACTION;
            return this;
        }

        @Override
        public void resume(Transaction transaction) {
            status = Status.STATUS_ACTIVE;
        }

        @Override
        public void setTransactionTimeout(int seconds) {
            // Nothing here lasts.
        }

        @Override
        public boolean enlistResource(XAResource resource) {
            return false;
        }

        @Override
        public boolean delistResource(XAResource resource, int flag) {
            return false;
        }
    }
}
