package id.sigap.it.crash;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.sigap.it.harness.SigapServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server on PostgreSQL, which goes away and comes back, and to which the application has few rights. */
abstract class DatabaseOutage {

    private final SigapServer server;

    DatabaseOutage(SigapServer server) {
        this.server = server;
    }

    @AfterEach
    void bringTheDatabaseBack() {
        server.database().start();
    }

    @Test
    void recoversWithoutARestartWhenTheDatabaseComesBack() {
        server.database().crash();
        await().atMost(PATIENCE).until(() -> ready() == 503);

        server.database().start();
        await().atMost(PATIENCE).until(() -> ready() == 200);
    }

    @Test
    void saysThatItIsNotReadyWhileTheDatabaseHangs() {
        try {
            server.database().freeze();
            Instant asked = Instant.now();
            assertThat(ready()).isEqualTo(503);
            assertThat(Duration.between(asked, Instant.now()))
                    .isLessThan(Duration.ofSeconds(20)); // a call hangs for 30
        } finally {
            server.database().thaw();
        }
        await().atMost(PATIENCE).until(() -> ready() == 200);
    }

    @Test
    void runsAsARoleThatOwnsNoTable() throws SQLException {
        String tablesOfApp = "select count(*) from pg_tables where tableowner = current_user and schemaname = 'public'";
        try (Connection connection = server.database().asApp();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(tablesOfApp)) {
            row.next();
            assertThat(row.getInt(1)).isZero();
        }
    }

    private int ready() {
        return server.api().get("/api/health/ready").status();
    }
}
