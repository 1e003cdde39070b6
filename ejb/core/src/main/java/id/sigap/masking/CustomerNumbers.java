package id.sigap.masking;

import java.util.Set;

/** Customer, meter and account numbers: 6 to 12 digits behind a word that announces them. */
final class CustomerNumbers {
    private static final Set<String> KEYWORDS = Set.of(
            "pelanggan",
            "idpel",
            "nopel",
            "nolang",
            "langganan",
            "rekening",
            "norek",
            "meteran",
            "nometer",
            "sambungan",
            "nosambungan",
            "nosal",
            "pel",
            "rek",
            "meter",
            "token",
            "kwh");
    private static final Set<String> ONLY_AFTER_NUMBER = Set.of("pel", "rek", "meter", "token", "kwh");
    private static final Set<String> NUMBER_WORDS = Set.of("no", "nomor", "nomer", "nmr", "nmer", "id", "kode");
    private static final Set<String> FILLERS = Set.of(
            "no",
            "nomor",
            "nomer",
            "nmr",
            "nmer",
            "id",
            "kode",
            "saya",
            "sy",
            "aku",
            "ku",
            "kami",
            "kmi",
            "nya",
            "adalah",
            "yaitu",
            "ini",
            "air",
            "pdam",
            "ptmb",
            "pln",
            "listrik",
            "pelanggan",
            "dengan",
            "dgn",
            "rumah",
            "meter",
            "token",
            "bank",
            "bri",
            "bni",
            "bca",
            "mandiri",
            "atas",
            "nama");
    private static final int MOST_FILLERS = 6;
    private static final int FEWEST_DIGITS = 6;
    private static final int MOST_DIGITS = 12;
    private static final String BETWEEN = " :.=#()'\"\t\r\n-";

    private CustomerNumbers() {}

    static void mask(MarkedText text) {
        for (int i = 0; i < text.runs(); i++) {
            String word = text.word(i);
            if (KEYWORDS.contains(word) && (!ONLY_AFTER_NUMBER.contains(word) || isNumbered(text, i))) {
                maskBehind(text, i);
            }
        }
    }

    private static boolean isNumbered(MarkedText text, int index) {
        return NUMBER_WORDS.contains(text.word(index - 1)) && text.isGap(index - 1, 2, " .");
    }

    private static void maskBehind(MarkedText text, int keyword) {
        int i = keyword;
        for (int fillers = 0; fillers <= MOST_FILLERS; fillers++) {
            if (!text.isGap(i, 4, BETWEEN)) {
                return;
            }
            i++;
            if (text.isDigits(i)) {
                maskNumber(text, i);
                return;
            }
            if (!FILLERS.contains(text.word(i))) {
                return;
            }
        }
    }

    private static void maskNumber(MarkedText text, int first) {
        int sum = text.run(first).length();
        int last = first;
        while (text.run(last).length() > 2
                && text.isDigits(last + 1)
                && text.isGap(last, 1, " .-")
                && text.run(last + 1).length() > 2
                && sum + text.run(last + 1).length() <= MOST_DIGITS) {
            last++;
            sum += text.run(last).length();
        }
        boolean money = Money.isPrice(text, first, last) || Money.isThousands(text, first, last);
        if (sum >= FEWEST_DIGITS && sum <= MOST_DIGITS && !money) {
            text.claim(
                    PersonalDataKind.CUSTOMER_NUMBER,
                    text.run(first).start(),
                    text.run(last).end());
        }
    }
}
