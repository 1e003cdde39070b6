package id.sigap.connector.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An SMTP server that misbehaves as told: for each command the reply, or {@link #HANG_UP}. Commands that nothing is said
 * about are answered politely.
 */
final class ScriptedSmtp implements AutoCloseable {

    static final String HANG_UP = "(hang up)";
    static final String FINAL_DOT = ".";

    private final ServerSocket server;
    private final Map<String, String> replies = new TreeMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final StringBuffer heard = new StringBuffer();
    private final CompletableFuture<Void> finished;

    ScriptedSmtp(String command, String reply) throws IOException {
        this(Map.of(command, reply));
    }

    ScriptedSmtp(Map<String, String> replies) throws IOException {
        this.server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        this.replies.putAll(replies);
        this.finished = CompletableFuture.runAsync(this::serve, thread);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Everything the client said, once it is gone. */
    String heard() {
        finished.join();
        return heard.toString();
    }

    private void serve() {
        try (Socket client = server.accept();
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                OutputStream out = client.getOutputStream()) {
            boolean goOn = say(out, replies.getOrDefault("CONNECT", "220 siap"));
            boolean inData = false;
            for (String line = goOn ? in.readLine() : null; line != null; line = in.readLine()) {
                heard.append(line).append('\n');
                if (inData && !line.equals(FINAL_DOT)) {
                    continue;
                }
                boolean endOfData = inData;
                String reply = endOfData ? replies.getOrDefault(FINAL_DOT, "250 2.0.0 diterima") : reply(line);
                inData = !endOfData && reply.startsWith("354");
                if (!say(out, reply)) {
                    return;
                }
            }
        } catch (IOException e) {
            heard.append("(connection lost)");
        }
    }

    private String reply(String line) {
        for (Map.Entry<String, String> entry : replies.entrySet()) {
            if (line.toUpperCase(Locale.ROOT).startsWith(entry.getKey().toUpperCase(Locale.ROOT))) {
                return entry.getValue();
            }
        }
        String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        return switch (verb) {
            case "EHLO" -> "250-halo\r\n250 AUTH PLAIN";
            case "AUTH" -> "235 masuk";
            case "DATA" -> "354 silakan";
            default -> "250 baik";
        };
    }

    private static boolean say(OutputStream out, String reply) throws IOException {
        if (reply.equals(HANG_UP)) {
            return false;
        }
        out.write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return true;
    }

    @Override
    public void close() throws IOException {
        server.close();
        thread.shutdownNow();
    }
}
