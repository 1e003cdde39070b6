package id.sigap.export;

import java.io.IOException;
import java.util.List;

/** A file that takes row after row. Cells are neutralised here: nobody who writes rows can forget it. */
public interface Sheet {
    /** @param cells in the order of the columns; null is an empty cell */
    void row(List<String> cells) throws IOException;

    /** Gives what was written so far to the reader. */
    void flush() throws IOException;

    /** Ends the file; the stream below stays open. */
    void finish() throws IOException;
}
