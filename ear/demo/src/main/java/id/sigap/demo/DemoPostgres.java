package id.sigap.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real PostgreSQL of one's own with Sigap's database and its two roles: the owner, as whom migrations run, and the
 * application's role, which owns nothing. Loopback only; passwords equal the role names.
 */
public final class DemoPostgres implements Server {
    public static final String DATABASE = "sigap";
    public static final String OWNER = "sigap_owner";
    public static final String APP = "sigap_app";

    private final EmbeddedPostgres server;
    private final Optional<Path> data;

    private DemoPostgres(EmbeddedPostgres server, Optional<Path> data) {
        this.server = server;
        this.data = data;
    }

    /** An empty server on any free port that leaves nothing behind; for tests. */
    public static DemoPostgres start() {
        return start(0, Optional.empty(), Map.of());
    }

    /** A server whose data stay in the folder between runs. */
    public static DemoPostgres start(int port, Path data) {
        return start(port, data, Map.of());
    }

    /**
     * A server whose data stay in the folder between runs.
     *
     * @param settings further settings of {@code postgresql.conf}, by name
     */
    public static DemoPostgres start(int port, Path data, Map<String, String> settings) {
        return start(port, Optional.of(data), settings);
    }

    private static DemoPostgres start(int port, Optional<Path> data, Map<String, String> settings) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("max_connections", "120")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on");
        settings.forEach(builder::setServerConfig);
        if (port != 0) {
            builder.setPort(port);
        }
        try {
            if (data.isPresent()) {
                Files.createDirectories(data.get().toAbsolutePath().getParent());
                builder.setDataDirectory(data.get()).setCleanDataDirectory(false);
            }
            DemoPostgres postgres = new DemoPostgres(builder.start(), data);
            postgres.prepare();
            return postgres;
        } catch (IOException | SQLException e) {
            throw new StartRefused("PostgreSQL could not be started: " + e.getMessage(), e);
        }
    }

    public int port() {
        return server.getPort();
    }

    /** The server's process, where its data are kept; PostgreSQL is nobody's child. */
    public Optional<Long> pid() {
        return data.map(folder -> {
            try (Stream<String> lines = Files.lines(folder.resolve("postmaster.pid"))) {
                return Long.valueOf(lines.findFirst().orElseThrow().strip());
            } catch (IOException e) {
                throw new StartRefused("PostgreSQL's folder " + folder + " cannot be read: " + e.getMessage(), e);
            }
        });
    }

    /** The JDBC address of Sigap's database, without user and password. */
    public String url() {
        return "jdbc:postgresql://localhost:" + port() + "/" + DATABASE;
    }

    public Connection asOwner() throws SQLException {
        return DriverManager.getConnection(url(), OWNER, OWNER);
    }

    public Connection asApp() throws SQLException {
        return DriverManager.getConnection(url(), APP, APP);
    }

    /** As PostgreSQL's administrator, who may do anything; in Sigap's database. */
    public Connection asAdministrator() throws SQLException {
        return server.getDatabase("postgres", DATABASE).getConnection();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new StartRefused("PostgreSQL did not stop: " + e.getMessage(), e);
        }
    }

    private void prepare() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            createRole(connection, OWNER);
            createRole(connection, APP);
            if (!exists(connection, "select 1 from pg_database where datname = ?", DATABASE)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(
                            "create database " + DATABASE + " owner " + OWNER + " encoding 'UTF8' template template0");
                    statement.execute("revoke all on database " + DATABASE + " from public");
                    statement.execute("grant connect on database " + DATABASE + " to " + APP);
                }
            }
        }
        try (Connection connection = server.getDatabase("postgres", DATABASE).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter schema public owner to " + OWNER);
            statement.execute("revoke create on schema public from public");
            statement.execute("grant usage on schema public to " + APP);
        }
    }

    private static void createRole(Connection connection, String role) throws SQLException {
        if (!exists(connection, "select 1 from pg_roles where rolname = ?", role)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "create role " + role + " login password '" + role + "' nosuperuser nocreatedb nocreaterole");
            }
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
