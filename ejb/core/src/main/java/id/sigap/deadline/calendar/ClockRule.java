package id.sigap.deadline.calendar;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One deadline that law or office policy sets. A row of the clock table, never a constant: an administrator edits and
 * versions it, an auditor sees its source.
 *
 * @param id stable code, such as {@code KIP-ANS}
 * @param label what the clock is about, in Indonesian
 * @param trigger what starts it, in Indonesian
 * @param limit how long it runs
 * @param warning how long after the start the holder is warned; empty for no warning
 * @param extension the id of the rule that extends it, or empty
 * @param pausable whether waiting for the citizen stops it; never true for a KIP clock
 * @param actor who must act, in Indonesian
 * @param source the legal source, or the policy it comes from
 * @param certainty how sure the source is
 */
public record ClockRule(
        String id,
        String label,
        String trigger,
        ClockLimit limit,
        Optional<ClockLimit> warning,
        Optional<String> extension,
        boolean pausable,
        String actor,
        String source,
        Certainty certainty) {
    public ClockRule {
        requireNonNull(trigger, "trigger");
        requireNonNull(limit, "limit");
        requireNonNull(warning, "warning");
        requireNonNull(extension, "extension");
        requireNonNull(actor, "actor");
        requireNonNull(certainty, "certainty");
        if (id.isBlank() || label.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("Clock rule \"" + id + "\" needs an id, a label and a source");
        }
        if (pausable && id.startsWith("KIP-")) {
            throw new IllegalArgumentException("Clock rule " + id + " cannot be pausable: the law stops no KIP clock");
        }
    }

    /** How sure a rule's source is. No rule is legal advice. */
    public enum Certainty {
        /** A secondary source quotes the text. */
        SUPPORTED,
        /** From general knowledge; the office's lawyer must verify it. */
        TO_VERIFY,
        /** The office's own policy, not law. */
        POLICY
    }
}
