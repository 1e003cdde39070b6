package id.sigap.process.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import id.sigap.process.Delegates;
import id.sigap.process.Releases;
import id.sigap.process.engine.Finding;
import java.io.IOException;
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
        assertThat(check.check(Releases.shipped())).containsOnlyKeys(Releases.SHIPPED);
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
