package id.sigap.connector.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LineTest {

    @Test
    void cutsAServerThatDripsAByteNowAndThen() throws IOException {
        ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Line line = new Line(Duration.ofMillis(500));
                Socket client = line.createSocket()) {
            client.connect(server.getLocalSocketAddress());
            Socket peer = server.accept();
            var dripping = drip.scheduleAtFixedRate(() -> write(peer), 0, 50, TimeUnit.MILLISECONDS);
            client.setSoTimeout(5_000);
            long start = System.nanoTime();

            assertThatThrownBy(() -> {
                        while (client.getInputStream().read() >= 0) {
                            assertThat(System.nanoTime() - start)
                                    .isLessThan(Duration.ofSeconds(5).toNanos());
                        }
                    })
                    .isInstanceOf(IOException.class);
            dripping.cancel(true);
        } finally {
            drip.shutdownNow();
        }
    }

    @Test
    void opensNothingAfterTheTimeIsOver() {
        Line line = new Line(Duration.ofMinutes(1));
        line.close();

        assertThatThrownBy(line::createSocket).isInstanceOf(IOException.class);
    }

    private static void write(Socket peer) {
        try {
            peer.getOutputStream().write('*');
        } catch (IOException e) {
            // The client is gone, as it should be.
        }
    }
}
