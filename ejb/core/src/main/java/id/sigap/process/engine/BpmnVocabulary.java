package id.sigap.process.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The part of BPMN 2.0 that an office's diagram may use, and Camunda's extensions to it. A task calls a bean of the
 * registry, a person, a table or a process; nothing else does any work.
 */
final class BpmnVocabulary {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private static final String BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
    private static final String DI = "http://www.omg.org/spec/DD/20100524/DI";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private static final Set<String> DECORATIONS = Set.of(
            "http://bpmn.io/schema/bpmn/biocolor/1.0",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
            "http://camunda.org/schema/modeler/1.0");
    private static final Map<String, String> REFUSED_NAMESPACES =
            Map.of("http://activiti.org/bpmn", "mesin proses menganggapnya nama lain dari Camunda.");

    /** The forms that exist; a user task shows one of them. */
    static final Set<String> FORM_KEYS = Set.of("triage", "coordinate", "draft", "approve", "answer-agency", "step");

    /** What is a node of the flow, for the limit on nodes. */
    static final Set<String> FLOW_NODES = Set.of(
            "startEvent",
            "endEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "boundaryEvent",
            "userTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "businessRuleTask",
            "callActivity",
            "subProcess",
            "exclusiveGateway",
            "parallelGateway",
            "inclusiveGateway",
            "eventBasedGateway");

    private static final ValueRule ID =
            ValueRule.matching("[A-Za-z_][A-Za-z0-9_.-]{0,199}", "huruf, angka, titik, tanda hubung dan garis bawah");
    private static final ValueRule VARIABLE_NAME =
            ValueRule.matching("[A-Za-z_][A-Za-z0-9_]{0,99}", "nama sebuah isian");
    private static final ValueRule TEXT = ValueRule.literal(4000);
    private static final ValueRule LABEL = ValueRule.literal(255);
    private static final ValueRule FLAG = ValueRule.oneOf(Set.of("true", "false"));
    private static final ValueRule NUMBER = ValueRule.matching("-?\\d{1,9}", "bilangan bulat");
    private static final ValueRule IMPLEMENTATION = ValueRule.oneOf(Set.of("##unspecified", "##WebService"));
    private static final ValueRule DEPLOYMENT = ValueRule.oneOf(Set.of("deployment"));
    private static final ValueRule GROUP_LIST =
            ValueRule.matching("[A-Za-z0-9/_.-]{1,80}(\\s*,\\s*[A-Za-z0-9/_.-]{1,80}){0,9}", "daftar kelompok");
    private static final ValueRule DURATION = ValueRule.matching(
            "P(?!$)(\\d{1,4}Y)?(\\d{1,4}M)?(\\d{1,4}W)?(\\d{1,5}D)?(T(?=\\d)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,7}S)?)?",
            "jangka waktu seperti PT24H");
    private static final ValueRule DATE = ValueRule.matching(
            "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?(Z|[+-]\\d{2}:\\d{2})?", "waktu seperti 2026-12-01T08:00:00");
    private static final ValueRule CYCLE = ValueRule.matching(
            "R\\d{0,4}/P(?!$)(\\d{1,4}D)?(T(?=\\d)(\\d{1,5}H)?([1-9]\\d{0,5}M)?)?", "pengulangan seperti R3/PT24H");
    private static final ValueRule RETRIES = ValueRule.matching(
            "R[1-9]/PT?\\d{1,4}[SMHD]|PT?\\d{1,4}[SMHD](,PT?\\d{1,4}[SMHD]){0,8}", "percobaan ulang seperti R3/PT5M");

    private final Vocabulary language = new Vocabulary(bpmn("definitions"), DECORATIONS, REFUSED_NAMESPACES);
    private final ValueRule bean;
    private final ValueRule condition;

    private BpmnVocabulary(Set<String> beanNames) {
        Set<String> written =
                Set.copyOf(beanNames.stream().map(name -> "${" + name + "}").toList());
        this.bean = ValueRule.rule(written::contains, "sebuah layanan Sigap seperti ${publishReply}");
        this.condition = new ConditionGrammar(beanNames);
    }

    static Vocabulary of(Set<String> beanNames) {
        BpmnVocabulary bpmn = new BpmnVocabulary(beanNames);
        bpmn.frame();
        bpmn.events();
        bpmn.tasks();
        bpmn.gatewaysAndFlows();
        bpmn.extensions();
        bpmn.drawing();
        return bpmn.language;
    }

    private static XmlNode.Name bpmn(String local) {
        return new XmlNode.Name(BPMN, local);
    }

    private static XmlNode.Name camunda(String local) {
        return new XmlNode.Name(CAMUNDA, local);
    }

    private static List<XmlNode.Name> all(String namespace, String... locals) {
        return Arrays.stream(locals)
                .map(local -> new XmlNode.Name(namespace, local))
                .toList();
    }

    /** An element with id, name, documentation and extensions. */
    private Vocabulary.Entry named(String local) {
        return language.element(bpmn(local))
                .attribute("id", ID)
                .attribute("name", LABEL)
                .children(all(BPMN, "documentation", "extensionElements"));
    }

    private Vocabulary.Entry node(String local) {
        return named(local)
                .require("id", ID)
                .attribute(camunda("asyncBefore"), FLAG)
                .attribute(camunda("asyncAfter"), FLAG)
                .attribute(camunda("exclusive"), FLAG)
                .attribute(camunda("jobPriority"), NUMBER)
                .children(all(BPMN, "incoming", "outgoing"));
    }

    /** An activity; the last attributes are those which the schema fills in by itself. */
    private Vocabulary.Entry activity(String local) {
        return node(local)
                .attribute("default", ID)
                .children(all(BPMN, "multiInstanceLoopCharacteristics"))
                .attribute("startQuantity", ValueRule.oneOf(Set.of("1")))
                .attribute("completionQuantity", ValueRule.oneOf(Set.of("1")))
                .attribute("isForCompensation", ValueRule.oneOf(Set.of("false")));
    }

    private void frame() {
        named("definitions")
                .attribute("targetNamespace", LABEL)
                .attribute("exporter", LABEL)
                .attribute("exporterVersion", LABEL)
                .attribute("expressionLanguage", ValueRule.oneOf(Set.of("http://www.w3.org/1999/XPath")))
                .attribute("typeLanguage", ValueRule.oneOf(Set.of("http://www.w3.org/2001/XMLSchema")))
                .children(all(BPMN, "process", "collaboration", "message", "error", "escalation", "category"))
                .children(all(BPMNDI, "BPMNDiagram"));
        named("process")
                .require("id", ID)
                .require("isExecutable", ValueRule.oneOf(Set.of("true")))
                .attribute("isClosed", FLAG)
                .attribute("processType", LABEL)
                .attribute(camunda("historyTimeToLive"), ValueRule.matching("P?\\d{1,5}D?", "hari seperti P3653D"))
                .attribute(camunda("versionTag"), LABEL)
                .attribute(camunda("isStartableInTasklist"), FLAG)
                .attribute(camunda("jobPriority"), NUMBER)
                .children(flowElements());
        activity("subProcess").attribute("triggeredByEvent", FLAG).children(flowElements());
        language.element(bpmn("documentation"))
                .attribute("id", ID)
                .attribute("textFormat", LABEL)
                .text(TEXT);
        named("collaboration")
                .attribute("isClosed", FLAG)
                .children(all(BPMN, "participant", "textAnnotation", "association", "group"));
        named("participant").attribute("processRef", ID);
        named("message");
        named("error").attribute("errorCode", LABEL).attribute(camunda("errorMessage"), LABEL);
        named("escalation").attribute("escalationCode", LABEL);
        named("category").children(all(BPMN, "categoryValue"));
        named("categoryValue").attribute("value", LABEL);
        named("textAnnotation").attribute("textFormat", LABEL).children(all(BPMN, "text"));
        named("group").attribute("categoryValueRef", ID);
        named("association")
                .attribute("associationDirection", LABEL)
                .attribute("sourceRef", ID)
                .attribute("targetRef", ID);
        language.element(bpmn("text")).text(TEXT);
    }

    private static List<XmlNode.Name> flowElements() {
        return Stream.concat(FLOW_NODES.stream(), Stream.of("sequenceFlow", "textAnnotation", "association", "group"))
                .map(BpmnVocabulary::bpmn)
                .toList();
    }

    private void events() {
        node("startEvent")
                .attribute("isInterrupting", FLAG)
                .attribute("parallelMultiple", FLAG)
                .children(all(BPMN, "messageEventDefinition", "timerEventDefinition", "errorEventDefinition"));
        node("endEvent")
                .children(all(BPMN, "terminateEventDefinition", "errorEventDefinition", "escalationEventDefinition"));
        node("intermediateCatchEvent")
                .attribute("parallelMultiple", FLAG)
                .children(all(BPMN, "messageEventDefinition", "timerEventDefinition"));
        node("intermediateThrowEvent").children(all(BPMN, "escalationEventDefinition"));
        node("boundaryEvent")
                .attribute("attachedToRef", ID)
                .attribute("cancelActivity", FLAG)
                .attribute("parallelMultiple", FLAG)
                .children(all(BPMN, "messageEventDefinition", "timerEventDefinition", "errorEventDefinition"))
                .children(all(BPMN, "escalationEventDefinition"));
        named("messageEventDefinition").attribute("messageRef", ID);
        named("terminateEventDefinition");
        named("escalationEventDefinition")
                .attribute("escalationRef", ID)
                .attribute(camunda("escalationCodeVariable"), VARIABLE_NAME);
        named("errorEventDefinition")
                .attribute("errorRef", ID)
                .attribute(camunda("errorCodeVariable"), VARIABLE_NAME)
                .attribute(camunda("errorMessageVariable"), VARIABLE_NAME);
        named("timerEventDefinition").children(all(BPMN, "timeDate", "timeDuration", "timeCycle"));
        formal("timeDate").text(DATE.or(ValueRule.variable()));
        formal("timeDuration").text(DURATION.or(ValueRule.variable()));
        formal("timeCycle").text(CYCLE);
    }

    /** An expression's element: formal, and in no other language. */
    private Vocabulary.Entry formal(String local) {
        return language.element(bpmn(local))
                .attribute("id", ID)
                .attribute(
                        new XmlNode.Name(XSI, "type"),
                        ValueRule.matching("([A-Za-z0-9_-]+:)?tFormalExpression", "tFormalExpression"));
    }

    private void tasks() {
        activity("userTask")
                .attribute("implementation", IMPLEMENTATION)
                .require(camunda("formKey"), ValueRule.oneOf(FORM_KEYS))
                .require(camunda("candidateGroups"), GROUP_LIST.or(ValueRule.variable()))
                .attribute(camunda("dueDate"), DATE.or(DURATION).or(ValueRule.variable()))
                .attribute(camunda("followUpDate"), DATE.or(DURATION).or(ValueRule.variable()))
                .attribute(camunda("priority"), NUMBER.or(ValueRule.variable()));
        for (String local : List.of("serviceTask", "sendTask")) {
            activity(local).require(camunda("delegateExpression"), bean).attribute("implementation", IMPLEMENTATION);
        }
        activity("receiveTask")
                .require("messageRef", ID)
                .attribute("implementation", IMPLEMENTATION)
                .attribute("instantiate", ValueRule.oneOf(Set.of("false")));
        activity("businessRuleTask")
                .require(camunda("decisionRef"), ID)
                .require(camunda("decisionRefBinding"), DEPLOYMENT)
                .require(camunda("resultVariable"), VARIABLE_NAME)
                .attribute(
                        camunda("mapDecisionResult"),
                        ValueRule.oneOf(Set.of("singleEntry", "singleResult", "collectEntries", "resultList")))
                .attribute("implementation", IMPLEMENTATION);
        activity("callActivity").require("calledElement", ID).require(camunda("calledElementBinding"), DEPLOYMENT);
        named("multiInstanceLoopCharacteristics")
                .attribute("isSequential", FLAG)
                .attribute("behavior", ValueRule.oneOf(Set.of("All")))
                .attribute(camunda("collection"), VARIABLE_NAME.or(ValueRule.variable()))
                .attribute(camunda("elementVariable"), VARIABLE_NAME)
                .children(all(BPMN, "loopCardinality", "completionCondition"));
        formal("loopCardinality").text(ValueRule.matching("[1-9]\\d?", "bilangan 1 sampai 99"));
        formal("completionCondition").text(condition);
    }

    private void gatewaysAndFlows() {
        for (String local : List.of("exclusiveGateway", "inclusiveGateway", "parallelGateway", "eventBasedGateway")) {
            node(local)
                    .attribute("default", ID)
                    .attribute("gatewayDirection", LABEL)
                    .attribute("instantiate", ValueRule.oneOf(Set.of("false")))
                    .attribute("eventGatewayType", LABEL);
        }
        named("sequenceFlow")
                .require("id", ID)
                .attribute("sourceRef", ID)
                .attribute("targetRef", ID)
                .attribute("isImmediate", FLAG)
                .children(all(BPMN, "conditionExpression"));
        formal("conditionExpression").text(condition);
        language.element(bpmn("incoming")).text(ID);
        language.element(bpmn("outgoing")).text(ID);
    }

    private void extensions() {
        language.element(bpmn("extensionElements"))
                .children(all(CAMUNDA, "in", "out", "inputOutput", "properties", "failedJobRetryTimeCycle"));
        ValueRule businessKey = ValueRule.rule(BusinessKeyExpression::isWritten, "#{execution.processBusinessKey}");
        language.element(camunda("in"))
                .attribute("source", VARIABLE_NAME)
                .attribute("target", VARIABLE_NAME)
                .attribute("variables", ValueRule.oneOf(Set.of("all")))
                .attribute("local", FLAG)
                .attribute("businessKey", businessKey.or(ValueRule.variable()));
        language.element(camunda("out"))
                .attribute("source", VARIABLE_NAME)
                .attribute("target", VARIABLE_NAME)
                .attribute("variables", ValueRule.oneOf(Set.of("all")))
                .attribute("local", FLAG);
        language.element(camunda("inputOutput")).children(all(CAMUNDA, "inputParameter", "outputParameter"));
        for (String local : List.of("inputParameter", "outputParameter")) {
            language.element(camunda(local)).require("name", VARIABLE_NAME).text(TEXT.or(condition));
        }
        language.element(camunda("properties")).children(all(CAMUNDA, "property"));
        language.element(camunda("property"))
                .attribute("id", ID)
                .attribute("name", LABEL)
                .attribute("value", TEXT);
        language.element(camunda("failedJobRetryTimeCycle")).text(RETRIES);
    }

    private void drawing() {
        language.element(new XmlNode.Name(BPMNDI, "BPMNDiagram"))
                .attribute("id", ID)
                .attribute("name", LABEL)
                .attribute("documentation", LABEL)
                .attribute("resolution", LABEL)
                .children(all(BPMNDI, "BPMNPlane", "BPMNLabelStyle"));
        language.element(new XmlNode.Name(BPMNDI, "BPMNPlane"))
                .attribute("id", ID)
                .attribute("bpmnElement", ID)
                .children(all(BPMNDI, "BPMNShape", "BPMNEdge"));
        Vocabulary.Entry shape = language.element(new XmlNode.Name(BPMNDI, "BPMNShape"))
                .attribute("id", ID)
                .attribute("bpmnElement", ID)
                .children(all(DC, "Bounds"))
                .children(all(BPMNDI, "BPMNLabel"));
        for (String flag : List.of("isExpanded", "isHorizontal", "isMarkerVisible", "isMessageVisible")) {
            shape.attribute(flag, FLAG);
        }
        language.element(new XmlNode.Name(BPMNDI, "BPMNEdge"))
                .attribute("id", ID)
                .attribute("bpmnElement", ID)
                .attribute("sourceElement", ID)
                .attribute("targetElement", ID)
                .children(all(DI, "waypoint"))
                .children(all(BPMNDI, "BPMNLabel"));
        language.element(new XmlNode.Name(BPMNDI, "BPMNLabel"))
                .attribute("id", ID)
                .attribute("labelStyle", ID)
                .children(all(DC, "Bounds"));
        language.element(new XmlNode.Name(BPMNDI, "BPMNLabelStyle"))
                .attribute("id", ID)
                .children(all(DC, "Font"));
        ValueRule coordinate = ValueRule.matching("-?\\d{1,6}(\\.\\d{1,18})?([eE]-\\d{1,2})?", "koordinat");
        for (XmlNode.Name name : List.of(new XmlNode.Name(DC, "Bounds"), new XmlNode.Name(DI, "waypoint"))) {
            for (String local : List.of("x", "y", "width", "height")) {
                language.element(name).attribute(local, coordinate);
            }
            language.element(name).attribute(new XmlNode.Name(XSI, "type"), LABEL);
        }
        Vocabulary.Entry font = language.element(new XmlNode.Name(DC, "Font"))
                .attribute("name", LABEL)
                .attribute("size", LABEL);
        for (String flag : List.of("isBold", "isItalic", "isUnderline", "isStrikeThrough")) {
            font.attribute(flag, FLAG);
        }
    }
}
