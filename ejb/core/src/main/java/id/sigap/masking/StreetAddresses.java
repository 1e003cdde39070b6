package id.sigap.masking;

import java.util.Set;

/**
 * A street, lane or housing estate followed by a house number. A street alone, an RT or a kilometre stays: the agency
 * must be able to find the broken lamp.
 */
final class StreetAddresses {
    private static final Set<String> STREETS = Set.of("jl", "jln", "jalan", "gg", "gang");
    private static final Set<String> ESTATES =
            Set.of("perum", "perumahan", "komplek", "kompleks", "komp", "blok", "asrama", "rusun", "rusunawa", "mess");
    private static final Set<String> NUMBER_WORDS = Set.of("no", "nomor", "nomer", "nmr");
    private static final Set<String> PLACE_NUMBERS = Set.of("rt", "rw", "km", "simpang", "tower", "lantai", "lt");
    private static final Set<String> NO_NAME = Set.of(
            "yang", "yg", "di", "ke", "dari", "dr", "ini", "itu", "dan", "rusak", "mati", "sudah", "sdh", "depan",
            "dekat", "dkt", "hari", "kami", "saya", "ada", "tidak", "ndk", "tiap", "setiap", "sampai", "untuk",
            "menuju", "pada", "pukul", "jam", "tanggal", "tgl", "mulai", "sejak", "besok", "kemarin", "oleh", "karena",
            "akan", "telah", "dengan");
    private static final Set<String> BEHIND_AN_ADDRESS = Set.of("rt", "rw", "kel", "kelurahan", "kec", "kecamatan");
    private static final int MOST_RUNS = 10;

    private StreetAddresses() {}

    static void mask(MarkedText text) {
        for (int i = 0; i < text.runs(); i++) {
            String word = text.word(i);
            if (STREETS.contains(word) || ESTATES.contains(word)) {
                int last = houseNumber(text, i, STREETS.contains(word));
                if (last > i) {
                    text.claim(
                            PersonalDataKind.STREET_ADDRESS,
                            text.run(i).start(),
                            text.run(last).end());
                    i = last;
                }
            }
        }
    }

    /** The run that ends the house number, or -1. */
    private static int houseNumber(MarkedText text, int street, boolean isStreet) {
        int found = -1;
        int names = 0;
        boolean block = "blok".equals(text.word(street));
        for (int i = street + 1; i < Math.min(text.runs(), street + MOST_RUNS); i++) {
            if (!text.isGap(i - 1, 3, " .,-/'#:\u00A0")) {
                break;
            }
            String word = text.word(i);
            if (text.isDigits(i)) {
                String before = text.word(i - 1);
                boolean number = text.run(i).length() <= 4;
                if (NUMBER_WORDS.contains(before) && number) {
                    return withSuffix(text, i);
                }
                if (number
                        && (block || isStreet && names > 0 && endsAddress(text, i))
                        && !PLACE_NUMBERS.contains(before)) {
                    found = withSuffix(text, i);
                }
            } else if (word.isEmpty() || NO_NAME.contains(word)) {
                break;
            } else {
                block |= word.equals("blok");
                names++;
            }
        }
        return found;
    }

    /** A bare figure is a house number only at the end of a clause or before the neighbourhood. */
    private static boolean endsAddress(MarkedText text, int index) {
        String gap = text.gapAfter(index);
        if (index + 1 >= text.runs() && gap.isBlank() || gap.matches("(?s)\\s*[,;.\\n)!?].*")) {
            return true;
        }
        return BEHIND_AN_ADDRESS.contains(text.word(index + 1)) && text.isGap(index, 2, " ");
    }

    /** {@code 12A}, {@code 12/3}. */
    private static int withSuffix(MarkedText text, int index) {
        if (text.isGap(index, 0, "") && text.word(index + 1).length() == 1) {
            return index + 1;
        }
        return text.isDigits(index + 1) && text.isGap(index, '/') ? index + 1 : index;
    }
}
