package id.sigap.officedata;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from running what stands in a cell: an apostrophe goes before a cell that would begin a formula, and is
 * taken off again when the file comes back.
 */
public final class Formulas {
    /**
     * What begins a formula, also in full width and as the minus sign, which spreadsheets in East Asian settings read alike;
     * behind white space and invisible characters too, which some of them drop first.
     */
    private static final String BEGIN =
            "[\\s\\p{Cf}\\p{Cntrl}\\p{Z}]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20\\u2212\\uFE62\\uFE63\\uFE66\\uFE6B]|[\\t\\r\\n]";

    private static final Pattern BEGINS_ONE = Pattern.compile("^(" + BEGIN + ").*", Pattern.DOTALL);
    private static final Pattern NEUTRALISED = Pattern.compile("^'(" + BEGIN + "|').*", Pattern.DOTALL);

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
