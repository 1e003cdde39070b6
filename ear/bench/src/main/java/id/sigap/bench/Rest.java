package id.sigap.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Calls to Sigap as citizens and, with Keycloak's tokens, as the people of the demonstration. */
final class Rest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PASSWORD = "demo";

    private record Token(String value, Instant freshUntil) {}

    private final String url;
    private final String realm;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    /** @param realm the address of Keycloak's realm */
    Rest(String url, String realm) {
        this.url = url;
        this.realm = realm;
    }

    HttpClient client() {
        return client;
    }

    /** The answer's body; refuses everything but 200 and 201. */
    String get(String path, String person) {
        return body(send(request(path, person).GET().build()), path);
    }

    /** The answer's body; refuses everything but 200 and 201. */
    String post(String path, String person, String json) {
        return body(send(posting(path, person, json)), path);
    }

    static JsonObject json(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }

    /** @param person a demo user, or null for a citizen */
    HttpRequest posting(String path, String person, String json) {
        return request(path, person)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
    }

    /** A citizen's form. */
    HttpRequest form(String key, String json) {
        return request("/api/public/complaints", null)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(json))
                .build();
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri() + " got no answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for " + request.uri(), e);
        }
    }

    static String body(HttpResponse<String> answer, String path) {
        if (answer.statusCode() != 200 && answer.statusCode() != 201) {
            throw new IllegalStateException(path + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String path, String person) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
        return person == null ? request : request.header("Authorization", "Bearer " + token(person));
    }

    private String token(String person) {
        Token known = tokens.get(person);
        if (known == null || Instant.now().isAfter(known.freshUntil())) {
            known = tokens.compute(
                    person, (name, now) -> now != null && Instant.now().isBefore(now.freshUntil()) ? now : fetch(name));
        }
        return known.value();
    }

    private Token fetch(String person) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(
                        "grant_type=password&client_id=sigap-cli&username=" + person + "&password=" + PASSWORD))
                .build();
        JsonObject answer = json(body(send(request), "Keycloak's token"));
        return new Token(
                answer.getString("access_token"),
                Instant.now().plusSeconds(Math.max(1, answer.getInt("expires_in") - 30)));
    }
}
