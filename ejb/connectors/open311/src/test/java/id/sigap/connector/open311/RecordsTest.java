package id.sigap.connector.open311;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RecordsTest {
    private static Optional<List<Map<String, String>>> read(String text) {
        return Records.read(Bytes.utf8(text));
    }

    @Test
    void readsXmlWithEmptyFieldsEntitiesAndNestedElements() {
        assertThat(read("<service_requests><request><service_request_id>1</service_request_id><status_notes/>"
                        + "<description>a &amp; b <![CDATA[<c>]]></description><extra><deep>x</deep></extra></request>"
                        + "</service_requests>"))
                .hasValueSatisfying(records -> assertThat(records)
                        .singleElement()
                        .satisfies(record -> assertThat(record)
                                .containsEntry("service_request_id", "1")
                                .containsEntry("status_notes", "")
                                .containsEntry("description", "a & b <c>")));
    }

    @Test
    void readsIdsInJsonBeTheyNumbersOrTexts() {
        assertThat(read("[{\"service_request_id\":293944},{\"service_request_id\":\"14-0110\",\"token\":null}]"))
                .hasValue(List.of(Map.of("service_request_id", "293944"), Map.of("service_request_id", "14-0110")));
    }

    @Test
    void readsASingleObjectAndAnArrayInsideAnObject() {
        assertThat(read("{\"token\":\"abc\"}")).hasValue(List.of(Map.of("token", "abc")));
        assertThat(read("{\"service_requests\":[{\"token\":\"abc\"}]}")).hasValue(List.of(Map.of("token", "abc")));
    }

    @Test
    void mendsTheCommasThatTheStandardsOwnSampleLacksOrHasTooMany() {
        assertThat(read("[\n {\n \"service_request_id\":\"638344\"\n \"status\":\"closed\",\n \"lat\":37.7,\n },\n]"))
                .hasValue(List.of(Map.of("service_request_id", "638344", "status", "closed", "lat", "37.7")));
    }

    @Test
    void refusesDocumentTypesAndEntities() {
        assertThat(read("<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><r><q><a>&e;</a></q></r>"))
                .isEmpty();
        assertThat(
                        read(
                                "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><r><q><a>&b;</a></q></r>"))
                .isEmpty();
        assertThat(read("<r><q><a>&unknown;</a></q></r>")).isEmpty();
    }

    @Test
    void refusesWhatIsNeitherOrEndsEarlyOrIsNestedWithoutEnd() {
        for (String text : List.of(
                "",
                "Not found",
                "<html><body>",
                "{",
                "[[[",
                "<a>".repeat(5000),
                "[".repeat(100_000),
                "{\"a\":".repeat(9000))) {
            assertThat(read(text))
                    .as(text.substring(0, Math.min(20, text.length())))
                    .isEmpty();
        }
    }

    @Test
    void takesForAListOfRequestsOnlyWhatIsOne() {
        for (String list : List.of(
                "<?xml version=\"1.0\"?>\n<!-- kosong -->\n<service_requests/>",
                "<g:service_requests xmlns:g=\"urn:g\"></g:service_requests>",
                "[]",
                "{\"service_requests\":[]}")) {
            assertThat(Records.requests(Bytes.utf8(list))).as(list).hasValue(List.of());
        }
        for (String other : List.of(
                "<html><body>Sedang dalam perbaikan</body></html>",
                "<errors><error><code>500</code></error></errors>",
                "{}",
                "{\"message\":\"maintenance\"}",
                "maintenance")) {
            assertThat(Records.requests(Bytes.utf8(other))).as(other).isEmpty();
        }
    }

    @Test
    void readsDatesWithAndWithoutAnOffset() {
        java.time.ZoneId makassar = java.time.ZoneId.of("Asia/Makassar");
        assertThat(ServiceRequest.instant("2026-11-20T06:37:38-08:00", makassar))
                .hasValue(java.time.Instant.parse("2026-11-20T14:37:38Z"));
        assertThat(ServiceRequest.instant("2026-11-20 06:37:38", makassar))
                .hasValue(java.time.Instant.parse("2026-11-19T22:37:38Z"));
        assertThat(ServiceRequest.instant("kemarin", makassar)).isEmpty();
    }
}
