package id.sigap.ledger.merkle;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Proofs of RFC 9162: that a leaf is in a tree (section 2.1.3), and that a tree is the beginning of a later one (section
 * 2.1.4). Made from stored nodes, checked with hashes alone.
 */
public final class Proofs {
    private Proofs() {}

    /** The root of the tree of the first {@code size} leaves. */
    public static byte[] root(Nodes nodes, long size) {
        return Frontier.of(nodes, size).root();
    }

    /**
     * The sibling hashes from the leaf up to the root.
     *
     * @throws IllegalArgumentException where the tree has no such leaf
     */
    public static List<byte[]> inclusion(Nodes nodes, long leaf, long size) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("A tree of " + size + " leaves has no leaf " + leaf + ".");
        }
        List<byte[]> path = new ArrayList<>();
        inclusion(nodes, leaf, 0, size, path);
        return path;
    }

    private static void inclusion(Nodes nodes, long leaf, long begin, long end, List<byte[]> path) {
        if (end - begin == 1) {
            return;
        }
        long middle = begin + split(end - begin);
        if (leaf < middle) {
            inclusion(nodes, leaf, begin, middle, path);
            path.add(range(nodes, middle, end));
        } else {
            inclusion(nodes, leaf, middle, end, path);
            path.add(range(nodes, begin, middle));
        }
    }

    /**
     * What shows that the tree of the first {@code from} leaves is the beginning of that of the first {@code to}.
     *
     * @throws IllegalArgumentException unless {@code 0 < from <= to}
     */
    public static List<byte[]> consistency(Nodes nodes, long from, long to) {
        if (from <= 0 || from > to) {
            throw new IllegalArgumentException("No consistency proof from " + from + " to " + to + " leaves.");
        }
        List<byte[]> path = new ArrayList<>();
        consistency(nodes, from, 0, to, true, path);
        return path;
    }

    private static void consistency(Nodes nodes, long from, long begin, long end, boolean whole, List<byte[]> path) {
        if (from == end) {
            if (!whole) {
                path.add(range(nodes, begin, end));
            }
            return;
        }
        long middle = begin + split(end - begin);
        if (from <= middle) {
            consistency(nodes, from, begin, middle, whole, path);
            path.add(range(nodes, middle, end));
        } else {
            consistency(nodes, from, middle, end, false, path);
            path.add(range(nodes, begin, middle));
        }
    }

    /** RFC 9162 section 2.1.3.2. */
    public static boolean isIncluded(byte[] leafHash, long leaf, long size, byte[] root, List<byte[]> path) {
        if (leaf < 0 || leaf >= size) {
            return false;
        }
        long fn = leaf;
        long sn = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : path) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                hash = Hashes.node(sibling, hash);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                hash = Hashes.node(hash, sibling);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && MessageDigest.isEqual(hash, root);
    }

    /** RFC 9162 section 2.1.4.2. */
    public static boolean isConsistent(long from, long to, byte[] fromRoot, byte[] toRoot, List<byte[]> proof) {
        if (from <= 0 || from > to) {
            return false;
        }
        if (from == to) {
            return proof.isEmpty() && MessageDigest.isEqual(fromRoot, toRoot);
        }
        List<byte[]> path = new ArrayList<>(proof);
        if (Long.bitCount(from) == 1) {
            path.add(0, fromRoot);
        }
        if (path.isEmpty()) {
            return false;
        }
        long fn = from - 1;
        long sn = to - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        byte[] fr = path.get(0);
        byte[] sr = fr;
        for (byte[] step : path.subList(1, path.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = Hashes.node(step, fr);
                sr = Hashes.node(step, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = Hashes.node(sr, step);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && MessageDigest.isEqual(fr, fromRoot) && MessageDigest.isEqual(sr, toRoot);
    }

    /** The root over the leaves from {@code begin} to before {@code end}, {@code begin} being where a subtree begins. */
    private static byte[] range(Nodes nodes, long begin, long end) {
        long width = end - begin;
        if (Long.bitCount(width) == 1) {
            int level = Long.numberOfTrailingZeros(width);
            return nodes.perfect(level, begin >> level);
        }
        long middle = begin + split(width);
        return Hashes.node(range(nodes, begin, middle), range(nodes, middle, end));
    }

    /** The largest power of two smaller than the width. */
    private static long split(long width) {
        return Long.highestOneBit(width - 1);
    }
}
