package org.example.sigap.mastodon;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts: counted as Mastodon counts them, and read from its HTML. */
final class Text {
    /** A link counts as 23 characters, however long it is. */
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");

    private static final int LINK_COUNTS = 23;

    /** Of an address on another server only the name counts. */
    private static final Pattern REMOTE_MENTION = Pattern.compile("(?<![\\w/])@(\\w[\\w.-]*)@[\\w.-]+\\w");

    private static final Pattern CHARACTER = Pattern.compile("\\X");
    private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>");
    private static final Pattern PARAGRAPH = Pattern.compile("(?i)</p>\\s*<p[^>]*>");
    private static final Pattern INVISIBLE = Pattern.compile("(?is)<(script|style)[^>]*>.*?</\\1>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(#x?[0-9a-fA-F]{1,6}|[a-z]{2,6});");

    private Text() {}

    /** Characters as people see them. */
    static int count(String text) {
        Matcher links = LINK.matcher(text);
        int count = 0;
        StringBuilder rest = new StringBuilder();
        while (links.find()) {
            count += LINK_COUNTS;
            links.appendReplacement(rest, "");
        }
        links.appendTail(rest);
        String counted = REMOTE_MENTION.matcher(rest).replaceAll("@$1");
        Matcher characters = CHARACTER.matcher(counted);
        while (characters.find()) {
            count++;
        }
        return count;
    }

    /** What a reader sees of a status. */
    static String ofHtml(String html) {
        String text = INVISIBLE.matcher(html).replaceAll("");
        text = PARAGRAPH.matcher(text).replaceAll("\n\n");
        text = BREAK.matcher(text).replaceAll("\n");
        text = TAG.matcher(text).replaceAll("");
        return ENTITY.matcher(text).replaceAll(match -> Matcher.quoteReplacement(entity(match.group(1)))).strip();
    }

    private static String entity(String name) {
        if (name.startsWith("#")) {
            return character(name);
        }
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            case "nbsp" -> " ";
            default -> "&" + name + ";";
        };
    }

    private static String character(String number) {
        boolean hex = number.startsWith("#x");
        try {
            int code = Integer.parseInt(number.substring(hex ? 2 : 1), hex ? 16 : 10);
            return Character.isValidCodePoint(code) && code > 0 ? Character.toString(code) : "\uFFFD";
        } catch (NumberFormatException e) {
            return "\uFFFD";
        }
    }
}
