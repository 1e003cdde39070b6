package id.sigap.it.harness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;

/** Sends bytes to a server as they are, each on a connection of its own. */
public record Wire(SigapServer server) {
    private static final int MOST_MILLIS = 35_000;

    /** @param status 0 where no answer came */
    public record Answer(int status, String text, long millis) {}

    public Answer send(String bytes) throws IOException {
        return send(bytes, MOST_MILLIS);
    }

    public Answer send(String bytes, int patienceMillis) throws IOException {
        try (Socket socket = server.socket()) {
            socket.setSoTimeout(patienceMillis);
            Instant begun = Instant.now();
            socket.getOutputStream().write(bytes.getBytes(UTF_8));
            return read(socket, begun);
        }
    }

    /** Sends these bytes and no more of what they announced. */
    public Answer breakOff(String bytes) throws IOException {
        try (Socket socket = server.socket()) {
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            socket.shutdownOutput();
            return read(socket, Instant.now());
        }
    }

    /** The first answer on the connection. */
    public static Answer read(Socket socket, Instant begun) throws IOException {
        if (socket.getSoTimeout() == 0) {
            socket.setSoTimeout(MOST_MILLIS);
        }
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                received.write(buffer, 0, n);
                if (received.toString(ISO_8859_1).contains("\r\n\r\n")) {
                    break;
                }
            }
        } catch (SocketTimeoutException nothing) {
            assertThat(received.size()).isZero();
        }
        String text = received.toString(UTF_8);
        int status = text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        return new Answer(status, text, Duration.between(begun, Instant.now()).toMillis());
    }
}
