package id.sigap.web.spa;

import id.sigap.foundation.Settings;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.wildfly.security.http.oidc.OidcSecurityContext;

/**
 * Ends the session here and at Keycloak (RP-initiated logout, OpenID Connect) and returns to the public page. A link on a
 * foreign site cannot sign anybody out.
 */
@WebServlet(SignOut.ADDRESS)
public class SignOut extends HttpServlet {
    private static final long serialVersionUID = 1;

    static final String ADDRESS = "/app/logout";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            response.sendRedirect(SignIn.INBOX);
            return;
        }
        StringBuilder away = new StringBuilder(Settings.get("OIDC_PROVIDER_URL", "http://localhost:8180/realms/sigap"))
                .append("/protocol/openid-connect/logout?client_id=sigap-web&post_logout_redirect_uri=")
                .append(encoded(Settings.publicUrl() + "/"));
        if (request.getAttribute(OidcSecurityContext.class.getName()) instanceof OidcSecurityContext signedIn
                && signedIn.getIDTokenString() != null) {
            away.append("&id_token_hint=").append(encoded(signedIn.getIDTokenString()));
        }
        request.logout();
        response.sendRedirect(away.toString());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
