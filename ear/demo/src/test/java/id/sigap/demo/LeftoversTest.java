package id.sigap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    private final Console console = new Console(new PrintStream(OutputStream.nullOutputStream()), false);

    @TempDir
    Path folder;

    @Test
    void stopsWhatAKilledRunLeftBehind() throws Exception {
        Process left = new ProcessBuilder("sleep", "600").start();
        new Leftovers(folder.resolve("pids")).remember(left.pid());

        new Leftovers(folder.resolve("pids")).stop(console);

        assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("pids")).doesNotExist();
    }

    @Test
    void sparesAStrangerThatGotTheSameId() throws IOException {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(folder.resolve("pids"), stranger.pid() + " 2001-01-01T00:00:00Z\n");

            new Leftovers(folder.resolve("pids")).stop(console);

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }
}
