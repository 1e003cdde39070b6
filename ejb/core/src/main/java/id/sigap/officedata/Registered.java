package id.sigap.officedata;

import java.util.Map;

/** A row of a register. */
public interface Registered {
    /** What it is known by; never changes. */
    String key();

    /** Grows with each change of the row. */
    long version();

    /** Its fields as texts, by column and in the order of the columns; the key is the first. Truth values are Y and N. */
    Map<String, String> fields();

    /** Takes these fields on, which were checked; the key among them is its own. */
    void accept(Map<String, String> fields);
}
