package id.sigap.triage;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text as the triage reads it.
 *
 * @param tokens its words in order
 */
record NormalizedText(List<Token> tokens) {
    NormalizedText {
        tokens = List.copyOf(tokens);
    }

    Token token(int index) {
        return tokens.get(index);
    }

    int size() {
        return tokens.size();
    }

    boolean sameSentence(int one, int other) {
        return other >= 0
                && other < size()
                && token(one).sentence() == token(other).sentence();
    }

    /** The words at these places, for a person's eyes. */
    String words(Collection<Integer> places) {
        return places.stream().sorted().map(place -> token(place).word()).collect(Collectors.joining(" "));
    }
}
