package id.sigap.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/**
 * The provisioned WildFly with Sigap in it, in a process of its own. Its base folder (configuration, deployments, log,
 * transaction log, H2 file) is a copy in the data folder, so that the build's folder stays as the build left it; connectors
 * that someone dropped into {@code deployments} stay there from run to run.
 */
public final class DemoServer implements Server {
    private static final Duration START_WITHIN = Duration.ofMinutes(5);
    /** With one compiler Java keeps 48 MB for its code; Sigap fills them in a minute, and would be interpreted from then on. */
    private static final List<String> QUICK_START =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=160m");

    private static final List<String> FULL_SPEED = List.of("-XX:+UseG1GC");
    private static final String APPLICATION = "sigap.ear";

    /**
     * What the server is started with.
     *
     * @param project the folder of the project
     * @param data the server's base folder, made where it is missing
     * @param environment the settings of {@code docs/install.md}
     * @param fullSpeed whether Java compiles hot code as well as it can, for benchmarks; without it the start takes half the
     *     processor time
     */
    public record Setup(
            Path project, Path data, int port, int managementPort, Map<String, String> environment, boolean fullSpeed) {
        /** For trying and testing: quick to start. */
        public Setup(Path project, Path data, int port, int managementPort, Map<String, String> environment) {
            this(project, data, port, managementPort, environment, false);
        }

        Path home() {
            return project.toAbsolutePath().resolve("ear/target/server");
        }

        Path deployments() {
            return data.resolve("deployments");
        }

        Path log() {
            return data.resolve("log").resolve("console.log");
        }
    }

    private final Setup setup;
    private final ChildProcess process;

    private DemoServer(Setup setup, ChildProcess process) {
        this.setup = setup;
        this.process = process;
    }

    /** Starts without waiting. */
    public static DemoServer start(Setup setup) {
        Path application = setup.project().resolve("ear/target").resolve(APPLICATION);
        if (!Files.isDirectory(setup.home()) || !Files.exists(application)) {
            throw new StartRefused("Sigap is not built yet; run 'mvn package' in " + setup.project() + " first.");
        }
        try {
            prepare(setup, application);
        } catch (IOException | UncheckedIOException e) {
            throw new StartRefused("The server's folder " + setup.data() + " cannot be written: " + e.getMessage(), e);
        }
        Path base = setup.data().toAbsolutePath();
        List<String> command = StandaloneCommandBuilder.of(setup.home())
                .setBaseDirectory(base)
                .setJavaHome(Path.of(System.getProperty("java.home")))
                .addJavaOptions("-Xms256m", "-Xmx640m", "-XX:MetaspaceSize=192m", "-XX:+ExitOnOutOfMemoryError")
                .addJavaOptions(setup.fullSpeed() ? FULL_SPEED : QUICK_START)
                .addJavaOptions("-Djava.net.preferIPv4Stack=true", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8")
                .addServerArguments(
                        "-Djboss.bind.address=127.0.0.1",
                        "-Djboss.http.port=" + setup.port(),
                        "-Djboss.management.http.port=" + setup.managementPort())
                .build();
        return new DemoServer(
                setup, ChildProcess.start("The application server", command, setup.environment(), base, setup.log()));
    }

    /**
     * Waits until the application says that it is ready.
     *
     * @throws StartRefused naming the log and its last error
     */
    public void awaitReady() {
        Path failed = setup.deployments().resolve(APPLICATION + ".failed");
        process.awaitReady(
                URI.create("http://localhost:" + setup.port() + "/api/health/ready"),
                START_WITHIN,
                () -> Files.exists(failed));
    }

    public ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }

    private static void prepare(Setup setup, Path application) throws IOException {
        Path base = setup.data();
        Files.createDirectories(base.resolve("log"));
        Files.createDirectories(setup.deployments());
        delete(base.resolve("configuration"));
        delete(base.resolve("tmp"));
        copy(setup.home().resolve("standalone/configuration"), base.resolve("configuration"));
        try (Stream<Path> markers = Files.list(setup.deployments())) {
            for (Path marker : markers.filter(
                            file -> file.getFileName().toString().startsWith(APPLICATION))
                    .toList()) {
                Files.delete(marker);
            }
        }
        Files.copy(application, setup.deployments().resolve(APPLICATION), StandardCopyOption.REPLACE_EXISTING);
        Files.createFile(setup.deployments().resolve(APPLICATION + ".dodeploy"));
    }

    static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
