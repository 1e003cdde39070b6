package id.sigap.masking;

import java.util.Locale;
import java.util.Set;

/**
 * Number plates: the letters of a region, one to four digits, one to three letters. "NO 12 RT" is none, because NO is no
 * region; "KT 12 hari" is none, because a word that people write after a figure stands behind it.
 */
final class Plates {
    private static final Set<String> REGIONS =
            Set.of(("A AA AB AD AE AG B BA BB BD BE BG BH BK BL BM BN BP D DA DB DC DD "
                            + "DE DG DH DK DL DM DN DP DR DS DT DW E EA EB ED F G H K KB KH KT KU L M N P PA PB R S T W Z")
                    .toLowerCase(Locale.ROOT)
                    .split(" "));
    private static final Set<String> WORDS_BEHIND_A_FIGURE = Set.of(
            ("rt rw no km kk m cm mm kg gr g l lt ltr x kl jam jm mnt dtk hr hri thn th bln mgg org lbr bh pcs set unt rb jt"
                            + " rp am pm wib wit dan dn di d ke k dr dg dgn yg ini itu tu nih nya ada bs bsa jd jg tp ya yaa"
                            + " pun aja aj loh lho lah kah min pak bu bos mas ga gak gk tdk ndk nda sdh udh dah blm lg lgi mau"
                            + " st nd rd kwh kva va mb gb hp lot per s sd pa gan bro dst dll rmh jl jln gg sy aku kmi kt kb")
                    .split(" "));
    private static final Set<String> ANNOUNCING =
            Set.of("plat", "pelat", "nopol", "polisi", "nomor", "mobil", "motor", "truk", "angkot");

    private Plates() {}

    static void mask(MarkedText text) {
        for (int i = 0; i < text.runs() - 1; i++) {
            if (REGIONS.contains(text.word(i)) && text.isDigits(i + 1) && text.startsWord(i)) {
                maskFrom(text, i);
            }
        }
    }

    private static void maskFrom(MarkedText text, int region) {
        MarkedText.Run digits = text.run(region + 1);
        if (digits.length() > 4 || !text.isGap(region, 1, " .-")) {
            return;
        }
        String suffix = text.word(region + 2);
        boolean hasSuffix = !suffix.isEmpty() && suffix.length() <= 3 && text.isGap(region + 1, 1, " .-");
        int start = text.run(region).start();
        if (hasSuffix && !WORDS_BEHIND_A_FIGURE.contains(suffix) && isWritten(text, region, digits)) {
            text.claim(PersonalDataKind.PLATE, start, text.run(region + 2).end());
        } else if (ANNOUNCING.contains(text.word(region - 1))
                && text.isGap(region - 1, 2, " .:")
                && digits.length() > 2) {
            text.claim(PersonalDataKind.PLATE, start, digits.end());
        }
    }

    /** Few digits between small letters are rather prose ("d 3 smp") than a plate. */
    private static boolean isWritten(MarkedText text, int region, MarkedText.Run digits) {
        MarkedText.Run suffix = text.run(region + 2);
        String written = text.text().substring(text.run(region).start(), suffix.end());
        boolean capitals = written.equals(written.toUpperCase(Locale.ROOT));
        boolean joined = written.indexOf(' ') < 0;
        return capitals || digits.length() > 2 || joined && text.run(region).length() == 2;
    }
}
