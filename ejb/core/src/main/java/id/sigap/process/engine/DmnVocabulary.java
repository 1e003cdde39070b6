package id.sigap.process.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The part of DMN 1.3 that an office's tables may use: decision tables and plain expressions, in FEEL only. */
final class DmnVocabulary {

    static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";

    private static final String DMNDI = "https://www.omg.org/spec/DMN/20191111/DMNDI/";
    private static final String DC = "http://www.omg.org/spec/DMN/20180521/DC/";
    private static final String DI = "http://www.omg.org/spec/DMN/20180521/DI/";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";
    private static final Set<String> DECORATIONS =
            Set.of("http://bpmn.io/schema/dmn/biodi/2.0", "http://camunda.org/schema/modeler/1.0");

    private static final ValueRule ID =
            ValueRule.matching("[A-Za-z_][A-Za-z0-9_.-]{0,199}", "huruf, angka, titik, tanda hubung dan garis bawah");
    private static final ValueRule VARIABLE_NAME =
            ValueRule.matching("[A-Za-z_][A-Za-z0-9_]{0,99}", "nama sebuah isian");
    private static final ValueRule TEXT = ValueRule.literal(4000);
    private static final ValueRule LABEL = ValueRule.literal(255);
    private static final ValueRule FEEL_ONLY = ValueRule.oneOf(Set.of("feel", "FEEL"));
    private static final ValueRule TYPE = ValueRule.oneOf(
            Set.of("string", "boolean", "integer", "long", "double", "number", "date", "Any", "any", "dateTime"));
    private static final ValueRule COORDINATE = ValueRule.matching("-?\\d{1,6}(\\.\\d{1,18})?", "koordinat");

    private final Vocabulary language = new Vocabulary(dmn("definitions"), DECORATIONS, Map.of());

    private DmnVocabulary() {}

    static Vocabulary language() {
        DmnVocabulary dmn = new DmnVocabulary();
        dmn.frame();
        dmn.tables();
        dmn.drawing();
        return dmn.language;
    }

    private static XmlNode.Name dmn(String local) {
        return new XmlNode.Name(DMN, local);
    }

    private static List<XmlNode.Name> all(String namespace, String... locals) {
        return Arrays.stream(locals)
                .map(local -> new XmlNode.Name(namespace, local))
                .toList();
    }

    private Vocabulary.Entry named(String local) {
        return language.element(dmn(local))
                .attribute("id", ID)
                .attribute("name", LABEL)
                .attribute("label", LABEL)
                .children(all(DMN, "description"));
    }

    private void frame() {
        named("definitions")
                .attribute("namespace", LABEL)
                .attribute("exporter", LABEL)
                .attribute("exporterVersion", LABEL)
                .attribute("expressionLanguage", FEEL_ONLY)
                .children(all(DMN, "decision", "inputData", "knowledgeSource", "textAnnotation", "association"))
                .children(all(DMNDI, "DMNDI"));
        named("decision")
                .require("id", ID)
                .attribute(
                        new XmlNode.Name(CAMUNDA, "historyTimeToLive"),
                        ValueRule.matching("P?\\d{1,5}D?", "hari seperti P3653D"))
                .attribute(new XmlNode.Name(CAMUNDA, "versionTag"), LABEL)
                .children(all(DMN, "variable", "informationRequirement", "authorityRequirement", "question"))
                .children(all(DMN, "allowedAnswers", "decisionTable", "literalExpression"));
        named("variable").attribute("typeRef", TYPE);
        named("inputData").children(all(DMN, "variable"));
        named("knowledgeSource").children(all(DMN, "authorityRequirement", "type"));
        named("informationRequirement").children(all(DMN, "requiredDecision", "requiredInput"));
        named("authorityRequirement").children(all(DMN, "requiredDecision", "requiredInput", "requiredAuthority"));
        for (String local :
                List.of("requiredDecision", "requiredInput", "requiredAuthority", "sourceRef", "targetRef")) {
            language.element(dmn(local))
                    .attribute("href", ValueRule.matching("#[A-Za-z_][A-Za-z0-9_.-]{0,199}", "#id"));
        }
        named("textAnnotation").attribute("textFormat", LABEL).child(dmn("text"), new Vocabulary.Entry().text(TEXT));
        named("association").attribute("associationDirection", LABEL).children(all(DMN, "sourceRef", "targetRef"));
        for (String local : List.of("description", "question", "allowedAnswers", "type")) {
            language.element(dmn(local)).text(TEXT);
        }
    }

    private void tables() {
        named("decisionTable")
                .attribute(
                        "hitPolicy",
                        ValueRule.oneOf(Set.of("UNIQUE", "FIRST", "ANY", "COLLECT", "RULE ORDER", "PRIORITY")))
                .attribute("aggregation", ValueRule.oneOf(Set.of("SUM", "MIN", "MAX", "COUNT")))
                .attribute("preferredOrientation", LABEL)
                .attribute("outputLabel", LABEL)
                .children(all(DMN, "input", "output", "annotation", "rule"));
        named("input")
                .require("id", ID)
                .attribute(new XmlNode.Name(CAMUNDA, "inputVariable"), VARIABLE_NAME)
                .children(all(DMN, "inputExpression", "inputValues"));
        named("output").require("id", ID).attribute("typeRef", TYPE).children(all(DMN, "outputValues"));
        named("annotation");
        named("rule").require("id", ID).children(all(DMN, "inputEntry", "outputEntry", "annotationEntry"));
        named("annotationEntry").child(dmn("text"), new Vocabulary.Entry().text(TEXT));
        for (String local : List.of(
                "inputExpression", "inputEntry", "outputEntry", "inputValues", "outputValues", "literalExpression")) {
            named(local)
                    .attribute("typeRef", TYPE)
                    .attribute("expressionLanguage", FEEL_ONLY)
                    .children(all(DMN, "text"));
        }
        language.element(dmn("text")).text(new FeelGuard());
    }

    private void drawing() {
        language.element(new XmlNode.Name(DMNDI, "DMNDI")).children(all(DMNDI, "DMNDiagram"));
        language.element(new XmlNode.Name(DMNDI, "DMNDiagram"))
                .attribute("id", ID)
                .attribute("name", LABEL)
                .children(all(DMNDI, "Size", "DMNShape", "DMNEdge"));
        for (String local : List.of("DMNShape", "DMNEdge", "DMNLabel")) {
            language.element(new XmlNode.Name(DMNDI, local))
                    .attribute("id", ID)
                    .attribute("dmnElementRef", ID)
                    .attribute("isCollapsed", LABEL)
                    .children(all(DC, "Bounds"))
                    .children(all(DI, "waypoint"))
                    .children(all(DMNDI, "DMNLabel"));
        }
        for (XmlNode.Name name : List.of(
                new XmlNode.Name(DC, "Bounds"), new XmlNode.Name(DI, "waypoint"), new XmlNode.Name(DMNDI, "Size"))) {
            for (String local : List.of("x", "y", "width", "height")) {
                language.element(name).attribute(local, COORDINATE);
            }
        }
    }
}
