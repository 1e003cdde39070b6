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
 * @param crisis whether a person may harm themselves
 * @param hidden whether no word of danger counts but a plight does
 * @param denied whether there are words of danger or figures of speech, none of which counts
 * @param topics the topics that the counting words belong to
 * @param words the counting words, or the denied ones
 */
record Danger(
        boolean live,
        boolean acute,
        boolean crisis,
        boolean hidden,
        boolean denied,
        Set<String> topics,
        List<String> words) {
    private static final int WORDS_PRONE = 2;
    private static final int WORDS_LIKENED = 2;
    private static final int WORDS_AVERTED = 5;
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
        ACUTE,
        /** A person may harm themselves: counts unless it is a figure of speech. */
        CRISIS
    }

    static Danger in(
            NormalizedText text,
            Signals signals,
            List<PhraseBook.Hit<Sign>> signs,
            List<PhraseBook.Hit<String>> idioms,
            Plight plight) {
        Set<Integer> figurative = new HashSet<>();
        idioms.forEach(idiom -> figurative.addAll(idiom.places()));
        Set<Integer> harmless = new HashSet<>(figurative);
        Set<String> topics = new LinkedHashSet<>();
        List<String> live = new ArrayList<>();
        List<String> denied = new ArrayList<>();
        boolean acute = false;
        boolean crisis = false;
        for (PhraseBook.Hit<Sign> sign : signs) {
            boolean counts = sign.places().stream().noneMatch(figurative::contains) && counts(text, signals, sign);
            (counts ? live : denied).add(text.words(sign.places()));
            if (counts) {
                topics.add(sign.meaning().topic());
                acute |= sign.meaning().weight() == Weight.ACUTE;
                crisis |= sign.meaning().weight() == Weight.CRISIS;
            } else {
                harmless.addAll(sign.places());
            }
        }
        if (!live.isEmpty()) {
            return new Danger(true, acute, crisis, false, false, Set.copyOf(topics), List.copyOf(live));
        }
        Plight.Found found = plight.in(text, harmless);
        if (found.alarm()) {
            return new Danger(true, true, false, true, false, Set.copyOf(found.topics()), found.words());
        }
        boolean saidOtherwise = !denied.isEmpty() || !idioms.isEmpty();
        return new Danger(false, false, false, false, saidOtherwise, Set.of(), List.copyOf(denied));
    }

    private static boolean counts(NormalizedText text, Signals signals, PhraseBook.Hit<Sign> sign) {
        int place = sign.places().get(0);
        Weight weight = sign.meaning().weight();
        if (weight == Weight.CRISIS) {
            return true;
        }
        boolean now = signals.inSentence(Signal.NOW, text.token(place).sentence());
        if (isOver(text, signals, sign, now) || isLikened(text, signals, sign)) {
            return false;
        }
        return switch (weight) {
            case SOFT -> !isImagined(text, signals, place, now) && !signals.has(Signal.FOI_REQUEST);
            case HARD -> !isAverted(text, signals, place);
            default -> true;
        };
    }

    private static boolean isOver(NormalizedText text, Signals signals, PhraseBook.Hit<Sign> sign, boolean now) {
        int end = sign.places().get(sign.places().size() - 1);
        int sentence = text.token(sign.places().get(0)).sentence();
        boolean besides = signals.near(Signal.PAST, end, WORDS_BEFORE + 1, WORDS_BEHIND);
        boolean over = besides || signals.inSentence(Signal.PAST, sentence);
        boolean hard = sign.meaning().weight() != Weight.SOFT;
        return over && !(now && (!besides || hard && isCalled(text, signals, end)));
    }

    /** "Like a bomb", "prone to fire", a film's fire: nobody is in danger by it. */
    private static boolean isLikened(NormalizedText text, Signals signals, PhraseBook.Hit<Sign> sign) {
        int place = sign.places().get(0);
        boolean told = signals.inSentence(Signal.FICTION, text.token(place).sentence());
        return signals.near(Signal.SIMILE, place, WORDS_LIKENED, 0)
                || sign.places().stream().anyMatch(each -> signals.near(Signal.PRONE, each, WORDS_PRONE, 0))
                || told && !isCalled(text, signals, place);
    }

    /** "So that nobody drowns", "if it burns", "is it true that": a hard word still counts where somebody calls for help. */
    private static boolean isAverted(NormalizedText text, Signals signals, int place) {
        boolean averted = signals.near(Signal.AVERTED, place, WORDS_AVERTED, 0)
                || signals.near(Signal.HYPOTHETICAL, place, WORDS_BEFORE, 0)
                || signals.has(Signal.RUMOUR)
                || signals.has(Signal.SUGGESTION)
                        && signals.inSentence(
                                Signal.HYPOTHETICAL, text.token(place).sentence());
        return averted && !isCalled(text, signals, place);
    }

    private static boolean isImagined(NormalizedText text, Signals signals, int place, boolean now) {
        boolean feared = signals.near(Signal.NEAR_MISS, place, WORDS_BEFORE, 0);
        boolean imagined =
                signals.inSentence(Signal.HYPOTHETICAL, text.token(place).sentence());
        return signals.has(Signal.RUMOUR)
                || signals.near(Signal.AVERTED, place, WORDS_AVERTED, 0)
                || (feared || imagined) && !now;
    }

    private static boolean isCalled(NormalizedText text, Signals signals, int place) {
        return signals.inSentence(Signal.CALL, text.token(place).sentence());
    }
}
