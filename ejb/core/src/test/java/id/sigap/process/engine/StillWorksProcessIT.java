package id.sigap.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an honest diagram needs goes on working on the closed engine. */
class StillWorksProcessIT {

    private static final List<String> CALLS = new CopyOnWriteArrayList<>();

    private static TestEngine engine;

    @BeforeAll
    static void start() {
        Map<String, JavaDelegate> beans = Map.of(
                "publishReply", execution -> CALLS.add(execution.getProcessBusinessKey()),
                "refuseReply",
                        execution -> {
                            throw new BpmnError("REPLY_REFUSED", "too long");
                        },
                "climbLadder",
                        execution -> {
                            int rung = execution.hasVariable("rung") ? (Integer) execution.getVariable("rung") + 1 : 1;
                            execution.setVariable("rung", rung);
                            execution.setVariable("anotherRung", rung < 3);
                            execution.setVariable(
                                    "nextRungAt", Date.from(Instant.now().plusSeconds(3600)));
                        });
        engine = TestEngine.closed(beans);
    }

    @AfterEach
    void clear() {
        CALLS.clear();
        engine.clear();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({
        "${approved and priority > 2}, true",
        "${category == 'DARURAT'}, true",
        "${category != 'DARURAT' or not approved}, false",
        "${empty note and !(priority le 2)}, true",
        "#{(priority >= 3 && priority < 4.5) || category eq \"X\"}, true",
        "${approved == false}, false",
    })
    void decidesByAConditionOnPlainVariables(String condition, boolean taken) {
        engine.deploy("P.bpmn", Bpmn.process("""
                <bpmn:startEvent id="Start"/>
                <bpmn:sequenceFlow id="Flow_1" sourceRef="Start" targetRef="Gateway"/>
                <bpmn:exclusiveGateway id="Gateway" default="Flow_No"/>
                <bpmn:sequenceFlow id="Flow_Yes" sourceRef="Gateway" targetRef="Yes">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">%s</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="Flow_No" sourceRef="Gateway" targetRef="No"/>
                %s %s
                """.formatted(
                condition.replace("&", "&amp;").replace("<", "&lt;"), Bpmn.userTask("Yes"), Bpmn.userTask("No"))));

        engine.start("P", Map.of("approved", true, "priority", 3, "category", "DARURAT", "note", ""));

        assertThat(engine.taskKey()).isEqualTo(taken ? "Yes" : "No");
    }

    @Test
    void callsABeanOfTheRegistry() {
        engine.deploy(
                "P.bpmn",
                Bpmn.around(
                        "<bpmn:serviceTask id=\"Node\" name=\"Kirim\" camunda:delegateExpression=\"${publishReply}\"/>"));

        engine.start("P", Map.of());

        assertThat(CALLS).containsExactly("SGP-2026-000001");
        assertThat(engine.taskKey()).isEqualTo("After");
    }

    @Test
    void callsABeanInAnAsynchronousStep() {
        engine.deploy(
                "P.bpmn",
                Bpmn.around("<bpmn:sendTask id=\"Node\" camunda:asyncBefore=\"true\""
                        + " camunda:delegateExpression=\"${publishReply}\"/>"));
        engine.start("P", Map.of());
        assertThat(CALLS).isEmpty();

        engine.fire();

        assertThat(CALLS).hasSize(1);
    }

    @Test
    void takesABeansErrorToItsBoundaryEvent() {
        engine.deploy("P.bpmn", Bpmn.definitions("""
                        <bpmn:error id="Error_Refused" errorCode="REPLY_REFUSED"/>
                        <bpmn:process id="P" isExecutable="true">
                          %s
                          <bpmn:boundaryEvent id="Boundary" attachedToRef="Node">
                            <bpmn:errorEventDefinition errorRef="Error_Refused" camunda:errorMessageVariable="why"/>
                          </bpmn:boundaryEvent>
                          <bpmn:sequenceFlow id="Flow_4" sourceRef="Boundary" targetRef="Refused"/>
                          %s
                        </bpmn:process>
                        """.formatted(
                        Bpmn.sequence("<bpmn:serviceTask id=\"Node\" camunda:delegateExpression=\"${refuseReply}\"/>"),
                        Bpmn.userTask("Refused"))));

        engine.start("P", Map.of());

        assertThat(engine.taskKey()).isEqualTo("Refused");
        assertThat(engine.engine()
                        .getRuntimeService()
                        .createVariableInstanceQuery()
                        .variableName("why")
                        .singleResult()
                        .getValue())
                .isEqualTo("too long");
    }

    @Test
    void offersATaskToItsGroupsAndToAGroupOfTheCase() {
        engine.deploy(
                "P.bpmn",
                Bpmn.around("<bpmn:userTask id=\"Node\" camunda:formKey=\"answer-agency\""
                        + " camunda:candidateGroups=\"${agencyGroup}\" camunda:dueDate=\"${dueDate}\"/>"));
        Date due = Date.from(Instant.parse("2026-12-01T00:00:00Z"));

        engine.start("P", Map.of("agencyGroup", "/agencies/PTMB", "dueDate", due));

        assertThat(engine.engine()
                        .getTaskService()
                        .createTaskQuery()
                        .taskCandidateGroup("/agencies/PTMB")
                        .singleResult()
                        .getDueDate())
                .isEqualTo(due);
        engine.complete(Map.of());
        assertThat(engine.engine()
                        .getTaskService()
                        .createTaskQuery()
                        .taskCandidateGroupIn(List.of("operator", "approver"))
                        .count())
                .isOne();
    }

    @Test
    void waitsUntilADateOfTheCase() {
        engine.deploy("P.bpmn", Bpmn.around("""
                <bpmn:userTask id="Node" camunda:formKey="draft" camunda:candidateGroups="operator"/>
                <bpmn:boundaryEvent id="Overdue" attachedToRef="Node" cancelActivity="true">
                  <bpmn:timerEventDefinition><bpmn:timeDate>${dueDate}</bpmn:timeDate></bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="Flow_4" sourceRef="Overdue" targetRef="After"/>
                """));
        Date due = Date.from(Instant.parse("2030-01-01T00:00:00Z"));
        engine.start("P", Map.of("dueDate", due));
        assertThat(engine.engine()
                        .getManagementService()
                        .createJobQuery()
                        .singleResult()
                        .getDuedate())
                .isEqualTo(due);

        engine.fire();

        assertThat(engine.taskKey()).isEqualTo("After");
    }

    @Test
    void climbsALadderInANonInterruptingEventSubProcessAndTerminates() {
        engine.deploy(
                "P.bpmn",
                Bpmn.process(Bpmn.sequence(Bpmn.userTask("Node")).replace("<bpmn:endEvent id=\"End\"/>", """
                        <bpmn:endEvent id="End"><bpmn:terminateEventDefinition/></bpmn:endEvent>
                        """) + """
                <bpmn:subProcess id="Ladder" triggeredByEvent="true">
                  <bpmn:startEvent id="Due" isInterrupting="false">
                    <bpmn:timerEventDefinition><bpmn:timeDate>${dueDate}</bpmn:timeDate></bpmn:timerEventDefinition>
                  </bpmn:startEvent>
                  <bpmn:sequenceFlow id="Flow_5" sourceRef="Due" targetRef="Climb"/>
                  <bpmn:serviceTask id="Climb" camunda:delegateExpression="${climbLadder}"/>
                  <bpmn:sequenceFlow id="Flow_6" sourceRef="Climb" targetRef="Another"/>
                  <bpmn:exclusiveGateway id="Another" default="Flow_8"/>
                  <bpmn:sequenceFlow id="Flow_7" sourceRef="Another" targetRef="Next">
                    <bpmn:conditionExpression>${anotherRung}</bpmn:conditionExpression>
                  </bpmn:sequenceFlow>
                  <bpmn:intermediateCatchEvent id="Next">
                    <bpmn:timerEventDefinition><bpmn:timeDate>${nextRungAt}</bpmn:timeDate></bpmn:timerEventDefinition>
                  </bpmn:intermediateCatchEvent>
                  <bpmn:sequenceFlow id="Flow_9" sourceRef="Next" targetRef="Climb"/>
                  <bpmn:sequenceFlow id="Flow_8" sourceRef="Another" targetRef="Top"/>
                  <bpmn:endEvent id="Top"/>
                </bpmn:subProcess>
                """));
        engine.start("P", Map.of("dueDate", Date.from(Instant.parse("2030-01-01T00:00:00Z"))));

        engine.fire();
        engine.fire();
        assertThat(engine.hasReached("Top")).isFalse();
        engine.fire();

        assertThat(engine.hasReached("Top")).isTrue();
        engine.complete(Map.of());
        engine.complete(Map.of());
        assertThat(engine.engine().getRuntimeService().createExecutionQuery().count())
                .isZero();
    }

    @Test
    void correlatesAMessageToAnEventSubProcess() {
        engine.deploy("P.bpmn", Bpmn.definitions("""
                <bpmn:message id="Message_Withdrawn" name="withdrawn"/>
                <bpmn:process id="P" isExecutable="true">
                  %s
                  <bpmn:subProcess id="Withdrawal" triggeredByEvent="true">
                    <bpmn:startEvent id="Withdrawn"><bpmn:messageEventDefinition messageRef="Message_Withdrawn"/></bpmn:startEvent>
                    <bpmn:sequenceFlow id="Flow_5" sourceRef="Withdrawn" targetRef="Ended"/>
                    <bpmn:endEvent id="Ended"/>
                  </bpmn:subProcess>
                </bpmn:process>
                """.formatted(Bpmn.sequence(Bpmn.userTask("Node")))));
        engine.start("P", Map.of());

        engine.engine()
                .getRuntimeService()
                .createMessageCorrelation("withdrawn")
                .processInstanceBusinessKey("SGP-2026-000001")
                .correlate();

        assertThat(engine.hasReached("Ended")).isTrue();
    }

    @Test
    void callsAProcessOfTheSameSetWithKeyAndVariables() {
        String parent = Bpmn.process("Parent", Bpmn.sequence("""
                <bpmn:callActivity id="Node" calledElement="Child" camunda:calledElementBinding="deployment">
                  <bpmn:extensionElements>
                    <camunda:in businessKey="#{execution.processBusinessKey}"/>
                    <camunda:in source="dueDate" target="due"/>
                    <camunda:out source="outcome" target="outcome"/>
                  </bpmn:extensionElements>
                </bpmn:callActivity>
                """));
        String child =
                Bpmn.process("Child", Bpmn.sequence(Bpmn.userTask("Node")).replace("After", "ChildAfter"));
        engine.deploy("Parent.bpmn", parent, "Child.bpmn", child);

        engine.start("Parent", Map.of("dueDate", "x"));

        assertThat(engine.engine()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKey("Child")
                        .processInstanceBusinessKey("SGP-2026-000001")
                        .variableValueEquals("due", "x")
                        .count())
                .isOne();
        engine.complete(Map.of());
        engine.complete(Map.of("outcome", "answered"));
        assertThat(engine.taskKey()).isEqualTo("After");
        assertThat(engine.engine()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .variableValueEquals("outcome", "answered")
                        .count())
                .isOne();
    }

    @Test
    void decidesByAFeelTableWithASingleEntry() {
        engine.deploy(
                "P.bpmn",
                businessRule("singleEntry"),
                "D.dmn",
                Bpmn.table("score", "[0.5..1], 7", "if emergency then \"DARURAT\" else \"BIASA\""));

        engine.start("P", Map.of("score", 0.7, "emergency", true));

        assertThat(variable("routing")).isEqualTo("DARURAT");
    }

    @Test
    void decidesByAFeelTableWithASingleResult() {
        engine.deploy("P.bpmn", businessRule("singleResult"), "D.dmn", Bpmn.decision("""
                <decisionTable id="Table" hitPolicy="UNIQUE">
                  <input id="Input"><inputExpression id="InputExpression" typeRef="string"><text>lower case(topic)</text></inputExpression></input>
                  <output id="Output_1" name="category" typeRef="string"/>
                  <output id="Output_2" name="hours" typeRef="integer"/>
                  <rule id="Rule_1">
                    <inputEntry id="Entry_1"><text>"air", "pipa bocor"</text></inputEntry>
                    <outputEntry id="Entry_2"><text>"AIR"</text></outputEntry>
                    <outputEntry id="Entry_3"><text>24</text></outputEntry>
                  </rule>
                </decisionTable>
                """));

        engine.start("P", Map.of("topic", "Pipa Bocor"));

        assertThat(variable("routing")).isEqualTo(Map.of("category", "AIR", "hours", 24));
    }

    @Test
    void decidesByATableThatNeedsAnother() {
        String table = Bpmn.decision("""
                <informationRequirement id="Needs"><requiredDecision href="#Tier"/></informationRequirement>
                <decisionTable id="Table" hitPolicy="FIRST">
                  <input id="Input"><inputExpression id="InputExpression"><text>tier</text></inputExpression></input>
                  <output id="Output" name="approvers" typeRef="integer"/>
                  <rule id="Rule_1">
                    <inputEntry id="Entry_1"><text>"HIGH"</text></inputEntry>
                    <outputEntry id="Entry_2"><text>2</text></outputEntry>
                  </rule>
                </decisionTable>
                """).replace("</decision>", """
                </decision>
                <decision id="Tier" name="Tier" camunda:historyTimeToLive="P30D">
                  <variable id="Variable" name="tier" typeRef="string"/>
                  <literalExpression id="Literal"><text>if sensitive then "HIGH" else "LOW"</text></literalExpression>
                </decision>
                """);
        engine.deploy("P.bpmn", businessRule("singleEntry"), "D.dmn", table);

        engine.start("P", Map.of("sensitive", true));

        assertThat(variable("routing")).isEqualTo(2);
    }

    @Test
    void keepsListsOfPlainValuesAndRepeatsATaskForEach() {
        engine.deploy("P.bpmn", Bpmn.around("""
                <bpmn:userTask id="Node" camunda:formKey="step" camunda:candidateGroups="operator">
                  <bpmn:multiInstanceLoopCharacteristics camunda:collection="agencies" camunda:elementVariable="agency">
                    <bpmn:completionCondition>${nrOfCompletedInstances == 1}</bpmn:completionCondition>
                  </bpmn:multiInstanceLoopCharacteristics>
                </bpmn:userTask>
                """));
        List<String> agencies = new ArrayList<>(List.of("PTMB", "DPU"));

        engine.start("P", Map.of("agencies", agencies));

        assertThat(engine.engine().getTaskService().createTaskQuery().count()).isEqualTo(2);
        assertThat(variable("agencies")).isEqualTo(agencies);
    }

    @Test
    void showsAStepsPropertiesAndParameters() {
        engine.deploy("P.bpmn", Bpmn.around("""
                <bpmn:userTask id="Node" name="Periksa secara hukum" camunda:formKey="step" camunda:candidateGroups="approver">
                  <bpmn:documentation>Baca dan nilai.</bpmn:documentation>
                  <bpmn:extensionElements>
                    <camunda:inputOutput>
                      <camunda:inputParameter name="instruction">Periksa dasar hukum</camunda:inputParameter>
                      <camunda:inputParameter name="shown">${category}</camunda:inputParameter>
                    </camunda:inputOutput>
                    <camunda:properties><camunda:property name="outcomes" value="setuju,kembalikan"/></camunda:properties>
                  </bpmn:extensionElements>
                </bpmn:userTask>
                """));

        engine.start("P", Map.of("category", "AIR"));

        String task = engine.engine()
                .getTaskService()
                .createTaskQuery()
                .singleResult()
                .getId();
        assertThat(engine.engine().getTaskService().getVariablesLocal(task)).isEmpty();
        assertThat(engine.engine().getTaskService().getVariables(task))
                .containsEntry("instruction", "Periksa dasar hukum")
                .containsEntry("shown", "AIR");
    }

    @Test
    void givesACalledProcessItsTimersDateBeforeTheTimerIsMade() {
        Date due = Date.from(Instant.parse("2030-01-01T00:00:00Z"));
        try (TestEngine early = TestEngine.closed(Map.of(), configuration -> {
            configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new AbstractBpmnParseListener() {
                @Override
                public void parseProcess(Element element, ProcessDefinitionEntity process) {
                    BeforeTimers.add(
                            process,
                            (started, caller) -> started.setVariable("nextRung", caller.getVariable("firstRung")));
                }
            })));
            return configuration;
        })) {
            early.deploy(
                    "Child.bpmn",
                    Bpmn.process("Child", Bpmn.sequence(Bpmn.userTask("Node")) + """
                    <bpmn:subProcess id="Ladder" triggeredByEvent="true">
                      <bpmn:startEvent id="Due" isInterrupting="false">
                        <bpmn:timerEventDefinition><bpmn:timeDate>${nextRung}</bpmn:timeDate></bpmn:timerEventDefinition>
                      </bpmn:startEvent>
                      <bpmn:sequenceFlow id="Flow_5" sourceRef="Due" targetRef="Reminded"/>
                      <bpmn:endEvent id="Reminded"/>
                    </bpmn:subProcess>
                    """),
                    "Parent.bpmn",
                    Bpmn.process("Parent", Bpmn.sequence("""
                    <bpmn:callActivity id="Node" calledElement="Child" camunda:calledElementBinding="deployment"/>
                    """)));

            early.start("Parent", Map.of("firstRung", due));

            assertThat(early.engine()
                            .getManagementService()
                            .createJobQuery()
                            .singleResult()
                            .getDuedate())
                    .isEqualTo(due);
        }
    }

    private static Object variable(String name) {
        return engine.engine()
                .getRuntimeService()
                .createVariableInstanceQuery()
                .variableName(name)
                .singleResult()
                .getValue();
    }

    private static String businessRule(String mapping) {
        return Bpmn.around("<bpmn:businessRuleTask id=\"Node\" camunda:decisionRef=\"D\""
                + " camunda:decisionRefBinding=\"deployment\" camunda:resultVariable=\"routing\""
                + " camunda:mapDecisionResult=\"" + mapping + "\"/>");
    }
}
