package id.sigap.it.harness;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Calls the REST interface as one person, or as nobody. Immutable; {@code with} answers a changed copy. */
public final class Api {
    /**
     * What the server answered.
     *
     * @param body as it came, empty where there was none
     */
    public record Reply(int status, HttpHeaders headers, String body) {
        public JsonObject json() {
            try (JsonReader reader = Json.createReader(new StringReader(body))) {
                return reader.readObject();
            }
        }

        /** The value of the header, empty where it is missing. */
        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    private final HttpClient client;
    private final String base;
    private final Supplier<String> token;
    private final Map<String, String> headers;

    private Api(HttpClient client, String base, Supplier<String> token, Map<String, String> headers) {
        this.client = client;
        this.base = base;
        this.token = token;
        this.headers = headers;
    }

    /** @param base address of the server, without a trailing slash */
    static Api anonymous(String base) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new Api(client, base, null, Map.of("Accept", "application/json"));
    }

    /** @param bearer asked for at each call, so that it may be renewed */
    Api signedIn(Supplier<String> bearer) {
        return new Api(client, base, bearer, headers);
    }

    public Api with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Api(client, base, token, more);
    }

    public Reply get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    /** The bytes of a file; fails where the answer is no 200. */
    public byte[] file(String path) {
        return receive(request("GET", path, BodyPublishers.noBody()), HttpResponse.BodyHandlers.ofByteArray(), 200)
                .body();
    }

    public Reply post(String path, JsonObjectBuilder body) {
        return post(path, body.build().toString());
    }

    public Reply post(String path, String json) {
        return with("Content-Type", "application/json").send("POST", path, BodyPublishers.ofString(json));
    }

    /** Like the form's page: comes again with the same key as long as the server is too busy, at most thirty times. */
    public Reply postPatiently(String path, String json) {
        Reply reply = post(path, json);
        for (int tries = 1;
                reply.status() == 503 && !reply.header("Retry-After").isEmpty() && tries < 30;
                tries++) {
            LockSupport.parkNanos(Duration.ofSeconds(Long.parseLong(reply.header("Retry-After")))
                    .toNanos());
            reply = post(path, json);
        }
        return reply;
    }

    /** A form with one file in its part {@code name}, and texts. */
    public Reply upload(String path, String name, String fileName, byte[] content, Map<String, String> texts) {
        String boundary = "sigap-" + Integer.toHexString(java.util.Arrays.hashCode(content)) + "-boundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        texts.forEach((key, value) -> body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\""
                        + key + "\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + value + "\r\n")
                .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\""
                        + fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return with("Content-Type", "multipart/form-data; boundary=" + boundary)
                .send("POST", path, BodyPublishers.ofByteArray(body.toByteArray()));
    }

    /**
     * Sends a body as it is.
     *
     * @param path with its leading slash, from the root of the server
     */
    public Reply send(String method, String path, BodyPublisher body) {
        HttpResponse<String> response = receive(request(method, path, body), HttpResponse.BodyHandlers.ofString(), 0);
        return new Reply(response.statusCode(), response.headers(), response.body());
    }

    private HttpRequest request(String method, String path, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        headers.forEach(request::setHeader);
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token.get());
        }
        return request.build();
    }

    /** @param expected the only status that is right; 0 where any is */
    private <T> HttpResponse<T> receive(HttpRequest request, HttpResponse.BodyHandler<T> handler, int expected) {
        try {
            HttpResponse<T> response = client.send(request, handler);
            if (expected != 0 && response.statusCode() != expected) {
                throw new AssertionError(request.uri() + " answered " + response.statusCode());
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for " + request.uri(), e);
        }
    }
}
