package id.sigap.it.access;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import id.sigap.it.harness.Browser;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.KeycloakAdmin;
import id.sigap.it.harness.SigapServer;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A role that was taken away in Keycloak counts no longer once the token that names it ends. {@code docs/install.md} promises
 * five minutes, the life of a token in the shipped realm; here a token lives for eight seconds.
 */
abstract class RevokedRoles {
    private static final String PERSON = "operator4";
    private static final int LIFE_SECONDS = 8;

    private final SigapServer server;
    private final Browser browser;
    private final Desk desk;
    private KeycloakAdmin keycloak;

    RevokedRoles(SigapServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
        this.desk = new Desk(server);
    }

    @BeforeEach
    void tokensAreShortLived() {
        keycloak = new KeycloakAdmin(server.keycloak());
        lifespan(String.valueOf(LIFE_SECONDS));
    }

    @AfterEach
    void asItWas() {
        lifespan("");
        keycloak.post("/users/" + id() + "/role-mappings/realm", role());
    }

    private void lifespan(String seconds) {
        for (String clientId : List.of("sigap-web", "sigap-cli")) {
            JsonObject client = keycloak.list("/clients?clientId=" + clientId).getJsonObject(0);
            keycloak.put(
                    "/clients/" + client.getString("id"),
                    KeycloakAdmin.withAttributes(client, Map.of("access.token.lifespan", seconds)));
        }
    }

    private String id() {
        return keycloak.list("/users?exact=true&username=" + PERSON)
                .getJsonObject(0)
                .getString("id");
    }

    private JsonArray role() {
        return Json.createArrayBuilder()
                .add(keycloak.get("/roles/operator").asJsonObject())
                .build();
    }

    @Test
    void theShippedRealmKeepsTheFiveMinutesOfTheDocument() {
        assertThat(keycloak.get("").asJsonObject().getInt("accessTokenLifespan"))
                .isEqualTo(300);
    }

    @Test
    void countsNoLongerForSessionTokenOrLiveEventsWhenTheTokenEnds() throws Exception {
        Page page = browser.signedIn(PERSON);
        assertThat(sessionStatus(page)).isEqualTo(200);
        String token = keycloak.tokens("sigap-cli", PERSON, "openid").getString("access_token");
        assertThat(tokenStatus(token)).isEqualTo(200);
        Ticket ticket = desk.complain("Halte rusak di Jalan Ahmad Yani");
        try (LiveStream events = LiveStream.withToken(server, token)) {
            keycloak.delete("/users/" + id() + "/role-mappings/realm", role());

            await().atMost(LIFE_SECONDS + 5, SECONDS)
                    .pollInterval(500, MILLISECONDS)
                    .until(() -> sessionStatus(page) == 403 && tokenStatus(token) == 401);
            assertThat(page.request().get(server.url() + "/api/me").status())
                    .as("still signed in, as somebody without the role")
                    .isEqualTo(200);
            desk.act("operator1", ticket, "notes", "{\"text\":\"Sesudah dicabut\"}");
            assertThat(events.untilItsEnd()).doesNotContain("\"claimed\"");
        }
        String later = keycloak.tokens("sigap-cli", PERSON, "openid").getString("access_token");
        assertThat(tokenStatus(later)).isEqualTo(403);
    }

    private int sessionStatus(Page page) {
        return page.request().get(server.url() + "/api/complaints").status();
    }

    private int tokenStatus(String token) {
        return server.api()
                .with("Authorization", "Bearer " + token)
                .get("/api/complaints")
                .status();
    }
}
