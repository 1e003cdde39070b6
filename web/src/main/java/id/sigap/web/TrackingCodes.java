package id.sigap.web;

import java.util.regex.Pattern;

/** Links to the citizen's page are shown to staff without the code, which is the citizen's key to it. */
public final class TrackingCodes {
    private static final Pattern CODE = Pattern.compile("\\?code=[A-Za-z0-9]+");

    private TrackingCodes() {}

    public static String hidden(String text) {
        return CODE.matcher(text).replaceAll("?code=\u2026");
    }
}
