package id.sigap.it.access;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import id.sigap.it.harness.Api;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.KeycloakAdmin;
import id.sigap.it.harness.SigapServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Tokens that are wrong in exactly one thing. The realm gets one more key, known to the test and accepted like its own, so that
 * a token with any claims can be signed: the honest one among them is taken, which shows that each other one is refused for
 * its one fault.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ForgedTokens {
    private static final String PERSON = "operator1";

    private final SigapServer server;
    private final Desk desk;
    private KeycloakAdmin keycloak;
    private SigningKey ofTheRealm;
    private SigningKey foreign;
    private String component;
    private JsonObject header;
    private JsonObject claims;
    private Ticket ticket;

    ForgedTokens(SigapServer server) {
        this.server = server;
        this.desk = new Desk(server);
    }

    @BeforeAll
    void theRealmTrustsAKeyThatTheTestHas() throws GeneralSecurityException {
        keycloak = new KeycloakAdmin(server.keycloak());
        ofTheRealm = SigningKey.random();
        foreign = SigningKey.random();
        JsonObjectBuilder config = Json.createObjectBuilder()
                .add("priority", list("-100"))
                .add("enabled", list("true"))
                .add("active", list("false")) // published, yet Keycloak itself signs with its own
                .add("algorithm", list("RS256"))
                .add("privateKey", list(ofTheRealm.privatePem()));
        component = keycloak.post(
                "/components",
                Json.createObjectBuilder()
                        .add("name", "key-of-the-test")
                        .add("providerId", "rsa")
                        .add("providerType", "org.keycloak.keys.KeyProvider")
                        .add("config", config)
                        .build());
        header = Json.createObjectBuilder()
                .add("alg", "RS256")
                .add("typ", "JWT")
                .add("kid", ofTheRealm.id())
                .build();
        claims = SigningKey.claims(server.token(PERSON));
        ticket = desk.complain("Lampu lalu lintas mati di simpang Rapak");
        String honest = ofTheRealm.sign(header, claims);
        // keys are read again ten seconds after the last time at the earliest
        await().atMost(PATIENCE).until(() -> status(honest) == 200);
    }

    @AfterAll
    void theRealmForgetsIt() {
        keycloak.delete("/components/" + component.replaceFirst(".*/", ""), JsonValue.EMPTY_JSON_OBJECT);
    }

    private static JsonArrayBuilder list(String value) {
        return Json.createArrayBuilder().add(value);
    }

    private int status(String token) {
        return as(token).get("/api/me").status();
    }

    private Api as(String token) {
        return server.api().with("Authorization", "Bearer " + token);
    }

    private Map<String, String> forged() throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        JsonObject none = Json.createObjectBuilder(header).add("alg", "none").build();
        JsonObject hmac = Json.createObjectBuilder(header).add("alg", "HS256").build();
        JsonObject withKey =
                Json.createObjectBuilder(header).add("jwk", foreign.publicJwk()).build();
        String honest = ofTheRealm.sign(header, claims);
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("no algorithm, no signature", SigningKey.unsigned(none, claims) + ".");
        tokens.put(
                "no algorithm, the honest signature",
                SigningKey.unsigned(none, claims) + honest.substring(honest.lastIndexOf('.')));
        tokens.put(
                "no algorithm and no key named",
                SigningKey.unsigned(
                                Json.createObjectBuilder().add("alg", "none").build(), claims) + ".");
        tokens.put("signature left out", SigningKey.unsigned(header, claims) + ".");
        tokens.put("signed by another key of that name", foreign.sign(header, claims));
        tokens.put("signed by the key that it brings along", foreign.sign(withKey, claims));
        tokens.put(
                "signed by a key that nobody knows",
                foreign.sign(
                        Json.createObjectBuilder(header)
                                .add("kid", foreign.id())
                                .build(),
                        claims));
        tokens.put("HS256 with the public key (DER)", SigningKey.hmac(ofTheRealm.publicBytes(), hmac, claims));
        tokens.put(
                "HS256 with the public key (PEM)",
                SigningKey.hmac(ofTheRealm.publicPem().getBytes(StandardCharsets.US_ASCII), hmac, claims));
        tokens.put(
                "HS256 with the secret of the client",
                SigningKey.hmac(
                        server.keycloak().environment().get("SIGAP_OIDC_SECRET").getBytes(StandardCharsets.US_ASCII),
                        Json.createObjectBuilder().add("alg", "HS256").build(),
                        claims));
        tokens.put(
                "claims changed under the honest signature",
                SigningKey.unsigned(header, with("preferred_username", "approver1"))
                        + honest.substring(honest.lastIndexOf('.')));
        tokens.put("of another issuer", signed("iss", claims.getString("iss").replace("/sigap", "/master")));
        tokens.put("of no issuer", signedWithout("iss"));
        tokens.put("for another audience", signed("aud", "sigap-directory"));
        tokens.put("for no audience", signedWithout("aud"));
        tokens.put("expired", ofTheRealm.sign(header, with("exp", now - 60)));
        tokens.put("without an end", signedWithout("exp"));
        tokens.put("not valid yet", ofTheRealm.sign(header, with("nbf", now + 600)));
        tokens.put("of type ID", signed("typ", "ID"));
        tokens.put("of type Refresh", signed("typ", "Refresh"));
        tokens.put("of type Offline", signed("typ", "Offline"));
        tokens.put("of no type", signedWithout("typ"));
        tokens.put("about nobody", signedWithout("sub"));
        JsonObject real = keycloak.tokens("sigap-cli", PERSON, "openid");
        tokens.put("Keycloak's own ID token", real.getString("id_token"));
        tokens.put("Keycloak's own refresh token", real.getString("refresh_token"));
        tokens.put(
                "Keycloak's own access token for another client",
                keycloak.tokens("admin-cli", PERSON, "openid").getString("access_token"));
        tokens.put("no token at all", "null");
        return tokens;
    }

    private JsonObject with(String claim, String value) {
        return Json.createObjectBuilder(claims).add(claim, value).build();
    }

    private JsonObject with(String claim, long value) {
        return Json.createObjectBuilder(claims).add(claim, value).build();
    }

    private String signed(String claim, String value) throws GeneralSecurityException {
        return ofTheRealm.sign(header, with(claim, value));
    }

    private String signedWithout(String claim) throws GeneralSecurityException {
        return ofTheRealm.sign(
                header, Json.createObjectBuilder(claims).remove(claim).build());
    }

    @TestFactory
    Stream<DynamicTest> refusesATokenThatIs() throws GeneralSecurityException {
        return forged().entrySet().stream()
                .map(forged -> dynamicTest(forged.getKey(), () -> assertRefused(forged.getValue())));
    }

    private void assertRefused(String token) {
        JsonObject before = desk.see("approver1", ticket);

        Api.Reply read = as(token).get("/api/me");
        Api.Reply write = as(token).post(ticket.path() + "/claim", "{}");

        assertThat(read.status()).isEqualTo(401);
        assertThat(read.json().getString("code")).isEqualTo("signed-out");
        assertThat(write.status()).isEqualTo(401);
        JsonObject after = desk.see("approver1", ticket);
        assertThat(after.get("version")).isEqualTo(before.get("version"));
        assertThat(after.get("holder")).isEqualTo(before.get("holder"));
    }

    @Test
    void takesNoTokenFromTheAddress() {
        assertThat(server.api()
                        .get("/api/me?access_token=" + server.token(PERSON))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void countsTheRolesOfTheRealmAndNoClientsRoles() throws GeneralSecurityException {
        JsonObject roles = Json.createObjectBuilder()
                .add("roles", Json.createArrayBuilder().add("auditor"))
                .build();
        JsonObject claimed = Json.createObjectBuilder(claims)
                .add("resource_access", Json.createObjectBuilder().add("sigap-web", roles))
                .build();

        String token = ofTheRealm.sign(header, claimed);

        assertThat(as(token).get("/api/ledger").status()).isEqualTo(403);
        assertThat(as(token).get("/api/complaints").status()).isEqualTo(200);
    }
}
