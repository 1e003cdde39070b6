package id.sigap.wording.check;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The office's written guide as data.
 *
 * @param greetings words one of which begins a polite answer, in lower case
 * @param banned words and phrases that do not belong in an answer
 * @param disclaimers phrases that send a citizen away, in lower case: they need the right door beside them
 * @param abbreviations words that are rightly written in capitals
 */
public record Guide(List<String> greetings, List<Banned> banned, List<String> disclaimers, Set<String> abbreviations) {
    public Guide {
        greetings = List.copyOf(greetings);
        banned = List.copyOf(banned);
        disclaimers = List.copyOf(disclaimers);
        abbreviations = Set.copyOf(abbreviations);
    }

    /**
     * A word that does not belong in an answer.
     *
     * @param phrase one or more whole words, in lower case
     * @param severity how much it weighs
     * @param instead what to write instead; empty when there is nothing
     * @param why the reason, an Indonesian half sentence
     */
    public record Banned(String phrase, Severity severity, String instead, String why) {}

    /**
     * Reads the table {@code kind,text,severity,instead,why}; kinds are {@code greeting, banned, disclaimer} and
     * {@code abbreviation}.
     *
     * @param csv UTF-8 text with a header line; closed at the end
     * @throws IllegalArgumentException naming the row that is wrong
     * @throws IOException when reading fails
     */
    public static Guide read(Reader csv) throws IOException {
        List<String> greetings = new ArrayList<>();
        List<Banned> banned = new ArrayList<>();
        List<String> disclaimers = new ArrayList<>();
        List<String> abbreviations = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            for (NamedCsvRecord row : rows) {
                String text = row.getField("text").strip();
                String lower = text.toLowerCase(Locale.ROOT);
                switch (row.getField("kind")) {
                    case "greeting" -> greetings.add(lower);
                    case "banned" -> banned.add(banned(row, lower));
                    case "disclaimer" -> disclaimers.add(lower);
                    case "abbreviation" -> abbreviations.add(text);
                    default ->
                        throw new IllegalArgumentException("Guide, line " + row.getStartingLineNumber()
                                + ": unknown kind \"" + row.getField("kind") + "\"");
                }
            }
        }
        return new Guide(
                greetings, banned, disclaimers, abbreviations.stream().collect(Collectors.toUnmodifiableSet()));
    }

    private static Banned banned(NamedCsvRecord row, String phrase) {
        try {
            Severity severity = Severity.valueOf(row.getField("severity").toUpperCase(Locale.ROOT));
            return new Banned(phrase, severity, row.getField("instead"), row.getField("why"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Guide, line " + row.getStartingLineNumber() + ": severity is error, warning or hint", e);
        }
    }
}
