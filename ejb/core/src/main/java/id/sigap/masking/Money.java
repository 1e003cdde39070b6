package id.sigap.masking;

import java.util.Set;

/** Tells figures of money from numbers of people. */
final class Money {
    private static final Set<String> AFTER =
            Set.of("rupiah", "ribu", "rb", "juta", "jt", "miliar", "milyar", "triliun");

    private Money() {}

    /** Whether the digits from one run to another are a price: {@code Rp} before, a word of money behind. */
    static boolean isPrice(MarkedText text, int first, int last) {
        String before = text.word(first - 1);
        boolean currency = ("rp".equals(before) || "idr".equals(before)) && text.isGap(first - 1, 2, " .:");
        return currency || AFTER.contains(text.word(last + 1)) && text.isGap(last, 1, " ");
    }

    /** Whether the runs are written as thousands: {@code 1.250.000.000.000}. */
    static boolean isThousands(MarkedText text, int first, int last) {
        if (first == last || text.run(first).length() > 3) {
            return false;
        }
        for (int i = first; i < last; i++) {
            boolean point = text.isGap(i, '.') || text.isGap(i, ',');
            if (!point || text.run(i + 1).length() != 3) {
                return false;
            }
        }
        return true;
    }
}
