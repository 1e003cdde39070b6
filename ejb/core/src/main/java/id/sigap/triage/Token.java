package id.sigap.triage;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * One word, mention, emoji or mark of a normalised text.
 *
 * @param word the word as it is read: small letters, colloquial spelling replaced
 * @param sentence the number of its sentence, from 0
 * @param forms the word and the known words that it is an inflection of
 */
record Token(String word, int sentence, Set<String> forms) {
    Token {
        requireNonNull(word, "word");
        forms = Set.copyOf(forms);
    }

    /** Whether this word, or one that it is an inflection of, is among these. */
    boolean isAny(Set<String> words) {
        for (String form : forms) {
            if (words.contains(form)) {
                return true;
            }
        }
        return false;
    }
}
