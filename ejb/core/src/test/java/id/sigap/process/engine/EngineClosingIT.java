package id.sigap.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The closing holds: through building, against other settings, and over a restart. */
class EngineClosingIT {

    @Test
    void isStillThereInTheLiveEngine() {
        try (TestEngine engine = TestEngine.closed(Map.of())) {
            ProcessEngineConfigurationImpl live =
                    (ProcessEngineConfigurationImpl) engine.engine().getProcessEngineConfiguration();

            assertThat(live.getExpressionManager()).isExactlyInstanceOf(ClosedExpressionManager.class);
            assertThat(live.getHistoryLevel()).isExactlyInstanceOf(LeanHistory.class);
            assertThat(live.getHistoryLevel().getName()).isEqualTo("full");
            assertThat(live.getHistoryTimeToLive()).isEqualTo("P3653D");
            assertThat(live.getHistoryRemovalTimeStrategy()).isEqualTo("start");
            assertThat(live.isJobExecutorDeploymentAware()).isFalse();
            assertThat(live.isMetricsEnabled()).isFalse();
        }
    }

    @Test
    void refusesToStartWhereAnotherPluginReplacesTheExpressionManager() {
        assertThatThrownBy(() -> TestEngine.closed(Map.of(), configuration -> {
                    configuration.getProcessEnginePlugins().add(new AbstractProcessEnginePlugin() {
                        @Override
                        public void preInit(ProcessEngineConfigurationImpl late) {
                            late.setExpressionManager(new JuelExpressionManager());
                        }
                    });
                    return configuration;
                }))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("another setting took the place of expression manager");
    }

    @Test
    void logsOnlyJobsThatFail() {
        try (TestEngine engine = TestEngine.closed(Map.of("publishReply", execution -> {
            throw new IllegalStateException("platform away");
        }))) {
            engine.deploy(
                    "P.bpmn",
                    Bpmn.around("<bpmn:serviceTask id=\"Node\" camunda:asyncBefore=\"true\""
                            + " camunda:delegateExpression=\"${publishReply}\"/>"));
            engine.start("P", Map.of());
            assertThat(engine.engine()
                            .getHistoryService()
                            .createHistoricJobLogQuery()
                            .count())
                    .isZero();

            assertThatThrownBy(engine::fire).hasMessageContaining("platform away");

            assertThat(engine.engine()
                            .getHistoryService()
                            .createHistoricJobLogQuery()
                            .failureLog()
                            .count())
                    .isOne();
        }
    }

    @Test
    void parsesStoredDiagramsAgainAfterARestart(@TempDir Path folder) {
        try (Restartable engine = Restartable.on(folder)) {
            engine.deploy(Bpmn.around(Bpmn.userTask("Node")));
            engine.start();
        }
        try (Restartable engine = Restartable.on(folder)) {
            engine.start();
            assertThat(engine.tasks()).isEqualTo(2);
        }
    }

    @Test
    void refusesAStoredDiagramThatWasTamperedWithAfterARestart(@TempDir Path folder) throws SQLException {
        int before = Payload.alive();
        try (Restartable engine = Restartable.on(folder)) {
            engine.deploy(Bpmn.around(Bpmn.userTask("Node")));
        }
        try (Connection connection = DriverManager.getConnection(Restartable.url(folder), "sa", "");
                PreparedStatement update =
                        connection.prepareStatement("update ACT_GE_BYTEARRAY set BYTES_ = ? where NAME_ = 'P.bpmn'")) {
            update.setBytes(1, AttackVector.SERVICE_TASK_CLASS.diagram().getBytes(StandardCharsets.UTF_8));
            assertThat(update.executeUpdate()).isOne();
        }

        try (Restartable engine = Restartable.on(folder)) {
            assertThatThrownBy(engine::start).isInstanceOf(DiagramRefused.class);
        }
        assertThat(Payload.alive()).isEqualTo(before);
    }

    /** A closed engine on a file. */
    private record Restartable(org.camunda.bpm.engine.ProcessEngine engine) implements AutoCloseable {

        static String url(Path folder) {
            return "jdbc:h2:file:" + folder.resolve("engine") + ";WRITE_DELAY=0";
        }

        static Restartable on(Path folder) {
            StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
            configuration.setProcessEngineName("restart-" + UUID.randomUUID());
            configuration.setJdbcUrl(url(folder));
            configuration.setJdbcUsername("sa");
            configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
            configuration.setJobExecutorActivate(false);
            return new Restartable(EngineClosing.close(configuration, new TestEngine.Beans(Map.of()))
                    .buildProcessEngine());
        }

        void deploy(String diagram) {
            engine.getRepositoryService()
                    .createDeployment()
                    .addString("P.bpmn", diagram)
                    .deploy();
        }

        void start() {
            engine.getRuntimeService().startProcessInstanceByKey("P");
        }

        long tasks() {
            return engine.getTaskService().createTaskQuery().count();
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
