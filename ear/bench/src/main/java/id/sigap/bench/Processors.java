package id.sigap.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads how much processor time the three that work have used: Sigap's server, the database, this JVM. */
final class Processors {
    private final long server;
    private final long database;

    Processors(long server, long database) {
        this.server = server;
        this.database = database;
    }

    /** Processor time since each process began, in milliseconds. */
    record Used(long server, long database, long here) {
        Used since(Used before) {
            return new Used(server - before.server, database - before.database, here - before.here);
        }
    }

    Used now() {
        return new Used(
                millis(ProcessHandle.of(server).stream()),
                millis(ProcessHandle.of(database).stream()
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))),
                millis(Stream.of(ProcessHandle.current())));
    }

    private static long millis(Stream<ProcessHandle> processes) {
        return processes
                .map(process -> process.info().totalCpuDuration())
                .flatMap(Optional::stream)
                .mapToLong(Duration::toMillis)
                .sum();
    }
}
