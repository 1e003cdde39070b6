package id.sigap.officedata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.sigap.foundation.Refusal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

class SheetTest {
    private static final List<String> KNOWN = List.of("code", "name", "note");

    @Test
    void readsTheKnownColumnsAndNamesTheOthers() {
        Sheet sheet = read("Code,remark,NAME\nDLH,x,Dinas Lingkungan Hidup\n");

        assertThat(sheet.columns()).containsExactly("code", "name");
        assertThat(sheet.ignored()).containsExactly("remark");
        assertThat(sheet.lines())
                .containsExactly(new Sheet.Line(2, Map.of("code", "DLH", "name", "Dinas Lingkungan Hidup")));
    }

    @Test
    void readsSemicolonsAndAByteOrderMarkAsSpreadsheetsWriteThem() {
        Sheet sheet = read("\uFEFFcode;name\r\nDLH;\"Dinas; Lingkungan\"\r\n");

        assertThat(sheet.lines().get(0).fields()).containsEntry("name", "Dinas; Lingkungan");
    }

    @Test
    void knowsAColumnByItsOtherName() {
        Sheet sheet = Sheet.read("kode,name\nDLH,x\n".getBytes(StandardCharsets.UTF_8), KNOWN, Map.of("kode", "code"));

        assertThat(sheet.lines().get(0).fields()).containsEntry("code", "DLH");
    }

    @Test
    void takesTheApostropheOffThatKeepsAFormulaFromRunning() {
        Sheet sheet = read("code,name\nDLH,'=1+1\nDPU,'kata'\nX,''=a\n");

        assertThat(sheet.lines())
                .extracting(line -> line.fields().get("name"))
                .containsExactly("=1+1", "'kata'", "'=a");
    }

    @Test
    void namesTheLineThatHasAnotherNumberOfColumns() {
        Sheet sheet = read("code,name\nDLH,Dinas\nDPU\nX,1,2\n");

        assertThat(sheet.lines()).hasSize(1);
        assertThat(sheet.faults()).extracting(Sheet.LineFault::line).containsExactly(3L, 4L);
        assertThat(sheet.faults().get(0).message()).contains("punya 1 kolom").contains("judulnya 2");
    }

    @Test
    void refusesAFileWithoutTheKeySayingWhatIsExpected() {
        assertRefused("nama,catatan\nDLH,x\n").withMessageContaining("Kolom \"code\" tidak ada");
    }

    @Test
    void refusesAColumnThatIsThereTwice() {
        assertRefused("code,name,Name\nA,b,c\n").withMessageContaining("dua kali");
    }

    @Test
    void refusesWhatIsNoText() {
        assertRefused("code,name\nDLH,a\0b\n").withMessageContaining("NUL");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() ->
                        Sheet.read("code,name\nDLH,Kafé\n".getBytes(Charset.forName("windows-1252")), KNOWN, Map.of()))
                .withMessageContaining("UTF-8");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Sheet.read("code,name\n".getBytes(StandardCharsets.UTF_16LE), KNOWN, Map.of()));
        assertRefused("  \n").withMessageContaining("kosong");
    }

    @Test
    void refusesTooManyRowsAndTooManyBytes() {
        assertRefused("code,name\n" + "A,b\n".repeat(100_000)).withMessageContaining("5000 baris");
        assertRefused("code,name\nA," + "b".repeat(Sheet.LARGEST)).withMessageContaining("2 MB");
    }

    @Test
    void refusesAnEndlessQuoteAndAHeaderOfAThousandColumns() {
        assertThat(read("code,name\nA,\"b\n").lines().size()
                        + read("code,name\nA,\"b\n").faults().size())
                .isPositive();
        assertRefused("code," + "x,".repeat(1000) + "y\n").withMessageContaining("paling banyak 100");
    }

    private static Sheet read(String text) {
        return Sheet.read(text.getBytes(StandardCharsets.UTF_8), KNOWN, Map.of());
    }

    private static ThrowableAssertAlternative<Refusal> assertRefused(String text) {
        return assertThatExceptionOfType(Refusal.class).isThrownBy(() -> read(text));
    }
}
