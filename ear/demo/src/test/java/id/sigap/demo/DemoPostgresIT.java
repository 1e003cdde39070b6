package id.sigap.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPostgresIT {
    @TempDir
    Path folder;

    @Test
    void keepsDataBetweenRunsAndTheApplicationOwnsNothing() throws SQLException {
        Path data = folder.resolve("postgres");
        int port = Ports.anyFree();
        try (DemoPostgres postgres = DemoPostgres.start(port, data)) {
            try (Connection owner = postgres.asOwner();
                    Statement statement = owner.createStatement()) {
                statement.execute("create table note (text varchar(20))");
                statement.execute("grant select, insert on note to " + DemoPostgres.APP);
            }
            try (Connection app = postgres.asApp();
                    Statement statement = app.createStatement()) {
                statement.execute("insert into note values ('air mati')");
                assertThatThrownBy(() -> statement.execute("create table own (id int)"))
                        .hasMessageContaining("permission denied");
                assertThatThrownBy(() -> statement.execute("delete from note"))
                        .hasMessageContaining("permission denied");
                assertThat(value(statement, "show fsync")).isEqualTo("on");
                assertThat(value(statement, "show listen_addresses")).isEqualTo("localhost");
            }
            assertThat(postgres.pid()).isPresent();
        }
        try (DemoPostgres postgres = DemoPostgres.start(port, data);
                Connection app = postgres.asApp();
                Statement statement = app.createStatement()) {
            assertThat(value(statement, "select text from note")).isEqualTo("air mati");
        }
    }

    private static String value(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
