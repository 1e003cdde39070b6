package id.sigap.foundation;

import java.util.Optional;

/**
 * What the installation says by environment variables; see {@code docs/install.md} for the whole list.
 *
 * <p>A system property of the same name wins, so that a test can set one.
 */
public final class Settings {
    private Settings() {}

    public static Optional<String> find(String name) {
        String value = System.getProperty(name);
        if (value == null || value.isBlank()) {
            value = System.getenv(name);
        }
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    public static String get(String name, String otherwise) {
        return find(name).orElse(otherwise);
    }

    /** @throws IllegalStateException naming the variable where it is missing */
    public static String require(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalStateException(
                        "The environment variable " + name + " is not set; docs/install.md tells what it is for."));
    }

    /** True in the demonstration and in tests only: demo users, a movable clock and demo data exist there and nowhere else. */
    public static boolean demo() {
        return "demo".equals(get("SIGAP_PROFILE", "production"));
    }

    /** The address under which citizens and staff reach Sigap, without a trailing slash. */
    public static String publicUrl() {
        String url = get("SIGAP_PUBLIC_URL", "http://localhost:8080");
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
