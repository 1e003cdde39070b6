package id.sigap.triage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Danger that nobody names: a child, water and no way out together are an emergency though none of them is. Each trait of
 * a text is weighed once, however many words show it; what speaks of a bill, a schedule or last year weighs against it.
 */
final class Plight {
    private static final double ALARM = 1;

    private final PhraseBook<Trait> traits;

    /**
     * What a text shows.
     *
     * @param name of the trait
     * @param weight how much it speaks for somebody's being in danger; below zero against it
     * @param topic the emergency it points to, or empty
     */
    record Trait(String name, double weight, String topic) {}

    /**
     * What was weighed.
     *
     * @param alarm whether it is enough for an alarm
     * @param topics the emergencies it points to
     * @param words the words that speak for it
     */
    record Found(boolean alarm, Set<String> topics, List<String> words) {}

    Plight(PhraseBook<Trait> traits) {
        this.traits = traits;
    }

    /** Weighs a text; a word of a figure of speech shows nothing. */
    Found in(NormalizedText text, Set<Integer> figurative) {
        Map<String, Double> weights = new HashMap<>();
        Set<String> topics = new LinkedHashSet<>();
        List<String> words = new ArrayList<>();
        for (PhraseBook.Hit<Trait> hit : traits.find(text)) {
            Trait trait = hit.meaning();
            if (hit.places().stream().noneMatch(figurative::contains)
                    && weights.put(trait.name(), trait.weight()) == null
                    && trait.weight() > 0) {
                words.add(text.words(hit.places()));
                topics.add(trait.topic());
            }
        }
        topics.remove("");
        double weight =
                weights.values().stream().mapToDouble(Double::doubleValue).sum();
        return new Found(weight >= ALARM, topics, words);
    }
}
