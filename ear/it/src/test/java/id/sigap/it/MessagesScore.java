package id.sigap.it;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How well what the office proposes agrees with what people expect, row by row. */
final class MessagesScore {
    private static final List<String> FIELDS = List.of("category", "topic", "agency", "urgency");

    private final Map<String, Integer> agreed = new LinkedHashMap<>();
    private final List<String> misses = new ArrayList<>();
    private int rows;
    private int emergencies;
    private int recalled;
    private int falseAlarms;

    void add(NamedCsvRecord row, JsonObject shape) {
        rows++;
        boolean expected = row.getField("category").equals("DARURAT");
        boolean alarmed = shape.getBoolean("emergency");
        emergencies += expected ? 1 : 0;
        recalled += expected && alarmed ? 1 : 0;
        falseAlarms += !expected && alarmed ? 1 : 0;
        for (String field : FIELDS) {
            JsonObject label = shape.getJsonObject("proposal").getJsonObject(field);
            String proposed = label == null ? "" : label.getString("code");
            boolean same = row.getField(field).equals(proposed);
            agreed.merge(field, same ? 1 : 0, Integer::sum);
            if (!same) {
                misses.add("  %s %s: expected %s, proposed %s"
                        .formatted(row.getField("id"), field, row.getField(field), proposed));
            }
        }
    }

    double share(String field) {
        return (double) agreed.get(field) / rows;
    }

    boolean recallsEveryEmergency() {
        return emergencies > 0 && recalled == emergencies;
    }

    int rows() {
        return rows;
    }

    @Override
    public String toString() {
        StringBuilder report = new StringBuilder("%d messages through the intake%n".formatted(rows));
        agreed.forEach((field, count) -> report.append(
                String.format(Locale.ROOT, "  %-9s %3d of %3d  %5.1f %%%n", field, count, rows, 100.0 * count / rows)));
        report.append(
                "  emergencies recalled %d of %d, false alarms %d%n".formatted(recalled, emergencies, falseAlarms));
        misses.forEach(miss -> report.append(miss).append(System.lineSeparator()));
        return report.toString();
    }
}
