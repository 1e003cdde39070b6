package id.sigap.process.check;

import id.sigap.process.engine.XmlNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A decision of a table file. */
record Decision(String file, XmlNode xml) {

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*+\"");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    /** FEEL's own words, the parts of its functions' names included. */
    private static final Set<String> FEEL = Set.of(
            "and or not if then else in between true false null contains starts ends with substring string length upper"
                    .concat(" lower case number list count min max sum mean all any floor ceiling round up down abs")
                    .concat(" modulo odd even is defined date time duration before after day of week")
                    .split(" "));

    static List<Decision> of(String file, XmlNode definitions) {
        return named(definitions, "decision")
                .map(xml -> new Decision(file, xml))
                .toList();
    }

    private static java.util.stream.Stream<XmlNode> named(XmlNode parent, String local) {
        return parent.children().stream().filter(child -> child.name().local().equals(local));
    }

    String key() {
        return xml.attribute("id");
    }

    String named() {
        return "\"" + (xml.attribute("name").isBlank() ? key() : xml.attribute("name")) + "\"";
    }

    /** The tables of it: one, or none where it is a plain expression. */
    List<XmlNode> tables() {
        return named(xml, "decisionTable").toList();
    }

    List<XmlNode> inputs() {
        return tables().stream().flatMap(table -> named(table, "input")).toList();
    }

    List<XmlNode> outputs() {
        return tables().stream().flatMap(table -> named(table, "output")).toList();
    }

    List<XmlNode> rules() {
        return tables().stream().flatMap(table -> named(table, "rule")).toList();
    }

    /** The decisions that it asks first. */
    List<String> required() {
        return named(xml, "informationRequirement")
                .flatMap(requirement -> named(requirement, "requiredDecision"))
                .map(decision -> decision.attribute("href").replaceFirst("^#", ""))
                .toList();
    }

    /** The text of a cell. */
    static String text(XmlNode cell) {
        return named(cell, "text").map(XmlNode::text).findFirst().orElse("");
    }

    static List<XmlNode> cells(XmlNode rule, String local) {
        return named(rule, local).toList();
    }

    /** What an expression asks for by name. */
    static Set<String> names(String expression) {
        Set<String> names = new LinkedHashSet<>();
        Matcher words = WORD.matcher(TEXT.matcher(expression).replaceAll("\"\""));
        while (words.find()) {
            if (!FEEL.contains(words.group())) {
                names.add(words.group());
            }
        }
        return names;
    }
}
