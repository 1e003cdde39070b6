package id.sigap.officedata;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from running what stands in a cell: an apostrophe goes before a cell that would begin a formula, and is
 * taken off again when the file comes back.
 */
public final class Formulas {
    private static final Pattern BEGINS_ONE = Pattern.compile("^[=+\\-@\\t\\r].*", Pattern.DOTALL);
    private static final Pattern NEUTRALISED = Pattern.compile("^'[=+\\-@\\t\\r'].*", Pattern.DOTALL);

    private Formulas() {}

    /** The cell as it may stand in a file. */
    public static String neutral(String cell) {
        return BEGINS_ONE.matcher(cell).matches() || NEUTRALISED.matcher(cell).matches() ? "'" + cell : cell;
    }

    /** What {@link #neutral} was given. */
    static String plain(String cell) {
        return NEUTRALISED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
