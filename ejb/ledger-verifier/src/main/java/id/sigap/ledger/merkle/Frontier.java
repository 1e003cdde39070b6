package id.sigap.ledger.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a growing tree: the roots of its complete subtrees, largest first. It is all that appending and the root
 * need, so a tree of ten million leaves is held in two dozen hashes. Not for two threads at once.
 */
public final class Frontier {
    private final List<byte[]> subtrees = new ArrayList<>();
    private long size;

    /** Told of each subtree that an append completed, leaves included. */
    public interface Listener {
        /**
         * @param level    0 for a leaf
         * @param position which of its level, from 0
         */
        void complete(int level, long position, byte[] hash);
    }

    /** The edge of a tree without leaves. */
    public Frontier() {}

    /**
     * The edge of a tree that was left earlier.
     *
     * @throws IllegalArgumentException where the number of subtrees is not that of such a tree
     */
    public Frontier(long size, List<byte[]> subtrees) {
        if (size < 0 || Long.bitCount(size) != subtrees.size()) {
            throw new IllegalArgumentException("A tree of " + size + " leaves has " + Long.bitCount(size)
                    + " complete subtrees, not " + subtrees.size() + ".");
        }
        this.size = size;
        this.subtrees.addAll(subtrees);
    }

    /** Reads the edge of a tree of this size from its stored nodes. */
    public static Frontier of(Nodes nodes, long size) {
        List<byte[]> subtrees = new ArrayList<>();
        long begin = 0;
        for (int level = 62; level >= 0; level--) {
            if ((size >> level & 1) == 1) {
                subtrees.add(nodes.perfect(level, begin >> level));
                begin += 1L << level;
            }
        }
        return new Frontier(size, subtrees);
    }

    public void append(byte[] leafHash) {
        append(leafHash, (level, position, hash) -> {});
    }

    public void append(byte[] leafHash, Listener listener) {
        byte[] hash = leafHash;
        listener.complete(0, size, hash);
        int level = 0;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            hash = Hashes.node(subtrees.remove(subtrees.size() - 1), hash);
            level++;
            listener.complete(level, size >> level, hash);
        }
        subtrees.add(hash);
        size++;
    }

    public byte[] root() {
        if (subtrees.isEmpty()) {
            return Hashes.empty();
        }
        byte[] root = subtrees.get(subtrees.size() - 1);
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = Hashes.node(subtrees.get(i), root);
        }
        return root;
    }

    public long size() {
        return size;
    }

    /** Largest first. */
    public List<byte[]> subtrees() {
        return List.copyOf(subtrees);
    }
}
