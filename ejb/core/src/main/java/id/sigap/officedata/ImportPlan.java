package id.sigap.officedata;

import id.sigap.officedata.Sheet.LineFault;
import java.util.List;
import java.util.Map;

/**
 * What a file would change.
 *
 * @param revision of the table that the file was compared with
 * @param added keys of rows that are new
 * @param changed rows that are there and would be another
 * @param unchanged how many rows are there already as they are
 * @param missing keys of rows that the file does not name; they stay as they are
 * @param ignored columns of the file that mean nothing here
 * @param errors why it cannot be taken as it is, by line; empty where it can
 */
public record ImportPlan(
        long revision,
        List<Added> added,
        List<Changed> changed,
        int unchanged,
        List<String> missing,
        List<String> ignored,
        List<LineFault> errors) {
    /** A row that is not there yet. */
    public record Added(long line, String key, Map<String, String> fields) {}

    /** A row that would be another. */
    public record Changed(long line, String key, List<Difference> fields) {}

    /** What one field is and would be. */
    public record Difference(String field, String before, String after) {}
}
