package id.sigap.wording.check;

import java.util.Locale;

/** How much a check weighs. */
public enum Severity {
    /** The text cannot be submitted like this. */
    ERROR,
    /** The author should look again; the approver sees it too. */
    WARNING,
    /** Good to know. */
    HINT;

    /** The word of the REST contract: {@code error, warning, hint}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
