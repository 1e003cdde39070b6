package id.sigap.triage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Phrases and what each of them means, found in a text in one pass. */
final class PhraseBook<T> {
    private static final int MOST_HITS_OF_A_PHRASE = 8;

    private final Map<String, List<Entry<T>>> byAnchor = new HashMap<>();

    private record Entry<T>(Phrase phrase, T meaning) {}

    /**
     * A phrase found.
     *
     * @param meaning what it means
     * @param phrase the phrase
     * @param match where it stands
     */
    record Hit<T>(T meaning, Phrase phrase, Phrase.Match match) {
        List<Integer> places() {
            return match.places();
        }
    }

    void add(Phrase phrase, T meaning) {
        Entry<T> entry = new Entry<>(phrase, meaning);
        phrase.anchors()
                .forEach(word ->
                        byAnchor.computeIfAbsent(word, key -> new ArrayList<>()).add(entry));
    }

    /** All words of all phrases. */
    Set<String> words() {
        Set<String> words = new LinkedHashSet<>();
        byAnchor.values()
                .forEach(entries ->
                        entries.forEach(entry -> words.addAll(entry.phrase().words())));
        return words;
    }

    /** What stands in the text, in the order of the text; of one phrase at most the first eight places. */
    List<Hit<T>> find(NormalizedText text) {
        List<Hit<T>> hits = new ArrayList<>();
        Map<Entry<T>, Integer> counts = new HashMap<>();
        for (int place = 0; place < text.size(); place++) {
            Set<Entry<T>> begun = new LinkedHashSet<>();
            text.token(place).forms().forEach(form -> begun.addAll(byAnchor.getOrDefault(form, List.of())));
            for (Entry<T> entry : begun) {
                if (counts.getOrDefault(entry, 0) < MOST_HITS_OF_A_PHRASE) {
                    entry.phrase().at(text, place).ifPresent(match -> {
                        counts.merge(entry, 1, Integer::sum);
                        hits.add(new Hit<>(entry.meaning(), entry.phrase(), match));
                    });
                }
            }
        }
        return hits;
    }
}
