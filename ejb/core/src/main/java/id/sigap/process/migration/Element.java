package id.sigap.process.migration;

/**
 * An element of a diagram that a plan may name.
 *
 * @param name "" where it has none
 * @param kind {@code step, wait, phase, part, event} or {@code other}
 */
public record Element(String id, String name, String kind) {
    /** Whether a case can stand there, or something waits there for it. */
    public boolean waits() {
        return !kind.equals("other");
    }
}
