package id.sigap.wording.template;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One version of a text with gaps such as {@code {tiket}}.
 *
 * @param code stable code, such as {@code ACK}
 * @param kind for what it is sent: {@code ack, notice} or {@code emergency} to citizens, {@code agency} or {@code staff} to those who work on it;
 *     or what a person begins to write from, for approval like any other wording: {@code answer, question, correction} or {@code follow-up}
 * @param label its name in the list of templates, in Indonesian
 * @param body the text; braces stand only around known placeholders
 */
public record Template(String code, String kind, String label, String body) {
    private static final Pattern GAP = Pattern.compile("\\{([^{}]*)}");
    private static final Set<String> KINDS =
            Set.of("ack", "notice", "emergency", "agency", "staff", "answer", "question", "correction", "follow-up");
    private static final int LONGEST_BODY = 4000;

    /** @throws TemplateRefused when the body names an unknown placeholder, has a stray brace, or is empty or too long */
    public Template {
        requireNonNull(label, "label");
        if (!KINDS.contains(kind)) {
            throw new TemplateRefused(code, "jenis \"" + kind + "\" tidak dikenal; yang dikenal " + KINDS);
        }
        if (body.isBlank() || body.length() > LONGEST_BODY) {
            throw new TemplateRefused(code, "isi harus ada dan paling panjang " + LONGEST_BODY + " karakter");
        }
        gaps(code, body);
        String rest = GAP.matcher(body).replaceAll("");
        if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            throw new TemplateRefused(code, "ada kurung kurawal tanpa pasangan");
        }
    }

    private static Set<Placeholder> gaps(String code, String body) {
        EnumSet<Placeholder> gaps = EnumSet.noneOf(Placeholder.class);
        Matcher matcher = GAP.matcher(body);
        while (matcher.find()) {
            gaps.add(known(code, matcher.group(1)));
        }
        return gaps;
    }

    private static Placeholder known(String code, String key) {
        return Placeholder.of(key)
                .orElseThrow(() -> new TemplateRefused(
                        code, "isian {" + key + "} tidak dikenal; yang dikenal: " + Placeholder.keys()));
    }

    /** The placeholders that need a value. */
    public Set<Placeholder> placeholders() {
        return gaps(code, body);
    }

    /**
     * Fills the gaps.
     *
     * @param values value by placeholder key; values of known placeholders that the text does not use are ignored
     * @return the text, the same for the same values
     * @throws TemplateRefused when a key is unknown, a value is missing or not of its placeholder's form
     */
    public String render(Map<String, String> values) {
        Map<Placeholder, String> checked = new EnumMap<>(Placeholder.class);
        values.forEach((key, value) -> checked.put(known(code, key), value));
        for (Placeholder placeholder : placeholders()) {
            String value = checked.get(placeholder);
            if (value == null) {
                throw new TemplateRefused(code, "isian {" + placeholder.key() + "} belum ada nilainya");
            }
            if (!placeholder.accepts(value)) {
                throw new TemplateRefused(
                        code, "nilai {" + placeholder.key() + "} harus berupa " + placeholder.expectation());
            }
        }
        return GAP.matcher(body).replaceAll(gap -> Matcher.quoteReplacement(checked.get(known(code, gap.group(1)))));
    }

    /**
     * Reads the table {@code code,kind,label,body}.
     *
     * @param csv UTF-8 text with a header line; closed at the end
     * @throws TemplateRefused when a row is no template
     * @throws IOException when reading fails
     */
    public static List<Template> read(Reader csv) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            return rows.stream()
                    .map(row -> new Template(
                            row.getField("code"), row.getField("kind"), row.getField("label"), row.getField("body")))
                    .toList();
        }
    }
}
