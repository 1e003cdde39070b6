package id.sigap.wording.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shouting: words in capitals that are no abbreviation. */
final class Capitals {
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}'’]*");
    private static final int SHORTEST_SHOUT = 4;

    private final Set<String> abbreviations;

    Capitals(Set<String> abbreviations) {
        this.abbreviations = abbreviations;
    }

    /** The words that shout, in the order of the text. */
    List<String> shouted(String text) {
        List<String> shouted = new ArrayList<>();
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            if (isShouted(words.group())) {
                shouted.add(words.group());
            }
        }
        return shouted;
    }

    /** Whether most of a text of some length is in capitals. */
    boolean shouts(String text) {
        int letters = 0;
        int capitals = 0;
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            if (!abbreviations.contains(words.group())) {
                letters += words.group().length();
                capitals += (int)
                        words.group().chars().filter(Character::isUpperCase).count();
            }
        }
        return letters >= 10 && capitals * 2 > letters;
    }

    private boolean isShouted(String word) {
        return word.length() >= SHORTEST_SHOUT
                && word.equals(word.toUpperCase(Locale.ROOT))
                && !word.equals(word.toLowerCase(Locale.ROOT))
                && !abbreviations.contains(word);
    }

    /** The text in small letters, with a capital at the beginning of each sentence. */
    String calm(String text) {
        boolean all = shouts(text);
        StringBuilder calm = new StringBuilder(text.length());
        Matcher words = WORD.matcher(text);
        int from = 0;
        while (words.find()) {
            calm.append(text, from, words.start());
            String word = words.group();
            boolean lower = all ? !abbreviations.contains(word) : isShouted(word);
            calm.append(lower ? lowered(word, beginsSentence(text, words.start())) : word);
            from = words.end();
        }
        return calm.append(text, from, text.length()).toString();
    }

    private static String lowered(String word, boolean first) {
        String lower = word.toLowerCase(Locale.ROOT);
        return first ? lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1) : lower;
    }

    private static boolean beginsSentence(String text, int at) {
        int i = at - 1;
        while (i >= 0 && (Character.isWhitespace(text.charAt(i)) || "\"'(“".indexOf(text.charAt(i)) >= 0)) {
            if (text.charAt(i) == '\n') {
                return true;
            }
            i--;
        }
        return i < 0 || ".!?".indexOf(text.charAt(i)) >= 0;
    }
}
