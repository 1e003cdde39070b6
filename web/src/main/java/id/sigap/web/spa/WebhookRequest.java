package id.sigap.web.spa;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A platform's request with its own {@code Authorization} header. The sign-in in front would take a platform's token for a
 * person's and refuse it, so {@code undertow-handlers.conf} lays the header aside; the connector finds it where it was.
 */
final class WebhookRequest extends HttpServletRequestWrapper {
    private static final String AUTHORIZATION = "Authorization";
    private static final String LAID_ASIDE = "X-Webhook-Authorization";

    WebhookRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return super.getHeader(original(name));
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return super.getHeaders(original(name));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        Set<String> names = new LinkedHashSet<>(Collections.list(super.getHeaderNames()));
        if (names.removeIf(LAID_ASIDE::equalsIgnoreCase)) {
            names.add(AUTHORIZATION);
        }
        return Collections.enumeration(names);
    }

    private static String original(String name) {
        return name.equalsIgnoreCase(AUTHORIZATION) ? LAID_ASIDE : name;
    }
}
