package id.sigap.triage;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the known word that a long unknown word misspells by one letter. Short words are left alone: one letter turns
 * too many of them into another word.
 */
final class Typos {
    private static final int SHORTEST = 7;
    private static final int LONGEST = 20;

    private final Map<String, Set<String>> byDeletion = new HashMap<>();
    private final Set<String> known;

    Typos(Collection<String> words) {
        this.known = Set.copyOf(words);
        for (String word : known) {
            if (isTried(word)) {
                for (int i = 0; i < word.length(); i++) {
                    byDeletion
                            .computeIfAbsent(without(word, i), key -> new LinkedHashSet<>())
                            .add(word);
                }
            }
        }
    }

    /** The one word that is meant; empty when the word is known, short, or the guess is not safe. */
    Optional<String> meant(String word) {
        if (known.contains(word) || !isTried(word)) {
            return Optional.empty();
        }
        Set<String> found = new LinkedHashSet<>(byDeletion.getOrDefault(word, Set.of()));
        for (int i = 1; i < word.length(); i++) {
            String shorter = without(word, i);
            if (known.contains(shorter) && shorter.length() >= SHORTEST) {
                found.add(shorter);
            }
            byDeletion.getOrDefault(shorter, Set.of()).stream()
                    .filter(candidate -> isNeighbour(word, candidate))
                    .forEach(found::add);
        }
        found.removeIf(candidate -> candidate.charAt(0) != word.charAt(0));
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    private static boolean isTried(String word) {
        return word.length() >= SHORTEST
                && word.length() <= LONGEST
                && word.chars().allMatch(Character::isLetter);
    }

    private static String without(String word, int index) {
        return word.substring(0, index) + word.substring(index + 1);
    }

    /** One letter replaced, or two neighbours swapped. */
    private static boolean isNeighbour(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        int first = -1;
        int differences = 0;
        for (int i = 0; i < one.length(); i++) {
            if (one.charAt(i) != other.charAt(i)) {
                differences++;
                first = first < 0 ? i : first;
            }
        }
        boolean swapped = differences == 2
                && one.charAt(first) == other.charAt(first + 1)
                && one.charAt(first + 1) == other.charAt(first);
        return differences == 1 || swapped;
    }
}
