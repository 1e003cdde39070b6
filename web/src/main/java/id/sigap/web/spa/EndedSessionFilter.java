package id.sigap.web.spa;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.wildfly.security.http.oidc.OidcSecurityContext;

/** Refuses what comes with a session that was ended, and drops it; a page is asked for again, by nobody. Mapped in web.xml. */
public class EndedSessionFilter extends HttpFilter {
    private static final long serialVersionUID = 1;

    @Inject
    private transient EndedSessions ended;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request.getAttribute(OidcSecurityContext.class.getName()) instanceof OidcSecurityContext signedIn)
                || signedIn.getToken() == null
                || !ended.isEnded(signedIn.getToken())) {
            chain.doFilter(request, response);
            return;
        }
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        response.setHeader("Cache-Control", "no-store");
        if (session != null && request.getServletPath().startsWith("/app")) {
            String query = request.getQueryString();
            response.sendRedirect(request.getRequestURI() + (query == null ? "" : "?" + query));
        } else {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }
}
