package id.sigap.officedata;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import id.sigap.foundation.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A CSV file that somebody sent: UTF-8, a header line, separated by commas or semicolons.
 *
 * @param columns those of the header that the register knows, in its order
 * @param ignored those that it does not know
 * @param lines the rows
 * @param faults rows that are no rows
 */
public record Sheet(List<String> columns, List<String> ignored, List<Line> lines, List<LineFault> faults) {
    /** The largest file in bytes. */
    public static final int LARGEST = 2 * 1024 * 1024;

    private static final int MOST_LINES = 5000;
    private static final int MOST_COLUMNS = 100;
    private static final int LONGEST_FIELD = 20_000;
    private static final int MOST_FAULTS = 200;

    /** One row with its fields by column; columns that the file lacks are missing. */
    public record Line(long number, Map<String, String> fields) {}

    /** What is wrong in a line of the file. */
    public record LineFault(long line, String column, String message) {}

    /**
     * Reads a file.
     *
     * @param known the register's columns; the first is the key and must be there
     * @param aliases other names of columns: what the data pack's files call them
     * @throws Refusal where the file as a whole cannot be used, saying why
     */
    public static Sheet read(byte[] bytes, List<String> known, Map<String, String> aliases) {
        if (bytes.length > LARGEST) {
            throw Refusal.of(
                    Refusal.Kind.TOO_LARGE,
                    "too-large",
                    "Berkas terlalu besar; paling besar " + LARGEST / 1024 / 1024 + " MB.");
        }
        String text = decode(bytes);
        if (text.isBlank()) {
            throw Refusal.invalid("Berkas itu kosong; diharapkan baris judul dan isinya.");
        }
        char separator = separator(text);
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader<CsvRecord> rows = CsvReader.builder()
                .fieldSeparator(separator)
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord row : rows) {
                if (records.size() > MOST_LINES) {
                    throw Refusal.of(
                            Refusal.Kind.TOO_LARGE,
                            "too-many-rows",
                            "Berkas itu lebih dari " + MOST_LINES + " baris. Periksa berkasnya, atau bagi dua.");
                }
                records.add(row);
            }
        } catch (CsvParseException e) {
            throw Refusal.invalid(
                    "Berkas itu tidak dapat dibaca sebagai CSV; periksa tanda kutip yang tidak berpasangan.");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return of(records, known, aliases);
    }

    private static String decode(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusal.invalid(
                    "Berkas itu bukan teks UTF-8. Simpan dari lembar kerja sebagai \"CSV UTF-8\", lalu coba lagi.");
        }
        if (text.indexOf('\0') >= 0) {
            throw Refusal.invalid("Berkas itu memuat karakter NUL, jadi bukan CSV. Pilih berkas CSV.");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static char separator(String text) {
        String header = text.lines().findFirst().orElse("");
        return header.indexOf(',') < 0 && header.indexOf(';') >= 0 ? ';' : ',';
    }

    private static Sheet of(List<CsvRecord> records, List<String> known, Map<String, String> aliases) {
        List<String> header = header(records.get(0), aliases);
        List<String> ignored =
                header.stream().filter(column -> !known.contains(column)).toList();
        if (!header.contains(known.get(0))) {
            throw Refusal.invalid("Kolom \"" + known.get(0) + "\" tidak ada. Kolom yang dikenal: "
                    + String.join(", ", known) + "; berkas itu berisi: " + String.join(", ", shown(header)) + ".");
        }
        List<Line> lines = new ArrayList<>();
        List<LineFault> faults = new ArrayList<>();
        for (CsvRecord row : records.subList(1, records.size())) {
            if (row.getFieldCount() != header.size()) {
                add(
                        faults,
                        row,
                        "",
                        "Baris ini punya " + row.getFieldCount() + " kolom; judulnya " + header.size() + ".");
                continue;
            }
            Map<String, String> fields = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                String value = Formulas.plain(row.getField(i)).strip();
                if (value.length() > LONGEST_FIELD) {
                    add(
                            faults,
                            row,
                            header.get(i),
                            "Isi terlalu panjang; paling panjang " + LONGEST_FIELD + " karakter.");
                } else if (known.contains(header.get(i))) {
                    fields.put(header.get(i), value);
                }
            }
            lines.add(new Line(row.getStartingLineNumber(), fields));
        }
        List<String> columns = known.stream().filter(header::contains).toList();
        return new Sheet(columns, ignored, lines, faults);
    }

    private static List<String> header(CsvRecord row, Map<String, String> aliases) {
        if (row.getFieldCount() > MOST_COLUMNS) {
            throw Refusal.invalid("Berkas itu punya " + row.getFieldCount() + " kolom; paling banyak " + MOST_COLUMNS
                    + ". Pilih berkas CSV dengan baris judul.");
        }
        Map<String, String> lower = new HashMap<>(aliases);
        List<String> header = row.getFields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .map(name -> lower.getOrDefault(name, name))
                .toList();
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (!seen.add(name)) {
                throw Refusal.invalid("Kolom \"" + shown(List.of(name)).get(0) + "\" ada dua kali di baris judul.");
            }
        }
        return header;
    }

    private static List<String> shown(List<String> names) {
        return names.stream()
                .limit(20)
                .map(name -> name.length() > 40 ? name.substring(0, 40) + "…" : name)
                .toList();
    }

    private static void add(List<LineFault> faults, CsvRecord row, String column, String message) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new LineFault(row.getStartingLineNumber(), column, message));
        }
    }
}
