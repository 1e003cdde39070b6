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
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

    static Stream<Arguments> attacks() {
        String sound = Bpmn.around(Bpmn.userTask("Node"));
        return Stream.of(
                        Stream.of(AttackVector.values())
                                .map(vector -> Arguments.of(vector.name(), "P.bpmn", vector.diagram())),
                        Stream.of(
                                Arguments.of(
                                        "DOCTYPE",
                                        "P.bpmn",
                                        sound.replace("?>", "?><!DOCTYPE x [<!ENTITY e \"text\">]>")),
                                Arguments.of(
                                        "ENTITY_BOMB",
                                        "P.bpmn",
                                        sound.replace(
                                                "?>",
                                                "?><!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>")),
                                Arguments.of("TEN_THOUSAND_NODES", "P.bpmn", Bpmn.process(tenThousandTasks())),
                                Arguments.of("ENDLESS_LOOP", "P.bpmn", Bpmn.around("""
                                                <bpmn:exclusiveGateway id="Node" default="Flow_2"/>
                                                <bpmn:sequenceFlow id="Flow_round" sourceRef="Node" targetRef="Node"/>
                                                """))),
                        Stream.of(
                                        "count(for x in 1..1000000000 return x) > 0",
                                        "9 ** 999999999 > 1",
                                        "some x in 1..1000000000 satisfies x > 2")
                                .map(bomb -> Arguments.of(
                                        bomb, "D.dmn", Bpmn.table(bomb.replace("<", "&lt;"), "true", "\"a\""))))
                .flatMap(each -> each);
    }

    private static String tenThousandTasks() {
        return IntStream.range(0, 10_000)
                .mapToObj(i -> "<bpmn:task id=\"T" + i + "\"/>")
                .collect(Collectors.joining());
    }

    /**
     * Whoever can write to the database puts it in the place of what was deployed; a server that starts then reads it at the
     * first use. What is refused is not kept, so one server stands for as many starts.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void refusesWhatWasPutIntoTheDatabaseAfterARestart(String name, String file, String broken) throws SQLException {
        int before = Payload.alive();
        storeInPlaceOf(file, broken);

        assertThatThrownBy(() -> restarted.use(file))
                .satisfies(failure -> assertThat(causes(failure)).anyMatch(DiagramRefused.class::isInstance));

        assertThat(Payload.alive()).isEqualTo(before);
    }

    private static final String STORED = "jdbc:h2:mem:stored-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    private static Restartable restarted;

    @BeforeAll
    static void aSoundSetIsDeployedAndTheServerStartsAgain() {
        try (Restartable engine = Restartable.at(STORED)) {
            engine.deploy("P.bpmn", Bpmn.around(Bpmn.userTask("Node")));
            engine.deploy("D.dmn", Bpmn.table("score", "> 1", "\"a\""));
            engine.use("P.bpmn");
            engine.use("D.dmn");
        }
        restarted = Restartable.at(STORED);
    }

    @AfterAll
    static void stop() {
        restarted.close();
    }

    private static void storeInPlaceOf(String file, String content) throws SQLException {
        try (Connection connection = DriverManager.getConnection(STORED, "sa", "");
                PreparedStatement update =
                        connection.prepareStatement("update ACT_GE_BYTEARRAY set BYTES_ = ? where NAME_ = ?")) {
            update.setBytes(1, content.getBytes(StandardCharsets.UTF_8));
            update.setString(2, file);
            assertThat(update.executeUpdate()).isOne();
        }
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    /** A closed engine on a file. */
    private record Restartable(org.camunda.bpm.engine.ProcessEngine engine) implements AutoCloseable {

        static String url(Path folder) {
            return "jdbc:h2:file:" + folder.resolve("engine") + ";WRITE_DELAY=0";
        }

        static Restartable on(Path folder) {
            return at(url(folder));
        }

        static Restartable at(String url) {
            StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
            configuration.setProcessEngineName("restart-" + UUID.randomUUID());
            configuration.setJdbcUrl(url);
            configuration.setJdbcUsername("sa");
            configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
            configuration.setJobExecutorActivate(false);
            return new Restartable(EngineClosing.close(configuration, new TestEngine.Beans(Map.of()))
                    .buildProcessEngine());
        }

        void deploy(String diagram) {
            deploy("P.bpmn", diagram);
        }

        void deploy(String file, String content) {
            engine.getRepositoryService()
                    .createDeployment()
                    .addString(file, content)
                    .deploy();
        }

        void use(String file) {
            if (file.endsWith(".bpmn")) {
                start();
            } else {
                engine.getDecisionService()
                        .evaluateDecisionByKey("D")
                        .variables(Map.of("score", 2))
                        .evaluate();
            }
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
