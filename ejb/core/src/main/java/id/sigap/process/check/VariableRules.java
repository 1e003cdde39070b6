package id.sigap.process.check;

import id.sigap.process.engine.XmlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who writes and who reads the variables: Java's own are written by nobody else, and a condition asks only what is known. */
final class VariableRules {

    private static final Pattern TEXT = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");
    private static final Set<String> WORDS =
            Set.of("and", "or", "not", "empty", "eq", "ne", "lt", "le", "gt", "ge", "true", "false", "null");

    private final Models models;
    private final Report report;

    private VariableRules(Models models, Report report) {
        this.models = models;
        this.report = report;
    }

    static void check(Models models, Report report) {
        VariableRules rules = new VariableRules(models, report);
        for (Diagram diagram : models.diagrams()) {
            diagram.nodes().forEach(rules::written);
            diagram.nodes().stream().filter(node -> node.is("callActivity")).forEach(rules::handed);
        }
    }

    /** To be asked last: what is missing elsewhere would show here as an unknown name. */
    static void checkConditions(Models models, Report report) {
        VariableRules rules = new VariableRules(models, report);
        for (Diagram diagram : models.diagrams()) {
            Set<String> names = rules.known(diagram);
            diagram.nodes().forEach(node -> rules.read(node, names));
        }
    }

    private void written(Node node) {
        Stream<String> names = Stream.of(
                        Stream.of(node.xml().camunda("resultVariable")),
                        node.extensions("inputOutput").stream()
                                .flatMap(io -> io.children().stream())
                                .map(parameter -> parameter.attribute("name")),
                        node.child("multiInstanceLoopCharacteristics").stream()
                                .map(loop -> loop.camunda("elementVariable")),
                        node.event("error").stream()
                                .flatMap(event -> Stream.of(
                                        event.camunda("errorCodeVariable"), event.camunda("errorMessageVariable"))),
                        node.event("escalation").stream().map(event -> event.camunda("escalationCodeVariable")),
                        Stream.concat(node.extensions("in").stream(), node.extensions("out").stream())
                                .map(VariableRules::renamed))
                .flatMap(stream -> stream);
        names.filter(Terms.RESERVED::contains)
                .forEach(name -> report.error(
                        "variable-reserved",
                        node,
                        "Langkah " + node.named() + " mengisi \"" + name
                                + "\", yang hanya boleh diisi oleh Sigap sendiri; pakai nama lain."));
    }

    /** What a mapping writes under another name, or writes at all where it belongs to one phase only. */
    private static String renamed(XmlNode mapping) {
        String target = mapping.attribute("target");
        boolean plain = mapping.attribute("source").equals(target)
                && !Terms.LEFT_BEHIND.get(Terms.CLIMB).contains(target);
        return plain ? "" : target;
    }

    private void handed(Node call) {
        boolean everything = Stream.concat(call.extensions("in").stream(), call.extensions("out").stream())
                .anyMatch(mapping -> mapping.attribute("variables").equals("all"));
        if (everything) {
            report.error(
                    "variable-reserved",
                    call,
                    "Fase " + call.named()
                            + " menukar semua isian sekaligus, termasuk anak tangga dari fase lain; sebutkan"
                            + " satu per satu yang diperlukan.");
        }
        List<XmlNode> in = call.extensions("in");
        boolean key = in.stream()
                .anyMatch(mapping ->
                        mapping.attribute("businessKey").matches("[#$]\\{\\s*execution\\.processBusinessKey\\s*}"));
        boolean complaint = in.stream()
                .anyMatch(mapping -> mapping.attribute("source").equals(Terms.COMPLAINT_ID)
                        && mapping.attribute("target").equals(Terms.COMPLAINT_ID));
        if (!key || !complaint) {
            report.error(
                    "case-not-handed-on",
                    call,
                    "Fase " + call.named() + " tidak membawa aduannya (complaintId dan nomor tiketnya), jadi langkah di"
                            + " dalamnya tidak akan terlihat oleh siapa pun; pakai pola fase dari Sigap.");
        }
    }

    /** What is known somewhere in a diagram: what is handed in, what its steps and messages bring, what it computes. */
    private Set<String> known(Diagram diagram) {
        Set<String> names = new HashSet<>(Terms.ENGINE);
        if (diagram.key().equals(Terms.ROOT)) {
            names.addAll(Terms.BEGIN);
        }
        if (diagram.ladder().isPresent()) {
            names.add("nextRung");
        }
        for (Node caller : models.callers(diagram)) {
            for (XmlNode in : caller.extensions("in")) {
                names.add(in.attribute("target"));
            }
        }
        diagram.nodes().forEach(node -> brought(node, names));
        return names;
    }

    private void brought(Node node, Set<String> names) {
        names.addAll(Terms.ANSWERS.getOrDefault(node.formKey(), Set.of()));
        names.addAll(Terms.LEFT_BEHIND.getOrDefault(node.bean(), Set.of()));
        if (Terms.CLOSINGS.contains(node.bean())) {
            names.add(Terms.CITIZEN_OUTCOME);
        }
        node.message().ifPresent(message -> names.addAll(Terms.SIGNALLED.getOrDefault(message, Set.of())));
        names.add(node.xml().camunda("resultVariable"));
        node.child("multiInstanceLoopCharacteristics").ifPresent(loop -> names.add(loop.camunda("elementVariable")));
        for (String kind : List.of("error", "escalation")) {
            node.event(kind)
                    .ifPresent(event -> event.attributes().forEach((name, value) -> {
                        if (name.local().endsWith("Variable")) {
                            names.add(value);
                        }
                    }));
        }
        for (XmlNode io : node.extensions("inputOutput")) {
            io.children().forEach(parameter -> names.add(parameter.attribute("name")));
        }
        for (XmlNode out : node.extensions("out")) {
            names.add(out.attribute("target"));
        }
    }

    private void read(Node node, Set<String> names) {
        for (Flow flow : node.outgoing()) {
            unknown(flow.condition(), names)
                    .forEach(
                            name -> report.warning(
                                    "variable-unknown",
                                    flow,
                                    "Syarat pada " + flow.named() + " menanyakan \"" + name
                                            + "\", yang tidak diisi oleh langkah mana pun dalam diagram ini; periksa ejaannya."));
        }
        node.timer()
                .filter(value -> value.contains("{"))
                .ifPresent(value -> unknown(value, names)
                        .forEach(name -> report.error(
                                "variable-unknown",
                                node,
                                "Tenggat " + node.named() + " memakai \"" + name
                                        + "\", yang tidak pernah diisi; aduan akan tersangkut di sini.")));
    }

    private static List<String> unknown(String expression, Set<String> names) {
        return WORD.matcher(TEXT.matcher(expression).replaceAll("''"))
                .results()
                .map(MatchResult::group)
                .distinct()
                .filter(word -> !WORDS.contains(word) && !names.contains(word))
                .toList();
    }
}
