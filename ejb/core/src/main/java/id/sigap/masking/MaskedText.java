package id.sigap.masking;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A text whose personal data are hidden, and what was hidden.
 *
 * @param text the text with masks such as {@code [telepon]} in place of personal data
 * @param findings where the data stood in the original, in the order of the text; never their content
 */
public record MaskedText(String text, List<PersonalDataFinding> findings) {
    public MaskedText {
        requireNonNull(text, "text");
        findings = List.copyOf(findings);
    }

    /** The kinds found, in the order of the masks. */
    public Set<PersonalDataKind> kinds() {
        EnumSet<PersonalDataKind> kinds = EnumSet.noneOf(PersonalDataKind.class);
        findings.forEach(finding -> kinds.add(finding.kind()));
        return Collections.unmodifiableSet(kinds);
    }

    /** Whether anything was hidden. */
    public boolean found() {
        return !findings.isEmpty();
    }

    /**
     * The first words on one line, for a list row.
     *
     * @param maxCodePoints the longest excerpt in code points, the closing ellipsis included; at least 2
     * @return the whole text when it is short enough, else its beginning up to the end of a word (or of a mask) and
     *     {@code …}
     */
    public String excerpt(int maxCodePoints) {
        return Excerpt.of(text, maxCodePoints);
    }
}
