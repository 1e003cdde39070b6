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
import id.sigap.history.Purpose;
import id.sigap.history.SavedQuery;
import id.sigap.incident.Incident;
import id.sigap.ledger.LedgerEntry;
import id.sigap.officedata.Change;
import id.sigap.officedata.TableRevision;
import id.sigap.process.migration.CaseMigration;
import id.sigap.process.migration.MigratedCase;
import id.sigap.process.release.Draft;
import id.sigap.process.release.DraftAuthor;
import id.sigap.process.release.Release;
import id.sigap.process.release.ReleaseFile;
import id.sigap.process.release.ShippedFile;
import id.sigap.process.replay.Replay;
import id.sigap.process.replay.ReplayCase;
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
class SchemaIT {
    private static final List<Class<?>> ENTITIES = List.of(
            Agency.class,
            Approval.class,
            Attachment.class,
            Channel.class,
            Complaint.class,
            Deadline.class,
            Draft.class,
            DraftAuthor.class,
            Forwarding.class,
            Purpose.class,
            SavedQuery.class,
            Incident.class,
            LedgerEntry.class,
            Message.class,
            OutboxRow.class,
            Release.class,
            ReleaseFile.class,
            ShippedFile.class,
            StateConverter.class,
            TemplateRow.class,
            Wording.class,
            // running cases move, finished ones are replayed
            CaseMigration.class,
            MigratedCase.class,
            Replay.class,
            ReplayCase.class,
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
        requireTwoPeople(app);
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
            requireTwoPeople(server.getDatabase("sigap_app", "postgres"));
        }
    }

    private static void prepare(DataSource owner, String product) throws SQLException {
        Migration.migrate(owner, product);
        try (Connection connection = owner.getConnection()) {
            Migration.grant(connection, product);
        }
        Migration.migrate(owner, product);
        try (Connection connection = owner.getConnection()) {
            Migration.releasesOfOlderCases(connection);
        }
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

    /** Whatever the code does: no author of a draft is in the row of its release. */
    private static void requireTwoPeople(DataSource app) throws SQLException {
        String draft = "11111111-1111-1111-1111-111111111111";
        try (Connection connection = app.getConnection();
                Statement statement = connection.createStatement()) {
            for (String row : List.of("1, 'd1', 'admin1'", "2, 'd2', 'admin2'")) {
                statement.execute("insert into process_release"
                        + " (number, deployment_id, released_by, name, note, released_at, sha256) values (" + row
                        + ", 'n', 'n', current_timestamp, 's')");
            }
            assertThatThrownBy(() -> statement.execute("update process_release set released_by = 'nobody'"))
                    .isInstanceOf(SQLException.class);
            statement.execute("insert into process_draft (id, model_key, kind, note, base, origin, content, sha256,"
                    + " version, errors, warnings, state, created_at, changed_at) values ('" + draft
                    + "', 'K', 'process', '', 1, 'person', '', 's', 1, 0, 0, 'open', current_timestamp,"
                    + " current_timestamp)");
            statement.execute("insert into process_draft_author (draft_id, person, saved_quarter) values ('" + draft
                    + "', 'admin1', 1)");
            for (String by : List.of(
                    "release_number = 1, releaser = 'admin1'", // the author
                    "release_number = 1, releaser = 'admin2'", // not who released number 1
                    "release_number = null, releaser = 'admin2'",
                    "release_number = 2, releaser = ''")) {
                assertThatThrownBy(() -> statement.execute("update process_draft set state = 'released', " + by))
                        .as(by)
                        .isInstanceOf(SQLException.class);
            }
            statement.execute("update process_draft set state = 'released', release_number = 2, releaser = 'admin2'");
            for (String author : List.of("'admin2', 1, 'admin2'", "'admin2', 1, ''", "'admin3', 1, ''")) {
                assertThatThrownBy(() -> statement.execute(
                                "insert into process_draft_author (draft_id, person, saved_quarter, releaser) values ('"
                                        + draft + "', " + author + ")"))
                        .as(author)
                        .isInstanceOf(SQLException.class);
            }
        }
    }
}
