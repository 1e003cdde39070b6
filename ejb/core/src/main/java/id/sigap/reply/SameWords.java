package id.sigap.reply;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether two texts are one message: platforms shorten links, put names in front, escape characters and fold spaces, and
 * change no word.
 */
public final class SameWords {
    private static final Pattern LINK = Pattern.compile("(?i)\\b(?:https?://|www\\.)\\S+");
    private static final Pattern NAMES_IN_FRONT = Pattern.compile("^(?:\\s*@[\\p{L}\\p{N}_.]+)+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private SameWords() {}

    /** @return false also where nothing is left to compare but links */
    public static boolean same(String one, String other) {
        String first = plain(one);
        return !first.isEmpty() && first.equals(plain(other));
    }

    private static String plain(String text) {
        String unescaped = text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
        String words = Normalizer.normalize(unescaped, Normalizer.Form.NFKC);
        words = NAMES_IN_FRONT.matcher(words).replaceFirst(" ");
        words = LINK.matcher(words).replaceAll(" ");
        return NO_WORD.matcher(words).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
