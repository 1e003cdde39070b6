package id.sigap.identity;

import java.util.Optional;

/** The paths of Keycloak's groups: {@code /agencies/<CODE>}, {@code /agencies/<CODE>/head} and {@code /office/head}. */
public final class Groups {
    /** Whoever stands on the last rung of every ladder. */
    public static final String OFFICE_HEAD = "/office/head";

    private static final String AGENCIES = "/agencies/";
    private static final String HEAD = "/head";

    private Groups() {}

    /** The code of the agency that this path puts somebody into, as officer or as head. */
    public static Optional<String> agency(String path) {
        if (!path.startsWith(AGENCIES)) {
            return Optional.empty();
        }
        String rest = path.substring(AGENCIES.length());
        String code = isHead(path) ? rest.substring(0, rest.length() - HEAD.length()) : rest;
        return code.isEmpty() || code.contains("/") ? Optional.empty() : Optional.of(code);
    }

    /** Whether this path makes somebody the head of an agency. */
    public static boolean isHead(String path) {
        return path.startsWith(AGENCIES) && path.endsWith(HEAD) && path.length() > AGENCIES.length() + HEAD.length();
    }
}
