package id.sigap.connector.x;

import com.twitter.twittertext.Extractor;
import java.util.regex.Pattern;

/**
 * What X makes a link of, which is what it charges for: also a bare name such as {@code contoh.go.id}. Asked of X's own
 * library, save for texts over which that would think for minutes.
 */
final class Links {
    private static final Pattern EVIDENT = Pattern.compile("(?i)\\bhttps?://\\S");

    private Links() {}

    static boolean standIn(String text) {
        return WeightedLength.isHarmless(text)
                ? !new Extractor().extractURLs(text).isEmpty()
                : EVIDENT.matcher(text).find();
    }
}
