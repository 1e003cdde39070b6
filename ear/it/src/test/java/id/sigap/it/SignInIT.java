package id.sigap.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import id.sigap.it.harness.Browser;
import id.sigap.it.harness.EmbeddedDatabase;
import id.sigap.it.harness.SigapServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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

    @Test
    void returnsToTheCaseThatALinkNamed() {
        Page page = browser.open("/app/laporan/SGP-2026-000001");
        page.locator("#username").fill("operator1");
        page.locator("#password").fill("demo");
        page.locator("#kc-login").click();

        page.waitForURL(server.url() + "/app/laporan/SGP-2026-000001");
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
}
