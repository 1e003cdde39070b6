package id.sigap.triage;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Light stemming of Indonesian, towards known words only: {@code apinya} is read as {@code api} too, {@code ditutup} as
 * {@code tutup}; {@code tapi} never as {@code api}, and {@code kebakaran} never as {@code bakar}, because nouns in ke-an
 * mean something else.
 */
final class Stems {
    private static final List<String> CLITICS = List.of("lah", "kah", "tah", "pun", "nya", "ku", "mu");
    private static final List<String> SUFFIXES = List.of("kan", "an", "in", "i");
    private static final List<String> PREFIXES =
            List.of("meng", "men", "mem", "me", "di", "ter", "ber", "be", "nge", "ng", "ba", "ta", "ke");
    private static final int SHORTEST_BEHIND_CLITIC = 3;
    private static final int SHORTEST_STEM = 4;
    private static final int LONGEST_WORD = 24;

    private Stems() {}

    /** The known words that this word may be an inflection of, the word itself aside. */
    static Set<String> of(String word, Predicate<String> known) {
        Set<String> stems = new LinkedHashSet<>();
        if (word.length() > LONGEST_WORD) {
            return stems;
        }
        Set<String> bare = new LinkedHashSet<>();
        bare.add(word);
        for (String clitic : CLITICS) {
            cut(word, clitic, SHORTEST_BEHIND_CLITIC, bare);
        }
        for (String form : List.copyOf(bare)) {
            stems.add(form);
            unprefixed(form, stems);
            if (!known.test(form)) {
                colloquial(form, stems);
            }
            for (String suffix : SUFFIXES) {
                Set<String> cut = new LinkedHashSet<>();
                cut(form, suffix, SHORTEST_STEM, cut);
                cut.forEach(stem -> {
                    stems.add(stem);
                    if (!form.startsWith("ke")) {
                        unprefixed(stem, stems);
                    }
                    if (!known.test(form) && !known.test(stem)) {
                        colloquial(stem, stems);
                    }
                });
            }
        }
        stems.remove(word);
        stems.removeIf(stem -> !known.test(stem));
        return stems;
    }

    private static void cut(String word, String ending, int shortest, Set<String> to) {
        if (word.endsWith(ending) && word.length() - ending.length() >= shortest) {
            to.add(word.substring(0, word.length() - ending.length()));
        }
    }

    private static void unprefixed(String word, Set<String> to) {
        for (String prefix : PREFIXES) {
            boolean noun = prefix.equals("ke") && word.endsWith("an");
            if (word.startsWith(prefix) && !noun) {
                add(word.substring(prefix.length()), to);
            }
        }
        nasal(word, "meny", "s", to);
        nasal(word, "men", "t", to);
        nasal(word, "mem", "p", to);
        nasal(word, "meng", "k", to);
    }

    /** What people say: {@code nyetel} for menyetel, {@code mungut} for memungut. */
    private static void colloquial(String word, Set<String> to) {
        nasal(word, "ny", "s", to);
        nasal(word, "ny", "c", to);
        nasal(word, "n", "t", to);
        nasal(word, "m", "p", to);
        nasal(word, "ng", "k", to);
    }

    /** {@code menutup} and {@code nutup} come from {@code tutup}. */
    private static void nasal(String word, String nasal, String first, Set<String> to) {
        if (word.startsWith(nasal)) {
            add(first + word.substring(nasal.length()), to);
        }
    }

    private static void add(String stem, Set<String> to) {
        if (stem.length() >= SHORTEST_STEM) {
            to.add(stem);
        }
    }
}
