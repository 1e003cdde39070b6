package id.sigap.process.engine;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What an attribute or a text may hold. */
@FunctionalInterface
interface ValueRule {

    /**
     * Judges a value.
     *
     * @param value as written
     * @return what is expected instead, as the end of a sentence; empty where the value is right
     */
    Optional<String> expectation(String value);

    /** Text without an expression: the engine evaluates names and descriptions of tasks. */
    static ValueRule literal(int longest) {
        return rule(
                value -> value.length() <= longest && !isExpression(value),
                "teks paling panjang " + longest + " huruf tanpa ${ atau #{");
    }

    static ValueRule matching(String regex, String expectation) {
        Pattern pattern = Pattern.compile(regex);
        return rule(value -> value.length() <= 4000 && pattern.matcher(value).matches(), expectation);
    }

    static ValueRule oneOf(Set<String> values) {
        return rule(
                values::contains,
                "salah satu dari " + String.join(", ", values.stream().sorted().toList()));
    }

    /** The name of a variable in braces, such as {@code ${dueDate}}. */
    static ValueRule variable() {
        return matching("[$#]\\{[A-Za-z_][A-Za-z0-9_]{0,99}\\}", "sebuah nama isian seperti ${dueDate}");
    }

    default ValueRule or(ValueRule other) {
        return value -> {
            Optional<String> mine = expectation(value);
            if (mine.isEmpty()) {
                return mine;
            }
            return other.expectation(value).map(theirs -> mine.get() + ", atau " + theirs);
        };
    }

    static ValueRule rule(Predicate<String> right, String expectation) {
        return value -> right.test(value) ? Optional.empty() : Optional.of(expectation);
    }

    static boolean isExpression(String value) {
        return value.contains("${") || value.contains("#{");
    }
}
