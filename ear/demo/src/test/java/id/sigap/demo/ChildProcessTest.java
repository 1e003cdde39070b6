package id.sigap.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    @TempDir
    Path folder;

    @Test
    void aProcessThatEndsTooEarlyNamesItsLogAndItsLastError() {
        try (ChildProcess process = shell("echo INFO fine; echo 'ERROR no space left'; echo INFO bye")) {
            URI nowhere = URI.create("http://127.0.0.1:" + Ports.anyFree() + "/");

            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> process.awaitReady(nowhere, Duration.ofSeconds(30), () -> false))
                    .withMessageContaining("Test stopped while starting")
                    .withMessageContaining(log().toString())
                    .withMessageContaining("ERROR no space left");
        }
    }

    @Test
    void closingEndsTheWholeFamily() throws Exception {
        ChildProcess process = shell("trap '' TERM; sleep 600 & sleep 600 & exec sleep 601");
        ProcessHandle parent = ProcessHandle.of(process.pid()).orElseThrow();
        await(() -> parent.children().count() == 2);
        List<ProcessHandle> family =
                Stream.concat(Stream.of(parent), parent.descendants()).toList();

        process.close(Duration.ofMillis(200));

        assertThat(family).hasSize(3);
        for (ProcessHandle member : family) {
            member.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aBusyPortIsNamedTogetherWithTheWayOut() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> Ports.requireFree(busy.getLocalPort(), "Keycloak", "--keycloak-port"))
                    .withMessageContaining(busy.getLocalPort() + " (Keycloak) is already in use")
                    .withMessageContaining("--keycloak-port");
        }
    }

    @Test
    void aLogWithoutErrorsShowsItsLastLine() throws IOException {
        Files.writeString(log(), "one\ntwo\n\n");

        assertThat(ChildProcess.lastError(log())).isEqualTo("two");
    }

    @Test
    void aLogWithTracesShowsTheDeepestCause() throws IOException {
        Files.writeString(log(), """
                ERROR deployment failed: IllegalStateException: no database
                \tat a.B.c(B.java:1)
                    Caused by: SQLException: no connection
                    Caused by: ConnectException: Connection refused
                ERROR started with errors
                """);

        assertThat(ChildProcess.lastError(log())).isEqualTo("Caused by: ConnectException: Connection refused");
    }

    private ChildProcess shell(String script) {
        return ChildProcess.start("Test", List.of("bash", "-c", script), Map.of(), folder, log());
    }

    private Path log() {
        return folder.resolve("test.log");
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
