package org.example.sigap.mastodon;

import id.sigap.connector.api.ChannelContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.ProtocolException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Calls one server as one account. The JDK's {@link HttpURLConnection} leaves no thread behind when the jar is removed; it follows
 * no redirect here and repeats nothing by itself.
 */
final class MastodonApi {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int READ_MILLIS = 30_000;
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
        return call(open(server + path), LARGEST_ANSWER);
    }

    /**
     * A file as its address was told by the server, without our token.
     *
     * @throws TooLarge where it is larger than that
     */
    Reply file(URL address, int largest) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.openConnection();
        prepare(connection);
        return call(connection, largest);
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
        return call(connection, LARGEST_ANSWER);
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

    private static Reply call(HttpURLConnection connection, int largest) throws IOException {
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
                byte[] body = in == null ? new byte[0] : in.readNBytes(largest + 1);
                if (body.length > largest) {
                    throw new TooLarge();
                }
                return new Reply(status, headers, body);
            }
        } finally {
            connection.disconnect();
        }
    }

    /** More than is taken. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
