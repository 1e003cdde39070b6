package id.sigap.it;

import id.sigap.it.harness.SigapServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Sends bytes that no HTTP client would send and tells what came back on the connection. */
final class RawHttp {
    private static final int PATIENCE_MILLIS = 3_000;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([0-9]{3}) ");

    /** @param statuses one for each response on the connection, in order */
    record Answer(List<Integer> statuses, boolean closed) {}

    private RawHttp() {}

    /** Waits until the server closes the connection, or three seconds. */
    static Answer send(SigapServer server, String bytes) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        boolean closed = false;
        try (Socket socket = server.socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                received.write(buffer, 0, n);
            }
            closed = true;
        } catch (SocketTimeoutException stillOpen) {
            closed = false;
        }
        List<Integer> statuses = STATUS_LINE
                .matcher(received.toString(StandardCharsets.ISO_8859_1))
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
        return new Answer(statuses, closed);
    }
}
