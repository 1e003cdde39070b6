package id.sigap.process.check;

import id.sigap.process.engine.DiagramCheck;
import id.sigap.process.engine.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Checks a whole release, every diagram and table of it, against the promises that no drawing may break. */
public final class ReleaseCheck {

    private final DiagramCheck structure;
    private final Optional<Predicate<String>> knownGroup;
    private final Map<String, String> ladders;

    /**
     * Makes a check.
     *
     * @param beanNames the beans that a service task may call
     * @param knownGroup whether a candidate group exists: a realm role or an agency's code
     * @param ladders the ladders that exist as data, each with whom its last rung tells, as in the data
     *     ({@code office-head}; {@code nobody} where it only ends the wait)
     */
    public ReleaseCheck(Set<String> beanNames, Predicate<String> knownGroup, Map<String, String> ladders) {
        this(beanNames, Optional.of(knownGroup), ladders);
    }

    private ReleaseCheck(Set<String> beanNames, Optional<Predicate<String>> knownGroup, Map<String, String> ladders) {
        this.structure = new DiagramCheck(beanNames);
        this.knownGroup = knownGroup;
        this.ladders = Map.copyOf(ladders);
    }

    /** A check while nobody can tell which groups exist: every group becomes a warning instead of an answer. */
    public static ReleaseCheck withoutDirectory(Set<String> beanNames, Map<String, String> ladders) {
        return new ReleaseCheck(beanNames, Optional.empty(), ladders);
    }

    /**
     * Checks a release.
     *
     * @param files all diagrams and tables by file name
     * @return what was found by file name, in document order; every given name is a key, with an empty list where nothing
     *     was found. What concerns the set as a whole stands under "".
     */
    public Map<String, List<Finding>> check(Map<String, byte[]> files) {
        Map<String, List<Finding>> findings = new TreeMap<>();
        files.forEach((name, bytes) ->
                findings.put(name, name.endsWith(".dmn") ? structure.table(name, bytes) : structure.diagram(name, bytes)));
        return findings;
    }
}
