package id.sigap.connector.lapor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Our categories in the classes that SP4N-LAPOR! shows to the public (Pengaduan, Aspirasi, Permintaan Informasi), from the
 * table {@code classes.csv}. The mapping is ours; the account holder may choose another.
 */
final class Classes {
    private static final String OTHERWISE = "Pengaduan";
    private static final Map<String, String> TABLE = table();

    private Classes() {}

    static String of(String category) {
        return TABLE.getOrDefault(category, OTHERWISE);
    }

    static Map<String, String> all() {
        return TABLE;
    }

    private static Map<String, String> table() {
        InputStream file = Classes.class.getResourceAsStream("classes.csv");
        if (file == null) {
            throw new IllegalStateException("The table classes.csv is missing in this jar");
        }
        Map<String, String> table = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", 2))
                    .forEach(columns -> table.put(columns[0].strip(), columns[1].strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("The table classes.csv cannot be read", e);
        }
        return Map.copyOf(table);
    }
}
