package id.sigap.process.engine;

import java.util.List;
import java.util.stream.Collectors;

/** The engine refuses a diagram or a table; nothing of its deployment is kept. */
public class DiagramRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 10;

    private final transient List<Finding> findings;

    /**
     * Refuses a resource.
     *
     * @param resource the resource's name in the deployment
     * @param findings at least one
     */
    public DiagramRefused(String resource, List<Finding> findings) {
        super(describe(resource, findings));
        this.findings = List.copyOf(findings);
    }

    /**
     * Tells everything that is wrong, not only the first.
     *
     * @return the findings in document order
     */
    public List<Finding> findings() {
        return findings;
    }

    private static String describe(String resource, List<Finding> findings) {
        String shown = findings.stream().limit(SHOWN).map(Finding::toString).collect(Collectors.joining("; "));
        String rest = findings.size() > SHOWN ? "; and " + (findings.size() - SHOWN) + " more" : "";
        return "The diagram " + resource + " is refused: " + shown + rest;
    }
}
