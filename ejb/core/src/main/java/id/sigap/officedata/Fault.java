package id.sigap.officedata;

import id.sigap.foundation.Refusal;
import java.util.List;

/**
 * What is wrong with one field of a row.
 *
 * @param field the column's name; empty where it is the row as a whole
 * @param message an Indonesian sentence: what is wrong and what is expected
 */
public record Fault(String field, String message) {
    /** @throws Refusal naming the first fault and carrying all, where there is one */
    public static void requireNone(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults.get(0).message()).with("faults", faults);
        }
    }
}
