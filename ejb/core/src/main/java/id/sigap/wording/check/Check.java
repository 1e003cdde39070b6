package id.sigap.wording.check;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One remark on a text.
 *
 * @param rule stable code of the rule, such as {@code personal-data}
 * @param severity its weight
 * @param message an Indonesian sentence: what is wrong and what is expected
 * @param mend the text with this one thing put right, where the machine can do it
 */
public record Check(String rule, Severity severity, String message, Optional<Mend> mend) {
    public Check {
        requireNonNull(rule, "rule");
        requireNonNull(severity, "severity");
        requireNonNull(message, "message");
        requireNonNull(mend, "mend");
    }

    static Check of(String rule, Severity severity, String message) {
        return new Check(rule, severity, message, Optional.empty());
    }

    static Check of(String rule, Severity severity, String message, String mendLabel, String mendText) {
        return new Check(rule, severity, message, Optional.of(new Mend(mendLabel, mendText)));
    }

    /**
     * A one-tap repair.
     *
     * @param label what the tap does, in Indonesian
     * @param text the whole text after it
     */
    public record Mend(String label, String text) {}
}
