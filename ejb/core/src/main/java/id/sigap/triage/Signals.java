package id.sigap.triage;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The signals of one text, with the words that give them. */
final class Signals {
    private final NormalizedText text;
    private final Map<Signal, List<PhraseBook.Hit<Signal>>> hits = new EnumMap<>(Signal.class);

    Signals(NormalizedText text, List<PhraseBook.Hit<Signal>> found) {
        this.text = text;
        for (PhraseBook.Hit<Signal> hit : found) {
            hits.merge(hit.meaning(), List.of(hit), (some, more) -> {
                List<PhraseBook.Hit<Signal>> all = new java.util.ArrayList<>(some);
                all.addAll(more);
                return all;
            });
        }
    }

    boolean has(Signal signal) {
        return hits.containsKey(signal);
    }

    /** How often the signal is given by different words. */
    int count(Signal signal) {
        TreeSet<Integer> places = new TreeSet<>();
        of(signal).forEach(hit -> places.add(hit.places().get(0)));
        return places.size();
    }

    List<PhraseBook.Hit<Signal>> of(Signal signal) {
        return hits.getOrDefault(signal, List.of());
    }

    /** Whether the signal is given in this sentence. */
    boolean inSentence(Signal signal, int sentence) {
        return of(signal).stream()
                .anyMatch(hit -> text.token(hit.places().get(0)).sentence() == sentence);
    }

    /** Whether the signal is given at most so many words away from this place, in the same sentence. */
    boolean near(Signal signal, int place, int before, int after) {
        return of(signal).stream().anyMatch(hit -> {
            int distance = hit.places().get(0) - place;
            return distance >= -before
                    && distance <= after
                    && text.sameSentence(place, hit.places().get(0));
        });
    }

    /** The first words that give the signal. */
    String words(Signal signal) {
        return of(signal).stream()
                .findFirst()
                .map(hit -> text.words(hit.places()))
                .orElse("");
    }
}
