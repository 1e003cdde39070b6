package id.sigap.ledger.merkle;

/** Where the hashes of complete subtrees are looked up. */
@FunctionalInterface
public interface Nodes {
    /**
     * The root of the complete subtree over the leaves {@code position * 2^level} to {@code (position + 1) * 2^level - 1}.
     *
     * @throws IllegalStateException where it is not there
     */
    byte[] perfect(int level, long position);
}
