package id.sigap.connector.api;

/** How a setting is entered, checked and kept. */
public enum SettingType {
    /** One line of text. */
    TEXT,
    /** Write-only, kept encrypted, reachable through {@link Secrets} alone; never among the settings. */
    SECRET,
    /** A whole number, zero or more. */
    INTEGER,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** One of the declared options. */
    CHOICE,
    /** An absolute http or https address. */
    URL,
    /** An e-mail address. */
    ADDRESS
}
