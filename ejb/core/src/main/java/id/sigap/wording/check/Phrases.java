package id.sigap.wording.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds whole words and phrases in a text, whatever their case and spacing. */
final class Phrases {
    private Phrases() {}

    static boolean contains(String text, String phrase) {
        return matcher(text, phrase).find();
    }

    static Matcher matcher(String text, String phrase) {
        String words = Pattern.quote(phrase.strip()).replace(" ", "\\E\\s+\\Q");
        return Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + words + "(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text);
    }
}
