package id.sigap.agency;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.officedata.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgencyRulesTest {
    @Test
    void findsNothingWrongWithAnAgencyThatIsReachedByMail() {
        assertThat(check(agency("DLH", "reached_by", "mail", "address", "dlh@balikpapan.go.id")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dlh",
                "dlh@",
                "@contoh.go.id",
                "dlh@contoh",
                "a b@contoh.go.id",
                "dlh@contoh.go.id,x@y.id",
                "dlh@contoh.go.id\r\nBcc: x@y.id",
                "Dinas <dlh@contoh.go.id>",
                "dlh@-contoh.go.id"
            })
    void refusesWhatIsNoOneMailAddress(String address) {
        assertThat(check(agency("DLH", "reached_by", "mail", "address", address)))
                .extracting(Fault::field)
                .containsOnly("address");
    }

    @Test
    void wantsAChannelWhereAnotherSystemIsTheWayAndAServiceForOpen311() {
        assertThat(check(agency("DLH", "reached_by", "open311")))
                .extracting(Fault::field)
                .containsExactly("channel", "service_code");
        assertThat(check(agency("DLH", "reached_by", "file")))
                .extracting(Fault::field)
                .containsExactly("channel");
        assertThat(check(agency("DLH", "reached_by", "open311", "channel", "pu", "service_code", "JLN-01")))
                .isEmpty();
    }

    @Test
    void refusesAParentThatIsNoAgency() {
        assertThat(check(agency("DLH", "parent", "TIDAK_ADA")))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("TIDAK_ADA"));
    }

    @Test
    void refusesParentsThatGoRoundInACircle() {
        Map<String, Map<String, String>> all = new HashMap<>();
        all.put("AA", agency("AA", "parent", "BB"));
        all.put("BB", agency("BB", "parent", "CC"));
        all.put("CC", agency("CC", "parent", "AA"));

        assertThat(AgencyRules.check(all.get("CC"), all))
                .extracting(Fault::field)
                .containsExactly("parent");
        assertThat(check(agency("DLH", "parent", "DLH")))
                .extracting(Fault::field)
                .containsExactly("parent");
    }

    @Test
    void refusesCodesWaysAndTruthValuesThatAreNone() {
        assertThat(check(agency("dlh kota"))).extracting(Fault::field).containsExactly("code");
        assertThat(check(agency("DLH", "reached_by", "merpati")))
                .extracting(Fault::field)
                .containsExactly("reached_by");
        assertThat(check(agency("DLH", "active", "ya")))
                .extracting(Fault::field)
                .containsExactly("active");
        assertThat(check(agency("DLH", "name", ""))).extracting(Fault::field).containsExactly("name");
        assertThat(check(agency("DLH", "name", "Dinas\nPalsu")))
                .extracting(Fault::field)
                .containsExactly("name");
    }

    private static List<Fault> check(Map<String, String> fields) {
        return AgencyRules.check(fields, Map.of(fields.get("code"), fields));
    }

    private static Map<String, String> agency(String code, String... more) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "code", code,
                "name", "Dinas",
                "level", "kota",
                "reached_by", "in-app",
                "address", "",
                "parent", "",
                "city", "Y",
                "active", "Y",
                "certainty", ""));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }
}
