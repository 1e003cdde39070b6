package id.sigap.web.admin;

import id.sigap.foundation.Refusal;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version that a caller saw, in the header {@code If-Match}. */
final class Versions {
    private static final Pattern QUOTED = Pattern.compile("\"?(\\d{1,18})\"?");

    private Versions() {}

    /** @return null where the header is missing; the act then refuses */
    static Long seen(HttpHeaders headers) {
        String value = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (value == null || value.isBlank()) {
            return null;
        }
        Matcher version = QUOTED.matcher(value.strip());
        if (!version.matches()) {
            throw Refusal.invalid("If-Match harus versi dalam tanda kutip, seperti \"3\".");
        }
        return Long.valueOf(version.group(1));
    }

    static String tag(long version) {
        return "\"" + version + "\"";
    }
}
