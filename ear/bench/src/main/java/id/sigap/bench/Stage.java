package id.sigap.bench;

import id.sigap.demo.DemoKeycloak;
import id.sigap.demo.DemoPostgres;
import id.sigap.demo.DemoServer;
import id.sigap.demo.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The servers of one run, with fresh data: a PostgreSQL that counts its statements, with a database for Sigap and one for
 * the bare engine; Keycloak; Sigap with Java at full speed.
 */
final class Stage implements AutoCloseable {
    /** The database of the bare engine, on the same server and of the same owner. */
    static final String BARE = "bare";

    /** What {@code docs/install.md} tells an office to put behind the address. */
    static final String OPTIONS = "?reWriteBatchedInserts=true&connectTimeout=5&socketTimeout=60&tcpKeepAlive=true";

    /** Connections of the application's role at most, for Sigap and for the bare engine. */
    static final int POOL = 30;

    private static final String SECRET = "secret-of-the-benchmark-only";
    private static final Map<String, String> COUNTING = Map.of(
            "shared_preload_libraries", "pg_stat_statements",
            "pg_stat_statements.max", "10000",
            "pg_stat_statements.track_utility", "on");

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Thread hook = new Thread(this::stop, "stop");
    private DemoPostgres postgres;
    private DemoKeycloak keycloak;
    private DemoServer server;
    private String url;

    static Stage start(Plan plan) throws IOException, SQLException {
        Stage stage = new Stage();
        Runtime.getRuntime().addShutdownHook(stage.hook);
        Path data = plan.target().resolve("servers");
        empty(data);
        int port = Ports.anyFree();
        stage.url = "http://localhost:" + port;
        stage.postgres = DemoPostgres.start(Ports.anyFree(), data.resolve("postgres"), COUNTING);
        stage.running.push(stage.postgres);
        stage.prepare();
        stage.keycloak = DemoKeycloak.start(new DemoKeycloak.Setup(
                plan.project(),
                data.resolve("keycloak"),
                Ports.anyFree(),
                Ports.anyFree(),
                stage.url,
                SECRET,
                SECRET,
                "admin"));
        stage.running.push(stage.keycloak);
        stage.server = DemoServer.start(new DemoServer.Setup(
                plan.project(), data.resolve("server"), port, Ports.anyFree(), stage.environment(), true));
        stage.running.push(stage.server);
        stage.keycloak.awaitReady();
        stage.server.awaitReady();
        return stage;
    }

    private void prepare() throws SQLException {
        try (Connection administrator = postgres.asAdministrator();
                Statement statement = administrator.createStatement()) {
            statement.execute("create extension pg_stat_statements");
            statement.execute(
                    "create database " + BARE + " owner " + DemoPostgres.OWNER + " encoding 'UTF8' template template0");
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("SIGAP_PROFILE", "demo");
        environment.put("SIGAP_CHALLENGE", "off");
        environment.put("SIGAP_PUBLIC_URL", url);
        environment.put("SIGAP_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        environment.put("SIGAP_LEDGER_KEY", "MC4CAQAwBQYDK2VwBCIEIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        environment.put("OIDC_PROVIDER_URL", keycloak.realmUrl());
        environment.put("SIGAP_KEYCLOAK_URL", keycloak.url());
        environment.put("SIGAP_OIDC_SECRET", SECRET);
        environment.put("SIGAP_DIRECTORY_SECRET", SECRET);
        environment.put("SIGAP_DB_DRIVER", "PostgreSQL");
        environment.put("SIGAP_DB_URL", postgres.url() + OPTIONS);
        environment.put("SIGAP_DB_USER", DemoPostgres.APP);
        environment.put("SIGAP_DB_PASSWORD", DemoPostgres.APP);
        environment.put("SIGAP_DB_OWNER_USER", DemoPostgres.OWNER);
        environment.put("SIGAP_DB_OWNER_PASSWORD", DemoPostgres.OWNER);
        environment.put("SIGAP_DB_POOL", Integer.toString(POOL));
        return environment;
    }

    DemoPostgres postgres() {
        return postgres;
    }

    /** Sigap's address, without a trailing slash. */
    String url() {
        return url;
    }

    String realmUrl() {
        return keycloak.realmUrl();
    }

    /** The address of the bare engine's database, with the driver's options. */
    String bareUrl() {
        return postgres.url().replaceAll("/" + DemoPostgres.DATABASE + "$", "/" + BARE) + OPTIONS;
    }

    /** The processes whose work is told apart. */
    Processors processors() {
        return new Processors(server.process().pid(), postgres.pid().orElseThrow());
    }

    /** Of Sigap's server. */
    Heap heap() {
        return new Heap(server.process().pid());
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private synchronized void stop() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                System.err.println(e.getMessage());
            }
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
