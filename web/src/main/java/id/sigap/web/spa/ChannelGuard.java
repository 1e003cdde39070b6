package id.sigap.web.spa;

import id.sigap.web.channels.WebhookDoor;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks for a signed-in person below {@code /api/channels} except at the webhooks, which a platform calls and a connector
 * verifies. {@code web.xml} cannot say that: its patterns have no wildcard in the middle, so the whole tree is open there.
 */
@WebFilter(urlPatterns = "/api/channels/*", asyncSupported = true)
public class ChannelGuard extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final Pattern WEBHOOK = Pattern.compile("/api/channels/([^/;]+)/webhook");

    @Inject
    transient WebhookDoor door;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isWebhook(request.getRequestURI())) {
            door.enter(channel(request.getRequestURI()), new WebhookRequest(request), response, chain);
        } else if (request.getUserPrincipal() != null) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("WWW-Authenticate", "Bearer");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    /** Compares the address as it was sent: an encoded or padded one is no webhook. */
    static boolean isWebhook(String address) {
        return WEBHOOK.matcher(address).matches();
    }

    private static String channel(String address) {
        Matcher webhook = WEBHOOK.matcher(address);
        return webhook.matches() ? webhook.group(1) : "";
    }
}
