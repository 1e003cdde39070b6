package id.sigap.wording;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.officedata.Fault;
import id.sigap.wording.template.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateRulesTest {
    @Test
    void everyTemplateOfThePackIsFoundRightAndCanBePreviewed() throws IOException {
        try (Reader csv = new InputStreamReader(
                TemplateRulesTest.class.getResourceAsStream("/id/sigap/data/contoh/templates.csv"),
                StandardCharsets.UTF_8)) {
            for (Template one : Template.read(csv)) {
                assertThat(TemplateRules.check(one.code(), one.kind(), one.label(), one.body()))
                        .as(one.code())
                        .isEmpty();
                assertThat(one.render(TemplateRules.EXAMPLE)).doesNotContain("{");
            }
        }
    }

    @Test
    void refusesAGapThatTheSystemCouldNotFillThere() {
        assertThat(check("CLOSED", "Laporan {tiket} di {instansi} ditutup."))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("{instansi}"));
    }

    @Test
    void refusesUnknownGapsAndStrayBraces() {
        assertThat(check("CLOSED", "Laporan {nomor} ditutup."))
                .extracting(Fault::field)
                .containsExactly("body");
        assertThat(check("CLOSED", "Laporan {tiket ditutup."))
                .extracting(Fault::field)
                .containsExactly("body");
        assertThat(check("CLOSED", " ")).extracting(Fault::field).containsExactly("body");
    }

    @Test
    void keepsTheLinkByWhichAnAgencyAnswersAndTheNumbersThatSaveLives() {
        assertThat(check("AGENCY_REQUEST", "Mohon dijawab: {tiket}"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("{tautan}"));
        assertThat(check("EMERGENCY", "Harap tenang."))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("{telepon_darurat}"));
    }

    @Test
    void aLabelBecomesASubjectSoItStaysOnOneLine() {
        assertThat(TemplateRules.check("CLOSED", "notice", "Judul\r\nBcc: x@y.id", "Laporan {tiket} ditutup."))
                .extracting(Fault::field)
                .containsExactly("label");
    }

    private static List<Fault> check(String code, String body) {
        return TemplateRules.check(code, code.equals("EMERGENCY") ? "emergency" : "notice", "Judul", body);
    }
}
