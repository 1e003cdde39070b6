package id.sigap.bench;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriter;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables, as Markdown for people and as JSON for comparing runs; both are complete after each part of the run. */
final class Report {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private final Path folder;

    /** @param folder gets {@code bench.md} and {@code bench.json} */
    Report(Path folder) {
        this.folder = folder;
    }

    /** A part of the report; nothing is written before {@link #save()}. */
    void title(String title, String words) {
        text.append("\n## ").append(title).append("\n\n");
        if (!words.isEmpty()) {
            text.append(words).append("\n\n");
        }
    }

    void table(List<String> head, List<List<String>> rows) {
        line(head);
        line(head.stream().map(name -> "---").toList());
        rows.forEach(this::line);
    }

    private void line(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    void figure(String name, double value) {
        if (Double.isFinite(value)) {
            figures.put(name, Math.round(value * 1000) / 1000.0);
        }
    }

    /** Writes what there is so far; gives it back too. */
    String save(String heading) throws IOException {
        String all = "# " + heading + "\n" + text;
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("bench.md"), all);
        JsonWriterFactory pretty = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));
        try (Writer file = Files.newBufferedWriter(folder.resolve("bench.json"));
                JsonWriter writer = pretty.createWriter(file)) {
            JsonObjectBuilder object = Json.createObjectBuilder();
            figures.forEach(object::add);
            writer.writeObject(object.build());
        }
        return all;
    }

    /** The most frequent statements of a count. */
    void most(String title, Statements.Count count, int shown) {
        title(title, "");
        table(
                List.of("calls", "rows", "ms", "statement"),
                count.lines().values().stream()
                        .filter(Statements.Line::isWork)
                        .sorted(Comparator.comparingDouble(Statements.Line::calls)
                                .reversed())
                        .limit(shown)
                        .map(line ->
                                List.of(number(line.calls()), number(line.rows()), ratio(line.millis()), sql(line)))
                        .toList());
    }

    /** Long lists of columns tell nothing. */
    static String sql(Statements.Line line) {
        String sql = line.sql()
                .replaceAll("^select (?!count)(.{12}).*? from ", "select $1… from ")
                .replaceAll("^(insert into \\S+) ?\\(.*", "$1 (…)")
                .replaceAll("^(update \\S+ set ).*( where .*)", "$1…$2");
        return "`" + (sql.length() > 160 ? sql.substring(0, 160) + "…" : sql).replace("|", "\\|") + "`";
    }

    static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value) : "-";
    }

    static String ratio(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : "-";
    }
}
