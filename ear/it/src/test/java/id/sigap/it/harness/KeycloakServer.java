package id.sigap.it.harness;

import id.sigap.demo.DemoKeycloak;
import id.sigap.demo.Ports;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A real Keycloak with the demonstration's realm and people, one for all tests of a JVM: its start is the slowest of all.
 * Sign-in in a browser returns to {@link #applicationPort()} only, so the server under test listens there.
 */
public final class KeycloakServer {
    private static final String PASSWORD = "demo";
    private static final String OIDC_SECRET = "secret-of-sigap-web-in-tests";
    private static final String ADMIN_PASSWORD = "admin";
    private static final String DIRECTORY_SECRET = "secret-of-sigap-directory-in-tests";

    private record Token(String value, Instant freshUntil) {}

    private final int applicationPort = Ports.anyFree();
    private final DemoKeycloak keycloak;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private boolean ready;

    private static KeycloakServer shared;

    private KeycloakServer() {
        keycloak = DemoKeycloak.start(new DemoKeycloak.Setup(
                Project.root(),
                Project.freshFolder("keycloak-" + System.getProperty("sigap.ports", "alone")),
                Ports.anyFree(),
                Ports.anyFree(),
                "http://localhost:" + applicationPort,
                OIDC_SECRET,
                DIRECTORY_SECRET,
                ADMIN_PASSWORD));
        Watchdog.guard(keycloak.process().pid());
    }

    /**
     * The one Keycloak of this JVM, started at the first call; it may not be ready yet. It ends with the JVM and not with a test
     * plan, because each class is a plan of its own where several JVMs share the classes out.
     */
    public static synchronized KeycloakServer shared() {
        if (shared == null) {
            shared = new KeycloakServer();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close, "keycloak-end"));
        }
        return shared;
    }

    public synchronized void awaitReady() {
        if (!ready) {
            keycloak.awaitReady();
            ready = true;
        }
    }

    public int applicationPort() {
        return applicationPort;
    }

    /** Address without a path. */
    public String url() {
        return keycloak.url();
    }

    /** The issuer of the realm's tokens. */
    public String realmUrl() {
        return keycloak.realmUrl();
    }

    /** Of the user {@code admin} of the realm {@code master}. */
    public String adminPassword() {
        return ADMIN_PASSWORD;
    }

    /** What the server under test is told about Keycloak. */
    public Map<String, String> environment() {
        return Map.of(
                "OIDC_PROVIDER_URL",
                keycloak.realmUrl(),
                "SIGAP_KEYCLOAK_URL",
                keycloak.url(),
                "SIGAP_OIDC_SECRET",
                OIDC_SECRET,
                "SIGAP_DIRECTORY_SECRET",
                DIRECTORY_SECRET,
                "SIGAP_PUBLIC_URL",
                "http://localhost:" + applicationPort);
    }

    /** An access token of a demo user, by the client {@code sigap-cli}; renewed before it expires. */
    public String token(String username) {
        return tokens.compute(username, (name, known) -> isFresh(known) ? known : fetch(name))
                .value();
    }

    /** The next token of this user is a new one, with the roles that they have then. */
    public void forgetToken(String username) {
        tokens.remove(username);
    }

    private static boolean isFresh(Token token) {
        return token != null && Instant.now().isBefore(token.freshUntil());
    }

    private Token fetch(String username) {
        String form = "grant_type=password&client_id=sigap-cli&username="
                + URLEncoder.encode(username, StandardCharsets.UTF_8) + "&password=" + PASSWORD;
        HttpRequest request = HttpRequest.newBuilder(URI.create(keycloak.realmUrl() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("Keycloak gives no token to " + username + ": " + response.body());
            }
            JsonObject answer =
                    Json.createReader(new StringReader(response.body())).readObject();
            long usable = Math.max(1, answer.getInt("expires_in") - 30L);
            return new Token(answer.getString("access_token"), Instant.now().plusSeconds(usable));
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak gives no token to " + username, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while asking for a token", e);
        }
    }

    private void close() {
        keycloak.close();
        Watchdog.release(keycloak.process().pid());
    }
}
