package id.sigap.connector.x;

import com.twitter.twittertext.TwitterTextParser;
import java.util.regex.Pattern;

/**
 * How long a text is for X: links count 23, wide characters two. Measured with X's own library, which needs minutes for
 * some texts that nobody writes in earnest: with very many dots in one word, or much longer than any post. In such a text a
 * link counts as many characters as it has.
 */
final class WeightedLength {
    /** Of a post. */
    static final int LONGEST_POST = 280;

    private static final int LONGEST_PARSED = 5_000;
    private static final int MOST_DOTS = 30;
    private static final Pattern LEADING_MENTIONS = Pattern.compile("^(?:@[A-Za-z0-9_]{1,15}\\s+){1,50}(?=\\S)");

    private WeightedLength() {}

    /** Of a reply: the names that it begins with are free, since X puts them there itself. */
    static int ofReply(String text) {
        return of(LEADING_MENTIONS.matcher(text).replaceFirst(""));
    }

    /** Of a text as it stands. */
    static int of(String text) {
        int parsed = isHarmless(text) ? TwitterTextParser.parseTweet(text).weightedLength : 0;
        return parsed > 0 ? parsed : plain(text);
    }

    /** Whether X's library is done with it soon. */
    static boolean isHarmless(String text) {
        if (text.length() > LONGEST_PARSED) {
            return false;
        }
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                dots = 0;
            } else if (isDot(c) && ++dots > MOST_DOTS) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDot(char c) {
        return c == '.' || c == '\u3002' || c == '\uFF0E' || c == '\uFF61';
    }

    private static int plain(String text) {
        return text.codePoints().map(WeightedLength::weight).sum();
    }

    private static int weight(int point) {
        boolean light = point <= 4351
                || point >= 8192 && point <= 8205
                || point >= 8208 && point <= 8223
                || point >= 8242 && point <= 8247;
        return light ? 1 : 2;
    }
}
