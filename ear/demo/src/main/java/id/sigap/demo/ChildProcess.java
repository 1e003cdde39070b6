package id.sigap.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server in a process of its own, with its output in one log file. Closing it leaves no process behind. */
public final class ChildProcess implements Server {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final int SHOWN = 400;
    private static final Pattern CAUSE = Pattern.compile("^Caused by: ");
    private static final Pattern ERROR = Pattern.compile("\\b(ERROR|FATAL|SEVERE)\\b|^Error|Exception: ");

    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a process whose output goes to a log.
     *
     * @param environment added to this process's own environment
     * @param log replaced at each start
     */
    public static ChildProcess start(
            String name, List<String> command, Map<String, String> environment, Path directory, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(directory);
            Files.createDirectories(log.toAbsolutePath().getParent());
            return new ChildProcess(name, builder.start(), log);
        } catch (IOException e) {
            throw new StartRefused(name + " could not be started: " + e.getMessage(), e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes when the process has ended, for whatever reason. */
    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** Waits for the process to end by itself and answers its exit code. */
    public int waitFor(Duration limit) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new StartRefused(name + " did not finish within " + limit.toSeconds() + " s; see " + log + ".");
    }

    /**
     * Waits until the address answers 200.
     *
     * @param hopeless asked now and then; true ends the waiting at once
     * @throws StartRefused naming the log and its last error, where the process ends first or the time is over
     */
    public void awaitReady(URI address, Duration limit, BooleanSupplier hopeless) {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        long end = System.nanoTime() + limit.toNanos();
        while (!answers(client, request)) {
            if (!process.isAlive()) {
                throw failed("stopped while starting");
            }
            if (hopeless.getAsBoolean()) {
                throw failed("could not start");
            }
            if (System.nanoTime() > end) {
                throw failed("was not ready after " + limit.toSeconds() + " s");
            }
            pause();
        }
    }

    /** What to tell when the process is gone or useless: the log's name and its last error. */
    public StartRefused failed(String how) {
        return new StartRefused(name + " " + how + "; see " + log + ".\n  Last error there: " + lastError(log));
    }

    /** The deepest cause that a log ends with, else its last error, else its last line; shortened. */
    static String lastError(Path log) {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            List<String> all =
                    lines.filter(line -> !line.isBlank()).map(String::strip).toList();
            String found = last(all, CAUSE)
                    .or(() -> last(all, ERROR))
                    .orElse(all.isEmpty() ? "(the log is empty)" : all.get(all.size() - 1));
            return found.substring(0, Math.min(found.length(), SHOWN));
        } catch (IOException | UncheckedIOException e) {
            return "(the log cannot be read: " + e.getMessage() + ")";
        }
    }

    private static Optional<String> last(List<String> lines, Pattern pattern) {
        return lines.stream().filter(line -> pattern.matcher(line).find()).reduce((earlier, later) -> later);
    }

    @Override
    public void close() {
        close(GRACE);
    }

    /** Asks to end, and after the grace forces it. */
    void close(Duration grace) {
        List<ProcessHandle> family = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroy();
        try {
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        family.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean answers(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Stopped while waiting.", e);
        }
    }

    /** Sleeps, but not longer than the process lives. */
    private void pause() {
        try {
            process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Stopped while waiting.", e);
        }
    }
}
