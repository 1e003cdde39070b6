package id.sigap.intake;

import java.util.Locale;
import java.util.Set;

/** Tells a mere thank-you, which neither opens a round nor reopens a case. */
final class Thanks {
    private static final int LONGEST = 80;
    private static final Set<String> THANKS = Set.of(
            "terima",
            "kasih",
            "terimakasih",
            "makasih",
            "mksh",
            "tks",
            "thx",
            "thanks",
            "trims",
            "trimakasih",
            "matur",
            "suwun",
            "nuhun");
    private static final Set<String> BESIDE = Set.of(
            "banyak",
            "ya",
            "min",
            "admin",
            "pak",
            "bu",
            "kak",
            "atas",
            "jawabannya",
            "infonya",
            "responnya",
            "bantuannya",
            "kembali",
            "sudah",
            "sdh",
            "siap",
            "ok",
            "oke",
            "baik",
            "mantap",
            "sangat",
            "membantu",
            "kasihnya",
            "semoga",
            "sehat",
            "selalu",
            "balikpapan",
            "pemkot",
            "tim",
            "yth",
            "bapak",
            "ibu",
            "you",
            "thank",
            "very",
            "much");

    private Thanks() {}

    static boolean only(String text) {
        String[] words = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\s]", " ")
                .strip()
                .split("\\s+");
        if (text.length() > LONGEST || text.contains("?")) {
            return false;
        }
        boolean thanked = false;
        for (String word : words) {
            thanked |= THANKS.contains(word) || word.equals("thank");
            if (!THANKS.contains(word) && !BESIDE.contains(word)) {
                return false;
            }
        }
        return thanked;
    }
}
