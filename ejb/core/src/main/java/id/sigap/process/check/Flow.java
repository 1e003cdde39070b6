package id.sigap.process.check;

/**
 * An arrow of a diagram.
 *
 * @param condition as written, such as {@code ${decision == 'close'}}; empty where there is none
 */
record Flow(String id, String label, Node source, Node target, String condition) {

    boolean isConditional() {
        return !condition.isEmpty();
    }

    /** Whether it is the arrow that is taken where no condition holds. */
    boolean isDefault() {
        return source.defaultFlow().equals(id);
    }

    String named() {
        return label.isEmpty()
                ? "panah dari " + source.named() + " ke " + target.named()
                : "panah \"" + label + "\" dari " + source.named();
    }
}
