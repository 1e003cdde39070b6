package id.sigap.triage;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Colloquial spellings and what they stand for: {@code ndk} is {@code tidak}, {@code gabisa} is {@code tidak bisa}. */
final class Slang {
    private final Map<String, List<String>> meanings;

    Slang(Map<String, List<String>> meanings) {
        this.meanings = Map.copyOf(meanings);
    }

    /** The words that this spelling stands for; empty for a word that is no slang. */
    Optional<List<String>> meaning(String word) {
        return Optional.ofNullable(meanings.get(word));
    }

    /** The words that this word is read as. */
    List<String> read(String word) {
        return meanings.getOrDefault(word, List.of(word));
    }

    Map<String, List<String>> all() {
        return meanings;
    }
}
