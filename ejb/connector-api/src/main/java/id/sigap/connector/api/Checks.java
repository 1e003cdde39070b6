package id.sigap.connector.api;

/** What the values of this package ask of their components. */
final class Checks {

    private Checks() {}

    static String filled(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " must not be empty");
        }
        return value;
    }

    /** Native ids, versions and keys are columns of unique indexes. */
    static String id(String what, String value) {
        filled(what, value);
        if (value.length() > InboundEvent.MAXIMUM_ID_LENGTH) {
            throw new IllegalArgumentException(what + " has " + value.length() + " characters, at most "
                    + InboundEvent.MAXIMUM_ID_LENGTH + " are allowed: use a hash");
        }
        if (!UnicodeText.isStorable(value)) {
            throw new IllegalArgumentException(what + " holds NUL or half a surrogate pair");
        }
        return value;
    }
}
