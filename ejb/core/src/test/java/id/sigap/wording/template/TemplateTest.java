package id.sigap.wording.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static final Map<String, String> VALUES = Map.of(
            "tiket", "SGP-2026-000041",
            "instansi", "Perumda Tirta Manuntung Balikpapan (lazim disebut PDAM)",
            "tenggat", "22 Nov 2026 pukul 23.59 WITA",
            "tautan", "https://sigap.contoh.go.id/laporan/SGP-2026-000041",
            "kantor", "Pemerintah Kota Contoh",
            "nama", "Siti Aminah",
            "laporan", "Jalan berlubang di depan pasar.",
            "telepon_darurat", "112 (semua darurat), 119 ext 8");

    @Test
    void fillsItsGapsTheSameWayEachTime() {
        Template template = new Template("T", "ack", "Contoh", "Halo {nama}, laporan {tiket} dan {tiket}.");

        assertThat(template.render(VALUES)).isEqualTo("Halo Siti Aminah, laporan SGP-2026-000041 dan SGP-2026-000041.");
        assertThat(template.render(new HashMap<>(VALUES))).isEqualTo(template.render(VALUES));
        assertThat(template.placeholders()).containsExactly(Placeholder.TICKET, Placeholder.CITIZEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{alamat}", "{}", "{tiket", "tiket}", "{{tiket}}", "{Tiket}", "{ tiket }", " "})
    void refusesABodyWithAnUnknownGap(String body) {
        assertThatExceptionOfType(TemplateRefused.class)
                .isThrownBy(() -> new Template("T", "ack", "Contoh", body))
                .withMessageStartingWith("Templat T: ");
    }

    @Test
    void refusesAnUnknownKind() {
        assertThatExceptionOfType(TemplateRefused.class)
                .isThrownBy(() -> new Template("T", "advert", "Contoh", "Halo"))
                .withMessageContaining("advert");
    }

    @Test
    void refusesMissingAndUnknownValues() {
        Template template = new Template("T", "ack", "Contoh", "{tiket}");

        assertThatExceptionOfType(TemplateRefused.class)
                .isThrownBy(() -> template.render(Map.of()))
                .withMessageContaining("{tiket}");
        assertThatExceptionOfType(TemplateRefused.class)
                .isThrownBy(() -> template.render(Map.of("tiket", "SGP-2026-000041", "catatan", "x")))
                .withMessageContaining("catatan");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tiket | SGP-26-1",
                "tiket | SGP-2026-000041 klik di sini",
                "nama | Budi {tiket}",
                "nama | http://penipu.contoh",
                "nama | penipu.com",
                "nama | Budi 08123456789",
                "tenggat | secepatnya",
                "tautan | http://penipu.contoh/",
                "tautan | javascript:alert(1)",
                "instansi | <b>PLN</b>",
                "kantor | '  '",
                "telepon_darurat | <112>",
            })
    void refusesAValueThatIsNotOfItsType(String key, String value) {
        Map<String, String> values = new HashMap<>(VALUES);
        values.put(key, value);
        Template template = new Template("T", "ack", "Contoh", "{" + key + "}");

        assertThatExceptionOfType(TemplateRefused.class)
                .isThrownBy(() -> template.render(values))
                .withMessageContaining(key);
    }

    @Test
    void neverReadsAValueAsATemplate() {
        Template template = new Template("T", "notice", "Contoh", "{instansi}");

        assertThat(template.render(Map.of("instansi", "Dinas $1 \\ 50%"))).isEqualTo("Dinas $1 \\ 50%");
    }

    @Test
    void addressesACitizenByNameOnlyWhereItIsOne() {
        assertThat(Placeholder.citizen("  Siti   Nur'aini, ")).isEqualTo("Bapak/Ibu");
        assertThat(Placeholder.citizen("  Siti   Nur'aini ")).isEqualTo("Siti Nur'aini");
        assertThat(Placeholder.citizen("KLIK www.penipu.id")).isEqualTo("Bapak/Ibu");
        assertThat(Placeholder.citizen("")).isEqualTo("Bapak/Ibu");
        assertThat(Placeholder.citizen("Drs. H. Muh. Yusuf")).isEqualTo("Drs. H. Muh. Yusuf");
    }

    @Test
    void writesDueDatesInTheOfficesZone() {
        String due = Placeholder.due(Instant.parse("2026-11-22T15:59:59Z"), ZoneId.of("Asia/Makassar"), "WITA");

        assertThat(due).isEqualTo("22 Nov 2026 pukul 23.59 WITA");
        assertThat(Placeholder.DUE.accepts(due)).isTrue();
        assertThat(Placeholder.DUE.accepts(
                        Placeholder.due(Instant.parse("2026-08-01T00:00:00Z"), ZoneId.of("Asia/Jayapura"), "WIT")))
                .isTrue();
    }

    @Test
    void makesAReportFitWhateverTheCitizenWrote() {
        assertThat(Placeholder.report(" \u0000 ")).isEqualTo("(tanpa uraian)");
        assertThat(Placeholder.report("Air\r\nmati\u0085 {tiket}\u200B")).isEqualTo("Air\nmati {tiket}\u200B");
        String longest = Placeholder.report("\uD83D\uDE00".repeat(3000));
        assertThat(longest).hasSizeLessThan(3100).endsWith("(selebihnya ada di Sigap)");
        for (String report : java.util.List.of(longest, "a".repeat(20_000), "\uD83D", "[x] {y} <z>")) {
            assertThat(Placeholder.REPORT.accepts(Placeholder.report(report))).isTrue();
        }
        assertThat(Placeholder.REPORT.accepts("a\u0000b")).isFalse();
    }

    @Test
    void shipsTemplatesThatRender() throws IOException {
        List<Template> templates;
        try (Reader csv = new InputStreamReader(
                TemplateTest.class.getResourceAsStream("/id/sigap/data/contoh/templates.csv"),
                StandardCharsets.UTF_8)) {
            templates = Template.read(csv);
        }

        assertThat(templates)
                .extracting(Template::code)
                .contains("ACK", "FORWARDED", "EMERGENCY")
                .doesNotHaveDuplicates();
        assertThat(templates)
                .allSatisfy(template -> assertThat(template.render(VALUES)).doesNotContain("{", "}"));
        assertThat(templates)
                .filteredOn(template ->
                        Set.of("ack", "notice", "emergency", "agency", "staff").contains(template.kind()))
                .allSatisfy(template -> assertThat(template.render(VALUES))
                        .doesNotContain("[", "]")
                        .contains(template.code().equals("EMERGENCY_CARE") ? "112" : "SGP-2026-000041"));
        assertThat(templates).extracting(Template::kind).contains("answer", "question", "correction", "follow-up");
        assertThat(templates)
                .filteredOn(template -> template.code().equals("ACK_PUBLIC"))
                .allSatisfy(template -> assertThat(template.render(VALUES)).hasSizeLessThan(280));
    }
}
