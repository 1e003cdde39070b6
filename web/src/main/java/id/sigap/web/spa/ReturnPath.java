package id.sigap.web.spa;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page that somebody asked for before they signed in, kept in a cookie that only the sign-in gets. A cookie is the
 * browser's to change, so its value is believed only where it is a page of this application.
 */
final class ReturnPath {
    private static final String COOKIE = "sigap-return";
    private static final int SECONDS = 30 * 60;
    private static final int LONGEST = 1_000;
    private static final Pattern PAGE =
            Pattern.compile("/app(?:/[A-Za-z0-9._~%@:=+,-]*)*(?:\\?[A-Za-z0-9._~%@:=+,/&-]*)?");

    private ReturnPath() {}

    /** Remembers the page of this request; one that could not be believed later is passed over. */
    static void remember(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        String page = request.getRequestURI() + (query == null ? "" : "?" + query);
        if (isPage(page)) {
            response.addCookie(cookie(request, URLEncoder.encode(page, StandardCharsets.US_ASCII), SECONDS));
        }
    }

    /** The remembered page, once; empty where there is none or somebody put another address in its place. */
    static Optional<String> take(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> page = Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(cookie -> decoded(cookie.getValue()))
                .filter(ReturnPath::isPage)
                .findFirst();
        response.addCookie(cookie(request, "", 0));
        return page;
    }

    /** Whether the address, with its query, is a page of the desk: nothing that leads to another host or signs out. */
    static boolean isPage(@Nullable String address) {
        return address != null
                && address.length() <= LONGEST
                && !address.contains("..")
                && !address.startsWith(SignIn.ADDRESS)
                && !address.startsWith(SignOut.ADDRESS)
                && PAGE.matcher(address).matches();
    }

    private static @Nullable String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Cookie cookie(HttpServletRequest request, String value, int seconds) {
        Cookie cookie = new Cookie(COOKIE, value);
        cookie.setPath(SignIn.ADDRESS);
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        return cookie;
    }
}
