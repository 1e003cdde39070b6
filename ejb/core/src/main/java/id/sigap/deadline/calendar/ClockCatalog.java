package id.sigap.deadline.calendar;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The clock rules in force, by id. Immutable. */
public final class ClockCatalog {
    private final Map<String, ClockRule> rules;

    /**
     * Holds these rules.
     *
     * @throws IllegalArgumentException when two have the same id, or one is extended by a rule that is not among them
     */
    public ClockCatalog(Collection<ClockRule> rules) {
        Map<String, ClockRule> byId = new LinkedHashMap<>();
        for (ClockRule rule : rules) {
            if (byId.put(rule.id(), rule) != null) {
                throw new IllegalArgumentException("Clock rule " + rule.id() + " is there twice");
            }
        }
        for (ClockRule rule : rules) {
            rule.extension().filter(extension -> !byId.containsKey(extension)).ifPresent(extension -> {
                throw new IllegalArgumentException(
                        "Clock rule " + rule.id() + " is extended by " + extension + ", which is no rule");
            });
        }
        this.rules = Collections.unmodifiableMap(byId);
    }

    /**
     * Reads the table: {@code
     * id,label,trigger,amount,unit,warn_amount,warn_unit,extension,pausable,actor,source,certainty}.
     *
     * @param csv UTF-8 text with a header line; closed at the end
     * @throws IllegalArgumentException naming the row that is wrong
     * @throws IOException when reading fails
     */
    public static ClockCatalog read(Reader csv) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            return new ClockCatalog(rows.stream().map(ClockCatalog::rule).toList());
        }
    }

    private static ClockRule rule(NamedCsvRecord row) {
        try {
            return new ClockRule(
                    row.getField("id"),
                    row.getField("label"),
                    row.getField("trigger"),
                    limit(row.getField("amount"), row.getField("unit")),
                    Optional.of(row.getField("warn_amount"))
                            .filter(amount -> !amount.isBlank())
                            .map(amount -> limit(amount, row.getField("warn_unit"))),
                    Optional.of(row.getField("extension")).filter(id -> !id.isBlank()),
                    yes(row.getField("pausable")),
                    row.getField("actor"),
                    row.getField("source"),
                    ClockRule.Certainty.valueOf(row.getField("certainty").toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw new IllegalArgumentException(
                    "Clock table, line " + row.getStartingLineNumber() + ": " + e.getMessage(), e);
        }
    }

    private static ClockLimit limit(String amount, String unit) {
        return new ClockLimit(Integer.parseInt(amount.strip()), ClockUnit.valueOf(unit.strip()));
    }

    private static boolean yes(String field) {
        return switch (field) {
            case "Y" -> true;
            case "N" -> false;
            default -> throw new IllegalArgumentException("pausable is Y or N, not \"" + field + "\"");
        };
    }

    /** The rule with this id. */
    public Optional<ClockRule> find(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    /**
     * The rule with this id.
     *
     * @throws IllegalArgumentException when there is none
     */
    public ClockRule rule(String id) {
        return find(id).orElseThrow(
                        () -> new IllegalArgumentException("No clock rule " + id + "; known are " + rules.keySet()));
    }

    /** All rules in the order of the table. */
    public List<ClockRule> all() {
        return List.copyOf(rules.values());
    }
}
