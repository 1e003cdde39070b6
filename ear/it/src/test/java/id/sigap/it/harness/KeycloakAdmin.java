package id.sigap.it.harness;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;

/** Keycloak's own REST interface, as its administrator, and its token endpoint, as anybody. */
public final class KeycloakAdmin {
    private final KeycloakServer keycloak;
    private final HttpClient client = HttpClient.newHttpClient();
    private String token;
    private Instant freshUntil = Instant.EPOCH;

    public KeycloakAdmin(KeycloakServer keycloak) {
        this.keycloak = keycloak;
    }

    /** What the token endpoint of the realm answers a demo user; each call signs in anew. */
    public JsonObject tokens(String clientId, String username, String scope) {
        return tokens(
                keycloak.realmUrl(),
                "grant_type=password&client_id=" + clientId + "&username=" + username + "&password=demo&scope="
                        + scope);
    }

    private JsonObject tokens(String realm, String form) {
        return read(send(
                        HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded"),
                        "POST",
                        BodyPublishers.ofString(form)))
                .asJsonObject();
    }

    /**
     * A part of the realm.
     *
     * @param path below {@code /admin/realms/sigap}
     */
    public JsonStructure get(String path) {
        return read(admin("GET", path, BodyPublishers.noBody()));
    }

    public JsonArray list(String path) {
        return get(path).asJsonArray();
    }

    public void put(String path, JsonObject body) {
        admin("PUT", path, BodyPublishers.ofString(body.toString()));
    }

    /** The address of what was made. */
    public String post(String path, JsonStructure body) {
        return admin("POST", path, BodyPublishers.ofString(body.toString()))
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    public void delete(String path, JsonStructure body) {
        admin("DELETE", path, BodyPublishers.ofString(body.toString()));
    }

    private String token() {
        if (token == null || Instant.now().isAfter(freshUntil)) {
            token = tokens(
                            keycloak.url() + "/realms/master",
                            "grant_type=password&client_id=admin-cli&username=admin&password="
                                    + keycloak.adminPassword())
                    .getString("access_token");
            freshUntil = Instant.now().plusSeconds(30);
        }
        return token;
    }

    private HttpResponse<String> admin(String method, String path, BodyPublisher body) {
        return send(
                HttpRequest.newBuilder(URI.create(keycloak.url() + "/admin/realms/sigap" + path))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token()),
                method,
                body);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String method, BodyPublisher body) {
        try {
            HttpResponse<String> response =
                    client.send(request.method(method, body).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(
                        "Keycloak refuses " + response.uri() + ": " + response.statusCode() + " " + response.body());
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while asking Keycloak", e);
        }
    }

    private static JsonStructure read(HttpResponse<String> response) {
        try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
            return reader.read();
        }
    }

    /** A copy of that object with these attributes set. */
    public static JsonObject withAttributes(JsonObject client, Map<String, String> attributes) {
        var changed = Json.createObjectBuilder(client.getJsonObject("attributes"));
        attributes.forEach(changed::add);
        return Json.createObjectBuilder(client).add("attributes", changed).build();
    }
}
