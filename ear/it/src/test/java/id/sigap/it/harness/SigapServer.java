package id.sigap.it.harness;

import id.sigap.demo.DemoMail;
import id.sigap.demo.DemoServer;
import id.sigap.demo.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * The provisioned server with the built application, in a process of its own that can be killed and started again. Register
 * it as a static field; it is ready when the first test begins, with data of its own, and gone after the last.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SigapServer server = SigapServer.on(EmbeddedDatabase.h2()).withKeycloak();
 * }</pre>
 */
public final class SigapServer implements BeforeAllCallback, AfterAllCallback, TestExecutionExceptionHandler {
    /** Ed25519 in PKCS #8, made of zeros. */
    private static final String LEDGER_KEY = "MC4CAQAwBQYDK2VwBCIEIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    static {
        // the mail server of the tests throws on a thread of its own where a client hangs up; no waiting test is to
        // fail by that
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    private final EmbeddedDatabase database;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<Companion> companions = new ArrayList<>();
    private DemoMail mail;
    private boolean wantsKeycloak;
    private KeycloakServer keycloak;
    private Path data;
    private int port;
    private int managementPort;
    private DemoServer running;

    private SigapServer(EmbeddedDatabase database) {
        this.database = database;
        settings.put("SIGAP_PROFILE", "demo");
        settings.put("SIGAP_MASTER_KEY", MASTER_KEY);
        settings.put("SIGAP_LEDGER_KEY", LEDGER_KEY);
        // Without Keycloak nobody can sign in; the address is one where nothing listens.
        settings.put("OIDC_PROVIDER_URL", "http://localhost:9/realms/sigap");
        settings.put("SIGAP_OIDC_SECRET", "none");
    }

    /**
     * A server on that database.
     *
     * @param database started and closed with the server
     */
    public static SigapServer on(EmbeddedDatabase database) {
        return new SigapServer(database);
    }

    /** With people who can sign in; the first of all tests to ask for it waits a minute. */
    public SigapServer withKeycloak() {
        wantsKeycloak = true;
        return this;
    }

    /** What the server needs beside it: new for each run of the class, so that a test can be tried once more. */
    public interface Companion {
        /** Begins before the server starts, and tells it where to find what it offers. */
        void open(SigapServer server);

        /** Ends after the server. */
        void close();
    }

    /** With that beside it. */
    public SigapServer beside(Companion companion) {
        companions.add(companion);
        return this;
    }

    /** With a mail server that has a mailbox of the office, and an archive. */
    public SigapServer withMail() {
        return beside(new Companion() {
            @Override
            public void open(SigapServer server) {
                mail = DemoMail.start();
                with("SIGAP_MAIL_ADDRESS", DemoMail.OFFICE)
                        .with("SIGAP_MAIL_USER", DemoMail.OFFICE)
                        .with("SIGAP_MAIL_PASSWORD", DemoMail.PASSWORD)
                        .with("SIGAP_MAIL_ARCHIVE", DemoMail.ARCHIVE)
                        .with("SIGAP_MAIL_ARCHIVE_USER", DemoMail.ARCHIVE)
                        .with("SIGAP_MAIL_ARCHIVE_PASSWORD", DemoMail.PASSWORD)
                        .with("SIGAP_MAIL_SECURITY", "none")
                        .with("SIGAP_MAIL_IMAP_HOST", "localhost")
                        .with("SIGAP_MAIL_SMTP_HOST", "localhost")
                        .with("SIGAP_MAIL_IMAP_PORT", String.valueOf(mail.imapPort()))
                        .with("SIGAP_MAIL_SMTP_PORT", String.valueOf(mail.smtpPort()));
            }

            @Override
            public void close() {
                mail.close();
            }
        });
    }

    /** The mail server of this run; needs {@link #withMail()}. */
    public DemoMail mail() {
        return mail;
    }

    /** With an environment variable of its own; only before the start, or for the next {@link #start()}. */
    public SigapServer with(String variable, String value) {
        settings.put(variable, value);
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (isNested(context)) {
            return; // the outer class has it running
        }
        data = Project.freshFolder("servers/" + context.getRequiredTestClass().getSimpleName());
        companions.forEach(companion -> companion.open(this));
        database.start();
        if (wantsKeycloak) {
            keycloak = KeycloakServer.shared();
            settings.putAll(keycloak.environment());
        }
        port = wantsKeycloak ? keycloak.applicationPort() : Ports.anyFree();
        managementPort = Ports.anyFree();
        start();
        if (wantsKeycloak) {
            keycloak.awaitReady();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (isNested(context)) {
            return;
        }
        stop();
        database.close();
        companions.forEach(Companion::close);
    }

    /** JUnit calls the extensions of an outer class for each nested one again. */
    static boolean isNested(ExtensionContext context) {
        return context.getRequiredTestClass().isAnnotationPresent(Nested.class);
    }

    /** Starts on the same data and waits until it is ready. */
    public void start() {
        launch();
        awaitReady();
    }

    /** Starts on the same data without waiting. */
    public void launch() {
        if (running != null) {
            throw new IllegalStateException("The server is running; stop or kill it first.");
        }
        Map<String, String> environment = new LinkedHashMap<>(settings);
        environment.putIfAbsent("SIGAP_PUBLIC_URL", url());
        environment.putAll(database.environment());
        running = DemoServer.start(new DemoServer.Setup(Project.root(), data, port, managementPort, environment));
        Watchdog.guard(running.process().pid());
    }

    /** Returns when {@code GET /api/health/ready} answers 200; fails with the log's name where that does not happen. */
    public void awaitReady() {
        running.awaitReady();
    }

    /** SIGKILL: no farewell, nothing flushed. */
    public void kill() {
        ProcessHandle process = ProcessHandle.of(running.process().pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
        ended();
    }

    /** An orderly stop. */
    public void stop() {
        if (running != null) {
            running.close();
            ended();
        }
    }

    public void restart() {
        stop();
        start();
    }

    /** Calls without a token. */
    public Api api() {
        return Api.anonymous(url());
    }

    /** Calls as a demo user; needs {@link #withKeycloak()}. */
    public Api api(String username) {
        return api().signedIn(() -> token(username));
    }

    /** An access token of a demo user; needs {@link #withKeycloak()}. */
    public String token(String username) {
        if (keycloak == null) {
            throw new IllegalStateException("Register the server with Keycloak to sign in as " + username + ".");
        }
        return keycloak.token(username);
    }

    /** Bytes as they are, for what no HTTP client would send. */
    public Socket socket() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    /** Without a trailing slash. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** The Keycloak behind it; needs {@link #withKeycloak()}. */
    public KeycloakServer keycloak() {
        return keycloak;
    }

    public EmbeddedDatabase database() {
        return database;
    }

    /** The folder into which a connector can be dropped. */
    public Path deployments() {
        return data.resolve("deployments");
    }

    public Path log() {
        return data.resolve("log/console.log");
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        failure.addSuppressed(new AssertionError("The server's log is " + log()));
        throw failure;
    }

    private void ended() {
        Watchdog.release(running.process().pid());
        running = null;
    }
}
