package id.sigap.masking;

import static java.util.Objects.requireNonNull;

/**
 * One stretch of personal data.
 *
 * @param kind what it is
 * @param start first UTF-16 index in the original text
 * @param end index behind the last, in the original text
 */
public record PersonalDataFinding(PersonalDataKind kind, int start, int end) {
    public PersonalDataFinding {
        requireNonNull(kind, "kind");
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("A finding needs a stretch of text, not " + start + ".." + end);
        }
    }
}
