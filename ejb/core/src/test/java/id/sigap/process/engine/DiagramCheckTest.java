package id.sigap.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the editor hears before the engine would refuse. */
class DiagramCheckTest {

    private final DiagramCheck check = new DiagramCheck(Set.of("publishReply"));

    @Test
    void findsNothingInAPlainDiagramAndTable() {
        assertThat(diagram(Bpmn.around(Bpmn.userTask("Node")))).isEmpty();
        assertThat(check.table("D.dmn", bytes(Bpmn.table("score", "> 1", "\"AIR\""))))
                .isEmpty();
    }

    @Test
    void namesEveryFaultNotOnlyTheFirst() {
        List<Finding> findings = diagram(Bpmn.around("""
                <bpmn:userTask id="Node" name="${x}" camunda:formKey="other" camunda:assignee="a"/>
                <bpmn:scriptTask id="Script"/>
                <bpmn:serviceTask id="Service" camunda:delegateExpression="${entityManager}"/>
                """));

        assertThat(findings)
                .extracting(Finding::rule, Finding::element)
                .containsExactlyInAnyOrder(
                        tuple("value-refused", "Node"),
                        tuple("value-refused", "Node"),
                        tuple("attribute-refused", "Node"),
                        tuple("attribute-missing", "Node"),
                        tuple("element-refused", "Script"),
                        tuple("value-refused", "Service"));
        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:serviceTask id=\"Node\" camunda:type=\"shell\"/>",
                "<bpmn:serviceTask id=\"Node\" camunda:type=\"external\" camunda:topic=\"t\"/>",
                "<bpmn:serviceTask id=\"Node\" camunda:type=\"mail\"/>",
                "<bpmn:serviceTask id=\"Node\" camunda:delegateExpression=\"${publishReply }\"/>",
                "<bpmn:serviceTask id=\"Node\" camunda:delegateExpression=\"#{publishReply}\"/>",
                "<bpmn:businessRuleTask id=\"Node\" camunda:decisionRef=\"${name}\""
                        + " camunda:decisionRefBinding=\"deployment\" camunda:resultVariable=\"r\"/>",
                "<bpmn:businessRuleTask id=\"Node\" camunda:decisionRef=\"D\" camunda:resultVariable=\"r\"/>",
                "<bpmn:callActivity id=\"Node\" calledElement=\"C\" camunda:calledElementBinding=\"latest\"/>",
                "<bpmn:callActivity id=\"Node\" calledElement=\"C\" camunda:calledElementBinding=\"deployment\""
                        + " camunda:variableMappingClass=\"x\"/>",
                "<bpmn:callActivity id=\"Node\" calledElement=\"P\" camunda:calledElementBinding=\"deployment\"/>",
                "<bpmn:userTask id=\"Node\" camunda:formRef=\"f\" camunda:candidateGroups=\"operator\"/>",
                "<bpmn:userTask id=\"Node\" camunda:formKey=\"step\"/>",
                "<bpmn:userTask id=\"Node\" camunda:formKey=\"step\" camunda:candidateGroups=\"${a.b}\"/>",
                "<bpmn:task id=\"Node\"/>",
                "<bpmn:transaction id=\"Node\"/>",
                "<bpmn:adHocSubProcess id=\"Node\"/>",
                "<bpmn:complexGateway id=\"Node\"/>",
                "<bpmn:receiveTask id=\"Node\"/>",
                "<bpmn:intermediateThrowEvent id=\"Node\"><bpmn:messageEventDefinition camunda:class=\"x\"/>"
                        + "</bpmn:intermediateThrowEvent>",
                "<bpmn:intermediateCatchEvent id=\"Node\"><bpmn:timerEventDefinition><bpmn:timeCycle>R/PT1S</bpmn:timeCycle>"
                        + "</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>",
                "<bpmn:intermediateCatchEvent id=\"Node\"><bpmn:conditionalEventDefinition/></bpmn:intermediateCatchEvent>",
                "<bpmn:userTask id=\"Node\" camunda:formKey=\"step\" camunda:candidateGroups=\"operator\">"
                        + "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>1000000</bpmn:loopCardinality>"
                        + "</bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>",
                "<bpmn:userTask id=\"Node\" camunda:formKey=\"step\" camunda:candidateGroups=\"operator\">"
                        + "<camunda:script scriptFormat=\"juel\">x</camunda:script></bpmn:userTask>",
            })
    void refusesANodeThatTheEngineKnowsButWeDoNot(String node) {
        assertThat(diagram(Bpmn.around(node)))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.element()).isEqualTo("Node"));
    }

    @Test
    void refusesElementsInNamespacesWhoseAttributesAreLetIn() {
        String diagram = Bpmn.around("<own:serviceTask id=\"Node\" camunda:class=\"x.Y\"/>")
                .replace("xmlns:camunda=", "xmlns:own=\"http://bpmn.io/schema/bpmn/biocolor/1.0\" xmlns:camunda=");

        assertThat(diagram(diagram)).extracting(Finding::rule).contains("element-refused");
    }

    @Test
    void letsTheModelersOwnAttributesIn() {
        String diagram = Bpmn.around(Bpmn.userTask("Node")).replace("</bpmn:process>", """
                        </bpmn:process>
                        <bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
                            xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
                            xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0"
                            xmlns:color="http://www.omg.org/spec/BPMN/non-normative/color/1.0" id="Diagram">
                          <bpmndi:BPMNPlane id="Plane" bpmnElement="P">
                            <bpmndi:BPMNShape id="Node_di" bpmnElement="Node" bioc:stroke="#205022" bioc:fill="#c8e6c9"
                                color:background-color="#c8e6c9" color:border-color="#205022">
                              <dc:Bounds x="1" y="2.5" width="100" height="80"/>
                            </bpmndi:BPMNShape>
                          </bpmndi:BPMNPlane>
                        </bpmndi:BPMNDiagram>
                        """);

        assertThat(diagram(diagram)).isEmpty();
    }

    @Test
    void refusesActivitisNamespaceEvenUnused() {
        String diagram = Bpmn.around(Bpmn.userTask("Node"))
                .replace("xmlns:camunda=", "xmlns:a=\"http://activiti.org/bpmn\" xmlns:camunda=");

        assertThat(diagram(diagram))
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo("namespace-refused"));
    }

    @Test
    void refusesTenThousandNodesQuickly() {
        StringBuilder nodes = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            nodes.append("<bpmn:exclusiveGateway id=\"G%d\"/>".formatted(i))
                    .append("<bpmn:sequenceFlow id=\"F%d\" sourceRef=\"G%d\" targetRef=\"G%d\"/>"
                            .formatted(i, i, (i + 1) % 10_000));
        }
        String diagram = Bpmn.process(nodes.toString());

        List<Finding> findings = assertTimeout(Duration.ofSeconds(10), () -> diagram(diagram));

        assertThat(findings).isNotEmpty();
    }

    @Test
    void refusesMoreNodesThanFiveHundred() {
        String tasks = Bpmn.userTask("T%d");
        StringBuilder nodes = new StringBuilder();
        for (int i = 0; i < 501; i++) {
            nodes.append(tasks.formatted(i));
        }

        assertThat(diagram(Bpmn.process(nodes.toString())))
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo("too-many-nodes"));
    }

    @Test
    void refusesDeepNesting() {
        String deep = "<bpmn:subProcess id=\"S\">".repeat(40) + "</bpmn:subProcess>".repeat(40);

        assertThat(diagram(Bpmn.process(deep)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo("too-deep"));
    }

    @Test
    void refusesALargeFile() {
        String large = Bpmn.process("<bpmn:documentation>" + "x".repeat(XmlReader.MAX_BYTES) + "</bpmn:documentation>");

        assertThat(diagram(large))
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo("too-large"));
    }

    @Test
    void refusesACircleThatNeverWaits() {
        String circle = """
                <bpmn:startEvent id="Start"/>
                <bpmn:sequenceFlow id="Flow_1" sourceRef="Start" targetRef="Gateway"/>
                <bpmn:exclusiveGateway id="Gateway"/>
                <bpmn:sequenceFlow id="Flow_2" sourceRef="Gateway" targetRef="Publish"/>
                <bpmn:serviceTask id="Publish" camunda:delegateExpression="${publishReply}"/>
                <bpmn:sequenceFlow id="Flow_3" sourceRef="Publish" targetRef="%s"/>
                %s
                """;

        assertThat(diagram(Bpmn.process(circle.formatted("Gateway", ""))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("circle-without-wait");
                    assertThat(finding.message()).contains("Gateway").contains("Publish");
                });
        assertThat(diagram(Bpmn.process(circle.formatted(
                        "Wait",
                        Bpmn.userTask("Wait")
                                + "<bpmn:sequenceFlow id=\"Flow_4\" sourceRef=\"Wait\" targetRef=\"Gateway\"/>"))))
                .isEmpty();
    }

    @Test
    void refusesACircleByWayOfABoundaryError() {
        assertThat(diagram(Bpmn.process("""
                        <bpmn:startEvent id="Start"/>
                        <bpmn:sequenceFlow id="Flow_1" sourceRef="Start" targetRef="Publish"/>
                        <bpmn:serviceTask id="Publish" camunda:delegateExpression="${publishReply}"/>
                        <bpmn:boundaryEvent id="Refused" attachedToRef="Publish"><bpmn:errorEventDefinition/></bpmn:boundaryEvent>
                        <bpmn:sequenceFlow id="Flow_2" sourceRef="Refused" targetRef="Publish"/>
                        """)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo("circle-without-wait"));
    }

    @ParameterizedTest
    @CsvSource({
        "starts-by-itself, <bpmn:startEvent id=\"Start\"><bpmn:timerEventDefinition><bpmn:timeCycle>R/PT5M</bpmn:timeCycle>"
                + "</bpmn:timerEventDefinition></bpmn:startEvent>",
        "id-twice, <bpmn:startEvent id=\"Start\"/><bpmn:endEvent id=\"Start\"/>",
    })
    void refusesAFlowThatOnlyLooksPlain(String rule, String content) {
        assertThat(diagram(Bpmn.process(content))).extracting(Finding::rule).containsExactly(rule);
    }

    @Test
    void refusesTwoProcessesInOneFileAndNone() {
        String process = "<bpmn:process id=\"%s\" isExecutable=\"true\"/>";

        assertThat(diagram(Bpmn.definitions(process.formatted("A") + process.formatted("B"))))
                .extracting(Finding::rule)
                .containsExactly("one-process");
        assertThat(diagram(Bpmn.definitions(""))).extracting(Finding::rule).containsExactly("one-process");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no xml", "<a>", "<?xml version=\"1.0\"?><html/>", "\u0000"})
    void saysOfWhatIsNoDiagramThatItIsNone(String text) {
        assertThat(diagram(text)).isNotEmpty();
        assertThat(check.table("D.dmn", bytes(text))).isNotEmpty();
    }

    @Test
    void refusesALargeTable() {
        String rule = "<rule id=\"R%d\"><inputEntry id=\"I%d\"><text>1</text></inputEntry></rule>";
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i <= TableRules.MAX_RULES; i++) {
            rules.append(rule.formatted(i, i));
        }

        assertThat(check.table("D.dmn", bytes(Bpmn.decision("<decisionTable id=\"T\">" + rules + "</decisionTable>"))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo("too-many-rules"));
    }

    private List<Finding> diagram(String xml) {
        return check.diagram("P.bpmn", bytes(xml));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
