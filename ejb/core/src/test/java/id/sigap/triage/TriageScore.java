package id.sigap.triage;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How well the proposals agree with what people expect, row by row. */
final class TriageScore {
    private final List<String> misses = new ArrayList<>();
    private int rows;
    private int category;
    private int topic;
    private int agency;
    private int urgency;
    private int emergencies;
    private int recalled;
    private int falseAlarms;

    static TriageScore of(Reader messages, Triage triage, Policies policy) throws IOException {
        TriageScore score = new TriageScore();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(messages)) {
            for (NamedCsvRecord row : rows) {
                TriageReading reading = triage.read(row.getField("text"));
                score.add(row, reading.decided(policy.decide(reading.facts().variables())));
            }
        }
        return score;
    }

    private void add(NamedCsvRecord row, TriageProposal proposal) {
        rows++;
        boolean expected = row.getField("category").equals("DARURAT");
        emergencies += expected ? 1 : 0;
        recalled += expected && proposal.emergency() ? 1 : 0;
        falseAlarms += !expected && proposal.emergency() ? 1 : 0;
        category += same(row, "category", proposal.category(), proposal);
        topic += same(row, "topic", proposal.topic(), proposal);
        agency += same(row, "agency", proposal.agency(), proposal);
        urgency += same(row, "urgency", proposal.urgency(), proposal);
    }

    private int same(NamedCsvRecord row, String field, String proposed, TriageProposal proposal) {
        if (row.getField(field).equals(proposed)) {
            return 1;
        }
        misses.add(String.format(
                Locale.ROOT,
                "%s %-8s expected %-28s proposed %-28s %s",
                row.getField("id"),
                field,
                row.getField(field),
                proposed,
                field.equals("topic") || field.equals("category") ? proposal.why() : ""));
        return 0;
    }

    double topicShare() {
        return (double) topic / rows;
    }

    double categoryShare() {
        return (double) category / rows;
    }

    boolean recallsEveryEmergency() {
        return recalled == emergencies;
    }

    /** The share of false alarms among the messages that are no emergencies. */
    double falseAlarmShare() {
        return (double) falseAlarms / Math.max(1, rows - emergencies);
    }

    String report(String name) {
        StringBuilder report = new StringBuilder();
        report.append(String.format(Locale.ROOT, "%n%s: %d messages%n", name, rows));
        report.append(line("category", category)).append(line("topic", topic));
        report.append(line("agency", agency)).append(line("urgency", urgency));
        report.append(String.format(
                Locale.ROOT, "  emergencies recalled %d of %d, false alarms %d%n", recalled, emergencies, falseAlarms));
        misses.forEach(miss -> report.append("  ").append(miss).append(System.lineSeparator()));
        return report.toString();
    }

    private String line(String field, int agreed) {
        return String.format(Locale.ROOT, "  %-9s %3d of %3d  %5.1f %%%n", field, agreed, rows, 100.0 * agreed / rows);
    }
}
