package id.sigap.connector.email;

import java.util.Locale;

/** How a connection is protected. */
enum Security {
    /** TLS from the first byte. */
    TLS,
    /** TLS is demanded after the greeting; without it nothing is said. */
    STARTTLS,
    /** None: only to this very machine, or where the administrator insists. */
    PLAIN;

    static Security of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
