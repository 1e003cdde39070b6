package id.sigap.process.engine;

/** The ways in which a diagram brings foreign code alive on the engine as it comes. */
enum AttackVector {
    SERVICE_TASK_EXPRESSION(
            Bpmn.around("<bpmn:serviceTask id=\"Node\" camunda:expression=\"" + Payload.EXPRESSION + "\"/>")),
    DELEGATE_EXPRESSION(
            Bpmn.around("<bpmn:serviceTask id=\"Node\" camunda:delegateExpression=\"" + Payload.EXPRESSION + "\"/>")),
    SERVICE_TASK_CLASS(
            Bpmn.around("<bpmn:serviceTask id=\"Node\" camunda:class=\"id.sigap.process.engine.Payload\"/>")),
    EXECUTION_LISTENER(
            withExtension("<camunda:executionListener event=\"start\" expression=\"" + Payload.EXPRESSION + "\"/>")),
    EXECUTION_LISTENER_CLASS(
            withExtension("<camunda:executionListener event=\"start\" class=\"id.sigap.process.engine.Payload\"/>")),
    TASK_LISTENER(withExtension("<camunda:taskListener event=\"create\" expression=\"" + Payload.EXPRESSION + "\"/>")),
    ASSIGNEE(withAttribute("camunda:assignee=\"" + Payload.EXPRESSION + "\"")),
    CANDIDATE_USERS(withAttribute("camunda:candidateUsers=\"" + Payload.EXPRESSION + "\"")),
    TASK_NAME(withAttribute("name=\"" + Payload.EXPRESSION + "\"")),
    INPUT_PARAMETER(withExtension("<camunda:inputOutput><camunda:inputParameter name=\"x\">" + Payload.EXPRESSION
            + "</camunda:inputParameter></camunda:inputOutput>")),
    INPUT_SCRIPT(withExtension(
            "<camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:script scriptFormat=\"juel\">"
                    + Payload.EXPRESSION + "</camunda:script></camunda:inputParameter></camunda:inputOutput>")),
    SCRIPT_TASK(Bpmn.around("<bpmn:scriptTask id=\"Node\" scriptFormat=\"juel\"><bpmn:script>" + Payload.EXPRESSION
            + "</bpmn:script></bpmn:scriptTask>")),
    LISTENER_SCRIPT(withExtension("<camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"juel\">"
            + Payload.EXPRESSION + "</camunda:script></camunda:executionListener>")),
    FORM_HANDLER_CLASS(withAttribute("camunda:formHandlerClass=\"id.sigap.process.engine.Payload\"")),
    FORM_FIELD_VALIDATOR(
            withExtension("<camunda:formData><camunda:formField id=\"x\" type=\"string\"><camunda:validation>"
                    + "<camunda:constraint name=\"validator\" config=\"id.sigap.process.engine.Payload\"/>"
                    + "</camunda:validation></camunda:formField></camunda:formData>")),
    FORM_FIELD_DEFAULT(withExtension("<camunda:formData><camunda:formField id=\"x\" type=\"string\" defaultValue=\""
            + Payload.EXPRESSION + "\"/></camunda:formData>")),
    TIMER(Bpmn.around("<bpmn:intermediateCatchEvent id=\"Node\"><bpmn:timerEventDefinition><bpmn:timeDate>"
            + Payload.EXPRESSION + "</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>")),
    CALLED_ELEMENT(Bpmn.around("<bpmn:callActivity id=\"Node\" calledElement=\"" + Payload.EXPRESSION + "\"/>")),
    DECISION_REF(
            Bpmn.around("<bpmn:businessRuleTask id=\"Node\" camunda:decisionRef=\"" + Payload.EXPRESSION + "\"/>")),
    ACTIVITI_ALIAS(Bpmn.around("<bpmn:serviceTask id=\"Node\" activiti:class=\"id.sigap.process.engine.Payload\"/>")
            .replace("xmlns:camunda=", "xmlns:activiti=\"http://activiti.org/bpmn\" xmlns:camunda="));

    private final String diagram;

    AttackVector(String diagram) {
        this.diagram = diagram;
    }

    String diagram() {
        return diagram;
    }

    private static String withExtension(String extension) {
        return Bpmn.around("""
                <bpmn:userTask id="Node" camunda:formKey="step" camunda:candidateGroups="operator">
                  <bpmn:extensionElements>%s</bpmn:extensionElements>
                </bpmn:userTask>
                """.formatted(extension));
    }

    private static String withAttribute(String attribute) {
        return Bpmn.around("<bpmn:userTask id=\"Node\" camunda:formKey=\"step\" camunda:candidateGroups=\"operator\" "
                + attribute + "/>");
    }
}
