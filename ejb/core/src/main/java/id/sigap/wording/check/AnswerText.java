package id.sigap.wording.check;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * An answer as its author sees it, and what a check has to know of its case.
 *
 * @param text the words
 * @param isPublic whether everybody will read it
 * @param forwardedTo the agency that has the case, when one has it
 * @param doors the agencies a citizen can be sent to, by all their names
 * @param limit how long the platform allows it to be
 */
public record AnswerText(
        String text, boolean isPublic, Optional<Door> forwardedTo, List<Door> doors, Optional<Limit> limit) {
    public AnswerText {
        requireNonNull(text, "text");
        requireNonNull(forwardedTo, "forwardedTo");
        doors = List.copyOf(doors);
        requireNonNull(limit, "limit");
    }

    /** A text about which nothing else is known. */
    public static AnswerText of(String text, boolean isPublic) {
        return new AnswerText(text, isPublic, Optional.empty(), List.of(), Optional.empty());
    }

    /**
     * An agency.
     *
     * @param label the name that a mend puts in
     * @param names all words by which a text may name it: code, abbreviation, full name
     */
    public record Door(String label, List<String> names) {
        public Door {
            requireNonNull(label, "label");
            names = List.copyOf(names);
        }
    }

    /**
     * A platform's limit.
     *
     * @param most the longest length
     * @param unit what is counted, in Indonesian, such as {@code karakter}
     * @param measure the platform's own way of counting
     */
    public record Limit(int most, String unit, ToIntFunction<String> measure) {
        public Limit {
            requireNonNull(unit, "unit");
            requireNonNull(measure, "measure");
        }
    }
}
