package id.sigap.masking;

/** Indonesian mobile numbers: {@code 0}, {@code 62} or {@code +62}, then 8, 10 to 13 digits in all, with separators. */
final class MobileNumbers {
    private static final String SEPARATORS = " .-()\u00A0\u2010\u2011\u2012\u2013";
    private static final int LONGEST_GAP = 3;
    private static final int FEWEST_DIGITS = 10;
    private static final int MOST_DIGITS = 13;
    /** {@code 62} takes the place of one {@code 0}. */
    private static final int MOST_DIGITS_ABROAD = 14;

    private MobileNumbers() {}

    static void mask(MarkedText text) {
        for (int i = 0; i < text.runs(); i++) {
            if (begins(text, i) && !Money.isPrice(text, i, i)) {
                int last = lastGroup(text, i);
                if (last >= i) {
                    int start = text.run(i).start();
                    char before = text.charBefore(start);
                    boolean sign = before == '+' || before == '(';
                    text.claim(
                            PersonalDataKind.MOBILE,
                            sign ? start - 1 : start,
                            text.run(last).end());
                    i = last;
                }
            }
        }
    }

    /** Whether a mobile number may begin with this run; a date such as {@code 08-12-2026} does not begin one. */
    static boolean begins(MarkedText text, int index) {
        if (!text.isDigits(index) || text.run(index).length() > MOST_DIGITS_ABROAD) {
            return false;
        }
        String digits = text.digits(text.run(index));
        if (digits.startsWith("08") && digits.length() > 2 || digits.startsWith("628") && digits.length() > 3) {
            return true;
        }
        if (!text.isDigits(index + 1)
                || text.run(index + 1).length() > MOST_DIGITS
                || !text.isGap(index, LONGEST_GAP, SEPARATORS)) {
            return false;
        }
        String next = text.digits(text.run(index + 1));
        return switch (digits) {
            case "62" -> next.startsWith("8") && next.length() > 2 || next.startsWith("08") && next.length() > 3;
            case "0" -> next.startsWith("8") && (next.length() > 2 || next.length() == 1);
            default -> false;
        };
    }

    /** The last run that belongs to the number, or -1 when the digits are too few or too many. */
    private static int lastGroup(MarkedText text, int first) {
        int most = text.digits(text.run(first)).startsWith("62") ? MOST_DIGITS_ABROAD : MOST_DIGITS;
        int sum = text.run(first).length();
        if (sum > most) {
            return -1;
        }
        int last = first;
        while (text.isDigits(last + 1)
                && text.isGap(last, LONGEST_GAP, SEPARATORS)
                && sum + text.run(last + 1).length() <= most
                && goesOn(text, sum, last)) {
            last++;
            sum += text.run(last).length();
        }
        return sum >= FEWEST_DIGITS ? last : -1;
    }

    /** Once the digits suffice, a lone short group behind a space is another figure: {@code 08123456789 12 orang}. */
    private static boolean goesOn(MarkedText text, int sum, int last) {
        int next = text.run(last + 1).length();
        return sum < FEWEST_DIGITS
                || !text.isGap(last, ' ')
                || next > 2
                || next == text.run(last).length();
    }
}
