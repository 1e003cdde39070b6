package id.sigap.it.harness;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.awaitility.Awaitility.await;

import id.sigap.demo.DemoPostgres;
import id.sigap.demo.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The database behind a server under test: the H2 file that the server makes for itself, or a PostgreSQL of its own that can
 * be stopped, crashed, frozen and looked into while the server runs.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String OPTIONS =
            "?reWriteBatchedInserts=true&connectTimeout=5&socketTimeout=30&tcpKeepAlive=true";

    private final Optional<Path> folder;
    private final int port;
    private DemoPostgres postgres;
    private long postmaster;

    private EmbeddedDatabase(Optional<Path> folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** The server's own file; nobody else can open it while the server runs. */
    public static EmbeddedDatabase h2() {
        return new EmbeddedDatabase(Optional.empty(), 0);
    }

    /** A new PostgreSQL with both roles, not yet started. */
    public static EmbeddedDatabase postgres(String name) {
        return new EmbeddedDatabase(
                Optional.of(Project.freshFolder("postgres/" + name).resolve("data")), Ports.anyFree());
    }

    public boolean isPostgres() {
        return folder.isPresent();
    }

    /** Starts, or starts again on the same data and port; nothing to do for H2. */
    public void start() {
        if (folder.isPresent() && postgres == null) {
            postgres = DemoPostgres.start(port, folder.get());
            postmaster = postmasterOf(folder.get());
            Watchdog.guard(postmaster);
        }
    }

    /** What the server is told about its database. */
    public Map<String, String> environment() {
        return isPostgres()
                ? Map.of(
                        "SIGAP_DB_DRIVER", "PostgreSQL",
                        "SIGAP_DB_URL", running().url() + OPTIONS,
                        "SIGAP_DB_USER", DemoPostgres.APP,
                        "SIGAP_DB_PASSWORD", DemoPostgres.APP,
                        "SIGAP_DB_OWNER_USER", DemoPostgres.OWNER,
                        "SIGAP_DB_OWNER_PASSWORD", DemoPostgres.OWNER)
                : Map.of();
    }

    /** With all rights; PostgreSQL only. */
    public Connection asOwner() throws SQLException {
        return running().asOwner();
    }

    /** With the rights of the running application; PostgreSQL only. */
    public Connection asApp() throws SQLException {
        return running().asApp();
    }

    /** Stops at once, without a goodbye to its clients; {@link #start()} brings it back. */
    public void crash() {
        ProcessHandle process = running(postmaster);
        signal("QUIT", Stream.of(postmaster));
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        close();
    }

    /** Answers no more, and refuses nothing either, until {@link #thaw()}. */
    public void freeze() {
        signal("STOP", Stream.of(postmaster));
        awaitStopped(postmaster); // from here on it forks nobody, and the list of its children is whole
        List<Long> all = processes().toList();
        signal("STOP", all.stream());
        all.forEach(EmbeddedDatabase::awaitStopped);
    }

    public void thaw() {
        signal("CONT", processes());
    }

    @Override
    public void close() {
        if (postgres != null) {
            postgres.close();
            postgres = null;
            Watchdog.release(postmaster);
        }
    }

    private DemoPostgres running() {
        if (postgres == null) {
            throw new IllegalStateException(
                    isPostgres() ? "PostgreSQL is not running." : "H2 belongs to the server alone.");
        }
        return postgres;
    }

    private static ProcessHandle running(long pid) {
        return ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException("PostgreSQL is not running."));
    }

    private Stream<Long> processes() {
        ProcessHandle process = running(postmaster);
        return Stream.concat(Stream.of(process), process.descendants()).map(ProcessHandle::pid);
    }

    private static long postmasterOf(Path data) {
        Path file = data.resolve("postmaster.pid");
        try (Stream<String> lines = Files.lines(file)) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL left no " + file, e);
        }
    }

    private static void awaitStopped(long pid) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        await().atMost(PATIENCE).until(() -> {
            if (!Files.exists(stat)) {
                return true; // it has ended
            }
            String line = Files.readString(stat);
            char state = line.charAt(line.lastIndexOf(')') + 2);
            return state == 'T' || state == 'Z'; // a child that ended waits for its parent, which is stopped
        });
    }

    private static void signal(String name, Stream<Long> pids) {
        pids.forEach(pid -> {
            try {
                new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot send " + name + " to process " + pid, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
