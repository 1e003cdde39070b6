package id.sigap.deadline.calendar;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A day on which the office does not work though it is no weekend.
 *
 * @param date the local date
 * @param name what is celebrated
 * @param kind national holiday or collective leave
 * @param decree the joint decree (SKB) that sets it
 * @param certainty how sure the row is
 */
public record Holiday(LocalDate date, String name, Kind kind, String decree, String certainty) {
    public Holiday {
        requireNonNull(date, "date");
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        requireNonNull(decree, "decree");
        requireNonNull(certainty, "certainty");
    }

    /** Why the day is free; the names are the codes of the holiday table. */
    public enum Kind {
        /** National holiday. */
        LIBUR_NASIONAL,
        /** Collective leave of the civil service. */
        CUTI_BERSAMA
    }

    /**
     * Reads the table {@code date,name,kind,decree,certainty}.
     *
     * @param csv UTF-8 text with a header line; closed at the end
     * @throws IllegalArgumentException naming the row that is wrong
     * @throws IOException when reading fails
     */
    public static List<Holiday> read(Reader csv) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            return rows.stream().map(Holiday::of).toList();
        }
    }

    private static Holiday of(NamedCsvRecord row) {
        try {
            return new Holiday(
                    LocalDate.parse(row.getField("date")),
                    row.getField("name"),
                    Kind.valueOf(row.getField("kind")),
                    row.getField("decree"),
                    row.getField("certainty"));
        } catch (IllegalArgumentException | DateTimeException | NoSuchElementException e) {
            throw new IllegalArgumentException(
                    "Holiday table, line " + row.getStartingLineNumber() + ": " + e.getMessage(), e);
        }
    }
}
