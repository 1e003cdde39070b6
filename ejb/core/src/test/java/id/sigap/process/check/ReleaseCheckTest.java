package id.sigap.process.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import id.sigap.process.Delegates;
import id.sigap.process.engine.Finding;
import id.sigap.process.release.ModelSet;
import id.sigap.process.release.Releases;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What ships keeps the promises; each broken set breaks exactly the promise that it was drawn to break. */
class ReleaseCheckTest {

    static final Map<String, String> LADDERS = Map.of(
            "TRIAGE", "office-head",
            "COORDINATION", "office-head",
            "WORDING", "office-head",
            "SENDING", "office-head",
            "FORWARDING", "office-head",
            "ASK", "nobody",
            "FOLLOW-UP", "nobody");

    private static final Set<String> GROUPS = Set.of("operator", "approver", "agency-officer", "legal");

    private final ReleaseCheck check = new ReleaseCheck(new Delegates().names(), GROUPS::contains, LADDERS);

    @Test
    void findsNothingInWhatShips() {
        assertThat(check.check(Releases.shipped()).values())
                .allSatisfy(findings -> assertThat(findings).isEmpty());
        assertThat(check.check(Releases.shipped())).containsOnlyKeys(ModelSet.SHIPPED);
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                        Broken.sets(),
                        Broken.drawings(),
                        Broken.stepsAndNames(),
                        Broken.tables(),
                        Broken.waits(),
                        Broken.messagesAndEnds(),
                        Broken.attempts(),
                        Broken.code())
                .flatMap(List::stream)
                .map(broken -> arguments(broken.name(), broken));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void tellsExactlyWhatIsBroken(String name, Broken broken) {
        List<Finding> findings = all(broken.change().apply(new Drafted()).files());

        assertThat(findings).as(name).extracting(Finding::rule).containsOnly(broken.rule());
        assertThat(findings).extracting(Finding::element).contains(broken.element());
        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding.message())
                        .endsWith(".")
                        .doesNotContainPattern("refused|expected|variable|gateway|null"));
    }

    @Test
    void namesAStepByItsLabel() {
        Drafted set = new Drafted()
                .in("ReplyPhase.bpmn")
                .set("Task_BindApproval", "camunda:delegateExpression", "${acknowledge}");

        assertThat(all(set.files()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .contains("\"Terbitkan jawaban\"")
                        .contains("\"Ikat persetujuan\""));
    }

    @Test
    void tellsBothHalvesOfAMixedUpGateway() {
        Drafted set = new Drafted()
                .in("ComplaintProcess.bpmn")
                .set("Gateway_CitizenCameBack", "default", "Flow_CitizenCameBack_To_Coordination")
                .replace(
                        "<conditionExpression xsi:type=\"tFormalExpression\">"
                                + "${citizenOutcome == &#x27;comeback&#x27;}</conditionExpression>",
                        "")
                .into(
                        "Flow_CitizenCameBack_To_ComplaintAnswered",
                        "<conditionExpression xsi:type=\"tFormalExpression\">${citizenOutcome == 'comeback'}"
                                + "</conditionExpression>");

        assertThat(all(set.files()))
                .extracting(Finding::rule, Finding::element)
                .containsExactlyInAnyOrder(
                        tuple("end-without-outcome", "Event_ComplaintAnswered"),
                        tuple("goes-on-after-closing", "Phase_Coordination"));
    }

    @Test
    void letsTwoPeopleLookAtTheSameTimeBeforeTheBinding() {
        Drafted set = new Drafted()
                .in("ReplyPhase.bpmn")
                .between(
                        "Flow_ReplyBegun_To_BindApproval",
                        "Gateway_Both",
                        "<parallelGateway id=\"Gateway_Both\" name=\"Bersamaan\"/>")
                .add(Broken.step("Task_Law", "step", "legal"))
                .add(Broken.step("Task_Style", "step", "approver"))
                .add("<parallelGateway id=\"Gateway_Joined\" name=\"Bertemu\"/>")
                .to("Gateway_BothNext", "Task_Law")
                .flow("Flow_Style", "Gateway_Both", "Task_Style")
                .flow("Flow_LawDone", "Task_Law", "Gateway_Joined")
                .flow("Flow_StyleDone", "Task_Style", "Gateway_Joined")
                .flow("Flow_Joined", "Gateway_Joined", "Task_BindApproval");

        assertThat(all(set.files())).isEmpty();
    }

    @Test
    void knowsTheLaddersThatShip() throws IOException {
        Map<String, String> last = new TreeMap<>();
        try (InputStream csv = Releases.class.getResourceAsStream("/id/sigap/data/contoh/ladders.csv")) {
            new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(row -> row.split(",", -1))
                    .forEach(row -> last.put(row[0], row[4]));
        }

        assertThat(last).isEqualTo(new TreeMap<>(LADDERS));
    }

    @Test
    void warnsOfEachGroupWhileNobodyCanTell() {
        ReleaseCheck away = ReleaseCheck.withoutDirectory(new Delegates().names(), LADDERS);

        assertThat(away.check(Releases.shipped()).values().stream().flatMap(List::stream))
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.rule()).isEqualTo("group-unchecked");
                    assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
                });
    }

    @ParameterizedTest
    @CsvSource({"legal-check,ReplyPhase.bpmn", "second-look,WordingPhase.bpmn"})
    void findsNothingInWhatAnOfficeRedrew(String release, String file) throws IOException {
        Path drawn = Path.of(
                System.getProperty("basedir", "ejb/core"),
                "../../ear/it/src/test/resources/id/sigap/it/releases",
                release,
                file);
        Map<String, byte[]> files = new TreeMap<>(Releases.shipped());
        files.put(file, Files.readAllBytes(drawn));

        assertThat(all(files)).isEmpty();
    }

    private List<Finding> all(Map<String, byte[]> files) {
        return new TreeMap<>(check.check(files))
                .values().stream().flatMap(List::stream).toList();
    }
}
