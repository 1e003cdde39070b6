package id.sigap.triage;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.officedata.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopicRulesTest {
    private static final String PACK = "/id/sigap/data/contoh";
    private static final Set<String> CLOCKS = Set.of("SP4N-VERIF", "SP4N-TBP");
    private static final Map<String, Boolean> AGENCIES = Map.of("DLH", true, "LAMA", false);

    @Test
    void findsNothingWrongWithACompleteTopic() {
        assertThat(check()).isEmpty();
    }

    @Test
    void refusesAnAgencyThatIsUnknownOrNoLongerActive() {
        assertThat(check("agency", "TIDAK_ADA")).extracting(Fault::field).containsExactly("agency");
        assertThat(check("agency", "")).extracting(Fault::field).containsExactly("agency");
        assertThat(check("agency", "LAMA")).extracting(Fault::field).containsExactly("agency");
        assertThat(check("agency", "LAMA", "active", "N")).isEmpty();
        assertThat(check("secondary", "DLH;X")).extracting(Fault::field).containsExactly("secondary");
    }

    @Test
    void refusesClocksClassesAndUrgenciesThatAreNone() {
        assertThat(check("clocks", "SP4N-VERIF;BESOK")).extracting(Fault::field).containsExactly("clocks");
        assertThat(check("category", "KELUHAN")).extracting(Fault::field).containsExactly("category");
        assertThat(check("urgency", "SEGERA")).extracting(Fault::field).containsExactly("urgency");
    }

    @Test
    void refusesKeywordsThatNothingCouldRead() {
        assertThat(check("keywords_strong", "…")).extracting(Fault::field).containsExactly("keywords_strong");
        assertThat(check("keywords_strong", "$tidak_ada"))
                .extracting(Fault::field)
                .containsExactly("keywords_strong");
        assertThat(check("keywords_strong", "x".repeat(81)))
                .extracting(Fault::field)
                .containsExactly("keywords_strong");
        assertThat(check("keywords_strong", "sampah", "keywords_weak", "sampah"))
                .extracting(Fault::field)
                .containsExactly("keywords_weak");
        assertThat(check("keywords_strong", "")).extracting(Fault::field).containsExactly("keywords_strong");
    }

    @Test
    void aTopicThatWentThroughTheTableReadsMessagesAsThePackDoes() throws IOException {
        List<TopicWords> kept = TriagePack.topics(Triage.tables(PACK)).stream()
                .map(topic -> {
                    TopicRow row = new TopicRow(topic.topic().code(), 1);
                    row.accept(TopicRow.fieldsOf(topic));
                    return row.words();
                })
                .toList();
        Triage before = Triage.ofPack(PACK);
        Triage after = Triage.of(Triage.tables(PACK), kept);

        assertThat(messages())
                .isNotEmpty()
                .allSatisfy(text -> assertThat(after.read(text)).isEqualTo(before.read(text)));
    }

    @Test
    void aWordOfDangerWarnsThoughItsTopicIsGone() throws IOException {
        Triage bare = Triage.of(Triage.tables(PACK), List.of());

        assertThat(bare.read("KEBAKARAN di Kampung Baru, api besar, tolong!!!")
                        .facts()
                        .variables())
                .containsEntry("danger", true);
    }

    private static List<String> messages() throws IOException {
        try (InputStream file = TopicRulesTest.class.getResourceAsStream("own-messages.csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static List<Fault> check(String... more) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "code", "SAMPAH",
                "label", "Sampah",
                "agency", "DLH",
                "category", "PENGADUAN_TBP",
                "urgency", "SEDANG",
                "misplaced", "N",
                "active", "Y",
                "clocks", "SP4N-VERIF;SP4N-TBP",
                "keywords_strong", "sampah menumpuk"));
        for (String column : List.of(
                "label_en",
                "keywords_certain",
                "keywords_medium",
                "keywords_weak",
                "owner_level",
                "secondary",
                "contact",
                "note",
                "certainty")) {
            fields.put(column, "");
        }
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return TopicRules.check(fields, CLOCKS, code -> Optional.ofNullable(AGENCIES.get(code)), words()::reads);
    }

    private static TriagePack words() {
        try {
            return new TriagePack(Triage.tables(PACK), List.of());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
