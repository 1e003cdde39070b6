package id.sigap.web;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.Set;

/**
 * A signed-in browser's session changes something only with the header {@code X-Sigap}, which a foreign page cannot send.
 * Bearer tokens and the public calls need none: nothing that a browser sends by itself stands behind them.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
public class OnlyOurOwnPages implements ContainerRequestFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Context
    HttpServletRequest servlet;

    @Override
    public void filter(ContainerRequestContext request) {
        String authorization = request.getHeaderString("Authorization");
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
        String path = request.getUriInfo().getPath();
        boolean open =
                path.startsWith("/public/") || path.startsWith("public/") || path.matches("/?channels/[^/]+/webhook");
        if (SAFE.contains(request.getMethod()) || bearer || open || request.getHeaderString("X-Sigap") != null) {
            return;
        }
        request.abortWith(Problems.problem(
                403,
                "header-expected",
                "Perubahan hanya diterima dari halaman Sigap sendiri (header X-Sigap).",
                Map.of()));
    }
}
