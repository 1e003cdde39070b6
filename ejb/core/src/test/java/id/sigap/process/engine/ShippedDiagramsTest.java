package id.sigap.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.process.Delegates;
import id.sigap.process.release.Releases;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;

/** The set that ships is one that the closed engine takes, and the list for whoever draws is the registry's. */
class ShippedDiagramsTest {

    @Test
    void areAllLetIn() {
        DiagramCheck check = new DiagramCheck(new Delegates().names());

        Releases.shipped()
                .forEach((name, bytes) -> assertThat(
                                name.endsWith(".dmn") ? check.table(name, bytes) : check.diagram(name, bytes))
                        .as(name)
                        .isEmpty());
    }

    @Test
    void deployAsOneSetOnTheClosedEngine() {
        Map<String, JavaDelegate> beans =
                new Delegates().names().stream().collect(Collectors.toMap(name -> name, name -> execution -> {}));
        Map<String, byte[]> shipped = Releases.shipped();
        try (TestEngine engine = TestEngine.closed(beans)) {
            shipped.forEach((name, bytes) -> assertThat(bytes).as(name).isNotEmpty());
            engine.deploy(shipped.entrySet().stream()
                    .flatMap(file -> java.util.stream.Stream.of(
                            file.getKey(), new String(file.getValue(), StandardCharsets.UTF_8)))
                    .toArray(String[]::new));

            long diagrams = shipped.keySet().stream()
                    .filter(name -> name.endsWith(".bpmn"))
                    .count();
            assertThat(engine.engine()
                            .getRepositoryService()
                            .createProcessDefinitionQuery()
                            .count())
                    .isEqualTo(diagrams);
        }
    }

    @Test
    void callOnlyBeansOfTheRegistry() throws IOException {
        try (InputStream list = Releases.class.getResourceAsStream("/id/sigap/bpmn/beans.txt")) {
            Set<String> listed = new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toSet());

            assertThat(listed).isEqualTo(new Delegates().names());
        }
    }
}
