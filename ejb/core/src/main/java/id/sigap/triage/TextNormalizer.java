package id.sigap.triage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns what people type into words that can be compared: one spelling, colloquial words replaced, stretched words
 * ({@code tolooong}) shortened, joined hashtags taken apart, safe misspellings read as the word that is meant. Whole words
 * only, never parts of words.
 */
final class TextNormalizer {
    private static final int SHORTEST_HASHTAG_WORD = 3;

    private final Slang slang;
    private final Set<String> stems;
    private final Set<String> common;
    private final Set<String> vocabulary;
    private final Typos typos;

    /**
     * A normaliser for these words.
     *
     * @param vocabulary all words that keywords and signals are made of
     * @param common everyday words, which are never taken for a misspelling or an inflection of another
     */
    TextNormalizer(Slang slang, Set<String> vocabulary, Set<String> common) {
        this.slang = slang;
        this.stems = Set.copyOf(vocabulary);
        this.common = Set.copyOf(common);
        Set<String> words = new LinkedHashSet<>(vocabulary);
        words.addAll(common);
        slang.all().forEach((word, meaning) -> {
            words.add(word);
            words.addAll(meaning);
        });
        this.vocabulary = Set.copyOf(words);
        this.typos = new Typos(this.vocabulary);
    }

    NormalizedText normalize(String text) {
        List<Token> tokens = new ArrayList<>();
        Map<String, Set<String>> forms = new HashMap<>();
        String last = "";
        for (Tokenizer.Raw raw : Tokenizer.split(text)) {
            for (String word : words(raw)) {
                if (!word.equals(last)) {
                    tokens.add(new Token(word, raw.sentence(), forms.computeIfAbsent(word, this::forms)));
                }
                last = word;
            }
        }
        return new NormalizedText(tokens);
    }

    private List<String> words(Tokenizer.Raw raw) {
        return switch (raw.kind()) {
            case MENTION, SIGN -> List.of(raw.text());
            case HASHTAG -> hashtag(raw.text());
            case WORD -> word(raw.text());
        };
    }

    private List<String> word(String raw) {
        String word = raw;
        if (word.length() > 2 && word.endsWith("2") && Character.isLetter(word.charAt(word.length() - 2))) {
            word = word.substring(0, word.length() - 1);
        }
        if (slang.meaning(word).isPresent() || vocabulary.contains(word)) {
            return slang.read(word);
        }
        if (Character.isDigit(word.charAt(0))) {
            return figure(word);
        }
        String shortened = Stretched.shorten(word, vocabulary::contains);
        if (slang.meaning(shortened).isPresent() || vocabulary.contains(shortened)) {
            return slang.read(shortened);
        }
        return Stems.of(shortened, stems::contains).isEmpty()
                ? typos.meant(shortened).map(slang::read).orElse(List.of(shortened))
                : List.of(shortened);
    }

    /** {@code 150rb} is {@code 150 ribu}. */
    private List<String> figure(String word) {
        int letters = 0;
        while (letters < word.length() && !Character.isLetter(word.charAt(letters))) {
            letters++;
        }
        if (letters == word.length()) {
            return List.of(word);
        }
        List<String> words = new ArrayList<>(List.of(word.substring(0, letters)));
        words.addAll(slang.read(word.substring(letters)));
        return words;
    }

    private Set<String> forms(String word) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(word);
        if (!common.contains(word)) {
            forms.addAll(Stems.of(word, stems::contains));
        }
        return forms;
    }

    /** {@code #airmatilagi} becomes {@code air mati lagi} where all its pieces are known words, else one word. */
    private List<String> hashtag(String tag) {
        List<String> words = new ArrayList<>();
        for (String part : tag.split("_")) {
            if (!part.isEmpty()) {
                words.addAll(pieces(part));
            }
        }
        return words;
    }

    private List<String> pieces(String tag) {
        int[] from = new int[tag.length() + 1];
        java.util.Arrays.fill(from, -1);
        from[0] = 0;
        for (int end = 1; end <= tag.length(); end++) {
            for (int start = Math.max(0, end - 16); start <= end - SHORTEST_HASHTAG_WORD && from[end] < 0; start++) {
                if (from[start] >= 0 && vocabulary.contains(tag.substring(start, end))) {
                    from[end] = start;
                }
            }
        }
        if (from[tag.length()] < 0) {
            return word(tag);
        }
        List<String> pieces = new ArrayList<>();
        for (int end = tag.length(); end > 0; end = from[end]) {
            pieces.addAll(0, slang.read(tag.substring(from[end], end)));
        }
        return pieces;
    }
}
