package id.sigap.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Against the definitions of RFC 9162, written down here as they stand there, for every size up to 70. */
class ProofsTest {
    private static final int SIZES = 70;

    private final List<byte[]> leaves = leaves();
    private final Map<String, byte[]> stored = new TreeMap<>();
    private final Nodes nodes = (level, position) -> stored.get(level + "/" + position);
    private final List<byte[]> roots = grow();

    private List<byte[]> grow() {
        Frontier frontier = new Frontier();
        List<byte[]> grown = new ArrayList<>(List.of(frontier.root()));
        for (byte[] leaf : leaves) {
            frontier.append(Hashes.leaf(leaf), (level, position, hash) -> stored.put(level + "/" + position, hash));
            grown.add(frontier.root());
        }
        return grown;
    }

    @Test
    void growsToTheRootsOfTheStandard() {
        for (int n = 0; n <= SIZES; n++) {
            assertThat(roots.get(n)).as("size %d", n).isEqualTo(mth(leaves.subList(0, n)));
            assertThat(Proofs.root(nodes, n)).isEqualTo(roots.get(n));
        }
    }

    @Test
    void hasTheKnownRootOfCertificateTransparencysEightLeaves() {
        Frontier frontier = new Frontier();
        for (String leaf : new String[] {
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"
        }) {
            frontier.append(Hashes.leaf(HexFormat.of().parseHex(leaf)));
        }

        assertThat(HexFormat.of().formatHex(frontier.root()))
                .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
        assertThat(HexFormat.of().formatHex(Hashes.leaf(new byte[0])))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(HexFormat.of().formatHex(Hashes.empty()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void provesEachLeafInEachTree() {
        for (int n = 1; n <= SIZES; n++) {
            for (int m = 0; m < n; m++) {
                List<byte[]> path = Proofs.inclusion(nodes, m, n);
                byte[] leaf = Hashes.leaf(leaves.get(m));

                assertThat(path).as("leaf %d of %d", m, n).containsExactlyElementsOf(path(m, leaves.subList(0, n)));
                assertThat(Proofs.isIncluded(leaf, m, n, roots.get(n), path)).isTrue();
                assertThat(Proofs.isIncluded(leaf, m, n, roots.get(n - 1), path))
                        .isFalse();
                assertThat(Proofs.isIncluded(Hashes.leaf(new byte[] {9}), m, n, roots.get(n), path))
                        .isFalse();
                if (n > 1) {
                    assertThat(Proofs.isIncluded(leaf, (m + 1) % n, n, roots.get(n), path))
                            .isFalse();
                    assertThat(Proofs.isIncluded(leaf, m, n, roots.get(n), path.subList(1, path.size())))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void provesThatEachTreeContinuesEachEarlierOne() {
        for (int n = 1; n <= SIZES; n++) {
            for (int m = 1; m <= n; m++) {
                List<byte[]> proof = Proofs.consistency(nodes, m, n);

                assertThat(proof).as("%d to %d", m, n).containsExactlyElementsOf(proof(m, leaves.subList(0, n)));
                assertThat(Proofs.isConsistent(m, n, roots.get(m), roots.get(n), proof))
                        .isTrue();
                assertThat(Proofs.isConsistent(m, n, roots.get(m - 1), roots.get(n), proof))
                        .isFalse();
                assertThat(Proofs.isConsistent(m, n, roots.get(m), roots.get(n - 1), proof))
                        .isFalse();
                if (!proof.isEmpty()) {
                    assertThat(Proofs.isConsistent(
                                    m, n, roots.get(m), roots.get(n), proof.subList(0, proof.size() - 1)))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void goesOnFromAnEdgeThatWasStored() {
        for (int n = 0; n < SIZES; n++) {
            Frontier continued = Frontier.of(nodes, n);
            continued.append(Hashes.leaf(leaves.get(n)));

            assertThat(continued.root()).as("size %d", n).isEqualTo(roots.get(n + 1));
            assertThat(new Frontier(n + 1, continued.subtrees()).root()).isEqualTo(roots.get(n + 1));
        }
    }

    private static List<byte[]> leaves() {
        List<byte[]> made = new ArrayList<>();
        for (int i = 0; i < SIZES; i++) {
            made.add(("leaf " + i).getBytes(StandardCharsets.UTF_8));
        }
        return made;
    }

    // RFC 9162, section 2.1.1
    private static byte[] mth(List<byte[]> d) {
        if (d.isEmpty()) {
            return sha(new byte[0]);
        }
        if (d.size() == 1) {
            return sha(new byte[] {0}, d.get(0));
        }
        int k = k(d.size());
        return sha(new byte[] {1}, mth(d.subList(0, k)), mth(d.subList(k, d.size())));
    }

    // section 2.1.3.1
    private static List<byte[]> path(int m, List<byte[]> d) {
        if (d.size() == 1) {
            return List.of();
        }
        int k = k(d.size());
        return m < k
                ? with(path(m, d.subList(0, k)), mth(d.subList(k, d.size())))
                : with(path(m - k, d.subList(k, d.size())), mth(d.subList(0, k)));
    }

    // section 2.1.4.1
    private static List<byte[]> proof(int m, List<byte[]> d) {
        return subproof(m, d, true);
    }

    private static List<byte[]> subproof(int m, List<byte[]> d, boolean b) {
        if (m == d.size()) {
            return b ? List.of() : List.of(mth(d));
        }
        int k = k(d.size());
        return m <= k
                ? with(subproof(m, d.subList(0, k), b), mth(d.subList(k, d.size())))
                : with(subproof(m - k, d.subList(k, d.size()), false), mth(d.subList(0, k)));
    }

    private static int k(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static List<byte[]> with(List<byte[]> list, byte[] last) {
        List<byte[]> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }

    private static byte[] sha(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
