package id.sigap.process.check;

import id.sigap.process.engine.DiagramCheck;
import id.sigap.process.engine.Finding;
import id.sigap.process.engine.XmlNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Checks a whole release, every diagram and table of it, against the promises that no drawing may break. It looks in three
 * layers: what the closed engine lets in, whether the drawings are whole, what they do together. A layer is looked at only
 * where the one before found no error, so that one mistake is not told ten times. Safe for several threads; keep one where
 * the same set is checked again and again.
 */
public final class ReleaseCheck {

    /** Most files in a release. */
    static final int MAX_FILES = 100;

    /** Most bytes of all files together. */
    static final long MAX_BYTES = 8L * 1024 * 1024;

    /** Most steps, gateways and events of all diagrams together. */
    static final int MAX_NODES = 3000;

    /** Most arrows of one diagram. */
    static final int MAX_FLOWS = 2000;

    private final Readings readings;
    private final Optional<Predicate<String>> knownGroup;
    private final Map<String, String> ladders;

    /**
     * Makes a check.
     *
     * @param beanNames the beans that a service task may call
     * @param knownGroup whether a candidate group exists: a realm role or an agency's code
     * @param ladders the ladders that exist as data, each with whom its last rung tells, as in the data
     *     ({@code office-head}; {@code nobody} where it only ends the wait): {@code coordination.Escalation.lastRungs()}
     */
    public ReleaseCheck(Set<String> beanNames, Predicate<String> knownGroup, Map<String, String> ladders) {
        this(beanNames, Optional.of(knownGroup), ladders);
    }

    private ReleaseCheck(Set<String> beanNames, Optional<Predicate<String>> knownGroup, Map<String, String> ladders) {
        this.readings = new Readings(new DiagramCheck(beanNames));
        this.knownGroup = knownGroup;
        this.ladders = Map.copyOf(ladders);
    }

    /** A check while nobody can tell which groups exist: each group is a warning, none an error. */
    public static ReleaseCheck withoutDirectory(Set<String> beanNames, Map<String, String> ladders) {
        return new ReleaseCheck(beanNames, Optional.empty(), ladders);
    }

    /**
     * Checks a release.
     *
     * @param files all diagrams and tables by file name
     * @return what was found by file name, in document order; every given name is a key, with an empty list where nothing
     *     was found. What concerns the set as a whole stands under "", which is a key only then.
     */
    public Map<String, List<Finding>> check(Map<String, byte[]> files) {
        Report report = new Report();
        Map<String, XmlNode> trees = new TreeMap<>();
        long bytes = files.values().stream().mapToLong(file -> file.length).sum();
        if (files.size() > MAX_FILES || bytes > MAX_BYTES) {
            tooLarge(
                    report,
                    files.size() + " berkas dengan " + bytes + " bita",
                    MAX_FILES + " berkas dan " + MAX_BYTES + " bita");
        } else {
            files.forEach((name, file) -> {
                Readings.Reading reading = readings.of(name, file);
                reading.findings().forEach(finding -> report.add(name, finding));
                reading.tree().ifPresent(tree -> trees.put(name, tree));
            });
        }
        if (!report.hasErrors()) {
            together(trees, report);
        }
        Map<String, List<Finding>> findings = new TreeMap<>();
        files.keySet().forEach(name -> findings.put(name, List.of()));
        report.files()
                .forEach(name -> findings.put(name, ordered(report.of(name), Optional.ofNullable(trees.get(name)))));
        return findings;
    }

    private void together(Map<String, XmlNode> trees, Report report) {
        Models models = new Models();
        trees.forEach((name, tree) -> {
            if (name.endsWith(".dmn")) {
                models.add(name, tree);
            } else {
                models.add(Diagram.of(name, tree));
            }
        });
        Names.check(trees, report);
        int nodes = models.diagrams().stream()
                .mapToInt(diagram -> diagram.nodes().size())
                .sum();
        if (nodes > MAX_NODES) {
            tooLarge(report, nodes + " langkah", MAX_NODES + " langkah");
        }
        for (Diagram diagram : models.diagrams()) {
            int flows = diagram.nodes().stream()
                    .mapToInt(node -> node.outgoing().size())
                    .sum();
            if (flows > MAX_FLOWS) {
                report.error(
                        "too-many-flows",
                        diagram,
                        "Diagram " + diagram.named() + " punya " + flows + " panah; paling banyak " + MAX_FLOWS + ".");
            }
        }
        if (report.hasErrors()) {
            return;
        }
        models.connect();
        SetRules.check(models, report);
        for (Diagram diagram : models.diagrams()) {
            ShapeRules.check(diagram, report);
            ShapeRules.conditions(diagram, report);
        }
        if (!report.hasErrors()) {
            promises(models, report);
        }
    }

    private void promises(Models models, Report report) {
        for (Diagram diagram : models.diagrams()) {
            StepRules.check(diagram, report, knownGroup);
            LadderRules.check(diagram, report, ladders);
        }
        VariableRules.check(models, report);
        PolicyRules.check(models, report);
        CatchRules.check(models, report);
        WindowRules.check(models, report);
        CircleRules.check(models, report);
        ReplyRules.check(models, report);
        ParallelRules.check(models, report);
        if (!report.has("act-in-parallel")) {
            models.diagrams().forEach(diagram -> LadderRules.ends(diagram, report));
        }
        Walk.check(models, report);
        if (!report.hasErrors()) {
            VariableRules.checkConditions(models, report);
        }
    }

    private static void tooLarge(Report report, String found, String most) {
        report.add(
                "", Finding.error("set-too-large", "", "Rilis ini berisi " + found + "; paling banyak " + most + "."));
    }

    private static List<Finding> ordered(List<Finding> findings, Optional<XmlNode> tree) {
        Map<String, Integer> places = new HashMap<>();
        tree.ifPresent(root -> place(root, places));
        return findings.stream()
                .sorted(Comparator.comparingInt(finding -> places.getOrDefault(finding.element(), 0)))
                .toList();
    }

    private static void place(XmlNode node, Map<String, Integer> places) {
        places.putIfAbsent(node.attribute("id"), places.size());
        node.children().forEach(child -> place(child, places));
    }
}
