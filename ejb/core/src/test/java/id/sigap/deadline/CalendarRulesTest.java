package id.sigap.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.deadline.calendar.ClockCatalog;
import id.sigap.deadline.calendar.ClockRule;
import id.sigap.officedata.Fault;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "besok", "2026-02-30", "10/03/2027", "1926-01-01", "3026-01-01", "2027-3-1"})
    void refusesWhatIsNoDayOfTheseYears(String date) {
        assertThat(HolidayRegister.faults(day(date, "LIBUR_NASIONAL", "SKB 1/2027")))
                .extracting(Fault::field)
                .containsExactly("date");
    }

    @Test
    void aHolidayNeedsItsDecreeAndAKnownKind() {
        assertThat(HolidayRegister.faults(day("2027-03-10", "LIBUR_NASIONAL", "SKB 1/2027")))
                .isEmpty();
        assertThat(HolidayRegister.faults(day("2027-03-10", "LIBUR", "")))
                .extracting(Fault::field)
                .containsExactlyInAnyOrder("kind", "decree");
    }

    @Test
    void everyClockOfThePackGoesThroughTheTableUnchangedAndIsFoundRight() throws IOException {
        List<ClockRule> rules = pack();
        Map<String, Map<String, String>> all = new HashMap<>();
        rules.forEach(rule -> all.put(rule.id(), ClockRow.fieldsOf(rule)));

        for (ClockRule rule : rules) {
            assertThat(ClockRules.check(all.get(rule.id()), all)).as(rule.id()).isEmpty();
            assertThat(ClockRules.rule(all.get(rule.id()))).isEqualTo(rule);
        }
    }

    @Test
    void refusesAClockWithoutItsSourceAndOneOfTheLawThatWouldStandStill() {
        assertThat(check("source", "")).extracting(Fault::field).containsExactly("source");
        assertThat(check("pausable", "Y"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("UU 14/2008"));
    }

    @Test
    void refusesLimitsThatAreNone() {
        assertThat(check("amount", "0")).extracting(Fault::field).containsExactly("amount");
        assertThat(check("amount", "-3")).extracting(Fault::field).containsExactly("amount");
        assertThat(check("amount", "99999")).extracting(Fault::field).containsExactly("amount");
        assertThat(check("unit", "MINGGU")).extracting(Fault::field).containsExactly("unit");
        assertThat(check("warn_amount", "3")).extracting(Fault::field).containsExactly("warn_unit");
        assertThat(check("extension", "KIP-ANS")).extracting(Fault::field).containsExactly("extension");
        assertThat(check("extension", "X")).extracting(Fault::field).containsExactly("extension");
    }

    private static List<Fault> check(String column, String value) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "id", "KIP-ANS",
                "label", "Jawaban permohonan",
                "trigger", "Permohonan diterima",
                "amount", "10",
                "unit", "HK",
                "pausable", "N",
                "actor", "PPID",
                "source", "UU 14/2008 pasal 22(7)",
                "certainty", "SUPPORTED"));
        List.of("warn_amount", "warn_unit", "extension").forEach(empty -> fields.put(empty, ""));
        fields.put(column, value);
        return ClockRules.check(fields, Map.of("KIP-ANS", fields));
    }

    private static Map<String, String> day(String date, String kind, String decree) {
        return Map.of("date", date, "name", "Hari", "kind", kind, "decree", decree, "certainty", "");
    }

    private static List<ClockRule> pack() throws IOException {
        try (Reader csv = new InputStreamReader(
                CalendarRulesTest.class.getResourceAsStream("/id/sigap/data/contoh/clocks.csv"),
                StandardCharsets.UTF_8)) {
            return ClockCatalog.read(csv).all();
        }
    }
}
