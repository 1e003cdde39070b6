package id.sigap.export;

import id.sigap.officedata.Formulas;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook of one sheet, every cell a text inside its row: nothing is kept for a table of shared texts. */
final class XlsxSheet implements Sheet {
    /** Characters that a cell of the format may hold. */
    private static final int LONGEST = 32_767;

    private static final int ROWS_HELD = 500;

    private final Workbook book;
    private final Worksheet sheet;
    private int next;

    XlsxSheet(OutputStream out, String title, List<String> columns) throws IOException {
        book = new Workbook(new StaysOpen(out), "Sigap", "1.0");
        sheet = book.newWorksheet(title);
        sheet.freezePane(0, 1);
        row(columns);
    }

    @Override
    public void row(List<String> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            if (cell != null && !cell.isEmpty()) {
                sheet.inlineString(next, column, shortened(Formulas.neutral(plain(cell))));
            }
        }
        next++;
        if (next % ROWS_HELD == 0) {
            sheet.flush();
        }
    }

    /** XML knows no control characters but tab and line ends, and no half of a surrogate pair. */
    private static String plain(String cell) {
        return cell.codePoints()
                .map(c -> c >= 0x20 && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF)
                                || c == '\t'
                                || c == '\n'
                                || c == '\r'
                        ? c
                        : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String shortened(String cell) {
        if (cell.length() <= LONGEST) {
            return cell;
        }
        int end = Character.isHighSurrogate(cell.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return cell.substring(0, end);
    }

    @Override
    public void flush() throws IOException {
        sheet.flush();
    }

    @Override
    public void finish() throws IOException {
        sheet.finish();
        book.finish();
    }

    /** The workbook closes what it writes to, which is not its own. */
    private static final class StaysOpen extends FilterOutputStream {
        StaysOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
