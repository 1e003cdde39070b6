package id.sigap.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML, variables and table cells that come from outside. */
class ForeignDataAttackProcessIT {

    private static TestEngine engine;

    @BeforeAll
    static void start() {
        engine = TestEngine.closed(Map.of());
    }

    @AfterEach
    void clear() {
        engine.clear();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void refusesADocumentType() {
        String diagram = Bpmn.around(Bpmn.userTask("Node")).replace("?>", "?><!DOCTYPE x [<!ENTITY e \"text\">]>");

        assertThatThrownBy(() -> engine.deploy("P.bpmn", diagram)).hasMessageContaining("[not-xml]");
    }

    @Test
    void readsNoFileThroughAnEntity(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "rahasia");
        String diagram = Bpmn.process("<bpmn:documentation>&e;</bpmn:documentation>")
                .replace("?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>");

        assertThatThrownBy(() -> engine.deploy("P.bpmn", diagram))
                .isInstanceOf(DiagramRefused.class)
                .hasMessageNotContaining("rahasia");
    }

    @Test
    void refusesAnEntityBombAtOnce() {
        StringBuilder bomb = new StringBuilder("?><!DOCTYPE x [<!ENTITY e0 \"x\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY e%d \"&e%d;&e%d;&e%d;\">".formatted(i, i - 1, i - 1, i - 1));
        }
        String diagram =
                Bpmn.process("<bpmn:documentation>&e29;</bpmn:documentation>").replace("?>", bomb.append("]>"));

        assertThatThrownBy(() -> engine.deploy("P.bpmn", diagram)).isInstanceOf(DiagramRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P.bpmn", "D.dmn"})
    void fetchesNoSchemaFromOutside(String file) throws IOException {
        try (ServerSocket listening = new ServerSocket(0)) {
            listening.setSoTimeout(500);
            String attribute = " xmlns:xs=\"http://www.w3.org/2001/XMLSchema-instance\" xs:schemaLocation=\"urn:x"
                    + " http://127.0.0.1:" + listening.getLocalPort() + "/x.xsd\" id=\"Definitions";
            String xml = (file.endsWith("bpmn")
                            ? Bpmn.around(Bpmn.userTask("Node"))
                            : Bpmn.table("score", "1", "\"a\""))
                    .replace(" id=\"Definitions", attribute);

            assertThatThrownBy(() -> engine.deploy(file, xml)).hasMessageContaining("[schema-from-outside]");
            assertThatThrownBy(listening::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void refusesASerializedVariable() throws IOException {
        engine.deploy("P.bpmn", Bpmn.around(Bpmn.userTask("Node")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(List.of("even harmless"));
        }
        String serialized = Base64.getEncoder().encodeToString(bytes.toByteArray());

        assertThatThrownBy(() -> engine.start(
                        "P",
                        Variables.putValueTyped(
                                "list",
                                Variables.serializedObjectValue(serialized)
                                        .serializationDataFormat("application/x-java-serialized-object")
                                        .objectTypeName("java.util.ArrayList")
                                        .create())))
                .isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void refusesAJavaObjectAsVariable() {
        engine.deploy("P.bpmn", Bpmn.around(Bpmn.userTask("Node")));

        assertThatThrownBy(() -> engine.start("P", Payload.asVariable()))
                .hasMessageContaining("Cannot find serializer");
        assertThatThrownBy(() -> engine.start("P", Map.of("list", List.of(new Payload.Bait()))))
                .hasMessageContaining("Cannot find serializer");
    }

    @Test
    void refusesEvenATransientObject() {
        int before = Payload.alive();
        String diagram = Bpmn.around("""
                <bpmn:exclusiveGateway id="Node" default="Flow_2"/>
                <bpmn:sequenceFlow id="Flow_x" sourceRef="Node" targetRef="After">
                  <bpmn:conditionExpression>${bait == 'x'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                """);
        engine.deploy("P.bpmn", diagram);

        assertThatThrownBy(() -> engine.start(
                        "P", Variables.putValueTyped("bait", Variables.untypedValue(new Payload.Bait(), true))))
                .hasMessageContaining("Cannot find serializer");
        assertThat(Payload.alive()).isEqualTo(before);
    }

    @Test
    void callsNoGetterFromATable() {
        int before = Payload.alive();
        engine.deploy("D.dmn", Bpmn.table("payload.harm", "\"harm\"", "\"a\""));

        assertThatThrownBy(() -> engine.engine()
                        .getDecisionService()
                        .evaluateDecisionByKey("D")
                        .variables(Payload.asVariable())
                        .evaluate())
                .isInstanceOf(RuntimeException.class);
        assertThat(Payload.alive()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count(for x in 1..1000000000 return x) > 0",
                "some x in 1..1000000000 satisfies x < 0",
                "every x in 1..1000000000 satisfies x > 0",
                "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+$\")",
                "9 ** 999999999 > 1",
                "function(x) x",
                "{f: function(x) f(x), g: f(1)}.g",
            })
    void refusesATableThatWouldNeverEnd(String bomb) {
        assertThatThrownBy(() -> engine.deploy("D.dmn", Bpmn.table(escaped(bomb), "true", "\"a\"")))
                .isInstanceOfSatisfying(
                        DiagramRefused.class,
                        refused -> assertThat(refused.findings())
                                .singleElement()
                                .satisfies(
                                        finding -> assertThat(finding.element()).isEqualTo("InputExpression")));
    }

    @Test
    void endsALongTableQuickly() {
        String input = "a + ".repeat(200) + "a";
        engine.deploy("D.dmn", Bpmn.table(input, "> 100", "\"many\""));

        assertThat(assertTimeoutPreemptively(
                        Duration.ofSeconds(20),
                        () -> engine.engine()
                                .getDecisionService()
                                .evaluateDecisionByKey("D")
                                .variables(Map.of("a", 1))
                                .evaluate()
                                .getSingleEntry()
                                .toString()))
                .isEqualTo("many");
    }

    @ParameterizedTest
    @ValueSource(strings = {"juel", "javascript", "groovy", "http://www.omg.org/spec/FEEL/unknown"})
    void refusesATableInAnotherLanguage(String language) {
        String table = Bpmn.table("score", "1", "\"a\"")
                .replace("<inputEntry ", "<inputEntry expressionLanguage=\"" + language + "\" ");

        assertThatThrownBy(() -> engine.deploy("D.dmn", table)).hasMessageContaining("[value-refused]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P.bpmn20.xml", "D.dmn11.xml", "C.cmmn", "f.form", "x.groovy", "evilbpmn"})
    void refusesAnyOtherFile(String name) {
        assertThatThrownBy(() -> engine.deploy(name, Bpmn.around(Bpmn.userTask("Node"))))
                .hasMessageContaining("[resource-refused]");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
