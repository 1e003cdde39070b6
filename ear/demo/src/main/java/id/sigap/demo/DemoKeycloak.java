package id.sigap.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A real Keycloak with the realm of the demonstration, in a process of its own, on the loopback address. Its program is the
 * one that the build unpacked and augmented; database, log and temporary files are in the given folder only.
 *
 * <p>An existing realm is imported again when the realm files, the addresses or the secrets have changed since.
 */
public final class DemoKeycloak implements Server {
    private static final Duration START_WITHIN = Duration.ofMinutes(4);
    private static final String ADMIN = "admin";
    private static final List<String> PROGRAM = List.of("lib", "conf", "providers", "themes");

    /**
     * What a Keycloak is started with.
     *
     * @param project the folder of the project
     * @param data where everything that it writes goes
     * @param publicUrl address of Sigap, to which sign-in returns; without a trailing slash
     * @param oidcSecret of the client {@code sigap-web}
     * @param directorySecret of the client {@code sigap-directory}
     * @param adminPassword of the user {@code admin} of the realm {@code master}, made at the first start
     */
    public record Setup(
            Path project,
            Path data,
            int port,
            int managementPort,
            String publicUrl,
            String oidcSecret,
            String directorySecret,
            String adminPassword) {

        String home() {
            return project.toAbsolutePath()
                    .resolve("keycloak-realm/target/keycloak")
                    .toString();
        }

        Path log() {
            return data.resolve("keycloak.log");
        }
    }

    private final Setup setup;
    private final ChildProcess process;

    private DemoKeycloak(Setup setup, ChildProcess process) {
        this.setup = setup;
        this.process = process;
    }

    /** Starts without waiting, except where a changed realm has to be imported first (some ten seconds). */
    public static DemoKeycloak start(Setup setup) {
        if (!Files.isDirectory(Path.of(setup.home()))) {
            throw new StartRefused("Keycloak is not unpacked yet; run 'mvn package' in " + setup.project() + " first.");
        }
        try {
            makeHome(setup);
            Path realm = writeRealm(setup);
            Path stamp = setup.data().resolve("imported");
            String fingerprint = fingerprint(setup, realm);
            if (Files.isDirectory(setup.data().resolve("data/h2"))
                    && !(Files.exists(stamp) && Files.readString(stamp).equals(fingerprint))) {
                importAgain(setup, realm);
            }
            ChildProcess process = launch(
                    setup,
                    setup.log(),
                    "start",
                    "--optimized",
                    "--cache=local",
                    "--http-enabled=true",
                    "--http-host=127.0.0.1",
                    "--http-port=" + setup.port(),
                    "--http-management-port=" + setup.managementPort(),
                    "--hostname=http://localhost:" + setup.port(),
                    "--import-realm");
            Files.writeString(stamp, fingerprint);
            return new DemoKeycloak(setup, process);
        } catch (IOException e) {
            throw new StartRefused("Keycloak's folder " + setup.data() + " cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Waits until people can sign in.
     *
     * @throws StartRefused naming the log and its last error
     */
    public void awaitReady() {
        process.awaitReady(
                URI.create("http://localhost:" + setup.managementPort() + "/health/ready"), START_WITHIN, () -> false);
    }

    /** The issuer of the realm, as Sigap is told by {@code OIDC_PROVIDER_URL}. */
    public String realmUrl() {
        return "http://localhost:" + setup.port() + "/realms/sigap";
    }

    /** The server's address without a path. */
    public String url() {
        return "http://localhost:" + setup.port();
    }

    public ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }

    private static void importAgain(Setup setup, Path realm) {
        Path log = setup.data().resolve("keycloak-import.log");
        try (ChildProcess process =
                launch(setup, log, "import", "--optimized", "--cache=local", "--override=true", "--file=" + realm)) {
            if (process.waitFor(START_WITHIN) != 0) {
                throw process.failed("could not import the changed realm");
            }
        }
    }

    /** A home folder whose program is the build's and whose data are its own. */
    private static void makeHome(Setup setup) throws IOException {
        Files.createDirectories(setup.data().resolve("data/tmp"));
        for (String part : PROGRAM) {
            Path link = setup.data().resolve(part);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, Path.of(setup.home(), part).toAbsolutePath());
        }
    }

    private static Path writeRealm(Setup setup) throws IOException {
        Path realm = setup.data().toAbsolutePath().resolve("data/import/sigap-realm.json");
        Files.createDirectories(realm.getParent());
        Files.writeString(
                realm,
                DemoRealm.read(setup.project().resolve("keycloak-realm"))
                        .merged()
                        .toString());
        return realm;
    }

    private static ChildProcess launch(Setup setup, Path log, String... arguments) {
        Path data = setup.data().toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=128m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xms64m",
                "-Xmx400m",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.io.tmpdir=" + data.resolve("data/tmp"),
                "-Dpicocli.disable.closures=true",
                "-Dkc.home.dir=" + data,
                "-Djboss.server.config.dir=" + setup.home() + "/conf",
                "-cp",
                setup.home() + "/lib/quarkus-run.jar",
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(List.of(arguments));
        return ChildProcess.start("Keycloak", command, environment(setup), data, log);
    }

    /** What the placeholders of the realm stand for; Keycloak puts it in while importing. */
    private static Map<String, String> environment(Setup setup) {
        return Map.of(
                "SIGAP_PUBLIC_URL", setup.publicUrl(),
                "SIGAP_OIDC_SECRET", setup.oidcSecret(),
                "SIGAP_DIRECTORY_SECRET", setup.directorySecret(),
                "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD", setup.adminPassword());
    }

    private static String fingerprint(Setup setup, Path realm) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(realm));
            digest.update(new TreeMap<>(environment(setup)).toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }
}
