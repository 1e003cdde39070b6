package id.sigap.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalPolicyTest {
    private final Policies policy = new Policies("ApprovalPolicy");

    @ParameterizedTest
    @CsvSource({
        "wordingKind, template, 0",
        "wordingKind, answer, 1",
        "wordingKind, question, 1",
        "wordingKind, follow-up, 1",
        "wordingKind, correction, 2",
        "category, PENGADUAN_BP, 2",
        "category, HAK_SUBJEK_DATA, 2",
        "category, PERMOHONAN_KIP, 2",
        "category, KEBERATAN_KIP, 2",
        "category, APRESIASI, 1",
    })
    void weighsKindAndClass(String name, String value, int level) {
        Map<String, Object> facts = ordinary();
        facts.put(name, value);

        assertThat(policy.decide(facts)).containsEntry("level", level);
    }

    @ParameterizedTest
    @CsvSource({
        "restricted, private, 2",
        "personalData, private, 2",
        "personalData, public, 2",
        "emergency, public, 2",
        "emergency, private, 1",
        "editedByApprover, public, 1",
    })
    void weighsWhatIsAtStake(String flag, String target, int level) {
        Map<String, Object> facts = ordinary();
        facts.put(flag, true);
        facts.put("target", target);

        assertThat(policy.decide(facts))
                .containsEntry("level", level)
                .hasEntrySatisfying(
                        "reason", reason -> assertThat((String) reason).endsWith("."));
    }

    @Test
    void decidesAlsoWhereAFactIsMissing() {
        Map<String, Object> facts = ordinary();
        facts.remove("editedByApprover");

        assertThat(policy.decide(facts)).containsEntry("level", 1);
    }

    private static Map<String, Object> ordinary() {
        return new HashMap<>(Map.of(
                "wordingKind", "answer",
                "category", "PENGADUAN_TBP",
                "restricted", false,
                "emergency", false,
                "personalData", false,
                "target", "public",
                "editedByApprover", false));
    }
}
