package id.sigap.masking;

/** What stands in a masked text where personal data stood: {@code [telepon]}, {@code [NIK/KK …0003]}. */
final class MaskTokens {
    private static final int READABLE_DIGITS = 4;

    private MaskTokens() {}

    static String of(PersonalDataKind kind, String original) {
        return kind == PersonalDataKind.NATIONAL_ID
                ? "[" + kind.token() + " …" + lastDigits(original) + "]"
                : "[" + kind.token() + "]";
    }

    private static String lastDigits(String original) {
        StringBuilder last = new StringBuilder();
        for (int i = original.length() - 1; i >= 0 && last.length() < READABLE_DIGITS; i--) {
            int digit = Character.digit(original.charAt(i), 10);
            if (digit >= 0) {
                last.append(digit);
            }
        }
        return last.reverse().toString();
    }

    /** The index behind a mask of this kind that starts at the given place, or -1. */
    static int endOf(PersonalDataKind kind, String text, int at) {
        if (!text.startsWith(kind.token(), at + 1)) {
            return -1;
        }
        int end = at + 1 + kind.token().length();
        if (kind == PersonalDataKind.NATIONAL_ID && text.startsWith(" …", end)) {
            end += 2;
            for (int i = 0; i < READABLE_DIGITS && end < text.length() && isAsciiDigit(text.charAt(end)); i++) {
                end++;
            }
        }
        return end < text.length() && text.charAt(end) == ']' ? end + 1 : -1;
    }

    private static boolean isAsciiDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
