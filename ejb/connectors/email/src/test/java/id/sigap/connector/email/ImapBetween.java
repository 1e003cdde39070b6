package id.sigap.connector.email;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands between a client and an IMAP server and does something just before the server hears a command. */
final class ImapBetween implements AutoCloseable {

    private final ServerSocket door;
    private final int serverPort;
    private final String command;
    private final Runnable before;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    ImapBetween(int serverPort, String command, Runnable before) throws IOException {
        this.door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        this.serverPort = serverPort;
        this.command = command;
        this.before = before;
        threads.execute(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                threads.execute(() -> passOn(client, server, true));
                threads.execute(() -> passOn(server, client, false));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void passOn(Socket from, Socket to, boolean commands) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                line.write(b);
                if (!commands || b == '\n') {
                    if (line.toString(StandardCharsets.ISO_8859_1).strip().endsWith(" " + command)) {
                        before.run();
                    }
                    line.writeTo(out);
                    out.flush();
                    line.reset();
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // one of the two has gone
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
