package id.sigap.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The language of conditions and variables: one {@code ${...}} of variables, literals, comparisons, and, or, not, empty
 * and parentheses. No properties, indexes, methods, functions, arithmetic or choices.
 *
 * <pre>
 * or      = and { ("or" | "||") and }
 * and     = not { ("and" | "&amp;&amp;") not }
 * not     = { "not" | "!" } compared
 * compared = operand [ ("==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" | eq ne lt le gt ge) operand ]
 * operand = literal | variable | "empty" operand | "(" or ")"
 * </pre>
 */
final class ConditionGrammar implements ValueRule {

    private static final int MAX_LENGTH = 300;
    private static final int MAX_NESTING = 10;

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:"
            + "(?<number>-?\\d{1,18}(?:\\.\\d{1,9})?(?![\\w.]))"
            + "|(?<text>'[^'\\\\]*'|\"[^\"\\\\]*\")"
            + "|(?<symbol>==|!=|<=|>=|&&|\\|\\||[<>!()])"
            + "|(?<word>[A-Za-z_]\\w*))");

    private static final Set<String> COMPARISONS =
            Set.of("==", "!=", "<", "<=", ">", ">=", "eq", "ne", "lt", "le", "gt", "ge");
    private static final Set<String> LITERALS = Set.of("true", "false", "null");
    private static final Set<String> RESERVED = Set.of(
            "and",
            "or",
            "not",
            "empty",
            "eq",
            "ne",
            "lt",
            "le",
            "gt",
            "ge",
            "div",
            "mod",
            "instanceof",
            "execution",
            "task",
            "caseExecution",
            "authenticatedUserId",
            "externalTask",
            "connector");

    private final Set<String> beanNames;

    ConditionGrammar(Set<String> beanNames) {
        this.beanNames = beanNames;
    }

    @Override
    public Optional<String> expectation(String value) {
        String text = value.strip();
        boolean braces = (text.startsWith("${") || text.startsWith("#{")) && text.endsWith("}");
        if (!braces || text.length() > MAX_LENGTH) {
            return Optional.of("satu ${...} paling panjang " + MAX_LENGTH + " huruf");
        }
        try {
            new Reading(tokens(text.substring(2, text.length() - 1))).whole();
            return Optional.empty();
        } catch (Wrong wrong) {
            return Optional.of("nama isian, nilai, perbandingan, and, or, not, empty; tetapi " + wrong.getMessage());
        }
    }

    private static List<String> tokens(String inner) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(inner);
        int at = 0;
        while (at < inner.length() && !inner.substring(at).isBlank()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new Wrong("\"" + inner.substring(at).strip() + "\" tidak dikenal");
            }
            tokens.add(matcher.group().strip());
            at = matcher.end();
        }
        return tokens;
    }

    private static boolean isWord(String token) {
        return Character.isLetter(token.charAt(0)) || token.charAt(0) == '_';
    }

    /** One reading of a condition, from left to right. */
    private final class Reading {

        private final List<String> tokens;
        private int next;
        private int nesting;

        Reading(List<String> tokens) {
            this.tokens = tokens;
        }

        void whole() {
            or();
            if (next < tokens.size()) {
                throw new Wrong("\"" + tokens.get(next) + "\" berlebih di belakangnya");
            }
        }

        private void or() {
            do {
                and();
            } while (accept("or", "||"));
        }

        private void and() {
            do {
                not();
            } while (accept("and", "&&"));
        }

        private void not() {
            while (accept("not", "!")) {
                // Each negation is taken.
            }
            operand();
            if (next < tokens.size() && COMPARISONS.contains(tokens.get(next))) {
                next++;
                operand();
            }
        }

        private void operand() {
            while (accept("empty", "empty")) {
                // Each "empty" is taken.
            }
            if (next == tokens.size()) {
                throw new Wrong("syaratnya terpotong");
            }
            String token = tokens.get(next++);
            if (token.equals("(")) {
                parenthesis();
            } else if (isWord(token)) {
                variable(token);
            } else if (!isLiteral(token)) {
                throw new Wrong("\"" + token + "\" berada di tempat sebuah nilai");
            }
        }

        private void parenthesis() {
            if (++nesting > MAX_NESTING) {
                throw new Wrong("tanda kurung bersusun lebih dari " + MAX_NESTING);
            }
            or();
            if (!accept(")", ")")) {
                throw new Wrong("sebuah tanda kurung belum ditutup");
            }
            nesting--;
        }

        private void variable(String word) {
            if (!LITERALS.contains(word) && (RESERVED.contains(word) || beanNames.contains(word))) {
                throw new Wrong("\"" + word + "\" bukan nama isian");
            }
        }

        private boolean isLiteral(String token) {
            char first = token.charAt(0);
            return first == '\'' || first == '"' || first == '-' || Character.isDigit(first);
        }

        private boolean accept(String word, String symbol) {
            boolean accepted = next < tokens.size()
                    && (tokens.get(next).equals(word) || tokens.get(next).equals(symbol));
            if (accepted) {
                next++;
            }
            return accepted;
        }
    }

    private static final class Wrong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }
}
