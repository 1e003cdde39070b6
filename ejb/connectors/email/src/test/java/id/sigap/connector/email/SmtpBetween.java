package id.sigap.connector.email;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and an SMTP server and spoils one command, once; everything before and after it goes through, so
 * that mailboxes show what the server took.
 */
final class SmtpBetween implements AutoCloseable {

    static final String FINAL_DOT = ".";

    /** In the place of a command: the first line of a mail. */
    static final String WRITING = "(writing)";

    /** Nothing; the connection is gone. */
    static final String HANG_UP = "(hang up)";

    /** The server's answer, and then the connection is gone. */
    static final String THEN_GONE = "(then gone)";

    /** The server's answer, a little later. */
    static final String LATE = "(late)";

    /** Nothing as long as the client waits. */
    static final String SILENCE = "(silence)";

    private static final long A_LITTLE = 50;

    /**
     * What happens to a command.
     *
     * @param command its beginning, or {@link #FINAL_DOT}, or {@link #WRITING}
     * @param heard whether it still reaches the server; if not, nothing does any more on this connection
     * @param reply what the client is told instead
     */
    record Fault(String command, boolean heard, String reply) {}

    private final ServerSocket door;
    private final int serverPort;
    private final Fault fault;
    private final AtomicBoolean happened = new AtomicBoolean();
    private final AtomicInteger connections = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    SmtpBetween(int serverPort, Fault fault) throws IOException {
        this.door = new ServerSocket();
        // Whoever writes much notices soon that nobody reads any more.
        door.setReceiveBufferSize(64 * 1024);
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        this.serverPort = serverPort;
        this.fault = fault;
        threads.execute(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Whether the fault came to pass. */
    boolean happened() {
        return happened.get();
    }

    /** How many times a client came. */
    int connections() {
        return connections.get();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                connections.incrementAndGet();
                threads.execute(() -> passOn(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void passOn(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                BufferedReader asked = reader(client);
                BufferedReader answered = reader(server);
                OutputStream toClient = client.getOutputStream();
                OutputStream toServer = new BufferedOutputStream(server.getOutputStream(), 64 * 1024)) {
            boolean deaf = spoils("CONNECT") && !fault.heard();
            boolean goOn = answer("CONNECT", "", answered, toClient, toServer, asked);
            boolean writing = false;
            while (goOn) {
                String line = asked.readLine();
                if (line == null) {
                    return;
                }
                if (deaf) {
                    say(toClient, "250 2.0.0 baik");
                } else if (writing && !line.equals(FINAL_DOT)) {
                    if (fault.command().equals(WRITING) && happened.compareAndSet(false, true)) {
                        return;
                    }
                    write(toServer, line);
                } else {
                    String command = writing ? FINAL_DOT : line;
                    writing = !writing && line.equals("DATA") && !spoils(line);
                    deaf = spoils(command) && !fault.heard();
                    goOn = answer(command, line, answered, toClient, toServer, asked);
                }
            }
        } catch (IOException e) {
            // one of the two has gone
        }
    }

    private boolean spoils(String command) {
        return !happened.get()
                && (fault.command().equals(FINAL_DOT)
                        ? command.equals(FINAL_DOT)
                        : command.startsWith(fault.command()));
    }

    /** Whether the connection still stands. */
    private boolean answer(
            String command,
            String line,
            BufferedReader answered,
            OutputStream toClient,
            OutputStream toServer,
            BufferedReader asked)
            throws IOException {
        boolean spoilt = spoils(command);
        boolean heard = !spoilt || fault.heard();
        if (heard && !line.isEmpty()) {
            say(toServer, line);
        }
        String answer = heard ? replyOf(answered) : "";
        if (!spoilt) {
            say(toClient, answer);
            return true;
        }
        happened.set(true);
        switch (fault.reply()) {
            case HANG_UP -> {
                return false;
            }
            case SILENCE -> {
                return asked.readLine() != null;
            }
            case THEN_GONE -> {
                say(toClient, answer);
                return false;
            }
            case LATE -> {
                new CompletableFuture<String>()
                        .completeOnTimeout(answer, A_LITTLE, TimeUnit.MILLISECONDS)
                        .join();
                say(toClient, answer);
                return true;
            }
            default -> {
                say(toClient, fault.reply());
                return true;
            }
        }
    }

    private static String replyOf(BufferedReader answered) throws IOException {
        StringBuilder reply = new StringBuilder();
        for (String line = answered.readLine(); line != null; line = answered.readLine()) {
            reply.append(reply.isEmpty() ? "" : "\r\n").append(line);
            if (line.length() < 4 || line.charAt(3) != '-') {
                return reply.toString();
            }
        }
        throw new IOException("The server is gone");
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private static void say(OutputStream out, String line) throws IOException {
        write(out, line);
        out.flush();
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
