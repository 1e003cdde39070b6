package org.example.sigap.mastodon;

import id.sigap.connector.api.ChannelContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Calls one server as one account. The JDK's {@link HttpURLConnection} leaves no thread behind when the jar is removed; it follows
 * no redirect here and repeats no POST by itself. Its reading does not end when the thread is interrupted, and its time-out counts for
 * each read alone: so both are short, and the whole answer has a deadline of its own.
 */
final class MastodonApi {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 8_000;

    /** From the call to the answer's last byte; with one read more, three calls stay within the minute that a poll has. */
    private static final Duration ANSWER = Duration.ofSeconds(12);

    private static final Duration FILE = Duration.ofMinutes(2);
    private static final int LARGEST_ANSWER = 10 * 1024 * 1024;

    private final String server;
    private final String token;

    private MastodonApi(String server, String token) {
        this.server = server;
        this.token = token;
    }

    /** @throws id.sigap.connector.api.MissingSettingException where the channel lacks a setting */
    static MastodonApi of(ChannelContext context) {
        return new MastodonApi(
                server(context.settings().text(MastodonConnector.SERVER)), context.secrets().require(MastodonConnector.TOKEN).reveal());
    }

    /** One address for one server, however it was typed. */
    static String server(String typed) {
        return typed.strip().replaceAll("/+$", "");
    }

    String server() {
        return server;
    }

    Reply get(String path) throws IOException {
        return call(open(server + path), LARGEST_ANSWER, ANSWER);
    }

    /**
     * A file as its address was told by the server, without our token.
     *
     * @throws TooLarge where it is larger than that
     */
    Reply file(URL address, int largest) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.openConnection();
        prepare(connection);
        return call(connection, largest, FILE);
    }

    Reply post(String path, String json, String idempotencyKey) throws IOException {
        HttpURLConnection connection = open(server + path);
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("Idempotency-Key", idempotencyKey);
        connection.setDoOutput(true);
        // also keeps the JDK from sending it twice by itself
        connection.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        return call(connection, LARGEST_ANSWER, ANSWER);
    }

    private HttpURLConnection open(String address) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url(address).openConnection();
        prepare(connection);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setRequestProperty("Accept", "application/json");
        return connection;
    }

    private static void prepare(HttpURLConnection connection) {
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestProperty("User-Agent", "Sigap-Mastodon/1.0.0");
    }

    private static URL url(String address) throws MalformedURLException {
        return new URL(address);
    }

    private static Reply call(HttpURLConnection connection, int largest, Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        try {
            int status = connection.getResponseCode();
            if (status < 0) {
                throw new ProtocolException("no HTTP");
            }
            Map<String, String> headers = new HashMap<>();
            for (Map.Entry<String, List<String>> each : connection.getHeaderFields().entrySet()) {
                if (each.getKey() != null) {
                    headers.put(each.getKey().toLowerCase(Locale.ROOT), String.join(", ", each.getValue()));
                }
            }
            try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                return new Reply(status, headers, in == null ? new byte[0] : read(in, largest, end));
            }
        } finally {
            connection.disconnect();
        }
    }

    /**
     * Reads to the end, but not beyond a limit of size or time, nor when Sigap interrupted the call.
     *
     * @param end on the clock of {@link System#nanoTime()}
     */
    static byte[] read(InputStream in, int largest, long end) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        for (int count = in.read(some); count >= 0; count = in.read(some)) {
            body.write(some, 0, count);
            if (body.size() > largest) {
                throw new TooLarge();
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted");
            }
            if (System.nanoTime() - end > 0) {
                throw new SocketTimeoutException("the answer takes too long");
            }
        }
        return body.toByteArray();
    }

    /** More than is taken. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
