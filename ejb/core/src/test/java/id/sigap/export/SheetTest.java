package id.sigap.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sigap.foundation.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class SheetTest {
    private static final List<String> HOSTILE = Arrays.asList("=1+1", "a\"b,c\nd", null, "\uff1dX", "\ud83d\ude00");

    @Test
    void writesCsvThatExcelReadsAsUtf8AndRunsNothing() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Sheet sheet = Format.CSV.open(out, "Aduan", List.of("satu", "dua", "tiga", "empat", "lima"));
        sheet.row(HOSTILE);
        sheet.finish();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("\ufeffsatu,dua,tiga,empat,lima\r\n'=1+1,\"a\"\"b,c\nd\",,'\uff1dX,\ud83d\ude00\r\n");
    }

    @Test
    void writesXlsxWithTextsOnly() throws IOException, ParserConfigurationException, SAXException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Sheet sheet = Format.XLSX.open(out, "Aduan", List.of("satu"));
        sheet.row(HOSTILE);
        sheet.row(List.of("\u0000\u0001\ud800x<&>"));
        sheet.finish();

        Document xml = file(out.toByteArray(), "xl/worksheets/sheet1.xml");
        NodeList texts = xml.getElementsByTagName("t");
        assertThat(IntStream.range(0, texts.getLength())
                        .mapToObj(i -> texts.item(i).getTextContent()))
                .containsExactly("satu", "'=1+1", "a\"b,c\nd", "'\uff1dX", "\ud83d\ude00", "\ufffd\ufffd\ufffdx<&>");
        assertThat(xml.getElementsByTagName("f").getLength()).isZero();
    }

    @Test
    void givesRowsAwayWhileMoreAreWritten() throws IOException {
        long[] given = {0};
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) {
                given[0]++;
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                given[0] += length;
            }
        };
        for (Format format : Format.values()) {
            given[0] = 0;
            Sheet sheet = format.open(out, "Aduan", List.of("satu"));
            long before = 0;
            for (int page = 0; page < 4; page++) {
                for (int row = 0; row < 2_000; row++) {
                    sheet.row(List.of(page + " " + row + " " + Math.floorMod(row * 2654435761L, 1_000_003)));
                }
                sheet.flush();
                assertThat(given[0]).as(format + ", page " + page).isGreaterThan(before);
                before = given[0];
            }
            sheet.finish();
        }
    }

    @Test
    void refusesMoreRowsThanASheetHolds() {
        Format.CSV.requireRoomFor(Long.MAX_VALUE);
        Format.XLSX.requireRoomFor(1_048_575);
        assertThatThrownBy(() -> Format.XLSX.requireRoomFor(1_048_576)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Format.of("xls")).isInstanceOf(Refusal.class);
    }

    private static Document file(byte[] bytes, String name)
            throws IOException, ParserConfigurationException, SAXException {
        Path path = Files.createTempFile("sheet", ".xlsx");
        try {
            Files.write(path, bytes);
            try (ZipFile zip = new ZipFile(path.toFile())) {
                return DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(zip.getInputStream(zip.getEntry(name)));
            }
        } finally {
            Files.delete(path);
        }
    }
}
