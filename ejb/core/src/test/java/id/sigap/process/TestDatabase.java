package id.sigap.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A migrated database with both roles, for tests of plain SQL. */
public record TestDatabase(String name, DataSource owner, DataSource app, EmbeddedPostgres server) {

    public static TestDatabase h2() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID();
        JdbcDataSource owner = new JdbcDataSource();
        owner.setURL(url + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        owner.setUser("owner");
        owner.setPassword("owner");
        prepare(owner, "h2");
        JdbcDataSource app = new JdbcDataSource();
        app.setURL(url);
        app.setUser("sigap_app");
        app.setPassword("sigap_app");
        return new TestDatabase("H2", owner, app, null);
    }

    public static TestDatabase postgres() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.start();
            DataSource owner = server.getPostgresDatabase();
            try (Connection connection = owner.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create role sigap_app login password 'sigap_app'");
            }
            prepare(owner, "postgres");
            return new TestDatabase("PostgreSQL", owner, server.getDatabase("sigap_app", "postgres"), server);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("PostgreSQL does not start.", e);
        }
    }

    private static void prepare(DataSource owner, String product) {
        Migration.migrate(owner, product);
        try (Connection connection = owner.getConnection()) {
            Migration.grant(connection, product);
        } catch (SQLException e) {
            throw new IllegalStateException("The rights cannot be granted.", e);
        }
    }

    /** Not {@code close}: JUnit would call that after the first test that was given it. */
    public void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
