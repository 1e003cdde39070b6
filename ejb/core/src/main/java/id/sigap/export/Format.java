package id.sigap.export;

import id.sigap.foundation.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/** The kinds of file. */
public enum Format {
    CSV("csv", "text/csv; charset=utf-8", Long.MAX_VALUE) {
        @Override
        public Sheet open(OutputStream out, String title, List<String> columns) throws IOException {
            return new CsvSheet(out, columns);
        }
    },
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 1_048_575) {
        @Override
        public Sheet open(OutputStream out, String title, List<String> columns) throws IOException {
            return new XlsxSheet(out, title, columns);
        }
    };

    private final String code;
    private final String mediaType;
    private final long mostRows;

    Format(String code, String mediaType, long mostRows) {
        this.code = code;
        this.mediaType = mediaType;
        this.mostRows = mostRows;
    }

    /** Begins a file with its heading row. */
    public abstract Sheet open(OutputStream out, String title, List<String> columns) throws IOException;

    /** @throws Refusal where the office's spreadsheets know no such kind */
    public static Format of(String code) {
        return Arrays.stream(values())
                .filter(format -> format.code.equals(code == null ? "csv" : code))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("Bentuk \"" + code + "\" tidak dikenal; pilih csv atau xlsx."));
    }

    /** @throws Refusal where a file of this kind cannot hold so many rows */
    public void requireRoomFor(long rows) {
        if (rows > mostRows) {
            throw Refusal.invalid("Lembar XLSX memuat paling banyak " + mostRows + " baris, ekspor ini " + rows
                    + "; pakai CSV atau persempit pilihannya.");
        }
    }

    public String code() {
        return code;
    }

    public String mediaType() {
        return mediaType;
    }
}
