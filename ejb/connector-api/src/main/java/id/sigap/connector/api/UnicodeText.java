package id.sigap.connector.api;

/**
 * Text that every database takes. A Java string may hold NUL (which PostgreSQL refuses) and halves of surrogate pairs
 * (which no encoding can write); text from outside holds both sooner or later.
 */
public final class UnicodeText {

    private static final char REPLACEMENT = '\uFFFD';

    private UnicodeText() {}

    /** Whether the text holds no NUL and no half of a surrogate pair. */
    public static boolean isStorable(String text) {
        return firstFault(text, 0) < 0;
    }

    /** The text with U+FFFD in the place of each NUL and each half of a surrogate pair; all else stays as it is. */
    public static String storable(String text) {
        int fault = firstFault(text, 0);
        if (fault < 0) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text);
        while (fault >= 0) {
            clean.setCharAt(fault, REPLACEMENT);
            fault = firstFault(text, fault + 1);
        }
        return clean.toString();
    }

    private static int firstFault(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return i;
            }
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
