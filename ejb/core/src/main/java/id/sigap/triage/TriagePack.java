package id.sigap.triage;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A data pack's tables about words, topics and agencies, read and checked. */
final class TriagePack {
    private static final Pattern AGENCY_CODE = Pattern.compile("[A-Z][A-Z0-9_]+(?: [A-Z]+)?");

    private final Slang slang;
    private final Map<String, Set<String>> groups = new HashMap<>();
    private final Set<String> commonWords = new HashSet<>();
    private final Map<String, RoutingTopic> topics = new LinkedHashMap<>();
    private final PhraseBook<TopicScorer.Keyword> keywords = new PhraseBook<>();
    private final Map<String, Integer> sharing = new HashMap<>();
    private final PhraseBook<Signal> signals = new PhraseBook<>();
    private final PhraseBook<Danger.Sign> danger = new PhraseBook<>();
    private final PhraseBook<Plight.Trait> traits = new PhraseBook<>();
    private final PhraseBook<String> idioms = new PhraseBook<>();
    private final PhraseBook<String> aliases = new PhraseBook<>();

    /** Reads the topics after the words that their keywords are made of. */
    @FunctionalInterface
    private interface Topics {
        List<TopicWords> read() throws IOException;
    }

    /** The pack with its own topics. */
    TriagePack(Triage.Tables tables) throws IOException {
        this(tables, () -> topics(tables));
    }

    /** @param topicsInForce in place of the pack's own; a word of danger of a topic that is not among them still warns */
    TriagePack(Triage.Tables tables, List<TopicWords> topicsInForce) throws IOException {
        this(tables, () -> topicsInForce);
    }

    private TriagePack(Triage.Tables tables, Topics source) throws IOException {
        Map<String, List<String>> meanings = new HashMap<>();
        each(
                tables,
                "slang.csv",
                row -> meanings.put(
                        row.getField("word"),
                        List.of(row.getField("meaning").strip().split("\\s+"))));
        this.slang = new Slang(meanings);
        each(tables, "word_groups.csv", row -> groups.put(row.getField("name"), group(row.getField("words"))));
        each(tables, "common_words.csv", row -> commonWords.add(row.getField("word")));
        Map<String, Map<String, Strength>> byTopic = new LinkedHashMap<>();
        for (TopicWords one : source.read()) {
            topics.put(one.topic().code(), one.topic());
            byTopic.put(one.topic().code(), new LinkedHashMap<>(one.words()));
        }
        each(tables, "signals.csv", row -> phrases(row, Signal.valueOf(row.getField("signal")), signals));
        each(tables, "emergency.csv", row -> danger(row, wordsOf(byTopic, row)));
        each(tables, "plight.csv", row -> trait(row, byTopic));
        byTopic.forEach(this::index);
        each(tables, "idioms.csv", row -> phrases(row, "idiom", idioms));
        each(
                tables,
                "agency_aliases.csv",
                row -> split(row.getField("aliases"))
                        .forEach(alias -> aliases.add(Phrase.of(alias, slang, groups), row.getField("agency_code"))));
    }

    private Set<String> group(String words) {
        return split(words).stream()
                .flatMap(word -> slang.read(word).stream().limit(1))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A word of danger speaks for its topic too, where the office has that topic. */
    private void danger(NamedCsvRecord row, Map<String, Strength> keywords) {
        Danger.Weight weight = Danger.Weight.valueOf(row.getField("strength").toUpperCase(Locale.ROOT));
        Strength strength = weight == Danger.Weight.SOFT ? Strength.SEDANG : Strength.KUAT;
        split(row.getField("phrases")).forEach(phrase -> keywords.putIfAbsent(phrase, strength));
        phrases(row, new Danger.Sign(row.getField("topic_code"), weight), danger);
    }

    private void trait(NamedCsvRecord row, Map<String, Map<String, Strength>> byTopic) {
        String topic = row.getField("topic_code");
        double weight = Double.parseDouble(row.getField("weight"));
        if (!topic.isEmpty()) {
            Map<String, Strength> keywords = wordsOf(byTopic, row);
            split(row.getField("phrases")).forEach(phrase -> keywords.putIfAbsent(phrase, Strength.LEMAH));
        }
        phrases(row, new Plight.Trait(row.getField("trait"), weight, topic), traits);
    }

    /** Danger is danger also where the office's own routing does not know its topic. */
    private static Map<String, Strength> wordsOf(Map<String, Map<String, Strength>> byTopic, NamedCsvRecord row) {
        return byTopic.getOrDefault(row.getField("topic_code"), new HashMap<>());
    }

    /** The topics of the pack's own tables, with all their keywords. */
    static List<TopicWords> topics(Triage.Tables tables) throws IOException {
        Map<String, TopicWords> topics = new LinkedHashMap<>();
        each(tables, "routing.csv", row -> {
            RoutingTopic topic = topic(row);
            Map<String, Strength> words = new LinkedHashMap<>();
            split(row.getField("keywords"))
                    .forEach(word -> words.put(word, word.indexOf(' ') > 0 ? Strength.KUAT : Strength.SEDANG));
            if (topics.put(topic.code(), new TopicWords(topic, words)) != null) {
                throw new IllegalArgumentException("topic " + topic.code() + " is there twice");
            }
        });
        each(tables, "keywords_extra.csv", row -> {
            Strength strength = Strength.of(row.getField("strength"));
            TopicWords topic = topics.get(row.getField("topic_code"));
            if (topic == null) {
                throw new IllegalArgumentException("topic " + row.getField("topic_code") + " is not in routing.csv");
            }
            split(row.getField("keywords")).forEach(word -> topic.words().put(word, strength));
        });
        return List.copyOf(topics.values());
    }

    private static RoutingTopic topic(NamedCsvRecord row) {
        return new RoutingTopic(
                row.getField("topic_code"),
                row.getField("topic_id"),
                row.getField("topic_en"),
                row.getField("primary_agency"),
                row.getField("owner_level"),
                agencies(row.getField("secondary_agencies")),
                row.getField("default_category"),
                row.getField("default_urgency"),
                row.getField("salah_tempat").equals("Y"),
                List.of(row.getField("clock_ids").split("\\|")).stream()
                        .filter(id -> !id.isBlank())
                        .toList(),
                row.getField("public_contact"),
                row.getField("note"),
                row.getField("certainty"));
    }

    /** {@code "DLH (pemangkasan); SABER PUNGLI"} names two agencies; what stands in brackets says for what. */
    static List<String> agencies(String field) {
        List<String> codes = new ArrayList<>();
        for (String piece : field.replaceAll("\\([^)]*\\)", "").split("[;/]")) {
            Matcher code = AGENCY_CODE.matcher(piece.strip());
            if (code.find()) {
                codes.add(code.group().replace(' ', '_'));
            }
        }
        return codes;
    }

    private void index(String topic, Map<String, Strength> words) {
        Set<String> written = new HashSet<>();
        words.forEach((word, strength) -> {
            Phrase phrase = Phrase.of(word, slang, groups);
            keywords.add(phrase, new TopicScorer.Keyword(topic, strength));
            if (strength != Strength.LEMAH && written.add(phrase.written())) {
                sharing.merge(phrase.written(), 1, Integer::sum);
            }
        });
    }

    private <T> void phrases(NamedCsvRecord row, T meaning, PhraseBook<T> book) {
        split(row.getField("phrases")).forEach(phrase -> book.add(Phrase.of(phrase, slang, groups), meaning));
    }

    static List<String> split(String field) {
        return Arrays.stream(field.toLowerCase(Locale.ROOT).split(";"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private static void each(Triage.Tables tables, String name, java.util.function.Consumer<NamedCsvRecord> use)
            throws IOException {
        try (Reader text = tables.open(name);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : rows) {
                try {
                    use.accept(row);
                } catch (IllegalArgumentException | NoSuchElementException e) {
                    throw new IllegalArgumentException(
                            name + ", line " + row.getStartingLineNumber() + ": " + e.getMessage(), e);
                }
            }
        }
    }

    /** Whether this may be a keyword: it holds a word, and names no group of words that is none. */
    boolean reads(String keyword) {
        try {
            Phrase.of(keyword, slang, groups);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    Map<String, RoutingTopic> topics() {
        return topics;
    }

    TextNormalizer normalizer() {
        Set<String> vocabulary = new HashSet<>();
        for (PhraseBook<?> book : List.of(keywords, signals, danger, traits, idioms, aliases)) {
            vocabulary.addAll(book.words());
        }
        return new TextNormalizer(slang, vocabulary, commonWords);
    }

    TopicScorer scorer() {
        return new TopicScorer(topics, keywords, sharing);
    }

    PhraseBook<Signal> signals() {
        return signals;
    }

    PhraseBook<Danger.Sign> danger() {
        return danger;
    }

    PhraseBook<Plight.Trait> traits() {
        return traits;
    }

    PhraseBook<String> idioms() {
        return idioms;
    }

    NamedAgencies namedAgencies() {
        return new NamedAgencies(aliases);
    }
}
