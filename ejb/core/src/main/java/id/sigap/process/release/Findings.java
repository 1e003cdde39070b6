package id.sigap.process.release;

import id.sigap.process.engine.DiagramRefused;
import id.sigap.process.engine.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a check found, as people are shown it.
 *
 * @param all in the order of files and of elements
 */
public record Findings(List<Found> all) {
    /**
     * One finding.
     *
     * @param element its id, or ""
     * @param severity {@code error} or {@code warning}
     * @param file the name of its file; "" where it concerns the set as a whole
     */
    public record Found(String rule, String element, String severity, String message, String file) {
        static Found of(String file, Finding finding) {
            return new Found(
                    finding.rule(),
                    finding.element(),
                    finding.severity().name().toLowerCase(Locale.ROOT),
                    finding.message(),
                    file);
        }

        public boolean error() {
            return severity.equals("error");
        }
    }

    public Findings {
        all = List.copyOf(all);
    }

    static Findings of(Map<String, List<Finding>> byFile) {
        List<Found> all = new ArrayList<>();
        byFile.forEach((file, some) -> some.forEach(one -> all.add(Found.of(file, one))));
        return new Findings(all);
    }

    static Findings of(String file, DiagramRefused refused) {
        return of(Map.of(file, refused.findings()));
    }

    /** What whoever draws one file needs to know: what was found there, and errors anywhere, which it may be the cause of. */
    Findings forAuthorOf(String file) {
        return new Findings(all.stream()
                .filter(one ->
                        one.error() || one.file().equals(file) || one.file().isEmpty())
                .toList());
    }

    Findings onlyErrors() {
        return new Findings(all.stream().filter(Found::error).toList());
    }

    public int errors() {
        return (int) all.stream().filter(Found::error).count();
    }

    public int warnings() {
        return all.size() - errors();
    }
}
