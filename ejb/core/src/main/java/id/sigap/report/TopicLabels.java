package id.sigap.report;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.sigap.foundation.DataPack;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the routing topics are called. */
@ApplicationScoped
public class TopicLabels {
    @Inject
    DataPack data;

    private Map<String, String> labels;

    @PostConstruct
    void load() {
        Map<String, String> read = new LinkedHashMap<>();
        try (Reader csv = data.open("routing.csv");
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            for (NamedCsvRecord row : rows) {
                read.put(row.getField("topic_code"), row.getField("topic_id"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The routing topics cannot be read.", e);
        }
        labels = Collections.unmodifiableMap(read);
    }

    /** Label by code, in the order of the table. */
    public Map<String, String> all() {
        return labels;
    }

    public String label(String code) {
        return labels.getOrDefault(code, code);
    }
}
