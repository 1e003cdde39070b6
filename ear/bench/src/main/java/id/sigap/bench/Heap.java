package id.sigap.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of its heap another JVM uses, asked with the JDK's own {@code jcmd}. */
final class Heap {
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final long process;

    Heap(long process) {
        this.process = process;
    }

    /** In megabytes, garbage included. */
    double used() {
        Matcher first = USED.matcher(ask("GC.heap_info"));
        if (!first.find()) {
            throw new IllegalStateException("The server's heap could not be asked for");
        }
        return Long.parseLong(first.group(1)) / 1024.0;
    }

    /** In megabytes, after garbage was collected. */
    double live() {
        ask("GC.run");
        return used();
    }

    private String ask(String command) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(process),
                            command)
                    .redirectErrorStream(true)
                    .start();
            try (InputStream output = jcmd.getInputStream()) {
                return new String(output.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("jcmd cannot be started", e);
        }
    }
}
