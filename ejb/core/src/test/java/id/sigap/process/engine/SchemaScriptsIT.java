package id.sigap.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.junit.jupiter.api.Test;

/** An owner makes the tables, and an engine that may only read and write rows lives a whole life on them. */
class SchemaScriptsIT {

    @Test
    void makesATableForEachPartAndNoneForCasesOrPeople() {
        for (SchemaScripts.Database database : SchemaScripts.Database.values()) {
            List<String> statements = SchemaScripts.statements(database);
            assertThat(statements)
                    .anyMatch(statement -> statement.startsWith("create table ACT_RU_EXECUTION "))
                    .anyMatch(statement -> statement.startsWith("create table ACT_HI_PROCINST "))
                    .anyMatch(statement -> statement.startsWith("create table ACT_RE_DECISION_DEF "))
                    .anyMatch(statement -> statement.startsWith("create table ACT_HI_DECINST "))
                    .noneMatch(statement -> statement.contains("ACT_ID_USER") || statement.contains("ACT_RE_CASE_DEF"))
                    .noneMatch(statement -> statement.contains(";"));
        }
    }

    @Test
    void letsAnEngineLiveOnH2WithRowRightsOnly() throws SQLException {
        String url = "jdbc:h2:mem:schema-" + UUID.randomUUID();
        try (Connection owner = DriverManager.getConnection(url, "owner", "o")) {
            run(owner, SchemaScripts.statements(SchemaScripts.Database.H2));
            run(owner, List.of("create user server password 's'"));
            run(owner, grants(owner));

            liveOneLife(url, "server", "s");

            refusesTables(url, "server", "s");
        }
    }

    @Test
    void letsAnEngineLiveOnPostgresqlWithRowRightsOnly() throws IOException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            try (Connection owner = DriverManager.getConnection(url, "postgres", "postgres")) {
                run(owner, SchemaScripts.statements(SchemaScripts.Database.POSTGRESQL));
                run(owner, List.of("create user server password 's'"));
                run(owner, grants(owner));
            }
            String serverUrl = postgres.getJdbcUrl("server", "postgres");

            liveOneLife(serverUrl, "server", "s");

            refusesTables(serverUrl, "server", "s");
        }
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> grants(Connection connection) throws SQLException {
        List<String> grants = new ArrayList<>();
        try (var tables = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                String table = tables.getString("TABLE_NAME");
                if (table.toUpperCase(java.util.Locale.ROOT).startsWith("ACT_")) {
                    grants.add("grant select, insert, update, delete on " + table + " to server");
                }
            }
        }
        return grants;
    }

    private static void refusesTables(String url, String user, String password) throws SQLException {
        try (Connection server = DriverManager.getConnection(url, user, password)) {
            assertThatThrownBy(() -> run(server, List.of("drop table ACT_HI_DETAIL")))
                    .isInstanceOf(SQLException.class);
        }
    }

    private static void liveOneLife(String url, String user, String password) {
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("schema-" + UUID.randomUUID());
        configuration.setJdbcUrl(url);
        configuration.setJdbcUsername(user);
        configuration.setJdbcPassword(password);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        configuration.setJobExecutorActivate(false);
        ProcessEngine engine = EngineClosing.close(
                        configuration, new TestEngine.Beans(Map.of("publishReply", execution -> {})))
                .buildProcessEngine();
        try (TestEngine life = TestEngine.of(engine)) {
            life.deploy("P.bpmn", Bpmn.process(Bpmn.sequence("""
                            <bpmn:businessRuleTask id="Node" camunda:decisionRef="D"
                                camunda:decisionRefBinding="deployment" camunda:resultVariable="routing"
                                camunda:mapDecisionResult="singleResult" camunda:asyncBefore="true"/>
                            <bpmn:boundaryEvent id="Overdue" attachedToRef="After" cancelActivity="false">
                              <bpmn:timerEventDefinition><bpmn:timeDate>${dueDate}</bpmn:timeDate></bpmn:timerEventDefinition>
                            </bpmn:boundaryEvent>
                            <bpmn:sequenceFlow id="Flow_4" sourceRef="Overdue" targetRef="Publish"/>
                            <bpmn:serviceTask id="Publish" camunda:delegateExpression="${publishReply}"/>
                            """)), "D.dmn", Bpmn.table("score", "> 1", "\"AIR\""));
            life.start("P", Map.of("score", 2, "dueDate", new Date()));
            life.fire();
            life.fire();
            life.complete(Map.of("outcome", "answered"));

            assertThat(engine.getHistoryService()
                            .createHistoricProcessInstanceQuery()
                            .finished()
                            .count())
                    .isOne();
            life.clear();
            assertThat(engine.getHistoryService()
                            .createHistoricVariableInstanceQuery()
                            .count())
                    .isZero();
        }
    }
}
