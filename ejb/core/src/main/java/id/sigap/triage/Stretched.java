package id.sigap.triage;

import java.util.function.Predicate;

/** Words that people stretch: {@code tolooong}, {@code airrr}, {@code matiii}. */
final class Stretched {
    private Stretched() {}

    /** The word with its stretched letters single, or double where only that is a known word. */
    static String shorten(String word, Predicate<String> known) {
        String single = collapse(word, 3, 1);
        if (known.test(single)) {
            return single;
        }
        String twice = collapse(word, 3, 2);
        if (known.test(twice)) {
            return twice;
        }
        String bare = collapse(word, 2, 1);
        return known.test(bare) ? bare : single;
    }

    /** Writes each run of at least so many equal letters as so many letters. */
    private static String collapse(String word, int run, int letters) {
        StringBuilder collapsed = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); ) {
            int end = i;
            while (end < word.length() && word.charAt(end) == word.charAt(i)) {
                end++;
            }
            int length = end - i;
            boolean stretched = length >= run && Character.isLetter(word.charAt(i));
            collapsed.append(String.valueOf(word.charAt(i)).repeat(stretched ? letters : length));
            i = end;
        }
        return collapsed.toString();
    }
}
