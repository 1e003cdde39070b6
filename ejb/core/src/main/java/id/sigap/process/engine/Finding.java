package id.sigap.process.engine;

import java.util.Objects;

/**
 * One thing that is wrong, or doubtful, in a diagram or a table.
 *
 * @param rule the rule's name, lower case with hyphens, stable: interfaces and tests know it
 * @param element the id of the element, or of the nearest one around it that has an id; empty where none has
 * @param severity whether it forbids the release
 * @param message one sentence for the author: what was found and what is expected
 */
public record Finding(String rule, String element, Severity severity, String message) {

    /** How grave a finding is. */
    public enum Severity {
        /** The engine refuses the diagram. */
        ERROR,
        /** The diagram can be released. */
        WARNING
    }

    /** Checks that nothing is null. */
    public Finding {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(element, "element");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(message, "message");
    }

    /** What forbids the release. */
    public static Finding error(String rule, String element, String message) {
        return new Finding(rule, element, Severity.ERROR, message);
    }

    /** What the author should look at once more. */
    public static Finding warning(String rule, String element, String message) {
        return new Finding(rule, element, Severity.WARNING, message);
    }

    @Override
    public String toString() {
        return (element.isEmpty() ? "" : element + ": ") + message + " [" + rule + "]";
    }
}
