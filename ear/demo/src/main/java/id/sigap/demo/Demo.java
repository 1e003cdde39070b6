package id.sigap.demo;

import id.sigap.demo.citizens.Citizens;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/**
 * The whole demonstration as one process with children: mail and, if asked for, the played platforms in this process;
 * Keycloak, WildFly and, if asked for, PostgreSQL as children. When it ends, by Ctrl-C, TERM, a failure or a child's death, everything is stopped.
 */
public final class Demo implements Server {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    /** Opens the channels of the played platforms. */
    private static final String ADMINISTRATOR = "admin1";

    private final Options options;
    private final Console console = Console.ofTerminal();
    private final Deque<Server> running = new ArrayDeque<>();
    private final List<ChildProcess> children = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final DataFolder data;

    private Demo(Options options) {
        this.options = options;
        data = DataFolder.claim(options.data());
    }

    public static void main(String[] arguments) {
        try {
            Demo demo = new Demo(Options.of(arguments));
            demo.logToFile();
            Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "stop"));
            demo.start();
            demo.keepRunning();
        } catch (StartRefused e) {
            System.err.println("\n" + e.getMessage());
            System.exit(1);
        }
    }

    /** What the libraries in this process have to say goes to a file; the terminal is for the person. */
    private void logToFile() {
        try {
            LogManager.getLogManager().reset();
            FileHandler file =
                    new FileHandler(options.data().resolve("demo.log").toString());
            file.setFormatter(new SimpleFormatter());
            Logger.getLogger("").addHandler(file);
            // the mail server's threads end with an exception when a mail program hangs up
            Thread.setDefaultUncaughtExceptionHandler((thread, failure) ->
                    Logger.getLogger(thread.getName()).log(Level.WARNING, "The thread ended.", failure));
        } catch (IOException e) {
            throw new StartRefused("The data folder cannot be written: " + e.getMessage(), e);
        }
    }

    private void start() {
        long begin = System.nanoTime();
        Leftovers leftovers = new Leftovers(options.data().resolve("pids"));
        leftovers.stop(console);
        options.requireFreePorts();
        if (options.reset()) {
            data.empty();
            console.done("Data of earlier runs removed");
        }
        DemoSecrets secrets = DemoSecrets.of(options.data().resolve("secrets"));
        started(DemoMail.start(
                options.port("smtp"), options.port("imap"), options.data().resolve("mail")));
        console.done("Mail server");
        CompletableFuture<DemoKeycloak> keycloak = CompletableFuture.supplyAsync(() -> {
            DemoKeycloak server = DemoKeycloak.start(keycloak(secrets));
            started(server, server.process(), leftovers);
            server.awaitReady();
            return server;
        });
        CompletableFuture<DemoServer> application = CompletableFuture.supplyAsync(() -> {
            Map<String, String> environment = ServerEnvironment.of(options, secrets);
            if (options.postgres()) {
                DemoPostgres postgres = started(DemoPostgres.start(
                        options.port("postgres"), options.data().resolve("postgres")));
                postgres.pid().ifPresent(leftovers::remember);
                environment.putAll(ServerEnvironment.of(postgres));
            }
            DemoServer server = DemoServer.start(new DemoServer.Setup(
                    options.project(),
                    options.data().resolve("server"),
                    options.port("app"),
                    options.port("management"),
                    environment));
            started(server, server.process(), leftovers);
            server.awaitReady();
            return server;
        });
        await("Keycloak and application server", keycloak, application);
        if (options.citizens()) {
            play(keycloak.join().realmUrl());
        }
        console.ready(options, options.publicUrl(), Duration.ofNanos(System.nanoTime() - begin));
    }

    private void play(String realm) {
        Citizens citizens = Citizens.start(options.port("citizen"), options.port("mastodon"));
        started(citizens::close);
        citizens.connect(options.publicUrl(), realm, ADMINISTRATOR, DemoMail.PASSWORD, console::note);
        console.done("Played platforms");
    }

    /** Ends when the shutdown has begun, or throws when a server has gone. */
    private void keepRunning() {
        CompletableFuture.anyOf(children.stream().map(ChildProcess::onExit).toArray(CompletableFuture[]::new))
                .join();
        // Ctrl-C reaches the children as well: give the shutdown a moment to be known before calling it a failure.
        if (!closingWithin(A_MOMENT)) {
            throw children.stream()
                    .filter(child -> !child.isAlive())
                    .findFirst()
                    .orElseThrow()
                    .failed("has stopped");
        }
    }

    private void await(String what, CompletableFuture<?>... starts) {
        CompletableFuture<Object> first = CompletableFuture.anyOf(Stream.concat(
                        Stream.of(CompletableFuture.allOf(starts)),
                        Arrays.stream(starts).map(Demo::failure))
                .toArray(CompletableFuture[]::new));
        while (!first.isDone()) {
            console.waiting(what);
            if (closingWithin(A_MOMENT)) {
                throw new StartRefused("Stopped while starting.");
            }
        }
        try {
            first.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartRefused refused
                    ? refused
                    : new StartRefused("Starting failed: " + e.getCause(), e);
        }
        console.done(what);
    }

    /** Completes only where the start fails. */
    private static CompletableFuture<?> failure(CompletableFuture<?> start) {
        return start.thenCompose(done -> new CompletableFuture<Void>());
    }

    private DemoKeycloak.Setup keycloak(DemoSecrets secrets) {
        return new DemoKeycloak.Setup(
                options.project(),
                options.data().resolve("keycloak"),
                options.port("keycloak"),
                options.port("keycloak-management"),
                options.publicUrl(),
                secrets.get("SIGAP_OIDC_SECRET"),
                secrets.get("SIGAP_DIRECTORY_SECRET"),
                secrets.get("KC_BOOTSTRAP_ADMIN_PASSWORD"));
    }

    private synchronized <T extends Server> T started(T server) {
        if (closing.getCount() == 0) {
            server.close();
            throw new StartRefused("Stopped while starting.");
        }
        running.push(server);
        return server;
    }

    private synchronized void started(Server server, ChildProcess process, Leftovers leftovers) {
        leftovers.remember(process.pid());
        started(server);
        children.add(process);
    }

    @Override
    public void close() {
        List<Server> toStop;
        synchronized (this) {
            if (closing.getCount() == 0) {
                return;
            }
            closing.countDown();
            toStop = List.copyOf(running);
        }
        console.stopping();
        toStop.forEach(Demo::stop);
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        data.release();
        console.stopped();
    }

    private static void stop(Server server) {
        try {
            server.close();
        } catch (RuntimeException e) {
            System.err.println(e.getMessage());
        }
    }

    private boolean closingWithin(Duration time) {
        try {
            return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
