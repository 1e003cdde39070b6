package id.sigap.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import id.sigap.it.harness.Api;
import id.sigap.it.harness.Browser;
import id.sigap.it.harness.EmbeddedDatabase;
import id.sigap.it.harness.SigapServer;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in and out, with a real Keycloak: in a browser by session, in scripts by token. */
class SignInIT {
    @RegisterExtension
    static final SigapServer server = SigapServer.on(EmbeddedDatabase.h2()).withKeycloak();

    @RegisterExtension
    static final Browser browser = Browser.on(server);

    @Test
    void takesATokenOfTheRealm() {
        assertThat(server.api("operator1").get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void refusesATokenWhoseSignatureWasChanged() {
        String token = server.token("operator1");
        String forged = token.substring(0, token.length() - 8) + "AAAAAAAA";

        assertThat(server.api()
                        .with("Authorization", "Bearer " + forged)
                        .get("/api/me")
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/laporan/SGP-2026-000001",
                "/app/inbox/open?q=air%20mati&channel=web-form",
                "/app/inbox/mine"
            })
    void returnsToThePageThatALinkNamed(String link) {
        Page page = browser.open(link);
        signIn(page);

        page.waitForURL(server.url() + link);
    }

    @Test
    void tellsKeycloakOneAddressWhateverPageWasAskedFor() {
        for (String link : List.of("/app/", "/app/laporan/SGP-2026-000001?x=1", "/app/login")) {
            String keycloak = URLDecoder.decode(browser.open(link).url(), StandardCharsets.UTF_8);

            assertThat(keycloak)
                    .contains("&redirect_uri=" + server.url() + "/app/login&", "code_challenge_method=S256");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/app/", "/app/login/", "/app/login/x", "/app/login?x=1", "/app/inbox", "/", "@evil.example/"})
    void keycloakSendsNobodyToAnyOtherAddress(String address) {
        String ask = server.keycloak().realmUrl()
                + "/protocol/openid-connect/auth?response_type=code&client_id=sigap-web&scope=openid&state=x"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&redirect_uri="
                + URLEncoder.encode(server.url() + address, StandardCharsets.UTF_8);
        Page page = browser.open("/");

        Response answer = page.navigate(ask);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(page.locator("#kc-login").count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example/", "//evil.example/", "/app/../../evil", "/app/logout", "/\\evil.example"})
    void goesToTheInboxWhereSomebodyPutAnotherAddressIntoTheCookie(String address) {
        Page page = browser.open("/app/inbox/mine");
        page.context()
                .addCookies(List.of(new Cookie("sigap-return", URLEncoder.encode(address, StandardCharsets.UTF_8))
                        .setDomain("localhost")
                        .setPath("/app/login")));
        signIn(page);

        page.waitForURL(url -> url.startsWith(server.url() + "/app/inbox"));
        assertThat(page.url()).doesNotContain("evil", "mine");
    }

    private static void signIn(Page page) {
        page.locator("#username").fill("operator1");
        page.locator("#password").fill("demo");
        page.locator("#kc-login").click();
    }

    @Test
    void keepsTheSessionInACookieThatScriptsAndForeignSitesDoNotGet() {
        Page page = browser.signedIn("operator1");

        Cookie session = page.context().cookies(server.url()).stream()
                .filter(cookie -> cookie.name.equals("sigap-session"))
                .findFirst()
                .orElseThrow();
        assertThat(session.httpOnly).isTrue();
        assertThat(session.sameSite).isEqualTo(SameSiteAttribute.LAX);
        assertThat(page.request().get(server.url() + "/api/me").status()).isEqualTo(200);
    }

    @Test
    void endsTheSessionHereAndAtKeycloak() {
        Page page = browser.signedIn("approver1");

        page.navigate("/app/logout");

        assertThat(page.url()).isEqualTo(server.url() + "/");
        assertThat(page.request().get(server.url() + "/api/me").status()).isEqualTo(401);
        page.navigate("/app/");
        assertThat(page.locator("#kc-login").isVisible()).isTrue();
    }

    /** What the page asks for goes on while somebody signs out; nothing of it may bring the session back. */
    @RepeatedTest(5)
    void staysSignedOutWhateverWasUnderWay() throws Exception {
        Page page = browser.signedIn("approver1");
        String cookie = session(page);
        Set<String> sessions = ConcurrentHashMap.newKeySet();
        sessions.add(cookie);
        AtomicBoolean on = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 8; i++) {
            threads.execute(() -> {
                while (on.get()) {
                    sessionsOf(server.api().with("Cookie", cookie).get("/api/me"))
                            .forEach(sessions::add);
                }
            });
        }
        server.api().with("Cookie", cookie).get("/api/me");

        Api.Reply out = server.api().with("Cookie", cookie).get("/app/logout");

        assertThat(out.header("Location")).startsWith(server.keycloak().realmUrl());
        on.set(false);
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        for (String each : sessions) {
            assertThat(server.api().with("Cookie", each).get("/api/me").status())
                    .as(each)
                    .isEqualTo(401);
        }
    }

    @Test
    void endsNoOtherSessionOfTheSamePerson() {
        Page page = browser.signedIn("approver1");
        String token = server.token("approver1");
        assertThat(server.api("approver1").get("/api/me").status()).isEqualTo(200);

        page.navigate("/app/logout");

        assertThat(server.api()
                        .with("Authorization", "Bearer " + token)
                        .get("/api/me")
                        .status())
                .as("a session of its own is not ended")
                .isEqualTo(200);
        page.navigate("/app/inbox/mine");
        page.locator("#kc-login").waitFor();
    }

    private static String session(Page page) {
        return page.context().cookies(server.url()).stream()
                .filter(cookie -> cookie.name.equals("sigap-session"))
                .map(cookie -> cookie.name + "=" + cookie.value)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> sessionsOf(Api.Reply reply) {
        return reply.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("sigap-session="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .toList();
    }
}
