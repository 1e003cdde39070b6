package id.sigap.connector.email;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads the words out of an HTML mail: block elements become lines, quotes become lines with {@code >}, all else that is
 * markup goes. One pass, no recursion; broken markup is no error.
 */
final class HtmlText {

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "br",
            "tr",
            "li",
            "ul",
            "ol",
            "table",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "pre",
            "section",
            "article",
            "header",
            "footer",
            "blockquote");
    private static final Set<String> UNSEEN = Set.of("script", "style", "head", "title", "noscript", "template");
    private static final Map<String, String> ENTITIES = Map.of(
            "nbsp", " ", "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "hellip", "\u2026", "ndash",
            "\u2013", "mdash", "\u2014", "copy", "\u00A9");
    private static final int DEEPEST_QUOTE = 20;
    private static final int LONGEST_ENTITY = 12;

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> unclosed = new HashSet<>();
    private int at;
    private int quotes;
    private boolean lineOpen;
    private boolean space;
    private int emptyLines;

    private HtmlText(String html) {
        this.html = html;
    }

    static String of(String html) {
        HtmlText reader = new HtmlText(html);
        reader.read();
        return reader.text.toString().strip();
    }

    private void read() {
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<' && at + 1 < html.length() && isTagStart(html.charAt(at + 1))) {
                tag();
            } else if (c == '&') {
                entity();
            } else {
                character(c);
                at++;
            }
        }
    }

    private static boolean isTagStart(char c) {
        return Character.isLetter(c) || c == '/' || c == '!' || c == '?';
    }

    private void tag() {
        if (html.startsWith("<!--", at)) {
            at = behind("-->", at + 4);
            return;
        }
        int end = html.indexOf('>', at);
        String tag = html.substring(at + 1, end < 0 ? html.length() : end);
        at = end < 0 ? html.length() : end + 1;
        boolean closing = tag.startsWith("/");
        String name = name(closing ? tag.substring(1) : tag);
        if (UNSEEN.contains(name) && !closing) {
            skipElement(name);
        } else if (BLOCKS.contains(name)) {
            newLine(name);
            if (name.equals("blockquote")) {
                quotes = Math.max(0, Math.min(DEEPEST_QUOTE, quotes + (closing ? -1 : 1)));
            } else if (name.equals("li") && !closing) {
                character('-');
                space = true;
            }
        } else if (name.equals("td") || name.equals("th")) {
            space = true;
        }
    }

    private static String name(String tag) {
        int end = 0;
        while (end < tag.length() && Character.isLetterOrDigit(tag.charAt(end))) {
            end++;
        }
        return tag.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private void skipElement(String name) {
        if (unclosed.contains(name)) {
            return;
        }
        int from = at;
        while (true) {
            int close = html.indexOf("</", from);
            if (close < 0) {
                // Never closed: an unclosed head or title hides nothing, an unclosed script hides itself.
                unclosed.add(name);
                at = name.equals("script") || name.equals("style") ? html.length() : at;
                return;
            }
            if (html.regionMatches(true, close + 2, name, 0, name.length())) {
                at = behind(">", close);
                return;
            }
            from = close + 2;
        }
    }

    private int behind(String mark, int from) {
        int found = html.indexOf(mark, from);
        return found < 0 ? html.length() : found + mark.length();
    }

    private void entity() {
        int end =
                html.substring(at, Math.min(html.length(), at + LONGEST_ENTITY)).indexOf(';') + at;
        if (end < at) {
            character('&');
            at++;
            return;
        }
        String name = html.substring(at + 1, end);
        String value = name.startsWith("#") ? numeric(name.substring(1)) : ENTITIES.getOrDefault(name, "");
        if (value.isEmpty()) {
            character('&');
            at++;
        } else {
            value.chars().forEach(c -> character((char) c));
            at = end + 1;
        }
    }

    private static String numeric(String digits) {
        try {
            boolean hex = digits.startsWith("x") || digits.startsWith("X");
            int code = hex ? Integer.parseInt(digits.substring(1), 16) : Integer.parseInt(digits);
            return Character.isValidCodePoint(code) && code != 0 ? Character.toString(code) : "";
        } catch (NumberFormatException e) {
            return "";
        }
    }

    private void character(char c) {
        if (Character.isWhitespace(c) || c == '\u00A0') {
            space = true;
            return;
        }
        if (!lineOpen) {
            text.append("> ".repeat(quotes));
            lineOpen = true;
        } else if (space) {
            text.append(' ');
        }
        space = false;
        emptyLines = 0;
        text.append(c);
    }

    private void newLine(String name) {
        if (lineOpen || (name.equals("br") && emptyLines < 1)) {
            text.append('\n');
            emptyLines += lineOpen ? 0 : 1;
        }
        lineOpen = false;
        space = false;
    }
}
