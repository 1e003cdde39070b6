package id.sigap.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Remembers the children of a run in a file, so that the next run can stop those that outlived a parent killed without a
 * chance to stop them. A process is recognised by id and start time, never by its name.
 */
final class Leftovers {
    private static final int GRACE_SECONDS = 20;

    private final Path file;

    Leftovers(Path file) {
        this.file = file;
    }

    synchronized void remember(long pid) {
        String line = pid + " "
                + startOf(ProcessHandle.of(pid)).map(Instant::toString).orElse("-") + "\n";
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new StartRefused("The file " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    void stop(Console console) {
        try {
            if (!Files.exists(file)) {
                return;
            }
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split(" ", 2);
                Optional<ProcessHandle> left = ProcessHandle.of(Long.parseLong(parts[0]))
                        .filter(process -> startOf(Optional.of(process))
                                .map(Instant::toString)
                                .filter(parts[1]::equals)
                                .isPresent());
                if (left.isPresent()) {
                    console.done("Stopping process " + parts[0] + ", left over from a run that was killed");
                    end(left.get());
                }
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new StartRefused("The file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            process.destroyForcibly();
        }
    }

    private static Optional<Instant> startOf(Optional<ProcessHandle> process) {
        return process.flatMap(handle -> handle.info().startInstant());
    }
}
