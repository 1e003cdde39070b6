package id.sigap.triage;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Splits a text into raw words, mentions, hashtags, emoji and marks, with the number of their sentence. */
final class Tokenizer {
    private static final int LONGEST_TEXT = 60_000;
    private static final int LONGEST_WORD = 48;
    private static final int SHORT_WORD = 3;
    /** Zero-width and direction signs stand inside words without being seen. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}&&[^\\x{200D}]]|(?<=\\p{L})\\x{200D}(?=\\p{L})");

    private static final int VARIATION_SELECTOR = 0xFE0F;

    private final String text;
    private final List<Raw> raw = new ArrayList<>();
    private int at;
    private int sentence;

    /**
     * A raw piece.
     *
     * @param text without a leading {@code #}; a mention keeps its {@code @}
     * @param kind what it is
     * @param sentence number of its sentence
     */
    record Raw(String text, Kind kind, int sentence) {}

    enum Kind {
        WORD,
        MENTION,
        HASHTAG,
        SIGN
    }

    private Tokenizer(String text) {
        this.text = text;
    }

    /** Reads at most the first 60,000 characters; a longer word than 48 letters is no word. */
    static List<Raw> split(String text) {
        String bounded = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        String normal = Normalizer.normalize(bounded, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        normal = INVISIBLE.matcher(normal).replaceAll("");
        Tokenizer tokenizer =
                new Tokenizer(normal.length() > 2 * LONGEST_TEXT ? normal.substring(0, 2 * LONGEST_TEXT) : normal);
        tokenizer.run();
        return tokenizer.raw;
    }

    private void run() {
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (isLink()) {
                skipLink();
            } else if (Character.isLetterOrDigit(c)) {
                add(word(), Kind.WORD);
            } else if ((c == '@' || c == '#') && at + 1 < text.length() && isName(text.codePointAt(at + 1))) {
                at++;
                add(c == '@' ? "@" + name() : name(), c == '@' ? Kind.MENTION : Kind.HASHTAG);
            } else {
                sign(c);
            }
        }
    }

    private void add(String word, Kind kind) {
        if (word.length() <= LONGEST_WORD) {
            raw.add(new Raw(word, kind, sentence));
        }
    }

    private boolean isLink() {
        return text.startsWith("http://", at) || text.startsWith("https://", at) || text.startsWith("www.", at);
    }

    private void skipLink() {
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private String word() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.codePointAt(at)) || isApostrophe())) {
            at += Character.charCount(text.codePointAt(at));
        }
        return text.substring(start, at).replace("'", "").replace("’", "");
    }

    private boolean isApostrophe() {
        char c = text.charAt(at);
        return (c == '\'' || c == '’') && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
    }

    private String name() {
        int start = at;
        while (at < text.length() && isName(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return text.substring(start, at);
    }

    private static boolean isName(int c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private void sign(int c) {
        int start = at;
        at += Character.charCount(c);
        if (c == '?') {
            add("?", Kind.SIGN);
            sentence++;
        } else if (c == '!') {
            while (at < text.length() && text.charAt(at) == '!') {
                at++;
            }
            if (at - start > 1) {
                add("!!", Kind.SIGN);
            }
            sentence++;
        } else if (c == '\n' || c == ';' || c == '…' || c == '.' && endsSentence()) {
            sentence++;
        } else if (isEmoji(c)) {
            add(Character.toString(c), Kind.SIGN);
        }
    }

    /** A dot behind a short word is rather an abbreviation ("Jl.", "Gn.", "dr.") than an end. */
    private boolean endsSentence() {
        boolean free = at >= text.length() || Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '.';
        return free && !raw.isEmpty() && raw.get(raw.size() - 1).text().length() > SHORT_WORD;
    }

    private static boolean isEmoji(int c) {
        boolean skinTone = c >= 0x1F3FB && c <= 0x1F3FF;
        return c != VARIATION_SELECTOR && !skinTone && Character.getType(c) == Character.OTHER_SYMBOL;
    }
}
