package id.sigap.ledger.verifier;

import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.LedgerKey;
import id.sigap.ledger.merkle.Frontier;
import id.sigap.ledger.merkle.Hashes;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Goes along a ledger leaf by leaf, with flat memory, and stops at the first thing that does not fit. It can be left at any
 * leaf and taken up again from its {@link State}.
 */
public final class Audit {
    /** An entry that is older than the checkpoint before it by more than this came late. */
    public static final Duration LATE = Duration.ofMinutes(5);

    private final Set<LedgerKey> trusted;
    private final List<Checkpoint> heads;
    private Frontier frontier;
    private byte[] link;
    private long good;
    private long checkpoints;
    private long strangers;
    private long late;
    private Optional<Long> firstLate;
    private Optional<Instant> lastSigned;

    /**
     * Where an audit stands.
     *
     * @param size       leaves that were looked at
     * @param subtrees   of the frontier, in base64
     * @param link       of the chain, in base64
     * @param good       size of the last checkpoint or kept head that fitted
     * @param checkpoints how many fitted
     * @param strangers  how many of them were signed by keys that are not trusted
     * @param late       entries that are much older than the checkpoint before them
     */
    public record State(
            long size,
            List<String> subtrees,
            String link,
            long good,
            long checkpoints,
            long strangers,
            long late,
            Optional<Long> firstLate,
            Optional<Instant> lastSigned) {
        /** Before the first leaf. */
        public static State beginning() {
            return new State(
                    0,
                    List.of(),
                    Base64.getEncoder().encodeToString(new byte[Hashes.LENGTH]),
                    0,
                    0,
                    0,
                    0,
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /** A leaf that does not fit: what {@link Diagnosis} needs to say how. */
    public record Break(long expected, byte[] before, Leaf leaf) {}

    /**
     * @param trusted whose signatures count
     * @param heads   checkpoints that somebody kept elsewhere
     */
    public Audit(State state, Set<LedgerKey> trusted, Collection<Checkpoint> heads) {
        this.trusted = trusted;
        this.heads = List.copyOf(heads);
        frontier = new Frontier(
                state.size(),
                state.subtrees().stream().map(Base64.getDecoder()::decode).toList());
        link = Base64.getDecoder().decode(state.link());
        good = state.good();
        checkpoints = state.checkpoints();
        strangers = state.strangers();
        late = state.late();
        firstLate = state.firstLate();
        lastSigned = state.lastSigned();
    }

    public State state() {
        return new State(
                frontier.size(),
                frontier.subtrees().stream()
                        .map(Base64.getEncoder()::encodeToString)
                        .toList(),
                Base64.getEncoder().encodeToString(link),
                good,
                checkpoints,
                strangers,
                late,
                firstLate,
                lastSigned);
    }

    public long size() {
        return frontier.size();
    }

    /** The first kept head that nobody trusted has signed. */
    public Optional<Finding> untrustedHead() {
        return heads.stream().map(this::signature).flatMap(Optional::stream).findFirst();
    }

    /** The next leaf; empty where it fits. */
    public Optional<Break> leaf(Leaf leaf) {
        boolean fits = leaf.number() == frontier.size()
                && leaf.entry().isPresent()
                && leaf.entry().get().id() == leaf.entryId()
                && Arrays.equals(leaf.entry().get().hash(), leaf.hash())
                && Arrays.equals(Hashes.link(link, leaf.hash()), leaf.link());
        if (!fits) {
            return Optional.of(new Break(frontier.size(), link, leaf));
        }
        Instant at = leaf.entry().get().at();
        if (lastSigned.filter(signed -> at.plus(LATE).isBefore(signed)).isPresent()) {
            late++;
            firstLate = firstLate.or(() -> Optional.of(leaf.entryId()));
        }
        frontier.append(leaf.hash());
        link = leaf.link();
        return Optional.empty();
    }

    /** Whether a kept head ends at the leaf that was looked at last, and differs. */
    public Optional<Finding> keptHead() {
        for (Checkpoint head : heads) {
            if (head.size() == frontier.size()) {
                if (!rootIs(head)) {
                    return Optional.of(Finding.range(Finding.Kind.REWRITTEN, good, head.size() - 1));
                }
                good = head.size();
            }
        }
        return Optional.empty();
    }

    /** A checkpoint of the ledger itself, after the leaf that it ends at. */
    public Optional<Finding> checkpoint(Checkpoint checkpoint) {
        Optional<Finding> signature = signature(checkpoint);
        if (signature.filter(finding -> finding.kind() == Finding.Kind.FORGED).isPresent()) {
            return signature;
        }
        if (checkpoint.size() > frontier.size()) {
            return Optional.of(Finding.range(Finding.Kind.CUT, frontier.size(), checkpoint.size() - 1));
        }
        if (checkpoint.size() < frontier.size()) {
            return Optional.of(Finding.at(Finding.Kind.INSERTED, Optional.of(checkpoint.size()), Optional.empty()));
        }
        if (!rootIs(checkpoint)) {
            return Optional.of(
                    signature.isPresent()
                            ? Finding.of(Finding.Kind.FORGED)
                            : Finding.range(Finding.Kind.REWRITTEN, good, Math.max(good, checkpoint.size() - 1)));
        }
        checkpoints++;
        if (signature.isPresent()) {
            strangers++;
        } else {
            good = checkpoint.size();
            lastSigned = Optional.of(checkpoint.at());
        }
        return Optional.empty();
    }

    /** After the last leaf: a kept head that goes further, or leaves that no trusted signature covers. */
    public Optional<Finding> end() {
        for (Checkpoint head : heads) {
            if (head.size() > frontier.size()) {
                return Optional.of(Finding.range(Finding.Kind.CUT, frontier.size(), head.size() - 1));
            }
        }
        if (good < frontier.size()) {
            return Optional.of(
                    strangers > 0
                            ? Finding.of(Finding.Kind.UNKNOWN_KEY)
                            : Finding.at(Finding.Kind.UNSIGNED, Optional.of(good), Optional.empty()));
        }
        return Optional.empty();
    }

    private Optional<Finding> signature(Checkpoint checkpoint) {
        Optional<LedgerKey> key = trusted.stream()
                .filter(candidate -> candidate.id(checkpoint.origin()).equals(checkpoint.keyId()))
                .findFirst();
        if (key.isEmpty()) {
            return Optional.of(Finding.of(Finding.Kind.UNKNOWN_KEY));
        }
        return checkpoint.isSignedBy(key.get()) ? Optional.empty() : Optional.of(Finding.of(Finding.Kind.FORGED));
    }

    private boolean rootIs(Checkpoint checkpoint) {
        return Base64.getEncoder().encodeToString(frontier.root()).equals(checkpoint.root());
    }
}
