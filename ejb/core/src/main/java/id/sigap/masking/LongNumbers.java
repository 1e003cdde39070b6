package id.sigap.masking;

/**
 * Numbers known by their length alone: 16 digits (NIK, KK), 15 (NPWP), 13 (BPJS), in one run or in the groups in which
 * people copy them from a card.
 */
final class LongNumbers {
    private static final String SEPARATORS = " .-\u00A0\u2010\u2011\u2012\u2013";
    private static final int MOST_GROUPS = 8;
    private static final int ID_LENGTH = 16;

    private LongNumbers() {}

    static void mask(MarkedText text, PersonalDataKind kind, int length) {
        for (int i = 0; i < text.runs(); i++) {
            if (text.isDigits(i)) {
                maskRun(text, kind, length, i);
            }
        }
        for (int i = 0; i < text.runs(); i++) {
            if (text.isDigits(i)) {
                maskGroups(text, kind, length, i);
            }
        }
    }

    private static void maskRun(MarkedText text, PersonalDataKind kind, int length, int index) {
        MarkedText.Run run = text.run(index);
        boolean twoRunTogether = length == ID_LENGTH && run.length() > ID_LENGTH && !isInLink(text, run);
        if (run.length() == length && !isElse(text, length, index) || twoRunTogether) {
            text.claim(kind, run.start(), run.end());
        }
    }

    /** Thirteen digits are also the length of a mobile number, and of trillions of rupiah. */
    private static boolean isElse(MarkedText text, int length, int index) {
        return length < ID_LENGTH && (MobileNumbers.begins(text, index) || Money.isPrice(text, index, index))
                || isDecimals(text, index);
    }

    /** The decimals of a coordinate: {@code -1.2379274123456}. */
    private static boolean isDecimals(MarkedText text, int index) {
        return text.isDigits(index)
                && text.isDigits(index - 1)
                && text.run(index - 1).length() <= 3
                && text.isGap(index - 1, '.')
                && text.run(index).length() > 5;
    }

    private static boolean isInLink(MarkedText text, MarkedText.Run run) {
        return "/=_&?".indexOf(text.charBefore(run.start())) >= 0;
    }

    private static void maskGroups(MarkedText text, PersonalDataKind kind, int length, int first) {
        if (text.run(first).length() == 1 || isDecimals(text, first + 1)) {
            return;
        }
        StringBuilder shape = new StringBuilder();
        int sum = 0;
        for (int i = first; i < first + MOST_GROUPS && text.isDigits(i); i++) {
            int digits = text.run(i).length();
            sum += digits;
            shape.append(digits).append('-');
            if (sum == length
                    && i > first
                    && isCardShape(shape.toString())
                    && !Money.isThousands(text, first, i)
                    && !Money.isPrice(text, first, i)
                    && !MobileNumbers.begins(text, first)) {
                text.claim(kind, text.run(first).start(), text.run(i).end());
                return;
            }
            if (sum >= length || !text.isGap(i, 1, SEPARATORS)) {
                return;
            }
        }
    }

    /** Groups of three or more, or one of the shapes in which NIK, NPWP and BPJS numbers are printed. */
    private static boolean isCardShape(String shape) {
        return switch (shape) {
            case "6-2-2-2-4-", "2-2-2-6-4-", "2-2-2-2-2-2-4-", "2-3-3-1-3-3-", "2-3-3-1-6-", "4-4-4-1-" -> true;
            default -> !shape.startsWith("2-") && !shape.contains("-1-") && !shape.contains("-2-");
        };
    }
}
