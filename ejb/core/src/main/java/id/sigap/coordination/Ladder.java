package id.sigap.coordination;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.sigap.deadline.calendar.ClockLimit;
import id.sigap.deadline.calendar.ClockUnit;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who is told when a wait grows too long: rungs counted from the wait's beginning, the last of which ends at a person or an
 * incident. Ladders are data; a phase of a diagram names one.
 */
record Ladder(String name, List<Rung> rungs) {
    /**
     * @param after counted from the beginning of the wait
     * @param who   {@code operators, approvers, officers, agency-head, office-head, citizen} or {@code nobody}
     * @param note  why, in Indonesian, for whoever is told
     */
    record Rung(ClockLimit after, String who, String note) {}

    static Map<String, Ladder> read(Reader csv) throws IOException {
        Map<String, List<Rung>> rungs = new TreeMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            for (NamedCsvRecord row : rows) {
                rungs.computeIfAbsent(row.getField("ladder"), name -> new ArrayList<>())
                        .add(new Rung(
                                new ClockLimit(
                                        Integer.parseInt(row.getField("after")),
                                        ClockUnit.valueOf(row.getField("unit"))),
                                row.getField("who"),
                                row.getField("note")));
            }
        }
        Map<String, Ladder> ladders = new TreeMap<>();
        rungs.forEach((name, steps) -> ladders.put(name, new Ladder(name, List.copyOf(steps))));
        return ladders;
    }
}
