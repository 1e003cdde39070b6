package id.sigap.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriagePolicyTest {
    private final Policies policy = new Policies("TriagePolicy");

    @Test
    void followsTheTopicOfAnOrdinaryComplaint() {
        assertThat(policy.decide(complaint()))
                .containsEntry("category", "PENGADUAN_TBP")
                .containsEntry("topic", "PJU_MATI")
                .containsEntry("agency", "DISHUB")
                .containsEntry("urgency", "SEDANG")
                .containsEntry("emergency", false)
                .containsEntry("restricted", false)
                .containsEntry("needsReview", false)
                .containsEntry("clocks", "LOC-FIRST|SP4N-VERIF|SP4N-TBP")
                .containsEntry("reason", "Golongan bawaan topik.");
    }

    @ParameterizedTest
    @CsvSource({
        "crisis, DARURAT",
        "danger, DARURAT",
        "objection, KEBERATAN_KIP",
        "dataSubject, HAK_SUBJEK_DATA",
        "foi, PERMOHONAN_KIP",
        "oversight, PENGADUAN_BP",
        "thanks, APRESIASI",
    })
    void letsASignalDecideTheClass(String signal, String category) {
        assertThat(policy.decide(with(complaint(), signal, true))).containsEntry("category", category);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"objection", "dataSubject", "foi", "oversight", "thanks", "suggestion", "noise", "dangerDenied"})
    void putsDangerFirst(String other) {
        Map<String, Object> facts = with(with(complaint(), "danger", true), other, true);

        assertThat(policy.decide(facts))
                .containsEntry("category", "DARURAT")
                .containsEntry("emergency", true)
                .containsEntry("urgency", "DARURAT");
    }

    @Test
    void callsADangerousTopicAnEmergencyUnlessTheTextDeniesIt() {
        Map<String, Object> fire = with(
                with(with(complaint(), "topicCategory", "DARURAT"), "topicUrgency", "TINGGI"),
                "topicClocks",
                "LOC-EMG");

        assertThat(policy.decide(fire))
                .containsEntry("emergency", true)
                .containsEntry("urgency", "TINGGI")
                .containsEntry("clocks", "LOC-FIRST|LOC-EMG");
        assertThat(policy.decide(with(fire, "acute", true))).containsEntry("urgency", "DARURAT");
        assertThat(policy.decide(with(fire, "dangerDenied", true)))
                .containsEntry("emergency", false)
                .containsEntry("category", "PENGADUAN_TBP");
    }

    @Test
    void neverSendsAnOversightCaseToTheAgencyThatTheTextNames() {
        Map<String, Object> facts = with(with(complaint(), "oversight", true), "namedAgency", "KELURAHAN");

        assertThat(policy.decide(facts))
                .containsEntry("agency", "INSPEKTORAT")
                .containsEntry("restricted", true)
                .containsEntry("clocks", "LOC-FIRST|SP4N-VERIF|SP4N-BP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "anonymous", "crisis"})
    void restrictsWhatIsToStayHidden(String signal) {
        assertThat(policy.decide(with(complaint(), signal, true))).containsEntry("restricted", true);
    }

    @Test
    void goesToTheAgencyThatTheTextNames() {
        assertThat(policy.decide(with(complaint(), "namedAgency", "BPTD"))).containsEntry("agency", "BPTD");
    }

    @Test
    void raisesTheUrgencyOfAComplaintThatIsChased() {
        assertThat(policy.decide(with(complaint(), "chasing", true))).containsEntry("urgency", "TINGGI");
    }

    @Test
    void leavesToAPersonWhatItCannotTell() {
        Map<String, Object> facts = with(with(complaint(), "score", 0.1), "topicAgency", "DISHUB");

        assertThat(policy.decide(facts))
                .containsEntry("topic", "")
                .containsEntry("agency", "PROKOPIM")
                .containsEntry("needsReview", true);
    }

    @Test
    void startsTheLegalClocksOfARequestButNotItsExtension() {
        assertThat(policy.decide(with(complaint(), "foi", true)))
                .containsEntry("agency", "PPID_UTAMA")
                .containsEntry("clocks", "LOC-FIRST|KIP-REG|KIP-ANS");
    }

    @Test
    void makesAProposalOfFactsAndDecision() {
        Map<String, Object> decision = policy.decide(complaint());
        TriageReading reading = new TriageReading(facts(), List.of(), List.of("Kata."));

        TriageProposal proposal = reading.decided(decision);

        assertThat(proposal.clocks()).containsExactly("LOC-FIRST", "SP4N-VERIF", "SP4N-TBP");
        assertThat(proposal.why()).containsExactly("Golongan bawaan topik.", "Kata.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reading.decided(Map.of("category", "LAIN", "reason", "")))
                .withMessageContaining("topic");
    }

    private static TriageFacts facts() {
        return new TriageFacts(
                "PJU_MATI",
                "PENGADUAN_TBP",
                "DISHUB",
                "SEDANG",
                "SP4N-VERIF|SP4N-TBP",
                "",
                1.6,
                0.9,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                false);
    }

    private static Map<String, Object> complaint() {
        return facts().variables();
    }

    private static Map<String, Object> with(Map<String, Object> facts, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(facts);
        assertThat(changed.put(name, value)).as("fact %s", name).isNotNull();
        return changed;
    }
}
