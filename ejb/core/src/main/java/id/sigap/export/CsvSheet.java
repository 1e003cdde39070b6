package id.sigap.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import id.sigap.officedata.Formulas;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** RFC 4180 in UTF-8, with the mark at its beginning by which Excel knows UTF-8. */
final class CsvSheet implements Sheet {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Writer writer;
    private final CsvWriter csv;

    CsvSheet(OutputStream out, List<String> columns) throws IOException {
        writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 15);
        writer.write(BYTE_ORDER_MARK);
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
        row(columns);
    }

    @Override
    public void row(List<String> cells) {
        csv.writeRecord(cells.stream()
                .map(cell -> cell == null ? "" : Formulas.neutral(cell.replace("\0", "\uFFFD")))
                .toList());
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
        writer.flush();
    }

    @Override
    public void finish() throws IOException {
        flush();
    }
}
