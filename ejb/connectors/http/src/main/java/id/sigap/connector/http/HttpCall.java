package id.sigap.connector.http;

import id.sigap.connector.api.Bytes;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One call of a platform. Sigap makes it once. What changes nothing (a GET) the JDK repeats once by itself where its
 * connection was dropped before an answer began; a POST it never repeats.
 *
 * @param method in capitals
 * @param uri absolute, http or https
 * @param headers in order; a name may come twice
 * @param body what is sent; empty = no body
 * @param limit for the whole exchange, the answer's last byte included
 * @param largestAnswer in bytes; a longer one is cut off and {@linkplain HttpResult.Unanswered unanswered}
 */
public record HttpCall(
        String method,
        URI uri,
        List<Map.Entry<String, String>> headers,
        Bytes body,
        Duration limit,
        int largestAnswer) {

    /**
     * For {@link #atMost}: the largest file that Sigap keeps, in bytes. To fetch more is of no use; and far more, handed on,
     * would count as a fault of the connector, though it is the citizen's file that is large.
     */
    public static final int LARGEST_FILE = 10 * 1024 * 1024;

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int LARGEST_ANSWER = 8 * 1024 * 1024;

    public HttpCall {
        headers = List.copyOf(headers);
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("A call needs time");
        }
    }

    /** A GET. */
    public static HttpCall get(URI uri) {
        return of("GET", uri);
    }

    /** A DELETE. */
    public static HttpCall delete(URI uri) {
        return of("DELETE", uri);
    }

    /** A call without a body. */
    public static HttpCall of(String method, URI uri) {
        return new HttpCall(method, uri, List.of(), Bytes.empty(), LIMIT, LARGEST_ANSWER);
    }

    /** A POST of JSON. */
    public static HttpCall postJson(URI uri, String json) {
        return of("POST", uri).body("application/json; charset=utf-8", Bytes.utf8(json));
    }

    /** A POST of a form, its fields in the order of the map. */
    public static HttpCall postForm(URI uri, Map<String, String> fields) {
        return of("POST", uri).body("application/x-www-form-urlencoded", Bytes.utf8(query(fields)));
    }

    /** An address with a query, its parameters in the order of the map. */
    public static URI address(String base, Map<String, String> parameters) {
        if (parameters.isEmpty()) {
            return URI.create(base);
        }
        return URI.create(base + (base.contains("?") ? "&" : "?") + query(parameters));
    }

    /** Fields as a form or a query carries them. */
    public static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** One segment of a path. */
    public static String segment(String text) {
        return encode(text).replace("+", "%20");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The same call with a header. */
    public HttpCall header(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new HttpCall(method, uri, more, body, limit, largestAnswer);
    }

    /** The same call with a bearer token. */
    public HttpCall bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    /** The same call with a body. */
    public HttpCall body(String contentType, Bytes content) {
        return new HttpCall(method, uri, headers, content, limit, largestAnswer).header("Content-Type", contentType);
    }

    /** The same call with another limit of time. */
    public HttpCall within(Duration newLimit) {
        return new HttpCall(method, uri, headers, body, newLimit, largestAnswer);
    }

    /** The same call with another limit for the answer's size. */
    public HttpCall atMost(int bytes) {
        return new HttpCall(method, uri, headers, body, limit, bytes);
    }

    /** Method and host; the address and the headers may hold tokens. */
    @Override
    public String toString() {
        return method + " " + uri.getHost();
    }
}
