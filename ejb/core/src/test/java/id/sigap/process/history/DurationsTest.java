package id.sigap.process.history;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.process.engine.SchemaScripts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.Test;

/** What the engine's own tables tell of times, on H2; AuditIT reads them on PostgreSQL. */
class DurationsTest {
    private static final String MINUTE = "60000";

    @Test
    void tellsMedianAndNinthTenthOfWhatEndedAndWhoStandsWhere() throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:durations;DB_CLOSE_DELAY=-1");
        database.setUser("sa");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : SchemaScripts.statements(SchemaScripts.Database.H2)) {
                statement.execute(sql);
            }
            for (int i = 1; i <= 10; i++) {
                passage(statement, "Task_Approve", "case" + i, i + " * " + MINUTE, 1);
            }
            passage(statement, "Task_Approve", "case1", "2 * " + MINUTE, 1);
            passage(statement, "Task_Approve", "left", "9999 * " + MINUTE, 2);
            passage(statement, "Task_Draft", "case11", "null", 0);
        }
        Configuration configuration = new Configuration();
        configuration.getProperties().put("hibernate.connection.datasource", database);
        try (SessionFactory factory = configuration.buildSessionFactory()) {
            List<Durations.Step> steps = factory.fromSession(session -> Durations.read(session, "ComplaintProcess:1"));

            assertThat(steps).hasSize(2);
            assertThat(steps.get(0))
                    .isEqualTo(new Durations.Step("Task_Approve", "userTask", 10, 11, 300, 540, 600, 0));
            assertThat(steps.get(1)).isEqualTo(new Durations.Step("Task_Draft", "userTask", 0, 0, 0, 0, 0, 1));
        }
    }

    private static void passage(Statement statement, String element, String process, String length, int state)
            throws SQLException {
        statement.execute(
                "insert into act_hi_actinst (id_, proc_def_id_, proc_inst_id_, execution_id_, act_id_, act_type_,"
                        + " start_time_, end_time_, duration_, act_inst_state_) values (random_uuid(), 'ComplaintProcess:1', '"
                        + process + "', 'e', '" + element + "', 'userTask', current_timestamp, "
                        + (length.equals("null") ? "null" : "current_timestamp") + ", " + length + ", " + state + ")");
    }
}
