package id.sigap.connector.email;

import java.io.BufferedInputStream;
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
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a client and an IMAP server and does something just before the server hears a command; told so, it cuts the
 * connection in the middle of the answer.
 */
final class ImapBetween implements AutoCloseable {

    private final ServerSocket door;
    private final int serverPort;
    private final String command;
    private final Runnable before;
    /** How many bytes of answers still go through. */
    private final AtomicLong left;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    ImapBetween(int serverPort, String command, Runnable before) throws IOException {
        this(serverPort, command, before, new AtomicLong(Long.MAX_VALUE));
    }

    private ImapBetween(int serverPort, String command, Runnable before, AtomicLong left) throws IOException {
        this.left = left;
        this.door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        this.serverPort = serverPort;
        this.command = command;
        this.before = before;
        threads.execute(this::serve);
    }

    /** Lets so many bytes of the answer to a command through, and cuts. */
    static ImapBetween cutting(int serverPort, String command, long bytes) throws IOException {
        AtomicLong let = new AtomicLong(Long.MAX_VALUE);
        return new ImapBetween(serverPort, command, () -> let.set(bytes), let);
    }

    int port() {
        return door.getLocalPort();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                threads.execute(() -> passOnCommands(client, server));
                threads.execute(() -> passOnAnswers(server, client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void passOnCommands(Socket client, Socket server) {
        try (client;
                server;
                InputStream in = new BufferedInputStream(client.getInputStream());
                OutputStream out = server.getOutputStream()) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                line.write(b);
                if (b == '\n') {
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

    private void passOnAnswers(Socket server, Socket client) {
        try (server;
                client;
                InputStream in = server.getInputStream();
                OutputStream out = client.getOutputStream()) {
            byte[] buffer = new byte[16 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                long through = Math.max(0, Math.min(n, left.getAndAdd(-n)));
                out.write(buffer, 0, (int) through);
                if (through < n) {
                    return;
                }
            }
        } catch (IOException e) {
            // one of the two has gone
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
