package id.sigap.process.engine;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bounds what a table's cell may compute, and how long it takes to be read: nesting is bounded, because FEEL's parser takes
 * minutes for a number in sixteen pairs of brackets. Loops ({@code for}, {@code some}, {@code every}), own functions, powers and
 * regular expressions are refused, so that every cell ends in time linear in its input; functions are called from a
 * closed list.
 */
final class FeelGuard implements ValueRule {

    /** Longest cell in characters. */
    static final int MAX_LENGTH = 1000;

    /** Deepest nesting of brackets and conditions: the time to parse a cell grows several times with each level. */
    static final int MAX_NESTING = 4;

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*+\"");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Pattern CALL = Pattern.compile("([.\\])}\\p{L}\\p{N}_][\\p{L}\\p{N}_ \\t\\r\\n]*)\\(");

    private static final Pattern EXPONENT = Pattern.compile("(?<![\\p{L}\\p{N}_])[\\d.]+[eE][+-]?\\d");

    private static final Pattern CONDITION = Pattern.compile("(?<![\\p{L}\\p{N}_])if(?![\\p{L}\\p{N}_])");

    private static final Set<String> LOOPS =
            Set.of("for", "some", "every", "satisfies", "return", "function", "external", "instance");
    private static final Set<String> BEFORE_PARENTHESIS =
            Set.of("and", "or", "not", "if", "then", "else", "in", "between");

    /** Functions that a cell may call, by their last word where the name has several. */
    private static final Set<String> FUNCTIONS = Set.of(
            "not",
            "contains",
            "starts with",
            "ends with",
            "substring",
            "string length",
            "upper case",
            "lower case",
            "string",
            "number",
            "list contains",
            "count",
            "min",
            "max",
            "sum",
            "mean",
            "all",
            "any",
            "floor",
            "ceiling",
            "round up",
            "round down",
            "abs",
            "modulo",
            "odd",
            "even",
            "is defined",
            "date",
            "time",
            "date and time",
            "duration",
            "before",
            "after",
            "day of week");

    @Override
    public Optional<String> expectation(String value) {
        String text = value.strip();
        if (text.length() > MAX_LENGTH) {
            return Optional.of("paling banyak " + MAX_LENGTH + " huruf");
        }
        if (text.indexOf('\\') >= 0) {
            return Optional.of("teks tanpa garis miring terbalik");
        }
        String code = TEXT.matcher(text).replaceAll("\"\"");
        if (code.contains("**") || code.contains("`") || code.contains("/*") || code.contains("//")) {
            return Optional.of("rumus tanpa pangkat, tanda petik terbalik dan komentar");
        }
        if (nesting(code) > MAX_NESTING) {
            return Optional.of("at most " + MAX_NESTING + " levels of brackets or conditions are expected");
        }
        if (EXPONENT.matcher(code).find()) {
            return Optional.of("angka tanpa eksponen");
        }
        Matcher words = WORD.matcher(code);
        while (words.find()) {
            if (LOOPS.contains(words.group())) {
                return Optional.of("rumus tanpa \"" + words.group() + "\"");
            }
        }
        Matcher calls = CALL.matcher(code);
        while (calls.find()) {
            String before = calls.group(1).strip().replaceAll("\\s+", " ");
            if (!isKnown(before)) {
                return Optional.of("salah satu fungsi FEEL yang sederhana, bukan " + before + "()");
            }
        }
        return Optional.empty();
    }

    /** Conditions count as levels, as an "if" within an "else" is one. */
    private static int nesting(String code) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < code.length(); i++) {
            if ("([{".indexOf(code.charAt(i)) >= 0) {
                deepest = Math.max(deepest, ++depth);
            } else if (")]}".indexOf(code.charAt(i)) >= 0) {
                depth--;
            }
        }
        return Math.max(deepest, (int) CONDITION.matcher(code).results().count());
    }

    private static boolean isKnown(String before) {
        if (before.startsWith(".") || before.startsWith("]") || before.startsWith(")") || before.startsWith("}")) {
            // A value between closing and opening mark: only an operator may stand there, never a call.
            String operator = before.substring(1).strip();
            return BEFORE_PARENTHESIS.contains(lastWord(operator)) && !before.startsWith(".");
        }
        String lower = before.toLowerCase(Locale.ROOT);
        return BEFORE_PARENTHESIS.contains(lastWord(lower))
                || FUNCTIONS.stream().anyMatch(name -> lower.equals(name) || lower.endsWith(" " + name));
    }

    private static String lastWord(String words) {
        return words.substring(words.lastIndexOf(' ') + 1);
    }
}
