package id.sigap.triage;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which agency the writer means to be responsible. A text that names one of a topic's other agencies, or calls an agency
 * ("satpol mana nih", "tolong dishub"), goes there; a mere mention of somebody else changes nothing.
 */
final class NamedAgencies {
    private static final Set<String> CALLING = Set.of(
            "mana",
            "tolong",
            "mohon",
            "halo",
            "hai",
            "hei",
            "hey",
            "woi",
            "woy",
            "oi",
            "oy",
            "dong",
            "tidur",
            "kerja",
            "diam",
            "yth",
            "kepada",
            "please",
            "ngapain",
            "jangan",
            "minta",
            "harap",
            "ayo",
            "min",
            "operator");
    private static final int REACH = 2;

    private final PhraseBook<String> aliases;

    NamedAgencies(PhraseBook<String> aliases) {
        this.aliases = aliases;
    }

    /** The agency that the text names in place of the topic's own. */
    Optional<String> inPlaceOf(RoutingTopic topic, NormalizedText text) {
        List<PhraseBook.Hit<String>> hits = aliases.find(text);
        Set<String> named = mentioned(text);
        if (named.contains(topic.agency())) {
            return Optional.empty();
        }
        Optional<String> secondary =
                named.stream().filter(topic.secondary()::contains).findFirst();
        return secondary.isPresent()
                ? secondary
                : hits.stream()
                        .filter(hit -> isCalled(text, hit))
                        .map(PhraseBook.Hit::meaning)
                        .findFirst();
    }

    /** The agencies that the text mentions at all, in its order. */
    Set<String> mentioned(NormalizedText text) {
        Set<String> mentioned = new LinkedHashSet<>();
        aliases.find(text).forEach(hit -> mentioned.add(hit.meaning()));
        return mentioned;
    }

    private static boolean isCalled(NormalizedText text, PhraseBook.Hit<String> hit) {
        int first = hit.places().get(0);
        int last = hit.places().get(hit.places().size() - 1);
        if (text.token(first).word().startsWith("@")) {
            return true;
        }
        for (int distance = 1; distance <= REACH; distance++) {
            if (calls(text, first, first - distance) || calls(text, last, last + distance)) {
                return true;
            }
        }
        return false;
    }

    private static boolean calls(NormalizedText text, int from, int place) {
        return text.sameSentence(from, place)
                && CALLING.contains(text.token(place).word());
    }
}
