package id.sigap.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Ends the servers of the tests when the JVM is gone, even by SIGKILL: a shell that reads process ids from this JVM and,
 * when the pipe breaks, kills those that were not taken back.
 */
final class Watchdog {
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            pids=' '
            while read -r sign pid; do
              case $sign in
                +) pids="$pids$pid " ;;
                -) pids="${pids%% $pid *} ${pids#* $pid }" ;;
              esac
            done
            for pid in $pids; do kill -KILL "$pid" 2>/dev/null; done
            """;

    private static final Watchdog ONLY = new Watchdog();

    private final Writer pipe;

    private Watchdog() {
        try {
            Process shell = new ProcessBuilder("sh", "-c", SCRIPT)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            pipe = shell.outputWriter(StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("The watchdog cannot start", e);
        }
    }

    static void guard(long pid) {
        ONLY.tell("+ " + pid);
    }

    /** The process has ended; its id may be somebody else's soon. */
    static void release(long pid) {
        ONLY.tell("- " + pid);
    }

    private synchronized void tell(String line) {
        try {
            pipe.write(line + "\n");
            pipe.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The watchdog is gone", e);
        }
    }
}
