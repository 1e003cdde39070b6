package id.sigap.ledger.format;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The little JSON that entries and exports are made of: objects of strings, whole numbers, booleans and objects. Writing
 * follows RFC 8785; reading is strict, refuses a member that stands twice, and needs no library.
 */
public final class JsonText {
    private static final int DEEPEST = 8;

    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    /** Appends a string with its quotation marks, escaped as RFC 8785 says; half a surrogate pair by its number. */
    public static StringBuilder string(StringBuilder json, String value) {
        json.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < 0x20 || isLone(value, i)) {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        return json.append('"');
    }

    private static boolean isLone(String value, int i) {
        char c = value.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(value.charAt(i - 1)));
    }

    /**
     * Reads one object; values are {@link String}, {@link Long}, {@link Boolean} or such a map.
     *
     * @throws MalformedText where the text is anything else
     */
    public static Map<String, Object> object(String text) {
        JsonText reader = new JsonText(text);
        Map<String, Object> object = reader.object(0);
        if (reader.at != text.length()) {
            throw reader.unexpected();
        }
        return object;
    }

    private Map<String, Object> object(int depth) {
        if (depth > DEEPEST) {
            throw unexpected();
        }
        expect('{');
        Map<String, Object> members = new LinkedHashMap<>();
        if (peek() == '}') {
            at++;
            return members;
        }
        while (true) {
            String name = string();
            expect(':');
            if (members.put(name, value(depth)) != null) {
                throw new MalformedText("The member \"" + name + "\" stands twice.");
            }
            if (peek() == '}') {
                at++;
                return members;
            }
            expect(',');
        }
    }

    private Object value(int depth) {
        char c = peek();
        if (c == '"') {
            return string();
        }
        if (c == '{') {
            return object(depth + 1);
        }
        if (text.startsWith("true", at)) {
            at += 4;
            return true;
        }
        if (text.startsWith("false", at)) {
            at += 5;
            return false;
        }
        return number();
    }

    private Long number() {
        int begin = at;
        if (peek() == '-') {
            at++;
        }
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        try {
            return Long.valueOf(text.substring(begin, at));
        } catch (NumberFormatException e) {
            at = begin;
            throw unexpected();
        }
    }

    private String string() {
        expect('"');
        int begin = at;
        while (peek() != '"' && text.charAt(at) != '\\') {
            at++;
        }
        if (text.charAt(at) == '"') {
            return text.substring(begin, at++);
        }
        StringBuilder value = new StringBuilder(text.substring(begin, at));
        while (peek() != '"') {
            char c = text.charAt(at++);
            value.append(c == '\\' ? escaped() : c);
        }
        at++;
        return value.toString();
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> throw unexpected();
        };
    }

    private char hex() {
        if (at + 4 > text.length()) {
            throw unexpected();
        }
        try {
            char c = (char) Integer.parseInt(text.substring(at, at + 4), 16);
            at += 4;
            return c;
        } catch (NumberFormatException e) {
            throw unexpected();
        }
    }

    private void expect(char c) {
        if (peek() != c) {
            throw unexpected();
        }
        at++;
    }

    private char peek() {
        if (at >= text.length()) {
            throw unexpected();
        }
        return text.charAt(at);
    }

    private MalformedText unexpected() {
        return new MalformedText("Unexpected " + (at < text.length() ? "'" + text.charAt(at) + "'" : "end")
                + " at character " + at + ".");
    }
}
