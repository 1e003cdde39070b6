package id.sigap.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import id.sigap.it.harness.Browser;
import id.sigap.it.harness.SigapServer;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in and out, with a real Keycloak: in a browser by session, in scripts by token. */
abstract class SignIn {
    private final SigapServer server;
    private final Browser browser;

    SignIn(SigapServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

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
        Page page = browser.openWithoutScripts(link);
        signIn(page);

        page.waitForURL(server.url() + link);
    }

    @Test
    void tellsKeycloakOneAddressWhateverPageWasAskedFor() {
        for (String link : List.of("/app/", "/app/laporan/SGP-2026-000001?x=1", "/app/login")) {
            String keycloak = URLDecoder.decode(browser.openWithoutScripts(link).url(), StandardCharsets.UTF_8);

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
        Page page = browser.open("about:blank");

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

    /** The page still asks for something while its person signs out; the refusal must not turn the way out around. */
    @Test
    void whatThePageAsksForLastDoesNotInterruptTheSignOut() {
        Page page = browser.signedIn("approver1");
        AtomicReference<Route> asked = new AtomicReference<>();
        page.route("**/api/complaints?view=open", asked::set);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Semua terbuka")))
                .click();
        page.waitForCondition(() -> asked.get() != null);
        page.route("**/app/logout", way -> {
            APIResponse signedOut = way.fetch(new Route.FetchOptions().setMaxRedirects(0));
            page.waitForResponse(
                    answer -> answer.status() == 401, () -> asked.get().resume());
            way.fulfill(new Route.FulfillOptions().setResponse(signedOut));
        });

        page.navigate("/app/logout");

        assertThat(page.url()).isEqualTo(server.url() + "/");
    }
}
