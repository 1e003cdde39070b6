package id.sigap.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sigap.agency.Agency;
import id.sigap.complaint.Attachment;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Message;
import id.sigap.complaint.StateConverter;
import id.sigap.connector.Channel;
import id.sigap.coordination.WorkMove;
import id.sigap.deadline.ClockRow;
import id.sigap.deadline.Deadline;
import id.sigap.deadline.HolidayRow;
import id.sigap.forwarding.Forwarding;
import id.sigap.incident.Incident;
import id.sigap.ledger.LedgerEntry;
import id.sigap.officedata.Change;
import id.sigap.officedata.TableRevision;
import id.sigap.reply.OutboxRow;
import id.sigap.triage.TopicRow;
import id.sigap.wording.Approval;
import id.sigap.wording.TemplateRow;
import id.sigap.wording.Wording;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.Test;

/** The migrations and the entities agree, on both databases, and the application's role can only add to the ledger. */
class SchemaTest {
    private static final List<Class<?>> ENTITIES = List.of(
            Agency.class,
            Approval.class,
            Attachment.class,
            Channel.class,
            Complaint.class,
            Deadline.class,
            Forwarding.class,
            Incident.class,
            LedgerEntry.class,
            Message.class,
            OutboxRow.class,
            StateConverter.class,
            TemplateRow.class,
            Wording.class,
            // what administrators keep
            Change.class,
            ClockRow.class,
            HolidayRow.class,
            TableRevision.class,
            TopicRow.class,
            WorkMove.class);

    @Test
    void h2HasWhatTheEntitiesExpect() throws SQLException {
        JdbcDataSource owner = new JdbcDataSource();
        owner.setURL("jdbc:h2:mem:schema;DB_CLOSE_DELAY=-1");
        owner.setUser("owner");
        owner.setPassword("owner");
        JdbcDataSource app = new JdbcDataSource();
        app.setURL("jdbc:h2:mem:schema;IFEXISTS=TRUE");
        app.setUser("sigap_app");
        app.setPassword("sigap_app");

        prepare(owner, "h2");

        validate(owner);
        requireAppendOnlyLedger(app);
    }

    @Test
    void postgresqlHasWhatTheEntitiesExpect() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            DataSource owner = server.getPostgresDatabase();
            try (Connection connection = owner.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create role sigap_app login password 'sigap_app'");
            }

            prepare(owner, "postgres");

            validate(owner);
            requireAppendOnlyLedger(server.getDatabase("sigap_app", "postgres"));
        }
    }

    private static void prepare(DataSource owner, String product) throws SQLException {
        Migration.migrate(owner, product);
        try (Connection connection = owner.getConnection()) {
            Migration.grant(connection, product);
        }
        Migration.migrate(owner, product);
    }

    private static void validate(DataSource owner) {
        Configuration configuration = new Configuration();
        ENTITIES.forEach(configuration::addAnnotatedClass);
        configuration.getProperties().put("hibernate.connection.datasource", owner);
        configuration.setProperty("hibernate.query.mutation_strategy.global_temporary.create_tables", "false");
        configuration.setProperty("hibernate.query.mutation_strategy.global_temporary.drop_tables", "false");
        try (SessionFactory factory = configuration.buildSessionFactory()) {
            factory.inTransaction(session -> ENTITIES.stream()
                    .filter(entity -> entity != StateConverter.class && entity != TableRevision.class)
                    .forEach(entity -> assertThat(session.createQuery("from " + entity.getName(), entity)
                                    .setMaxResults(1)
                                    .getResultList())
                            .isEmpty()));
        }
    }

    private static void requireAppendOnlyLedger(DataSource app) throws SQLException {
        try (Connection connection = app.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into ledger_entry (id, at, act, actor, data) values (1, current_timestamp, 'test', 'system', '{}')");
            assertThatThrownBy(() -> statement.execute("update ledger_entry set actor = 'somebody'"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> statement.execute("delete from ledger_entry"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> statement.execute("drop table ledger_entry"))
                    .isInstanceOf(SQLException.class);
        }
    }
}
