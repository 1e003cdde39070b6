package id.sigap.process.check;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person's step says: who does it, what to do, and that each of its outcomes leads somewhere. */
final class StepRules {

    private static final Pattern ASKED = Pattern.compile("\\boutcome\\s*(?:==|!=|eq|ne)\\s*(?:'([^']*)'|\"([^\"]*)\")");

    private final Report report;
    private final Optional<Predicate<String>> knownGroup;

    private StepRules(Report report, Optional<Predicate<String>> knownGroup) {
        this.report = report;
        this.knownGroup = knownGroup;
    }

    static void check(Diagram diagram, Report report, Optional<Predicate<String>> knownGroup) {
        StepRules rules = new StepRules(report, knownGroup);
        for (Node node : diagram.nodes()) {
            if (node.is("userTask")) {
                rules.groups(node);
            }
            if (node.formKey().equals(Terms.STEP)) {
                rules.step(node);
            }
            String wait = node.property("wait").orElse("");
            if (node.is("receiveTask") && !Terms.WAITS.contains(wait)) {
                report.error(
                        "wait-unknown",
                        node,
                        "Keadaan aduan selama " + node.named() + " (\"" + wait
                                + "\") tidak dikenal; pilih salah satu dari "
                                + String.join(
                                        ", ", Terms.WAITS.stream().sorted().toList()) + ".");
            }
            node.outgoing().forEach(rules::asked);
        }
    }

    private void groups(Node node) {
        for (String group : node.xml().camunda("candidateGroups").split(",", -1)) {
            String name = group.strip();
            if (name.contains("{")) {
                report.warning(
                        "group-computed",
                        node,
                        "Kelompok yang mengerjakan " + node.named()
                                + " dihitung saat berjalan dan tidak dapat diperiksa sekarang; pilih nama kelompoknya bila"
                                + " bisa.");
            } else if (knownGroup.isEmpty()) {
                report.warning(
                        "group-unchecked",
                        node,
                        "Kelompok \"" + name + "\" pada " + node.named()
                                + " belum dapat diperiksa karena layanan pengguna tidak terjangkau; periksa lagi nanti.");
            } else if (!knownGroup.get().test(name)) {
                report.error(
                        "group-unknown",
                        node,
                        "Kelompok \"" + name + "\" yang harus mengerjakan " + node.named()
                                + " tidak ada; pilih peran atau instansi yang ada, atau buat dahulu kelompoknya.");
            }
        }
    }

    private void step(Node node) {
        if (node.property("instruction").filter(text -> !text.isBlank()).isEmpty()) {
            report.error(
                    "step-without-instruction",
                    node,
                    "Langkah " + node.named() + " belum punya petunjuk; tulis apa yang harus dikerjakan.");
        }
        Set<String> outcomes = outcomes(node);
        if (outcomes.isEmpty()) {
            report.error(
                    "step-without-outcome",
                    node,
                    "Langkah " + node.named() + " belum punya pilihan hasil; tulis sedikitnya satu, misalnya"
                            + " \"selesai=Selesai\".");
        } else if (outcomes.size() > 1 && !isAsked(node)) {
            report.warning(
                    "outcome-without-effect",
                    node,
                    "Apa pun hasil " + node.named() + ", jalannya sama; pakai gerbang yang memilih menurut hasilnya.");
        }
    }

    /** The codes of a step's outcomes: what stands before "=", or the whole where nothing does. */
    private static Set<String> outcomes(Node step) {
        Set<String> codes = new LinkedHashSet<>();
        Arrays.stream(step.property("outcomes").orElse("").split(";"))
                .map(outcome -> outcome.split("=", 2)[0].strip())
                .filter(code -> !code.isEmpty())
                .forEach(codes::add);
        return codes;
    }

    private static boolean isAsked(Node step) {
        Set<Node> after = Reach.until(step.next(), node -> node.formKey().equals(Terms.STEP));
        boolean leaves = after.stream().anyMatch(node -> node.is("endEvent"));
        return leaves && isHandedOut(step)
                || after.stream()
                        .flatMap(node -> node.outgoing().stream())
                        .anyMatch(flow -> flow.condition().matches(".*\\boutcome\\b.*"));
    }

    /** Whether a caller may ask for the outcome instead. */
    private static boolean isHandedOut(Node step) {
        return !step.diagram().key().equals(Terms.ROOT) && step.diagram().handsOut("outcome");
    }

    private void asked(Flow flow) {
        if (!flow.condition().contains("outcome")) {
            return;
        }
        Set<String> offered = offered(flow.source());
        Matcher asked = ASKED.matcher(flow.condition());
        while (asked.find()) {
            String code = asked.group(1) == null ? asked.group(2) : asked.group(1);
            if (!offered.isEmpty() && !offered.contains(code)) {
                report.error(
                        "outcome-unknown",
                        flow,
                        "Pada " + flow.named() + " diperiksa hasil \"" + code
                                + "\", tetapi langkah sebelumnya tidak punya pilihan itu; pilihannya: "
                                + String.join(", ", offered) + ".");
            }
        }
    }

    /** What the last steps before a place offer; empty where none stands before it. */
    private static Set<String> offered(Node place) {
        Set<Node> before = Reach.from(
                List.of(place),
                node -> node.formKey().equals(Terms.STEP)
                        ? List.of()
                        : node.incoming().stream().map(Flow::source).toList());
        Set<String> offered = new HashSet<>();
        before.stream()
                .filter(node -> node.formKey().equals(Terms.STEP))
                .forEach(step -> offered.addAll(outcomes(step)));
        return offered;
    }
}
