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
    private final PhraseBook<String> idioms = new PhraseBook<>();
    private final PhraseBook<String> aliases = new PhraseBook<>();

    TriagePack(Triage.Tables tables) throws IOException {
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
        each(tables, "routing.csv", row -> topic(row, byTopic));
        each(tables, "keywords_extra.csv", row -> {
            Strength strength = Strength.of(row.getField("strength"));
            split(row.getField("keywords"))
                    .forEach(word -> keywordsOf(byTopic, row).put(word, strength));
        });
        each(tables, "signals.csv", row -> phrases(row, Signal.valueOf(row.getField("signal")), signals));
        each(
                tables,
                "emergency.csv",
                row -> danger(row, byTopic.getOrDefault(row.getField("topic_code"), new HashMap<>())));
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

    private static Map<String, Strength> keywordsOf(Map<String, Map<String, Strength>> byTopic, NamedCsvRecord row) {
        String topic = row.getField("topic_code");
        Map<String, Strength> keywords = byTopic.get(topic);
        if (keywords == null) {
            throw new IllegalArgumentException("topic " + topic + " is not in routing.csv");
        }
        return keywords;
    }

    private void topic(NamedCsvRecord row, Map<String, Map<String, Strength>> byTopic) {
        RoutingTopic topic = new RoutingTopic(
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
        if (topics.put(topic.code(), topic) != null) {
            throw new IllegalArgumentException("topic " + topic.code() + " is there twice");
        }
        Map<String, Strength> keywords = new LinkedHashMap<>();
        split(row.getField("keywords"))
                .forEach(word -> keywords.put(word, word.indexOf(' ') > 0 ? Strength.KUAT : Strength.SEDANG));
        byTopic.put(topic.code(), keywords);
    }

    /** {@code "DLH (pemangkasan); SABER PUNGLI"} names two agencies; what stands in brackets says for what. */
    private static List<String> agencies(String field) {
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
            if (written.add(phrase.written())) {
                sharing.merge(phrase.written(), 1, Integer::sum);
            }
        });
    }

    private <T> void phrases(NamedCsvRecord row, T meaning, PhraseBook<T> book) {
        split(row.getField("phrases")).forEach(phrase -> book.add(Phrase.of(phrase, slang, groups), meaning));
    }

    private static List<String> split(String field) {
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

    Map<String, RoutingTopic> topics() {
        return topics;
    }

    TextNormalizer normalizer() {
        Set<String> vocabulary = new HashSet<>();
        for (PhraseBook<?> book : List.of(keywords, signals, danger, idioms, aliases)) {
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

    PhraseBook<String> idioms() {
        return idioms;
    }

    NamedAgencies namedAgencies() {
        return new NamedAgencies(aliases);
    }
}
