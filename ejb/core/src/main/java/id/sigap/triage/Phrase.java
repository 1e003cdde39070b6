package id.sigap.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A keyword of one or more whole words.
 *
 * <p>Written {@code lampu_jalan} its words stand side by side, {@code air tidak keluar} up to three words may stand
 * between them, {@code jalan+lubang} its parts stand in one sentence in any order, at most eight words apart, {@code
 * anak&belum_ketemu} at most thirty words apart. {@code
 * $keluarga} stands for any one word of the group with that name.
 */
final class Phrase {
    private static final int WIDEST_GAP = 3;
    private static final int WIDEST_SPAN = 8;
    private static final int WIDEST_SENTENCE = 30;

    private final String written;
    private final List<List<Word>> parts;
    private final int span;

    private record Word(Set<String> any, boolean besideLast) {}

    private Phrase(String written, List<List<Word>> parts) {
        this.written = written;
        this.parts = parts;
        this.span = written.indexOf('&') < 0 ? WIDEST_SPAN : WIDEST_SENTENCE;
    }

    /**
     * Reads a phrase as it is written in the data.
     *
     * @throws IllegalArgumentException when it holds no word, or names a group that is none
     */
    static Phrase of(String written, Slang slang, Map<String, Set<String>> groups) {
        List<List<Word>> parts = new ArrayList<>();
        for (String part : written.strip().toLowerCase(Locale.ROOT).split("[+&]")) {
            List<Word> words = new ArrayList<>();
            for (String run : part.strip().split("\\s+")) {
                addRun(run, slang, groups, words);
            }
            if (!words.isEmpty()) {
                parts.add(List.copyOf(words));
            }
        }
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("\"" + written + "\" is no phrase");
        }
        return new Phrase(written.strip(), List.copyOf(parts));
    }

    private static void addRun(String run, Slang slang, Map<String, Set<String>> groups, List<Word> words) {
        boolean beside = false;
        for (String piece : run.startsWith("@") ? List.of(run) : List.of(run.split("_"))) {
            for (Set<String> any : piece.startsWith("$") ? List.of(group(piece, groups)) : words(piece, slang)) {
                boolean repeated = beside && words.get(words.size() - 1).any().equals(any);
                if (!repeated) {
                    words.add(new Word(any, beside));
                    beside = true;
                }
            }
        }
    }

    private static Set<String> group(String piece, Map<String, Set<String>> groups) {
        Set<String> group = groups.get(piece.substring(1));
        if (group == null) {
            throw new IllegalArgumentException("word group " + piece + " is not in word_groups.csv");
        }
        return group;
    }

    private static List<Set<String>> words(String piece, Slang slang) {
        return Tokenizer.split(piece).stream()
                .flatMap(raw -> slang.read(raw.text()).stream())
                .map(Set::of)
                .toList();
    }

    /** The phrase as the data writes it. */
    String written() {
        return written;
    }

    /** How many words it has. */
    int length() {
        return parts.stream().mapToInt(List::size).sum();
    }

    /** The words by any of which an index finds it. */
    Set<String> anchors() {
        return parts.get(0).get(0).any();
    }

    /** All its words. */
    Set<String> words() {
        return parts.stream()
                .flatMap(List::stream)
                .flatMap(word -> word.any().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Where the phrase stands when its first word is at this place. */
    Optional<Match> at(NormalizedText text, int place) {
        Set<Integer> taken = new TreeSet<>();
        if (!matchPart(text, parts.get(0), place, taken)) {
            return Optional.empty();
        }
        for (List<Word> part : parts.subList(1, parts.size())) {
            if (!matchNear(text, part, place, taken)) {
                return Optional.empty();
            }
        }
        List<Integer> places = List.copyOf(taken);
        boolean tight = parts.size() == 1 && places.get(places.size() - 1) - places.get(0) == places.size() - 1;
        return Optional.of(new Match(places, !tight));
    }

    private boolean matchNear(NormalizedText text, List<Word> part, int place, Set<Integer> taken) {
        for (int distance = 1; distance <= span; distance++) {
            for (int near : new int[] {place + distance, place - distance}) {
                if (text.sameSentence(place, near) && matchPart(text, part, near, taken)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean matchPart(NormalizedText text, List<Word> part, int place, Set<Integer> taken) {
        List<Integer> places = new ArrayList<>();
        int last = place - 1;
        for (int i = 0; i < part.size(); i++) {
            int widest = i == 0 || part.get(i).besideLast() ? 0 : WIDEST_GAP;
            int found = next(text, part.get(i).any(), last + 1, widest, place);
            if (found < 0 || taken.contains(found)) {
                return false;
            }
            places.add(found);
            last = found;
        }
        return taken.addAll(places);
    }

    private static int next(NormalizedText text, Set<String> any, int from, int widest, int place) {
        for (int i = from; i <= from + widest; i++) {
            if (text.sameSentence(place, i) && text.token(i).isAny(any)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Where a phrase stands.
     *
     * @param places the places of its words, ascending
     * @param loose whether other words stand between them
     */
    record Match(List<Integer> places, boolean loose) {}

    @Override
    public String toString() {
        return written;
    }
}
