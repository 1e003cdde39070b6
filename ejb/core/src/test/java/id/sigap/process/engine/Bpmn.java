package id.sigap.process.engine;

/** Diagrams and tables for tests, without their drawings. */
final class Bpmn {

    private Bpmn() {}

    /** A file with one process P and whatever stands in it. */
    static String process(String body) {
        return process("P", body);
    }

    static String process(String key, String body) {
        return definitions(
                "<bpmn:process id=\"%s\" isExecutable=\"true\" camunda:historyTimeToLive=\"P30D\">%s</bpmn:process>"
                        .formatted(key, body));
    }

    static String definitions(String body) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xmlns:modeler="http://camunda.org/schema/modeler/1.0"
                    modeler:executionPlatform="Camunda Platform" modeler:executionPlatformVersion="7.24.0"
                    id="Definitions" targetNamespace="http://bpmn.io/schema/bpmn">
                %s
                </bpmn:definitions>
                """.formatted(body);
    }

    /** Start, one node with the id Node, a task with the id After, end. */
    static String around(String node) {
        return process(sequence(node));
    }

    static String sequence(String node) {
        return """
                <bpmn:startEvent id="Start"/>
                <bpmn:sequenceFlow id="Flow_1" sourceRef="Start" targetRef="Node"/>
                %s
                <bpmn:sequenceFlow id="Flow_2" sourceRef="Node" targetRef="After"/>
                %s
                <bpmn:sequenceFlow id="Flow_3" sourceRef="After" targetRef="End"/>
                <bpmn:endEvent id="End"/>
                """.formatted(node, userTask("After"));
    }

    static String userTask(String id) {
        return "<bpmn:userTask id=\"%s\" name=\"Langkah\" camunda:formKey=\"step\" camunda:candidateGroups=\"operator\"/>"
                .formatted(id);
    }

    /** A table D with one input and one output, both FEEL. */
    static String table(String input, String test, String output) {
        return decision("""
                <decisionTable id="Table" hitPolicy="FIRST">
                  <input id="Input"><inputExpression id="InputExpression" typeRef="Any"><text>%s</text></inputExpression></input>
                  <output id="Output" name="result" typeRef="string"/>
                  <rule id="Rule_1">
                    <inputEntry id="Entry_1"><text>%s</text></inputEntry>
                    <outputEntry id="Entry_2"><text>%s</text></outputEntry>
                  </rule>
                </decisionTable>
                """.formatted(input, test, output));
    }

    static String decision(String logic) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                    xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="Definitions_D" name="D"
                    namespace="http://camunda.org/schema/1.0/dmn">
                  <decision id="D" name="D" camunda:historyTimeToLive="P30D">%s</decision>
                </definitions>
                """.formatted(logic);
    }
}
