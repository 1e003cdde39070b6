package id.sigap.it.access;

import id.sigap.it.access.Endpoints.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What {@code endpoints.txt} expects: for each endpoint and each caller a word. */
final class AccessTable {
    private static final String FILE = "endpoints.txt";

    /** The callers, in the order of the columns; the first is nobody. */
    private final List<String> callers;

    private final SortedMap<Endpoint, List<String>> rows;

    private AccessTable(List<String> callers, SortedMap<Endpoint, List<String>> rows) {
        this.callers = callers;
        this.rows = rows;
    }

    static AccessTable read() {
        try (InputStream in = AccessTable.class.getResourceAsStream(FILE)) {
            List<List<String>> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.strip().split("\\s+")))
                    .toList();
            List<String> callers = lines.get(0);
            SortedMap<Endpoint, List<String>> rows = new TreeMap<>();
            for (List<String> line : lines.subList(1, lines.size())) {
                List<String> words = line.subList(2, line.size());
                Endpoint endpoint = new Endpoint(line.get(0), line.get(1));
                if (words.size() != callers.size() || rows.put(endpoint, words) != null) {
                    throw new IllegalStateException(FILE + ": " + endpoint + " is there twice or lacks a column.");
                }
            }
            return new AccessTable(callers, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    SortedMap<Endpoint, List<String>> rows() {
        return rows;
    }

    /** Caller by caller what is expected. */
    Map<String, String> expected(Endpoint endpoint) {
        Map<String, String> expected = new LinkedHashMap<>();
        for (int i = 0; i < callers.size(); i++) {
            expected.put(callers.get(i), rows.get(endpoint).get(i));
        }
        return expected;
    }
}
