package id.sigap.connector.api;

/** How a setting is entered, checked and kept. */
public enum SettingType {
    /**
     * One line of text. One whose name ends in {@code host}, {@code server}, {@code domain} or {@code endpoint} says, like a
     * {@link #URL}, which server is called: where it changes, required secrets have to be given again, and optional ones are forgotten unless they are.
     */
    TEXT,
    /** Write-only, kept encrypted, reachable through {@link Secrets} alone; never among the settings. */
    SECRET,
    /**
     * A secret that the administrator enters at the platform, such as a verify token. Sigap makes it where none is given:
     * 43 characters of {@code A-Z a-z 0-9 _ -}, shown once when it is made, and otherwise kept and reached like a
     * {@link #SECRET}.
     */
    TOKEN,
    /** A whole number, zero or more. */
    INTEGER,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** One of the declared options. */
    CHOICE,
    /** An absolute http or https address. */
    URL,
    /** An e-mail address. */
    ADDRESS;

    /** Whether values are kept encrypted and reached through {@link Secrets} alone. */
    public boolean isSecret() {
        return this == SECRET || this == TOKEN;
    }
}
