package id.sigap.triage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether somebody is in danger now. An emergency may never be missed, so a word of danger counts unless the text itself
 * says otherwise: a figure of speech, a thing of the past, or something that is only feared or trained for.
 *
 * @param live whether there is danger
 * @param acute whether it cannot wait, whatever the topic's own urgency
 * @param denied whether there are words of danger or figures of speech, none of which counts
 * @param topics the topics that the counting words belong to
 * @param words the counting words, or the denied ones
 */
record Danger(boolean live, boolean acute, boolean denied, Set<String> topics, List<String> words) {
    private static final int WORDS_PRONE = 2;
    private static final int WORDS_BEFORE = 3;
    private static final int WORDS_BEHIND = 4;

    /**
     * A word of danger.
     *
     * @param topic the topic it belongs to
     * @param weight how little else it can mean
     */
    record Sign(String topic, Weight weight) {}

    /** How much a word of danger weighs; the names, in small letters, are the codes of the emergency table. */
    enum Weight {
        /** Counts unless it is past, feared or imagined. */
        SOFT,
        /** Can hardly mean anything harmless. */
        HARD,
        /** Hard, and somebody may be hurt within minutes. */
        ACUTE
    }

    static Danger in(
            NormalizedText text,
            Signals signals,
            List<PhraseBook.Hit<Sign>> signs,
            List<PhraseBook.Hit<String>> idioms) {
        Set<Integer> figurative = new HashSet<>();
        idioms.forEach(idiom -> figurative.addAll(idiom.places()));
        Set<String> topics = new LinkedHashSet<>();
        List<String> live = new ArrayList<>();
        List<String> denied = new ArrayList<>();
        boolean acute = false;
        for (PhraseBook.Hit<Sign> sign : signs) {
            boolean counts = sign.places().stream().noneMatch(figurative::contains) && counts(text, signals, sign);
            (counts ? live : denied).add(text.words(sign.places()));
            if (counts) {
                topics.add(sign.meaning().topic());
                acute |= sign.meaning().weight() == Weight.ACUTE;
            }
        }
        boolean alarm = !live.isEmpty();
        boolean harmless = !denied.isEmpty() || !idioms.isEmpty();
        return new Danger(alarm, acute, !alarm && harmless, Set.copyOf(topics), List.copyOf(alarm ? live : denied));
    }

    private static boolean counts(NormalizedText text, Signals signals, PhraseBook.Hit<Sign> sign) {
        int place = sign.places().get(0);
        int end = sign.places().get(sign.places().size() - 1);
        int sentence = text.token(place).sentence();
        boolean now = signals.inSentence(Signal.NOW, sentence);
        boolean over = signals.near(Signal.PAST, end, WORDS_BEFORE + 1, WORDS_BEHIND)
                || signals.inSentence(Signal.PAST, sentence) && !now;
        if (sign.meaning().weight() != Weight.SOFT) {
            return (!over || now) && !signals.near(Signal.PRONE, place, WORDS_PRONE, 0);
        }
        boolean feared = signals.near(Signal.NEAR_MISS, place, WORDS_BEFORE, 0) && !now;
        boolean imagined = signals.inSentence(Signal.HYPOTHETICAL, sentence) && !now;
        boolean prone = signals.near(Signal.PRONE, place, WORDS_PRONE, 0);
        return !over && !feared && !imagined && !prone && !signals.has(Signal.FOI_REQUEST);
    }
}
